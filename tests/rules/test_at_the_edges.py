"""What each rule refuses at its edges, and what it lets pass just inside them."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.spec.case import PLAN, TODAY, day, mapping, outcome, refused, scores, state
from whatmatters.frameworks import known_codes
from whatmatters.frameworks.reporting import report_kinds
from whatmatters.rules.advocacy import AdvocacyDecision, TakingPart, check_advocacy
from whatmatters.rules.annual_reports import Hands, Held, check_complete, check_step, gaps, step_between
from whatmatters.rules.closing import check_plan_closing
from whatmatters.rules.clusters import may_cut, widened
from whatmatters.rules.conversations import Conversation, Participant, check_conversation, participants_from
from whatmatters.rules.deferrals import check_deferral
from whatmatters.rules.extracts import check_request
from whatmatters.rules.facts import Deferral, Goal, Outcome, Wording
from whatmatters.rules.fair import Review, RightAtStake
from whatmatters.rules.goals import check_goal
from whatmatters.rules.inspections import (
    check_ending,
    check_extension,
    check_opening,
    check_reason,
    check_sampling,
)
from whatmatters.rules.learned import check_end as check_period
from whatmatters.rules.learned import check_learned, check_statement
from whatmatters.rules.lifecycle import check_continue, check_end
from whatmatters.rules.lifting import check_lift, stands_in, together, within
from whatmatters.rules.mappings import check_mapping
from whatmatters.rules.messages import recording as messages
from whatmatters.rules.refusals import Refusals
from whatmatters.rules.scores import baseline_is_missing
from whatmatters.rules.sentences import sentences
from whatmatters.rules.strengths import Strength
from whatmatters.rules.support import Consideration
from whatmatters.rules.views import View, check_matter
from whatmatters.rules.words import check_wording

TOMORROW = TODAY + dt.timedelta(days=1)
REPORT = next(iter(report_kinds().values()))


def test_a_report_goes_only_where_a_step_leads():
    assert step_between("draft", "reviewed").who == "write"
    with refused("E4"):
        step_between("draft", "published")


def test_two_pairs_of_eyes_look_at_a_report_where_there_are_two():
    whole = Held(explained=frozenset(section.item for section in REPORT.laid_out()))
    check_complete(REPORT, whole)
    approve = step_between("reviewed", "approved")
    check_step(approve, REPORT, whole, hands=Hands(by="a", reviewed_by="a", written_by={"a"}))
    check_step(approve, REPORT, whole, hands=Hands(by="b", reviewed_by="a", written_by={"a"}, others={"a"}))
    with refused("E4", "E4"):
        check_step(
            approve, REPORT, whole, hands=Hands(by="a", reviewed_by="a", written_by={"a"}, others={"b"})
        )


def test_a_plan_closes_in_its_own_time():
    late = outcome(scores=scores("on | kind | value\n2024-09-01 | end | 5\n2025-01-01 | informal | 5"))
    told = {"evaluation": "Told.", "today": TODAY}
    with refused("C7", "schema"):
        check_plan_closing(
            PLAN, [], on=dt.date(2023, 12, 31), evaluation="Told.", today=dt.date(2023, 12, 30)
        )
    with refused("C7"):
        check_plan_closing(PLAN, [late], on=day("2024-09-01"), **told)
    begun_later = outcome(opened_on=day("2025-01-01"), goals=(), scores=())
    with refused("C14", "C14"):
        check_plan_closing(PLAN, [begun_later], on=day("2024-09-01"), **told)
    set_later = outcome(
        scores=scores("on | kind | value\n2024-09-01 | end | 5"), mappings=(mapping("belong", "2025-01-01"),)
    )
    with refused("B4"):
        check_plan_closing(PLAN, [set_later], on=day("2024-09-01"), **told)


def test_an_outcome_ends_in_its_own_time_and_in_a_way_there_is():
    case = outcome(scores=scores("on | value\n2024-09-01 | 5"))
    for said, rule in (
        ({"end_reason": "forgotten", "on": day("2024-09-01")}, ("schema",)),
        ({"end_reason": "completed", "on": TOMORROW}, ("C7",)),
        ({"end_reason": "completed", "on": day("2023-01-01")}, ("schema", "C7", "C12")),
    ):
        with refused(*rule):
            check_end(case, **said, today=TODAY)
    with refused("B10"):
        check_end(
            outcome(ended_on=TODAY, end_reason="completed"), end_reason="completed", on=TODAY, today=TODAY
        )


def test_an_outcome_is_not_carried_on_within_one_plan():
    earlier = outcome(ended_on=day("2024-09-01"), end_reason="completed")
    with refused("B10"):
        check_continue(earlier, outcome(opened_on=day("2024-09-01"), goals=(), wordings=()))


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("\u1112\u1161", True),
        ("\u1112\u1112", True),
        ("\u1161\u11ab", True),
        ("\u11ab\u11ab", True),
        ("\uac00\u11a8", True),
        ("\uac01\u11a8", True),
        ("\u11ab\u1161", False),
        ("\uac01\uac00", False),
        ("ab", False),
        ("🇬🇧", True),
    ],
)
def test_a_syllable_of_korean_is_cut_between_letters_nowhere(text, joined):
    assert may_cut(text, 1) is not joined


def test_flags_are_cut_between_and_never_through():
    assert [may_cut("🇬🇧🇬🇧", at) for at in range(5)] == [True, False, True, False, True]


def test_a_conversation_draws_on_what_there_is_and_leaves_out_empty_parts():
    assert Conversation(id="c", person="Mair", on=TODAY, drew_on=("verbal",)).recorded.date() == TODAY
    with refused("A5"):
        Conversation(id="c", person="Mair", on=TODAY, drew_on=("verbal", "gossip"))
    assert participants_from(" ; person;; family: Siân ") == (
        Participant("person"),
        Participant("family", "Siân"),
    )


def test_a_deferral_is_not_resolved_ahead():
    with refused("C7"):
        check_deferral(
            Deferral(from_=TODAY, until=TOMORROW, reason="Enquiry.", resolved_on=TOMORROW), today=TODAY
        )


def test_an_extract_says_for_whom_what_for_and_by_which_law():
    asked = {
        "recipient": "public-health",
        "purpose": "Planning",
        "basis": "The Act",
        "nation": "scotland",
        "as_of": TODAY,
        "today": TODAY,
    }
    check_request(**asked)
    for name, wrong in (
        ("nation", "wales"),
        ("recipient", "Public Health!"),
        ("purpose", " "),
        ("basis", ""),
        ("as_of", TOMORROW),
    ):
        with refused("E7"):
            check_request(**{**asked, name: wrong})


def test_a_right_that_is_not_restricted_needs_no_law():
    RightAtStake(right="life", at_stake="Nothing much.")
    with refused("A10"):
        RightAtStake(right="life", at_stake=" ")


def test_a_decision_looked_at_again_without_the_person_says_why():
    Review(on=TODAY, what_came="It went well.", person_took_part=True)
    with refused("A10", "A10"):
        Review(on=TODAY, what_came=" ", person_took_part=False)


def test_an_earlier_goal_is_no_first_one_written_down_late():
    second = Goal(
        set_on=day("2023-12-01"), score=5, meaning="Some weeks.", ten_means="Chapel every Sunday, on my own."
    )
    unexplained = Goal(
        set_on=day("2024-06-01"), score=6, meaning="More.", ten_means="Chapel every Sunday, on my own."
    )
    with refused("C12"):
        check_goal(outcome(), second, today=TODAY)
    with refused("C7", "C12"):
        check_goal(outcome(), Goal(set_on=TOMORROW, score=5, meaning="x", ten_means="y"), today=TODAY)
    already = outcome(goals=(*outcome().goals, unexplained))
    later = Goal(
        set_on=day("2024-07-01"),
        score=5,
        meaning="x",
        ten_means="Chapel every Sunday, on my own.",
        reason="So.",
    )
    check_goal(already, later, today=TODAY)


def test_an_earlier_wording_is_no_first_one_written_down_late():
    reworded = Wording(on=day("2024-06-01"), words="Chapel.", language="en")
    already = outcome(wordings=(*outcome().wordings, reworded))
    check_wording(already, Wording(on=day("2024-07-01"), words="Y capel.", reason="Better put."), today=TODAY)
    with refused("B1"):
        check_wording(outcome(), Wording(on=day("2023-12-01"), words="Earlier."), today=TODAY)


def test_an_inspection_lasts_as_long_as_one_may():
    said = {
        "bodies": ["care-inspectorate-wales"], "basis": "Part 8", "units": ["a"], "inspectors": ["b"], "today": TODAY,
    }  # fmt: skip
    check_opening(**said, first_day=TODAY, last_day=TODAY + dt.timedelta(days=366))
    for first, last in (
        (TODAY, TODAY - dt.timedelta(days=1)),
        (TODAY - dt.timedelta(days=9), TODAY - dt.timedelta(days=1)),
        (TODAY, TODAY + dt.timedelta(days=367)),
    ):
        with refused("E5"):
            check_opening(**said, first_day=first, last_day=last)
    longer = {"first_day": TODAY, "now_until": TODAY, "today": TODAY}
    check_extension(**longer, last_day=TODAY + dt.timedelta(days=732), why="More to see.")
    with refused("E5"):
        check_extension(**longer, last_day=TODAY + dt.timedelta(days=733), why="More to see.")
    with refused("E5", "E5"):
        check_extension(**longer, last_day=TODAY, why=" ")
    with refused("E5"):
        check_ending(now_until=TODAY, why=" ", today=TODAY)


def test_words_are_lifted_as_what_there_is_and_from_where_they_stand():
    with refused("A2"):
        check_lift("I miss chapel.", becomes="a number", start=0, end=6)
    assert within("ab ab", 1, 5, "ab") == (3, 5)
    assert within("e\u0301 e", 0, 4, "e") == (3, 4)
    for words in ("", "ba"):
        with refused("B1"):
            within("ab ab", 0, 5, words)
    assert stands_in("e\u0301 e", "e", 0) == 3
    assert stands_in("e\u0301", "e", 0) is None
    assert stands_in("ab", "c", 0) is None
    assert stands_in("ab", "", 0) is None
    with refused("A1"):
        together("One. Two.", [])


def test_sentences_end_where_a_reader_sees_an_end():
    assert sentences("好。\u0301好。") == ((0, 5),)
    assert sentences("好。好。") == ((0, 2), (2, 4))


def test_a_mapping_is_not_made_ahead():
    with refused("C7"):
        check_mapping(outcome(), mapping("belong", TOMORROW.isoformat()), known=known_codes(), today=TODAY)


def test_a_form_of_support_says_what_belongs_to_its_decision():
    said = {"how_supported": "A lift", "by_whom": "Megan", "resources": "The bus", "why_not": "No."}
    assert Consideration.of("supported", **said).decision == "supported"
    assert Consideration.of("supported", **said).why_not == ""
    assert Consideration.of("not_supported", **said) == Consideration(why_not="No.")
    assert Consideration.of("met_by_conversation", **said).decision == "met_by_conversation"
    assert Consideration(why_not="No.").decision == "not_supported"


def test_an_outcome_in_another_persons_plan_cannot_be():
    with refused("schema"):
        Outcome(id="x", person="Siân", opened_on=TODAY, plan=PLAN)


def test_what_a_report_lacks_is_named_by_section_until_it_is_there_or_explained():
    nothing = gaps(REPORT, Held())
    assert {gap.what.partition(":")[0] for gap in nothing} == {"text", "figure", "table"}
    everything = Held(
        written=frozenset(gap.section.id for gap in nothing if gap.what == "text"),
        figures=frozenset(gap.section.id for gap in nothing if gap.what == "figure"),
        tables={
            gap.section.id: frozenset({gap.what.removeprefix("table:")})
            for gap in nothing
            if gap.what.startswith("table:")
        },
    )
    assert gaps(REPORT, everything) == ()
    with refused("E3"):
        check_complete(REPORT, replace(everything, written=everything.written - {nothing[0].section.id}))


def test_a_report_with_two_versions_or_open_comments_does_not_go_on():
    section = REPORT.laid_out()[0].id
    reviewed, approved = step_between("draft", "reviewed"), step_between("reviewed", "approved")
    with refused("E4"):
        check_step(reviewed, REPORT, Held(unsettled=frozenset({section})))
    check_step(reviewed, REPORT, Held())
    whole = Held(explained=frozenset(part.item for part in REPORT.laid_out()), open_comments=2)
    with refused("E4"):
        check_step(approved, REPORT, whole, hands=Hands(by="a"))
    back = step_between("reviewed", "draft")
    check_step(back, REPORT, Held(), note="The figures are old.")
    with refused("E4"):
        check_step(back, REPORT, Held(), note=" ")


def test_publishing_asks_nobody_for_other_eyes():
    whole = Held(explained=frozenset(part.item for part in REPORT.laid_out()))
    check_step(
        step_between("approved", "published"),
        REPORT,
        whole,
        hands=Hands(by="a", reviewed_by="a", others={"b"}),
    )


def test_records_are_sampled_by_a_decision_that_anybody_can_draw_again():
    said = {
        "basis": "Part 8", "how_many": 1, "seed": "one", "first": TODAY, "to": TODAY, "people": 1, "is_over": False,
    }  # fmt: skip
    check_sampling(**said)
    check_sampling(**{**said, "how_many": 100})
    for name, wrong in (
        ("basis", " "),
        ("how_many", 0),
        ("how_many", 101),
        ("seed", ""),
        ("to", TODAY - dt.timedelta(days=1)),
        ("people", 0),
        ("is_over", True),
    ):
        with refused("E5"):
            check_sampling(**{**said, name: wrong})
    check_reason("Not theirs.")
    with refused("E5"):
        check_reason("")


def test_an_inspection_that_says_nothing_is_told_all_it_lacks():
    with refused("E5", "E5", "E5", "E5"):
        check_opening(
            bodies=[], basis="", units=[], inspectors=[], first_day=TODAY, last_day=TODAY, today=TODAY
        )
    for check in (
        lambda: check_ending(now_until=TODAY - dt.timedelta(days=1), why="Done.", today=TODAY),
        lambda: check_extension(
            first_day=TODAY,
            now_until=TODAY - dt.timedelta(days=1),
            last_day=TOMORROW,
            why="More.",
            today=TODAY,
        ),
    ):
        with refused("E5"):
            check()


def test_a_loop_has_two_halves_and_an_outcome_of_a_service_has_words():
    check_learned("They are alone.", "A lunch on Fridays.")
    with refused("D9", "D9"):
        check_learned(" ", "")
    check_statement("People are less alone.")
    with refused("D11"):
        check_statement(" ")
    check_period(None, TODAY)
    check_period(TODAY, TODAY)
    with refused("D11"):
        check_period(TOMORROW, TODAY)


def test_a_view_is_somebodys_and_says_something():
    with refused("schema"):
        View(by="the cat", on=TODAY, words="Miaow.")
    with refused("A6"):
        View(by="person", on=TODAY, words=" ")
    check_matter("The stairs")


def test_a_conversation_says_who_took_part_and_has_happened():
    with refused("A4", "C7"):
        check_conversation(Conversation(id="c", person="Mair", on=TOMORROW), today=TODAY)


def test_which_way_things_went_is_known_once_they_were_looked_at_twice():
    baseline = "on | kind | value\n2024-02-01 | baseline | 3"
    assert not state(outcome(scores=scores(baseline))).has_direction
    assert state(outcome(scores=scores(f"{baseline}\n2024-05-01 | review | 3"))).has_direction


def test_the_latest_decision_about_advocacy_counts_whatever_order_they_come_in():
    alone = TakingPart(on=TODAY, needs_help=True, somebody_suitable=False)
    arranged = AdvocacyDecision(
        on=TODAY, decision="arranged", reason="Nobody else.", kind="independent_advocate"
    )
    not_needed = AdvocacyDecision(on=TODAY - dt.timedelta(days=9), decision="not_needed", reason="She copes.")
    check_advocacy(alone, [arranged, not_needed])
    check_advocacy(alone, [arranged])
    with refused("B11"):
        check_advocacy(alone, [replace(arranged, on=TODAY - dt.timedelta(days=10)), not_needed])


def test_a_stretch_is_widened_to_whole_characters_and_no_further():
    text = "ab👩‍👩‍👧cd"
    assert widened(text, 4, 5) == (2, 7)
    assert widened(text, 2, 7) == (2, 7)
    assert widened(text, 1, 3) == (1, 7)
    assert [may_cut("x🇬🇧🇬🇧", at) for at in range(6)] == [True, True, False, True, False, True]


def test_a_successor_may_itself_have_been_replaced_later():
    first = outcome()
    second = outcome(
        id="choir",
        opened_on=day("2024-09-01"),
        goals=(),
        wordings=(),
        ended_on=day("2025-02-01"),
        end_reason="replaced",
        end_note="Something else.",
        replaced_by="walks",
    )
    end = {"end_reason": "replaced", "end_note": "Singing.", "on": day("2024-09-01"), "today": TODAY}
    check_end(first, **end, replaced_by=second)
    with refused("B10"):
        check_end(first, **end, replaced_by=first)


def test_refusals_are_said_one_a_line():
    with refused("B1", "A5") as found:
        raise Refusals([messages.NO_WORDS(), messages.UNKNOWN_SOURCE(given="x", sources="verbal")])
    assert str(Refusals(found)) == f"{found[0]}\n{found[1]}"


def test_a_strength_of_an_unknown_kind_is_told_beside_its_kind():
    with refused("schema") as found:
        Strength(description="Sings.", kind="talent")
    assert found[0].column == "kind"


@pytest.mark.parametrize(
    ("before", "after", "another"),
    [
        ("Never leaving the house.", "In bed all day.", True),
        ("Never leaving the house.", "never  leaving the House.", False),
        ("Never leaving the house.", " ", False),
        ("", "In bed all day.", False),
        ("", "", False),
    ],
)
def test_another_zero_is_another_scale_where_both_are_said(before, after, another):
    ends = {"meaning": "Most weeks.", "ten_means": "Every Sunday."}
    first = Goal(set_on=day("2024-01-01"), score=7, zero_means=before, **ends)
    then = Goal(set_on=day("2025-01-01"), score=6, zero_means=after, reason="Life changed.", **ends)
    case = outcome(goals=(first,), scores=scores("on | value\n2024-05-01 | 5"))
    if another:
        with refused("B10"):
            check_goal(case, then, today=TODAY)
    else:
        check_goal(case, then, today=TODAY)


def test_words_are_found_within_the_stretch_first_and_whole():
    assert within("ab ab ab", 0, 8, "ab") == (0, 2)
    assert within("aXaa\u0301aa", 1, 7, "a") == (2, 3)
    assert within("e\u0301e\u0301 e e", 0, 8, "e") == (5, 6)
    with refused("B1"):
        within("ab ab", 0, 4, "ab ab")
    with refused("B1"):
        within("e\u0301 e", 0, 2, "e")
    assert check_lift("chapel", becomes="outcome", start=0, end=6) == "chapel"
    assert together("One. Two. Three.", [(5, 9), (0, 4), (10, 16)]) == (0, 16)


def test_a_baseline_of_today_is_there_today():
    case = outcome(scores=scores("on | kind | value\n2024-02-01 | baseline | 3"))
    assert baseline_is_missing(case, as_of=day("2024-01-31"))
    assert not baseline_is_missing(case, as_of=day("2024-02-01"))
