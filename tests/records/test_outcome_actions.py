"""What is done about an outcome and its plan: the row it leaves, its entry in the trail, and who may not do it."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.spec.case import refused
from whatmatters.records import clock
from whatmatters.records.audit.models import Entry
from whatmatters.records.conversations import actions as conversations
from whatmatters.records.conversations.actions import ChangedMeanwhile
from whatmatters.records.conversations.models import Draft
from whatmatters.records.outcomes.actions import (
    deferrals,
    ends,
    goals,
    opening,
    provisions,
    reviews,
    scores,
    support,
    words,
)
from whatmatters.records.outcomes.actions.problem import state_problem
from whatmatters.records.outcomes.models import Decision, Mapping, Outcome, Score
from whatmatters.records.people import actions as people
from whatmatters.records.people.access import NotYours
from whatmatters.records.plans import actions as plans
from whatmatters.records.plans.models import Review, ReviewUnderWay
from whatmatters.rules import facts
from whatmatters.rules.facts import Score as Said
from whatmatters.rules.support import Consideration

TODAY = dt.date(2026, 6, 15)
TOMORROW = TODAY + dt.timedelta(days=1)
A_WEEK_AGO = TODAY - dt.timedelta(days=7)
FINISH = {"participants": "", "decisions": "", "next_review_on": TOMORROW}
HOME = facts.Wording(on=TODAY, words="Mynd adref", language="cy")
SUPPORTED = Consideration(how_supported="A lift on Sundays", by_whom="Huw", resources="His car")


def last_entry():
    return Entry.objects.order_by("pk").last()


def noted(verb, cast, **details):
    """The last entry is this, by Megan, about Gwen."""
    entry = last_entry()
    assert (entry.verb, entry.account, entry.person) == (verb, str(cast.megan.pk), cast.gwen.pk)
    assert entry.details == details


# What each of them asks for, for whoever does it and on whatever id.
CHANGES = {
    "words": lambda at, by: words.add_wording(outcome=at, wording=HOME, by=by),
    "goal": lambda at, by: goals.set_goal(
        outcome=at, goal=facts.Goal(set_on=TODAY, score=7, meaning="x", ten_means="y"), by=by
    ),
    "mapping": lambda at, by: goals.choose_national_outcome(
        outcome=at,
        mapping=facts.Mapping(set_on=TODAY, framework="x", version="1", code="1", rationale="x"),
        by=by,
    ),
    "problem": lambda at, by: state_problem(outcome=at, problem_statement="She fell.", by=by),
    "action": lambda at, by: support.add_action(
        outcome=at, action=facts.Action(what="x", who_kind="person"), by=by
    ),
    "action settled": lambda at, by: support.settle_action(action=at, done_on=TODAY, by=by),
    "contribution": lambda at, by: support.add_contribution(outcome=at, agency="x", role="y", by=by),
    "considered": lambda at, by: support.consider(
        outcome=at, consideration=SUPPORTED, maker="Megan", on=TODAY, by=by
    ),
    "service": lambda at, by: provisions.record_provision(outcome=at, service="x", from_date=TODAY, by=by),
    "service ended": lambda at, by: provisions.end_provision(provision=at, on=TODAY, by=by),
    "score": lambda at, by: scores.record_occasion(
        outcome=at, voices=[Said(on=TODAY, kind="review", by="person", value=4, narrative="Iawn")], by=by
    ),
    "taken back": lambda at, by: scores.retract(score=at, reason="Another's", by=by),
    "ended": lambda at, by: ends.end_outcome(outcome=at, end_reason="completed", on=TODAY, by=by),
    "returned to": lambda at, by: deferrals.return_to(deferral=at, on=TODAY, by=by),
    "review begun": lambda at, by: reviews.begin(plan=at, on=TODAY, participants="", by=by),
    "put aside": lambda at, by: reviews.put_aside(plan=at, by=by),
    "review": lambda at, by: reviews.finish(plan=at, on=TODAY, **FINISH, by=by),
    "plan closed": lambda at, by: reviews.close_plan(plan=at, on=TODAY, evaluation="x", statement="y", by=by),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_does_not_exist_is_not_theirs(cast, change):
    with pytest.raises(NotYours):
        CHANGES[change]("no-such-id", cast.megan)


@pytest.mark.parametrize("who", ["ifan", "inspector", "alun", "carys"])
def test_nobody_else_changes_anything(cast, who):
    plan = cast.plan()
    outcome = cast.outcome(plan)
    action = support.add_action(
        outcome=outcome.pk, action=facts.Action(what="x", who_kind="person"), by=cast.megan
    )
    provision = provisions.record_provision(
        outcome=outcome.pk, service="x", from_date=A_WEEK_AGO, by=cast.megan
    )
    deferral = deferrals.defer(
        person=cast.gwen.pk,
        deferral=facts.Deferral(from_=A_WEEK_AGO, until=TOMORROW, reason="Section 126"),
        by=cast.megan,
    )
    at = {
        "action settled": action.pk,
        "service ended": provision.pk,
        "taken back": Score.objects.get().pk,
        "returned to": deferral.pk,
        **dict.fromkeys(("review begun", "put aside", "review", "plan closed"), plan.pk),
    }
    before = Entry.objects.count()
    for change, do in CHANGES.items():
        with pytest.raises(NotYours):
            do(at.get(change, outcome.pk), getattr(cast, who))
    assert Entry.objects.count() == before


def test_a_person_who_does_not_exist_has_no_record_to_hold(cast):
    with pytest.raises(NotYours):
        opening.person_held("no-such-id", None)


def test_c15_the_problem_is_stated_once(cast):
    outcome = cast.outcome(cast.plan())

    def state(statement):
        state_problem(outcome=outcome.pk, problem_statement=statement, by=cast.megan)
        return Outcome.objects.get(pk=outcome.pk).problem_statement

    before = Entry.objects.count()
    assert state("  ") == ""
    assert Entry.objects.count() == before
    assert state("She fell at Easter.") == "She fell at Easter."
    noted("problem stated", cast)
    assert state("She fell at Easter.") == "She fell at Easter."
    assert Entry.objects.filter(verb="problem stated").count() == 1
    with refused("C15"):
        state("She fell at Christmas.")
    assert Outcome.objects.get(pk=outcome.pk).problem_statement == "She fell at Easter."


@pytest.mark.parametrize(
    ("said", "done"),
    [({"done_on": A_WEEK_AGO}, True), ({"not_done_reason": "The car broke down"}, False)],
)
def test_b8_an_action_is_settled(cast, said, done):
    outcome = cast.outcome(cast.plan())
    action = support.add_action(
        outcome=outcome.pk, action=facts.Action(what="Ffonio", who_kind="person"), by=cast.megan
    )
    with refused("C7"):
        support.settle_action(action=action.pk, done_on=TOMORROW, by=cast.megan)
    settled = support.settle_action(action=action.pk, **said, by=cast.megan)
    settled.refresh_from_db()
    assert {name: getattr(settled, name) for name in said} == said
    noted("action settled", cast, done=done)


def test_b9_who_contributes(cast):
    outcome = cast.outcome(cast.plan())
    row = support.add_contribution(
        outcome=outcome.pk, agency="Health board", role="Physiotherapy", by=cast.megan
    )
    assert (row.outcome_id, row.agency, row.role) == (outcome.pk, "Health board", "Physiotherapy")
    noted("contribution recorded", cast)


@pytest.mark.parametrize(
    ("consideration", "decision", "reason"),
    [
        (SUPPORTED, "supported", "A lift on Sundays\nHuw\nHis car"),
        (Consideration(why_not="She would rather not"), "not_supported", "She would rather not"),
        (Consideration(met_by_conversation=True), "met_by_conversation", ""),
    ],
)
def test_b3_how_an_outcome_is_supported_or_why_not(cast, consideration, decision, reason):
    outcome = cast.outcome(cast.plan())
    support.consider(outcome=outcome.pk, consideration=consideration, maker="Megan", on=TODAY, by=cast.megan)
    row = Decision.objects.get(kind="support")
    assert (row.outcome_id, row.decision, row.reason, row.by) == (outcome.pk, decision, reason, "Megan")
    noted("decision recorded", cast, kind="support", decision=decision)


def test_b3_it_is_not_left_open(cast):
    outcome = cast.outcome(cast.plan())
    with refused("B3"):
        support.consider(
            outcome=outcome.pk, consideration=Consideration(), maker="Megan", on=TODAY, by=cast.megan
        )
    assert not Decision.objects.exists()


def test_what_is_recorded_of_one_person_hangs_on_nothing_of_anothers(cast):
    """A plan, a need or an outcome of somebody else is as unknown as one that does not exist."""
    outcome = cast.outcome(cast.plan())
    huw = people.add_person(unit=cast.valley, by=cast.megan, name="Huw")
    theirs = cast.plan(huw)
    need = cast.need.pk
    deferral = facts.Deferral(from_=TODAY, until=TOMORROW, reason="Section 126")
    decided = support.Decided(kind="review_choice", decision="keep", reason="", maker="Huw", on=TODAY)
    for change in (
        lambda: support.decide(person=huw.pk, decided=decided, outcome=outcome.pk, by=cast.megan),
        lambda: support.decide(person=cast.gwen.pk, decided=decided, plan=theirs.pk, by=cast.megan),
        lambda: deferrals.defer(person=huw.pk, deferral=deferral, outcome=outcome.pk, by=cast.megan),
        lambda: ends.place_in_plan(outcome=outcome.pk, plan=theirs.pk, need=need, by=cast.megan),
        lambda: ends.continue_outcome(outcome=outcome.pk, plan=theirs.pk, need=need, on=TODAY, by=cast.megan),
        lambda: ends.end_outcome(
            outcome=outcome.pk,
            end_reason="replaced",
            note="x",
            replaced_by="no-such-id",
            on=TODAY,
            by=cast.megan,
        ),
        lambda: words.add_outcome(
            person=cast.gwen, beginning=words.Beginning(wording=HOME, plan=theirs.pk), by=cast.megan
        ),
        lambda: words.add_outcome(
            person=cast.gwen,
            beginning=words.Beginning(wording=HOME, plan=outcome.plan_id, need=need),
            by=cast.megan,
        ),
    ):
        before = Entry.objects.count(), Outcome.objects.count()
        with pytest.raises(NotYours):
            change()
        assert (Entry.objects.count(), Outcome.objects.count()) == before


def test_an_outcome_sent_twice_is_one(cast):
    home = words.Beginning(wording=HOME, id="of-the-form")
    first = words.add_outcome(person=cast.gwen, beginning=home, by=cast.megan)
    assert words.add_outcome(person=cast.gwen, beginning=home, by=cast.megan) == first
    assert Outcome.objects.count() == Entry.objects.filter(verb="outcome recorded").count() == 1


def test_what_another_changed_meanwhile_is_shown_and_nothing_lost(cast):
    outcome = cast.outcome(cast.plan(), goal=None, baseline=None)
    goal = facts.Goal(set_on=TODAY, score=7, meaning="Digon", ten_means="Bob Sul")
    first = goals.set_goal(outcome=outcome.pk, goal=goal, seen="", by=cast.megan)
    with pytest.raises(ChangedMeanwhile) as stands:
        goals.set_goal(outcome=outcome.pk, goal=goal, seen="", by=cast.megan)
    assert stands.value.current == first
    with refused("B1"):
        words.add_wording(outcome=outcome.pk, wording=HOME, by=cast.megan)
    anew = replace(HOME, reason="She said it better")
    spoken = words.add_wording(outcome=outcome.pk, wording=anew, by=cast.megan)
    noted("words recorded", cast, kind=spoken.kind, language="cy")
    with pytest.raises(ChangedMeanwhile) as stands:
        words.add_wording(outcome=outcome.pk, wording=anew, seen="an-earlier-one", by=cast.megan)
    assert stands.value.current.id == spoken.pk
    assert Outcome.objects.get(pk=outcome.pk).wordings.count() == 2


@pytest.mark.parametrize(
    ("choice", "verb"), [("chosen", "national outcome chosen"), ("candidate", "national outcome considered")]
)
def test_b4_the_most_relevant_national_outcome_and_what_was_considered(cast, choice, verb):
    outcome = cast.outcome(cast.plan())
    code = {"framework": "wales-wellbeing", "version": "2016", "code": "valued-in-society"}
    mapping = facts.Mapping(set_on=TODAY, choice=choice, rationale="She said so", **code)
    goals.choose_national_outcome(outcome=outcome.pk, mapping=mapping, by=cast.megan)
    assert Mapping.objects.get().choice == choice
    noted(verb, cast, framework=code["framework"], code=code["code"])


def test_b5_a_code_that_does_not_exist_is_chosen_for_nobody(cast):
    outcome = cast.outcome(cast.plan())
    mapping = facts.Mapping(set_on=TODAY, framework="x", version="1", code="1", rationale="x")
    with refused("B5"):
        goals.choose_national_outcome(outcome=outcome.pk, mapping=mapping, by=cast.megan)
    assert not Mapping.objects.exists()


def test_b8_a_service_is_named_and_does_not_end_before_it_begins(cast):
    outcome = cast.outcome(cast.plan())
    service = {"outcome": outcome.pk, "from_date": A_WEEK_AGO, "by": cast.megan}
    with refused("B8"):
        provisions.record_provision(service=" ", **service)
    with refused("D11"):
        provisions.record_provision(service="Bus", to=A_WEEK_AGO - dt.timedelta(days=1), **service)
    row = provisions.record_provision(service="Bus", to=TODAY, **service)
    assert (row.person_id, row.service, row.to) == (cast.gwen.pk, "Bus", TODAY)
    ended = provisions.end_provision(provision=row.pk, on=A_WEEK_AGO, by=cast.megan)
    ended.refresh_from_db()
    assert ended.to == A_WEEK_AGO
    noted("service recorded", cast)


def test_what_was_put_off_is_returned_to_once(cast):
    row = deferrals.defer(
        person=cast.gwen.pk,
        deferral=facts.Deferral(from_=A_WEEK_AGO, until=TOMORROW, reason="Section 126"),
        by=cast.megan,
    )
    assert (row.outcome_id, row.plan_id) == (None, None)
    deferrals.return_to(deferral=row.pk, on=TODAY, by=cast.megan)
    noted("returned to", cast)
    again = deferrals.return_to(deferral=row.pk, on=A_WEEK_AGO, by=cast.megan)
    assert again.resolved_on == TODAY
    assert Entry.objects.filter(verb="returned to").count() == 1


def test_a_form_is_known_again_by_its_own_id(cast):
    outcome = cast.outcome(cast.plan())
    voice = Said(on=TODAY, kind="review", by="person", value=5, narrative="Iawn")
    assert scores.recorded_as(outcome.pk, "of-the-form") == ""
    assert scores.recorded_as(outcome.pk, "") == ""
    sent = {"outcome": outcome.pk, "voices": [voice], "id": "of-the-form", "by": cast.megan}
    (first,) = scores.record_occasion(**sent)
    assert scores.recorded_as(outcome.pk, "of-the-form") == "review"
    assert scores.record_occasion(**sent) == [first]
    other_words = Said(on=TODAY, kind="review", by="person", value=5, narrative="Eitha da")
    with clock.at(clock.now() + dt.timedelta(minutes=1)):
        (corrected,) = scores.record_occasion(**{**sent, "voices": [other_words]})
    assert corrected.pk != first.pk
    assert Score.objects.filter(kind="review").count() == 2


def test_a_score_is_taken_back_once_and_stays(cast):
    outcome = cast.outcome(cast.plan())
    (said,) = cast.scored(outcome, "informal", 5, value=6, narrative="Yn well")
    taken = scores.retract(score=said.pk, reason="Another's", by=cast.megan)
    noted("score taken back", cast)
    again = scores.retract(score=said.pk, reason="Again", by=cast.megan)
    assert (again.retracted_reason, again.retracted_at) == ("Another's", taken.retracted_at)
    assert Entry.objects.filter(verb="score taken back").count() == 1


def test_a_review_under_way_is_taken_up_again_or_put_aside(cast):
    plan = cast.plan()
    cast.outcome(plan)
    with refused("C7"):
        reviews.begin(plan=plan.pk, on=TOMORROW, participants="", by=cast.megan)
    first = reviews.begin(plan=plan.pk, on=TODAY, participants="Gwen, Megan", by=cast.megan)
    noted("review begun", cast)
    assert reviews.begin(plan=plan.pk, on=TODAY, participants="", closing=True, by=cast.megan) == first
    assert ReviewUnderWay.objects.get().participants == "Gwen, Megan"
    reviews.put_aside(plan=plan.pk, by=cast.megan)
    noted("review put aside", cast)
    assert not ReviewUnderWay.objects.exists()
    assert reviews.begin(plan=plan.pk, on=TODAY, participants="", closing=True, by=cast.megan).closing
    noted("closing begun", cast)


def test_c7_the_same_choices_for_every_outcome_at_a_review(cast):
    plan = cast.plan()
    outcome = cast.outcome(plan)
    chosen = {
        "outcome": outcome.pk,
        "person": cast.gwen.pk,
        "plan": plan.pk,
        "note": "x",
        "maker": "Gwen",
        "on": TODAY,
        "by": cast.megan,
    }
    with pytest.raises(ValueError, match="choices at a review"):
        reviews.choose(choice="stop_care", **chosen)
    reviews.choose(choice="keep", **chosen)
    row = Decision.objects.get(kind="review_choice")
    assert (row.plan_id, row.outcome_id, row.decision) == (plan.pk, outcome.pk, "keep")


def test_a_review_sent_twice_is_one(cast):
    plan = cast.plan()
    held = {"plan": plan.pk, "on": TODAY, "id": "of-the-form", **FINISH, "by": cast.megan}
    first = reviews.finish(**held)
    noted("review held", cast)
    assert reviews.finish(**held) == first
    assert Review.objects.count() == Entry.objects.filter(verb="review held").count() == 1


def test_closing_ends_only_what_is_open_and_takes_nothing_more_in(cast):
    plan = cast.plan()
    done, still = cast.outcome(plan), cast.outcome(plan, text="Garddio")
    ends.end_outcome(outcome=done.pk, end_reason="completed", on=A_WEEK_AGO, by=cast.megan)
    cast.scored(still, "end", 0, value=6, narrative="Yn well")
    reviews.close_plan(
        plan=plan.pk,
        on=TODAY,
        evaluation="Do",
        statement="Symud",
        evaluations={still.pk: "Nearly", done.pk: "Not asked"},
        by=cast.megan,
    )
    noted("plan closed", cast)
    ended = {row.pk: row for row in Outcome.objects.all()}
    assert (ended[done.pk].end_reason, ended[done.pk].end_evaluation) == ("completed", "")
    assert (ended[still.pk].end_reason, ended[still.pk].end_evaluation) == ("plan_closed", "Nearly")
    plan.refresh_from_db()
    with refused("B2"):
        reviews.begin(plan=plan.pk, on=TODAY, participants="", by=cast.megan)
    with refused("B2"):
        plans.add_need(plan=plan, description="More", eligible=True, by=cast.megan)


def test_a_plan_does_not_start_tomorrow(cast):
    with refused("C7"):
        plans.start_plan(
            person=cast.gwen,
            kind="adult",
            unit=cast.valley,
            started_on=TOMORROW,
            coordinator="Megan",
            by=cast.megan,
        )
    assert not cast.gwen.plans.exists()


def test_a_draft_is_kept_for_its_writer_until_what_it_is_about_is_saved(cast):
    for text in ("Dwi'n", "Dwi'n colli'r côr"):
        conversations.keep_draft(person=cast.gwen, about="conversation", text=text, by=cast.megan)
    conversations.keep_draft(person=cast.gwen, about="conversation", text="hers", by=cast.rhian)
    assert Draft.objects.get(account=cast.megan).text == "Dwi'n colli'r côr"
    with pytest.raises(NotYours):
        conversations.keep_draft(person=cast.gwen, about="conversation", text="x", by=cast.ifan)
    row = conversations.write_conversation(
        person=cast.gwen,
        on=TODAY,
        participants="person",
        narrative="Dwi'n colli'r côr",
        id="of-the-form",
        by=cast.megan,
    )
    assert row.pk == "of-the-form"
    assert Draft.objects.get().account == cast.rhian


def test_a_conversation_is_rewritten_on_its_latest_version(cast):
    written = {"person": cast.gwen, "on": TODAY, "participants": "person"}
    first = conversations.write_conversation(**written, narrative="One", by=None)
    second = conversations.rewrite_conversation(conversation=first, narrative="Two", by=None)
    third = conversations.rewrite_conversation(conversation=second, narrative="Three", by=cast.megan)
    noted("conversation changed", cast, replaces=second.pk)
    with pytest.raises(ChangedMeanwhile) as stands:
        conversations.rewrite_conversation(conversation=first, narrative="Four", by=cast.megan)
    assert stands.value.current == third == conversations.latest(first)
    assert (first.recorded_by, third.recorded_by) == ("", str(cast.megan.pk))
    with pytest.raises(TypeError, match="no mood"):
        conversations.write_conversation(**written, mood="x", by=cast.megan)
