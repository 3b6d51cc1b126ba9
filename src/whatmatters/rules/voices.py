"""Whose score counts (C8): occasions, the rows that hold on them, and the score of record.

Source: W § Dealing with different interpretations, § Measuring progress; definitions in
docs/reference/measures-definitions.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from whatmatters.rules.shapes import ScoreShape
from whatmatters.rules.statements.scores import is_refusal
from whatmatters.rules.vocabulary import PERSON, PRACTITIONER, SCORE_KINDS, SUPPORTERS

S = TypeVar("S", bound=ScoreShape)


@dataclass(frozen=True, slots=True)
class Occasion(Generic[S]):
    """What was said about one outcome on one day at one kind of meeting: one row a voice, those that hold."""

    on: date
    kind: str
    rows: tuple[S, ...]

    @property
    def score_of_record(self) -> S | None:
        """The row whose value counts, or None."""
        return score_of_record(self.rows)

    @property
    def order(self) -> tuple[date, int]:
        """By date; on one date baseline, informal, review, end."""
        return (self.on, SCORE_KINDS.index(self.kind))

    @property
    def heard(self) -> tuple[S, ...]:
        """The rows of the person and their supporters: everybody but practitioners."""
        return tuple(row for row in self.rows if row.by != PRACTITIONER)


def chose_not_to_score(row: ScoreShape) -> bool:
    """The one asked chose not to. Being unable, or not having been asked, is no choice: a supporter may then
    speak.
    """
    return is_refusal(row) and row.not_scored_kind in ("", "declined")


def rows_that_hold(rows: Iterable[S], *, known_at: datetime | None = None) -> tuple[S, ...]:
    """The rows in force: neither retracted nor corrected by a later row of the same voice on the same
    occasion.

    `known_at` gives what had been written down by then: later rows, corrections and retractions are left out,
    and what had been replaced by a row that is retracted stands again.
    """
    latest: dict[tuple[object, ...], S] = {}
    for row in rows:
        if known_at is not None and row.recorded > known_at:
            continue
        retracted = row.retracted_at
        if isinstance(retracted, datetime) and (known_at is None or retracted <= known_at):
            continue
        key = (row.on, row.kind, row.by, row.who)
        if key not in latest or latest[key].recorded <= row.recorded:
            latest[key] = row
    return tuple(latest.values())


def occasions(rows: Iterable[S], *, known_at: datetime | None = None) -> tuple[Occasion[S], ...]:
    """The occasions of one outcome, in order of date and kind."""
    together: dict[tuple[date, str], list[S]] = {}
    for row in rows_that_hold(rows, known_at=known_at):
        together.setdefault((row.on, row.kind), []).append(row)
    return tuple(
        sorted(
            (Occasion(on, kind, tuple(spoken)) for (on, kind), spoken in together.items()),
            key=lambda occasion: occasion.order,
        )
    )


def score_of_record(rows: Sequence[S]) -> S | None:
    """The row whose value counts among the rows that hold on one occasion (C8).

    The person's; if the person chose not to score, none, and nobody takes their place; otherwise a
    supporter's, in the order of `SUPPORTERS` (ours, not the guidance's), within one kind the earlier
    recorded, then by `who`. A practitioner's is never it.
    """
    for row in rows:
        if row.by == PERSON and row.value is not None:
            return row
    if any(row.by == PERSON and chose_not_to_score(row) for row in rows):
        return None
    supporters = [row for row in rows if row.by in SUPPORTERS and row.value is not None]
    return min(supporters, key=lambda row: (SUPPORTERS.index(row.by), row.recorded, row.who), default=None)
