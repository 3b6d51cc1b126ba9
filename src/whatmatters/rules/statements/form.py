"""What the form of the pack asks of a value (rule "schema"): known words, dates in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from whatmatters.rules.messages import form as says
from whatmatters.rules.refusals import Refusal


def one_of(
    column: str, word: str, allowed: Sequence[str], *, may_be_empty: bool = False
) -> Iterator[Refusal]:
    """A coded column holds one of its words."""
    if word == "" and may_be_empty:
        return
    if word not in allowed:
        yield says.UNKNOWN_WORD(column=column, given=word, allowed=", ".join(allowed))


def in_order(column: str, begins: object, ends: object) -> Iterator[Refusal]:
    """Things do not end before they begin. Days that are missing or cannot be read are not judged."""
    if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
        yield says.ENDS_BEFORE_IT_BEGINS(column=column, given=ends)


def not_empty(column: str, text: str) -> Iterator[Refusal]:
    """A required column holds something."""
    if text == "":
        yield says.MISSING(column=column)
