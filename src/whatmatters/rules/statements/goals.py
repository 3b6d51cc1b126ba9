"""What a goal must satisfy, and the goals of one outcome together (C1, C2, C12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from whatmatters.rules.messages import scoring as says
from whatmatters.rules.refusals import Refusal
from whatmatters.rules.scale import is_on_scale
from whatmatters.rules.shapes import GoalShape
from whatmatters.rules.words_said import blank

G = TypeVar("G", bound=GoalShape)


def goal_by_itself(goal: GoalShape) -> Iterator[Refusal]:
    """C1 and C2: a number on the scale, what it means, and what 10 means. W § What should be recorded."""
    if not is_on_scale(goal.score):
        yield says.GOAL_NOT_ON_THE_SCALE(given=goal.score)
    if blank(goal.meaning):
        yield says.GOAL_WITHOUT_MEANING()
    if blank(goal.ten_means):
        yield says.TEN_WITHOUT_MEANING()


def in_order_of_holding(goals: Sequence[G]) -> list[G]:
    """Goals in the order in which each took the place of the one before: by day, then by when it was
    recorded.
    """
    return sorted(goals, key=lambda goal: (goal.set_on, goal.recorded))


def goals_together(goals: Sequence[G]) -> Iterator[tuple[G, Refusal]]:
    """C12: each after the first says why; two on one day differ in `recorded_at`, else the later row is at
    fault.
    """
    taken: set[object] = set()
    for position, goal in enumerate(in_order_of_holding(goals)):
        if position and blank(goal.reason):
            yield goal, says.GOAL_CHANGED_WITHOUT_REASON()
        if (goal.set_on, goal.recorded) in taken:
            yield goal, says.TWO_GOALS_AT_ONCE()
        taken.add((goal.set_on, goal.recorded))


def goal_within_life(goal: GoalShape, ended_on: object) -> Iterator[Refusal]:
    """C12: no goal is dated after its outcome ended."""
    if isinstance(ended_on, date) and goal.set_on > ended_on:
        yield says.GOAL_AFTER_END(given=goal.set_on)
