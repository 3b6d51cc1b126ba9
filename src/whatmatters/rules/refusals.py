"""How a rule says no: what is wrong, what to do instead, and which rule asks for it.

Every `check_...` function in this package gathers all it finds and raises one `Refusals`, so that a caller
catches one type and a form can put each `Refusal` beside the field it concerns. The person's own words never
go into a message.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any


def N_(message: str) -> str:
    """Mark an English message for translation without translating it: the web does that, when it shows it."""
    return message


class Refusal(ValueError):
    """One thing the guidance does not allow.

    `rule` is a rulebook id ("C2") or "schema"; `says` and `way_out` are English templates with %(name)s
    places filled from `params`; `column` is the pack column it concerns, if one; `given` what stood there,
    when that is a code, number or date.
    """

    def __init__(
        self,
        rule: str,
        says: str,
        way_out: str = "",
        *,
        column: str | None = None,
        given: object = None,
        params: dict[str, Any] | None = None,
    ) -> None:
        self.rule = rule
        self.says = says
        self.way_out = way_out
        self.column = column
        self.given = given
        self.params: dict[str, Any] = params or {}
        super().__init__(rule, says, way_out)

    def __str__(self) -> str:
        sentences = [text % self.params for text in (self.says, self.way_out) if text]
        return " ".join([*sentences, f"({self.rule})"])


class Refusals(ValueError):
    """Everything that is wrong at once, in the order it was found. Iterate over it for the single
    refusals."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__(*self.refusals)

    def __iter__(self) -> Iterator[Refusal]:
        return iter(self.refusals)

    def __len__(self) -> int:
        return len(self.refusals)

    def __str__(self) -> str:
        return "\n".join(str(refusal) for refusal in self.refusals)

    def beside(self, column: str | None) -> tuple[Refusal, ...]:
        """The refusals that concern one field; `None` gives those that concern the whole."""
        return tuple(refusal for refusal in self.refusals if refusal.column == column)


def refuse_any(refusals: Iterable[Refusal]) -> None:
    """Raise `Refusals` when there is at least one, else return."""
    gathered = tuple(refusals)
    if gathered:
        raise Refusals(gathered)


@dataclass(frozen=True, slots=True)
class Message:
    """The words of one refusal, written once. Calling it makes the refusal for a case."""

    rule: str
    column: str | None
    says: str
    way_out: str = ""

    def __call__(self, *, given: object = None, column: str | None = None, **params: Any) -> Refusal:
        return Refusal(
            self.rule, self.says, self.way_out, column=column or self.column, given=given, params=params
        )
