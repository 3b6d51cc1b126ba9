"""With whom scoring is used (B2): the authority's decision, with its maker and reason, apart from a person's
own choice.

Source: W § Introduction: local authorities use their judgement as to who this guidance should be used with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from whatmatters.rules.facts import Score
from whatmatters.rules.messages import recording as says
from whatmatters.rules.refusals import Refusal, refuse_any
from whatmatters.rules.statements.scores import gives_value
from whatmatters.rules.words_said import blank


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringUse:
    """The authority's decision whether scoring is used with a person, from a day on. Raises `Refusals` (B2)
    without its maker, or, where scoring is not used, without its reason.
    """

    used: bool
    on: date
    decided_by: str
    reason: str = ""

    def __post_init__(self) -> None:
        refuse_any(self._wrong())

    def _wrong(self) -> Iterator[Refusal]:
        if blank(self.decided_by):
            yield says.DECISION_WITHOUT_MAKER()
        if not self.used and blank(self.reason):
            yield says.DECISION_WITHOUT_REASON()


def scoring_is_used(decisions: Iterable[ScoringUse], *, on: date) -> bool:
    """Whether scoring is used on a day: by the latest decision by then; without one it is."""
    by_then = [decision for decision in decisions if decision.on <= on]
    return max(by_then, key=lambda decision: decision.on).used if by_then else True


def check_scoring_is_used(rows: Sequence[Score], decisions: Iterable[ScoringUse]) -> None:
    """Whether values may be recorded. Raises `Refusals` (B2); words without a number are always welcome."""
    decided = tuple(decisions)
    refuse_any(
        says.SCORING_NOT_USED()
        for row in rows
        if gives_value(row) and not scoring_is_used(decided, on=row.on)
    )
