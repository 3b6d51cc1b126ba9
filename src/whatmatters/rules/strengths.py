"""Strengths and assets (A7): abilities, achievements, people, places, community. Source: P § Overview, §
Clarity.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whatmatters.rules.messages import recording as says
from whatmatters.rules.refusals import refuse_any
from whatmatters.rules.statements.form import one_of
from whatmatters.rules.vocabulary import STRENGTH_KINDS
from whatmatters.rules.words_said import blank


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """Something the person can build on. Raises `Refusals` without a description or for an unknown kind."""

    description: str
    kind: str = ""
    noted_on: date | None = None

    def __post_init__(self) -> None:
        refuse_any(one_of("kind", self.kind, STRENGTH_KINDS, may_be_empty=True))
        if blank(self.description):
            refuse_any([says.STRENGTH_WITHOUT_WORDS()])
