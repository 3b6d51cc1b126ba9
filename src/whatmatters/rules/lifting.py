"""Lifting: words of a conversation are made an outcome, a strength, a barrier, and keep where they came from (A1, A2, G3).

Structure falls out of talk. What is lifted is the person's words, letter for letter, out of one version of what was
written down; the text itself is never touched, and stays when a lift is put back. Source: P § Overview (measures as a
by-product of good conversations); W § Context (the five elements).

Places in a text count Unicode code points from 0; an end is one past the last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from whatmatters.rules.clusters import may_cut
from whatmatters.rules.messages import understanding as says
from whatmatters.rules.refusals import Refusal, Refusals, refuse_any
from whatmatters.rules.words_said import blank

# What lifted words can become, with the element of the conversation (A2) that they then fill.
BECOMES: Final[dict[str, str]] = {
    "outcome": "personal_outcomes",
    "strength": "strengths",
    "barrier": "barriers",
    "circumstance": "circumstances",
    "risk": "risks",
    "action": "",
    "need": "",
}


class Stretch(NamedTuple):
    """Where the words of a lift stand in a text."""

    id: str
    start: int
    end: int


def check_lift(text: str, *, becomes: str, start: int, end: int) -> str:
    """The words that a lift takes. Raises `Refusals` where it takes none, or would cut a character in two (B1)."""
    refuse_any(_wrong(text, becomes, start, end))
    return text[start:end]


def _wrong(text: str, becomes: str, start: int, end: int) -> Iterator[Refusal]:
    if becomes not in BECOMES:
        yield says.BECOMES_WHAT(given=becomes, allowed=", ".join(BECOMES))
    if not 0 <= start < end <= len(text) or blank(text[start:end]):
        yield says.NOTHING_LIFTED()
    elif not (may_cut(text, start) and may_cut(text, end)):
        yield says.CUT_IN_TWO()


def from_a_page(text: str, at: int) -> int:
    """The place in a text of a place on a page, where a line end of two characters is one."""
    place = 0
    while at > 0 and place < len(text):
        place += 2 if text.startswith("\r\n", place) else 1
        at -= 1
    return place if at == 0 else len(text) + 1


def within(text: str, start: int, end: int, words: str) -> tuple[int, int]:
    """Where `words` stand within the stretch [start, end) of a text: the first place that cuts no character.

    Raises `Refusals` where they do not: the words lifted are those that were said, not others.
    """
    at = text.find(words, start, end) if words else -1
    while at >= 0:
        if may_cut(text, at) and may_cut(text, at + len(words)):
            return at, at + len(words)
        at = text.find(words, at + 1, end)
    raise Refusals([says.OTHER_WORDS()])


def together(text: str, parts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """One stretch out of sentences that follow one another. Raises `Refusals` where something lies between them."""
    if not parts:
        refuse_any([says.NOTHING_LIFTED()])
    ordered = sorted(parts)
    for (_, end), (start, _) in zip(ordered, ordered[1:], strict=False):
        if text[end:start].strip():
            refuse_any([says.NOT_TOGETHER()])
    return ordered[0][0], ordered[-1][1]


def stands_in(text: str, words: str, start: int) -> int | None:
    """Where lifted words stand in another version of the text: at the same place, else at the place nearest to it.

    None where that version no longer holds them.
    """
    places = []
    at = text.find(words) if words else -1
    while at >= 0:
        if may_cut(text, at) and may_cut(text, at + len(words)):
            places.append(at)
        at = text.find(words, at + 1)
    return min(places, key=lambda place: (abs(place - start), place)) if places else None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, with the ids of the lifts that cover it, the first lifted first."""

    text: str
    start: int
    lifts: tuple[str, ...]


def pieces(text: str, lifts: Iterable[Stretch]) -> tuple[Piece, ...]:
    """The text cut where lifts begin and end; put together it is the text again. Lifts may overlap."""
    standing = [lift for lift in lifts if 0 <= lift.start < lift.end <= len(text)]
    cuts = sorted({0, len(text), *(lift.start for lift in standing), *(lift.end for lift in standing)})
    return tuple(
        Piece(
            text[start:end],
            start,
            tuple(lift.id for lift in standing if lift.start <= start and end <= lift.end),
        )
        for start, end in zip(cuts, cuts[1:], strict=False)
    )
