"""What closes the loop from scores to learning: what was heard and what was changed; what a service works towards (D9, D11).

Sources: P § Overview and § Principles underpinning organisational change; P table 1; N Annex A.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from whatmatters.rules.messages import learned as says
from whatmatters.rules.refusals import Refusal, refuse_any
from whatmatters.rules.words_said import blank


def check_learned(heard: str, changed: str) -> None:
    """Both halves are said: hearing without saying what came of it is no loop. Raises `Refusals` (D9)."""
    refuse_any(_missing(heard, changed))


def _missing(heard: str, changed: str) -> Iterator[Refusal]:
    if blank(heard):
        yield says.NOTHING_HEARD()
    if blank(changed):
        yield says.NOTHING_CHANGED()


def check_statement(statement: str) -> None:
    """An outcome of a service, organisation or partnership says what it is. Raises `Refusals` (D11)."""
    refuse_any([says.NO_STATEMENT()] if blank(statement) else [])


def check_end(begins: date | None, ends: date) -> None:
    """It does not end before it begins. Raises `Refusals` (D11)."""
    refuse_any([says.ENDS_BEFORE_IT_BEGINS(given=ends)] if begins and ends < begins else [])
