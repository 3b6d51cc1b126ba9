"""Advocacy (B11): considered, offered, arranged; and the duty that is put before the practitioner.

Source: W § unable to define: where a person cannot take part without help and nobody suitable is there to
help.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from whatmatters.rules.messages import recording as says
from whatmatters.rules.refusals import Refusal, refuse_any
from whatmatters.rules.statements.form import one_of
from whatmatters.rules.vocabulary import ADVOCACY_DECISIONS, ADVOCACY_KINDS
from whatmatters.rules.words_said import blank


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvocacyDecision:
    """A decision about advocacy, with its day and reason. Raises `Refusals` when either says nothing."""

    on: date
    decision: str
    reason: str
    kind: str = ""

    def __post_init__(self) -> None:
        refuse_any(self._wrong())

    def _wrong(self) -> Iterator[Refusal]:
        yield from one_of("decision", self.decision, ADVOCACY_DECISIONS)
        yield from one_of("kind", self.kind, ADVOCACY_KINDS, may_be_empty=True)
        if blank(self.reason):
            yield says.ADVOCACY_WITHOUT_REASON()
        if self.decision == "arranged" and not self.kind:
            yield says.ADVOCATE_OF_WHICH_KIND()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingPart:
    """What is known of how the person takes part on a day: whether they need help to, and whether anybody
    suitable is there who gives it (a supporter who is able, willing and not in the way).
    """

    on: date
    needs_help: bool
    somebody_suitable: bool


def decision_is_required(taking_part: TakingPart, decisions: Iterable[AdvocacyDecision]) -> bool:
    """Whether the duty still has to be answered: help is needed, nobody suitable is there, nothing decided by
    that day.
    """
    if not taking_part.needs_help or taking_part.somebody_suitable:
        return False
    return not any(decision.on <= taking_part.on for decision in decisions)


def check_advocacy(taking_part: TakingPart, decisions: Iterable[AdvocacyDecision]) -> None:
    """Whether a step that needs the person's part can be taken. Raises `Refusals` (B11) while the duty is
    unanswered, or answered by saying that no advocate is needed.
    """
    decided = tuple(decisions)
    if decision_is_required(taking_part, decided):
        refuse_any([says.ADVOCACY_UNDECIDED()])
    if taking_part.needs_help and not taking_part.somebody_suitable:
        latest = max(
            (decision for decision in decided if decision.on <= taking_part.on),
            key=lambda decision: decision.on,
        )
        if latest.decision == "not_needed":
            refuse_any([says.ADVOCACY_NOT_NEEDED()])
