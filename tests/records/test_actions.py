"""The rules stand behind every action: what the guidance refuses is refused here too, and nothing half-lands."""

import datetime as dt

import pytest

from whatmatters.records import clock
from whatmatters.records.audit.models import Entry
from whatmatters.records.outcomes.actions import deferrals, ends, goals, reviews, scores, support, words
from whatmatters.records.outcomes.models import Outcome, Score
from whatmatters.records.people import actions as people
from whatmatters.rules import facts
from whatmatters.rules.facts import Score as Said
from whatmatters.rules.refusals import Refusals

TODAY = dt.date(2026, 6, 15)


def refused(*rules):
    """The refusal that names these rules."""

    class Check:
        def __enter__(self):
            self.raises = pytest.raises(Refusals)
            self.caught = self.raises.__enter__()
            return self

        def __exit__(self, *told):
            result = self.raises.__exit__(*told)
            assert {refusal.rule for refusal in self.caught.value} == set(rules)
            return result

    return Check()


def test_c2_no_score_before_a_goal(cast):
    outcome = cast.outcome(cast.plan(), goal=None, baseline=None)
    with refused("C2"):
        cast.scored(outcome, "baseline", 10, value=4, narrative="Iawn")
    cast.scored(outcome, "baseline", 10, not_scored_reason="Ddim heddiw", not_scored_kind="declined")


def test_b2_no_score_outside_a_plan(cast):
    outcome = cast.outcome(None, baseline=None)
    with refused("B2"):
        cast.scored(outcome, "baseline", 10, value=4, narrative="Iawn")
    plan = cast.plan()
    ends.place_in_plan(outcome=outcome.pk, plan=plan.pk, need=cast.need.pk, by=cast.megan)
    cast.scored(Outcome.objects.get(pk=outcome.pk), "baseline", 10, value=4, narrative="Iawn")


def test_c3_one_baseline_and_never_a_practitioners(cast):
    outcome = cast.outcome(cast.plan(), baseline=None)
    with refused("C3"):
        cast.scored(
            outcome, "baseline", 100, by="practitioner", who="Megan", value=4, narrative="As I see it"
        )
    cast.scored(outcome, "baseline", 100, value=4, narrative="Iawn")
    with refused("C3"):
        cast.scored(outcome, "baseline", 50, value=5, narrative="Eto")


def test_c7_nothing_from_the_future(cast):
    outcome = cast.outcome(cast.plan())
    with refused("C7"):
        cast.scored(outcome, "informal", -1, value=5, narrative="Yfory")


def test_b2_the_authority_may_decide_not_to_use_scoring(cast):
    outcome = cast.outcome(cast.plan(), baseline=None)
    support.decide(
        person=cast.gwen.pk,
        decided=support.Decided(
            kind="scoring_use",
            decision="not_used",
            reason="Grieving",
            maker="Rhian",
            on=TODAY - dt.timedelta(days=90),
        ),
        by=cast.rhian,
    )
    with refused("B2"):
        cast.scored(outcome, "baseline", 10, value=4, narrative="Iawn")
    support.decide(
        person=cast.gwen.pk,
        decided=support.Decided(
            kind="scoring_use",
            decision="used",
            reason="She asked",
            maker="Rhian",
            on=TODAY - dt.timedelta(days=20),
        ),
        by=cast.rhian,
    )
    cast.scored(outcome, "baseline", 10, value=4, narrative="Iawn")


def test_b11_the_duty_to_arrange_an_advocate_has_to_be_answered(cast):
    home = words.Beginning(wording=facts.Wording(on=TODAY, words="Mynd adref", language="cy"))
    support.decide(
        person=cast.gwen.pk,
        decided=support.Decided(
            kind="taking_part",
            decision="nobody_suitable",
            reason="",
            maker="Megan",
            on=TODAY,
        ),
        by=cast.megan,
    )
    with refused("B11"):
        words.add_outcome(person=cast.gwen, beginning=home, by=cast.megan)
    people.record_advocacy(
        person=cast.gwen,
        decision="arranged",
        kind="independent_advocate",
        reason="Nobody else",
        on=TODAY,
        by=cast.megan,
    )
    words.add_outcome(person=cast.gwen, beginning=home, by=cast.megan)


def test_b7_who_defined_it_needs_a_note_where_not_the_person(cast):
    home = facts.Wording(on=TODAY, words="Mynd adref", language="cy", by="family")
    with refused("B7"):
        words.add_outcome(person=cast.gwen, beginning=words.Beginning(wording=home), by=cast.megan)


def test_b10_a_new_ten_on_a_scored_outcome_is_another_outcome(cast):
    outcome = cast.outcome(cast.plan())
    change = {"score": 5, "meaning": "Digon", "set_on": TODAY, "reason": "Newid"}
    with refused("B10"):
        goals.set_goal(
            outcome=outcome.pk, goal=facts.Goal(ten_means="Rhywbeth arall", **change), by=cast.megan
        )
    goals.set_goal(outcome=outcome.pk, goal=facts.Goal(ten_means="bob  sul", **change), by=cast.megan)


