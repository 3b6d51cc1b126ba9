"""Whether words can be added to an outcome (B1). Nothing is ever overwritten: a change is a new version with
its reason.

Source: W § Defining personal outcomes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from whatmatters.rules.facts import Outcome, Wording
from whatmatters.rules.messages import recording as says
from whatmatters.rules.refusals import Refusal, refuse_any
from whatmatters.rules.statements.wordings import is_the_words, wordings_together


def check_wording(outcome: Outcome, wording: Wording, *, today: date) -> None:
    """Whether this wording can be added. Raises `Refusals` (B1, C7 for a date that has not come)."""
    refuse_any(_wrong(outcome, wording, today))


def _wrong(outcome: Outcome, wording: Wording, today: date) -> Iterator[Refusal]:
    if wording.on > today:
        yield says.NOT_IN_THE_FUTURE(given=wording.on)
    at_fault_already = {id(row) for row, _ in wordings_together(outcome.wordings)}
    for row, wrong in wordings_together((*outcome.wordings, wording)):
        if row is wording:
            yield wrong
        elif id(row) not in at_fault_already:
            yield says.WORDS_BEFORE_THE_FIRST(given=wording.on)
    if not is_the_words(wording):
        words_by_then = [
            version for version in outcome.wordings if is_the_words(version) and version.on <= wording.on
        ]
        if not words_by_then:
            yield says.NOTHING_TO_STAND_BESIDE()


def words_in_force(
    wordings: Sequence[Wording], *, on: date, known_at: datetime | None = None
) -> Wording | None:
    """The person's own or interpreted words as of a day: the latest version, never a translation."""
    versions = [
        wording
        for wording in wordings
        if is_the_words(wording) and wording.on <= on and (known_at is None or wording.recorded <= known_at)
    ]
    return max(versions, key=lambda wording: (wording.on, wording.recorded), default=None)


def beside(wordings: Sequence[Wording], words: Wording) -> tuple[Wording, ...]:
    """The translations and plain versions that stand beside a version: of its date, or later until the next
    version.
    """
    later = [version.on for version in wordings if is_the_words(version) and version.on > words.on]
    until = min(later, default=date.max)
    return tuple(
        wording for wording in wordings if not is_the_words(wording) and words.on <= wording.on < until
    )
