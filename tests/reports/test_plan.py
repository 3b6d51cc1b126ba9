"""A plan as a value: outcomes by need, what is still to do first, the day of the next review."""

import datetime as dt

from tests.spec.case import NEED, PLAN, day, outcome
from whatmatters.reports.plan import Around, Contribution, ReviewHeld, plan_paper
from whatmatters.rules.facts import Action, Need, Plan

AS_OF = day("2025-06-01")
OTHER = Need(id="other", plan="plan", eligible=False)


def held(on, next_on=None):
    return ReviewHeld(day(on), "formal", "person", "", day(next_on) if next_on else None)


def test_every_outcome_stands_once_under_its_need_or_under_none():
    outcomes = [outcome(), outcome(id="sleep", need=None), outcome(id="choir")]

    paper = plan_paper(PLAN, outcomes, [NEED, OTHER], as_of=AS_OF)

    assert [[part.outcome.id for part in parts] for _need, parts in paper.needs] == [["chapel", "choir"], []]
    assert [part.outcome.id for part in paper.without_need] == ["sleep"]


def test_what_is_still_to_do_comes_first_by_its_day():
    actions = (
        Action(what="done", who_kind="person", done_on=day("2025-01-01"), due_on=day("2025-01-01")),
        Action(what="given up", who_kind="person", not_done_reason="No bus."),
        Action(what="some day", who_kind="person"),
        Action(what="in May", who_kind="person", due_on=day("2025-05-01")),
    )

    part = plan_paper(PLAN, [outcome(actions=actions)], [NEED], as_of=AS_OF).parts[0]

    assert [row.what for row in part.actions] == ["in May", "some day", "given up", "done"]
    assert [row.what for row in part.still_to_do] == ["in May", "some day"]


def test_what_has_ended_stands_apart():
    ended = outcome(id="old", ended_on=day("2025-03-01"), end_reason="withdrawn", end_note="Let go.")

    paper = plan_paper(PLAN, [outcome(), ended], [NEED], as_of=AS_OF)

    assert [part.outcome.id for part in paper.open_parts] == ["chapel"]
    assert [part.outcome.id for part in paper.ended_parts] == ["old"]


def test_the_next_review_is_the_one_agreed_last_and_none_once_the_plan_is_closed():
    reviews = [held("2025-01-10", "2025-07-10"), held("2024-06-01", "2025-01-10")]
    closed = Plan(
        id="plan",
        person="Mair",
        kind="adult",
        started_on=dt.date(2024, 1, 1),
        closed_on=day("2025-05-01"),
        closure_evaluation="Told in her words.",
    )

    assert plan_paper(PLAN, [], [], reviews=reviews, as_of=AS_OF).next_review_on == day("2025-07-10")
    assert plan_paper(closed, [], [], reviews=reviews, as_of=AS_OF).next_review_on is None
    assert plan_paper(PLAN, [], [], as_of=AS_OF).next_review_on is None


def test_several_agencies_stand_with_the_outcome_they_contribute_to():
    around = {
        "chapel": Around(
            contributions=(Contribution("Health board", "Physio"), Contribution("Chapel", "Lifts"))
        )
    }

    parts = plan_paper(PLAN, [outcome(), outcome(id="choir")], [NEED], around=around, as_of=AS_OF).parts

    assert [one.agency for one in parts[0].around.contributions] == ["Health board", "Chapel"]
    assert parts[1].around.contributions == ()
