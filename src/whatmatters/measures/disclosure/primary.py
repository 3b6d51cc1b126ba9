"""Which figures may not be shown for their own sake, and how far each must stay in doubt (docs/explanation/disclosure.md)."""

from collections.abc import Mapping
from dataclasses import dataclass

from whatmatters.measures.disclosure.relations import Key, Place
from whatmatters.measures.figures import FIGURES, SPLITS, STAR

LEAST = 5


@dataclass(frozen=True)
class Need:
    """The sum of `places` (less another, where there is one) has to be possibly as low as `low` and possibly as high
    as `high`."""

    places: tuple[Place, ...]
    low: float
    high: float
    less: Place | None = None


def small(figures: Mapping[str, int], behind: Mapping[str, int], threshold: int) -> list[str]:
    """The figures behind which stand 1 to threshold - 1 people."""
    return [name for name in FIGURES if 0 < behind[name] < threshold]


def told_of_everybody(figures: Mapping[str, int]) -> list[tuple[str, str]]:
    """The splits in which everybody is in one category: the total, and the category."""
    found = []
    for total, parts in SPLITS.items():
        holding = [part for part in parts if figures[part]]
        if len(holding) == 1:
            found.append((total, holding[0]))
    return found


def needs(
    by: tuple[str, ...],
    figures: Mapping[Key, Mapping[str, int]],
    behind: Mapping[Key, Mapping[str, int]],
    threshold: int,
) -> tuple[dict[Place, None], list[Need]]:
    """What is suppressed for its own sake, in the order of the table, and what has to stay in doubt about it.

    A small figure could be anything from 1 to threshold - 1. Where everybody is in one category, threshold - 1
    of them (all, where they are fewer) could be in another.
    """
    primary: dict[Place, None] = {}
    wanted: list[Need] = []
    for key, named in figures.items():
        for name in small(named, behind[key], threshold):
            primary[key, name] = None
            wanted.append(Need(((key, name),), 1, threshold - 1))
        for total, one in told_of_everybody(named):
            if (total, one) in follows_from_the_key(by, key):
                continue
            parts = SPLITS[total]
            primary |= {(key, part): None for part in parts}
            others = tuple((key, part) for part in parts if part != one)
            wanted.append(Need(others, 0, min(threshold - 1, named[total])))
    return primary, wanted


def follows_from_the_key(by: tuple[str, ...], key: Key) -> set[tuple[str, str]]:
    """Splits that the key alone tells, so that they tell nothing of anybody: where nobody has given a later score,
    nothing is known of anybody yet."""
    known = dict(zip(by, key, strict=True))
    if known.get("scored_by", STAR) is None:
        return {("people", "people_state.not_yet_known")}
    return set()
