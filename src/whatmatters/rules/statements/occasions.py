"""What rows of scores must satisfy beside the outcome's other facts (C2, C3, C7, C8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from whatmatters.rules.messages import scoring as says
from whatmatters.rules.refusals import Refusal
from whatmatters.rules.shapes import GoalShape, ScoreShape
from whatmatters.rules.statements.scores import gives_value
from whatmatters.rules.voices import rows_that_hold, score_of_record
from whatmatters.rules.words_said import blank

S = TypeVar("S", bound=ScoreShape)


def goal_comes_first(row: ScoreShape, goals: Iterable[GoalShape]) -> Iterator[Refusal]:
    """C2: a value needs a goal set by its date; a refusal needs none. W § What should be recorded for each
    outcome?
    """
    if gives_value(row) and not any(goal.set_on <= row.on for goal in goals):
        yield says.NO_GOAL_YET()


def within_life(
    row: ScoreShape, *, opened_on: object, ended_on: object, started_on: object, closed_on: object
) -> Iterator[Refusal]:
    """C7: dated within the life of outcome and plan, first and last day included. Unknown days are not
    judged.
    """
    if _outside(row.on, opened_on, ended_on):
        yield says.OUTSIDE_OUTCOME(given=row.on)
    elif _outside(row.on, started_on, closed_on):
        yield says.OUTSIDE_PLAN(given=row.on)


def _outside(day: date, first: object, last: object) -> bool:
    return (isinstance(first, date) and day < first) or (isinstance(last, date) and day > last)


def one_baseline_occasion(rows: Sequence[S]) -> Iterator[tuple[S, Refusal]]:
    """C3: of the rows that hold, baselines are of one day. The later ones are at fault. W § Record a baseline
    score.
    """
    baselines = [row for row in rows_that_hold(rows) if row.kind == "baseline"]
    first = min((row.on for row in baselines), default=None)
    for row in baselines:
        if row.on != first:
            yield row, says.SECOND_BASELINE(given=row.on)


def one_row_a_voice(rows: Sequence[S]) -> Iterator[tuple[S, Refusal]]:
    """C8: a voice has one row on an occasion at one moment of recording; a later row is at fault."""
    taken: set[object] = set()
    for row in rows:
        key = (row.on, row.kind, row.by, row.who, row.recorded)
        if key in taken:
            yield row, says.SAME_VOICE_TWICE()
        taken.add(key)


def differs_with_reason(row: ScoreShape, occasion: Iterable[ScoreShape]) -> Iterator[Refusal]:
    """C8: a value that differs from the score of record, as known when it was recorded, says why.

    `occasion` are all rows of that day and kind, this one among them. W § Dealing with different
    interpretations.
    """
    if not gives_value(row) or not blank(row.difference_reason):
        return
    record = score_of_record(rows_that_hold(occasion, known_at=row.recorded))
    if record is not None and record.value != row.value:
        yield says.DIFFERENCE_WITHOUT_REASON()
