"""What the words of an outcome must satisfy (B1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from whatmatters.rules.messages import recording as says
from whatmatters.rules.refusals import Refusal
from whatmatters.rules.shapes import WordingShape
from whatmatters.rules.words_said import blank

W = TypeVar("W", bound=WordingShape)


def is_the_words(wording: WordingShape) -> bool:
    """Own or interpreted: the words themselves, not a translation or plain version beside them. Empty means
    own.
    """
    return wording.kind in ("", "own", "interpreted")


def wording_by_itself(wording: WordingShape) -> Iterator[Refusal]:
    """B1: a wording has words."""
    if blank(wording.words):
        yield says.NO_WORDS()


def wordings_together(wordings: Sequence[W]) -> Iterator[tuple[W, Refusal]]:
    """B1: each own or interpreted version after the first says why it changed."""
    versions = sorted(
        (wording for wording in wordings if is_the_words(wording)),
        key=lambda wording: (wording.on, wording.recorded),
    )
    for version in versions[1:]:
        if blank(version.reason):
            yield version, says.WHY_REWORDED()