def test_replacing_links_the_two_and_the_successor_starts_anew(cast):
    outcome = cast.outcome(cast.plan())
    with refused("B10"):
        ends.end_outcome(outcome=outcome.pk, end_reason="withdrawn", on=TODAY, by=cast.megan)
    successor = ends.replace_outcome(
        outcome=outcome.pk,
        words="Gweld Mair",
        language="cy",
        note="Mae Mair yn bwysicach",
        on=TODAY,
        by=cast.megan,
    )
    kept = Outcome.objects.get(pk=outcome.pk)
    assert (kept.end_reason, kept.replaced_by_id) == ("replaced", successor.pk)
    assert not Score.objects.filter(outcome=successor).exists()


def test_c14_closing_asks_for_an_end_score_and_an_evaluation(cast):
    plan = cast.plan()
    outcome = cast.outcome(plan)
    close = {"plan": plan.pk, "on": TODAY, "statement": "Diwedd", "by": cast.megan}
    with refused("C14"):
        reviews.close_plan(evaluation="", **close)
    with refused("C14"):
        reviews.close_plan(evaluation="Cyrhaeddodd", **close)
    cast.scored(outcome, "end", 0, not_scored_reason="Wedi gorffen siarad", not_scored_kind="declined")
    reviews.close_plan(evaluation="Cyrhaeddodd", **close)
    assert Outcome.objects.get(pk=outcome.pk).end_reason == "plan_closed"


def test_c7_a_review_passes_over_nobody(cast):
    plan = cast.plan()
    first, second = cast.outcome(plan), cast.outcome(plan, text="Garddio")
    finish = {
        "plan": plan.pk,
        "on": TODAY,
        "participants": "",
        "decisions": "",
        "next_review_on": TODAY + dt.timedelta(days=90),
        "by": cast.megan,
    }
    cast.scored(first, "review", 0, value=6, narrative="Yn well")
    with refused("C7"):
        reviews.finish(**finish)
    cast.scored(second, "review", 0, not_scored_reason="Ddim heddiw", not_scored_kind="declined")
    reviews.finish(**finish)


def test_an_outcome_goes_on_in_a_later_plan_with_its_history(cast):
    plan = cast.plan()
    outcome = cast.outcome(plan)
    cast.scored(outcome, "end", 5, value=6, narrative="Yn well")
    reviews.close_plan(
        plan=plan.pk, on=TODAY - dt.timedelta(days=5), evaluation="Do", statement="Symud", by=cast.megan
    )
    later = cast.plan(ago=4)
    going_on = ends.continue_outcome(
        outcome=outcome.pk, plan=later.pk, need=cast.need.pk, on=TODAY, by=cast.megan
    )
    assert going_on.continues == outcome.pk
    assert going_on.wordings.get().words == outcome.wordings.get().words


def test_a9_a_deferral_is_returned_to(cast):
    outcome = cast.outcome(cast.plan())
    with refused("A9"):
        deferrals.defer(
            person=cast.gwen.pk,
            outcome=outcome.pk,
            deferral=facts.Deferral(from_=TODAY, until=TODAY + dt.timedelta(days=9), reason=""),
            by=cast.megan,
        )
    row = deferrals.defer(
        person=cast.gwen.pk,
        outcome=outcome.pk,
        deferral=facts.Deferral(
            from_=TODAY, until=TODAY + dt.timedelta(days=9), reason="Section 126 enquiry"
        ),
        by=cast.megan,
    )
    assert deferrals.return_to(deferral=row.pk, on=TODAY, by=cast.megan).resolved_on == TODAY


def test_a_refusal_leaves_nothing_behind(cast):
    outcome = cast.outcome(cast.plan())
    before = Score.objects.count(), Entry.objects.count()
    with pytest.raises(Refusals):
        scores.record_occasion(
            outcome=outcome.pk,
            voices=[
                Said(on=TODAY, kind="review", by="person", value=5, narrative="Iawn"),
                Said(on=TODAY, kind="review", by="practitioner", value=8, narrative="Better than she says"),
            ],
            by=cast.megan,
        )
    assert (Score.objects.count(), Entry.objects.count()) == before


def test_every_change_is_in_the_trail_without_the_persons_words(cast):
    outcome = cast.outcome(cast.plan(), text="Cyfrinach fawr")
    support.add_action(
        outcome=outcome.pk, action=facts.Action(what="Ffonio Mair", who_kind="person"), by=cast.megan
    )
    entries = list(Entry.objects.filter(person=cast.gwen.pk))
    assert {entry.verb for entry in entries} >= {
        "person added", "plan started", "need recorded", "outcome recorded", "goal agreed", "score recorded", "action agreed",
    }  # fmt: skip
    assert all(entry.account == str(cast.megan.pk) for entry in entries)
    told = " ".join(f"{entry.verb} {entry.about} {entry.why} {entry.details}" for entry in entries)
    assert "Cyfrinach" not in told
    assert "Mair" not in told


def test_the_clock_of_a_day(cast):
    assert clock.today() == TODAY
