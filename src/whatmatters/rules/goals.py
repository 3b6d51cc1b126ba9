"""Goals: which one is in force on a day, and whether a new one can be recorded (C2, C12, B10).

Sources: W § What should be recorded for each outcome?, § When is a personal outcome achieved?
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from whatmatters.rules.facts import Goal, Outcome
from whatmatters.rules.messages import recording, scoring
from whatmatters.rules.refusals import Refusal, refuse_any
from whatmatters.rules.statements.goals import goal_within_life, goals_together, in_order_of_holding
from whatmatters.rules.words_said import blank


def goal_in_force(goals: Iterable[Goal], *, on: date, known_at: datetime | None = None) -> Goal | None:
    """The goal in force on a day: the latest set by then; of two set on one day, the one recorded later."""
    known = [goal for goal in goals if goal.set_on <= on and (known_at is None or goal.recorded <= known_at)]
    return in_order_of_holding(known)[-1] if known else None


def check_goal(outcome: Outcome, goal: Goal, *, today: date, means_the_same: bool = False) -> None:
    """Whether this goal can be added to the outcome. Raises `Refusals` (C7 future date, C12, B10).

    `means_the_same` confirms that new words for 0 or 10 describe the same best and worst: otherwise an
    outcome that has scores must be replaced, since scores on two scales are never joined (B10).
    """
    refuse_any(_wrong(outcome, goal, today, means_the_same))


def _wrong(outcome: Outcome, goal: Goal, today: date, means_the_same: bool) -> Iterator[Refusal]:
    if goal.set_on > today:
        yield recording.NOT_IN_THE_FUTURE(column="set_on", given=goal.set_on)
    yield from goal_within_life(goal, outcome.ended_on)
    at_fault_already = {id(row) for row, _ in goals_together(outcome.goals)}
    for row, wrong in goals_together((*outcome.goals, goal)):
        if row is goal:
            yield wrong
        elif id(row) not in at_fault_already:
            yield scoring.GOAL_BEFORE_THE_FIRST(given=goal.set_on)
    before = goal_in_force(outcome.goals, on=goal.set_on)
    scored = any(row.value is not None and row.retracted_at is None for row in outcome.scores)
    if before is not None and scored and not means_the_same and _another_scale(before, goal):
        yield recording.ANOTHER_SCALE()


def _another_scale(before: Goal, goal: Goal) -> bool:
    ten = _plain(before.ten_means) != _plain(goal.ten_means)
    both_zeros = not blank(before.zero_means) and not blank(goal.zero_means)
    return ten or (both_zeros and _plain(before.zero_means) != _plain(goal.zero_means))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
