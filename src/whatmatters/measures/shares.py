"""Shares with their intervals, and time to achievement, for every cell and margin of a table (D2).

A share is among the outcomes of which it can be said how life has moved, and is never shown without its counts.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from whatmatters.measures.achieving import Time, time_to_achievement
from whatmatters.measures.counting import Counting, Key, counting
from whatmatters.measures.facts import Facts
from whatmatters.measures.figures import STAR, counts_of
from whatmatters.measures.intervals import Clusters, interval
from whatmatters.measures.question import Question
from whatmatters.measures.states import Source

PARTS: Final = ("improved", "maintained", "worsened", "achieved")


@dataclass(frozen=True)
class Share:
    """`count` of the `of` outcomes that moved, with the 95 % interval; None where there are none, or for the interval
    fewer than two people."""

    count: int
    of: int
    interval: tuple[float, float] | None

    @property
    def share(self) -> float | None:
        """The share itself."""
        return self.count / self.of if self.of else None


@dataclass(frozen=True)
class CellShares:
    """The shares of one cell by name, and its time to achievement. `behind_time` is how many different people had a
    baseline, and how many of them achieved."""

    shares: dict[str, Share]
    time: Time
    behind_time: tuple[int, int]


def measure_shares(facts: Facts | Source, question: Question) -> dict[Key, CellShares]:
    """With the keys that `measure` has. Raises Refused for what that refuses. Exact."""
    with counting(facts, question) as found:
        shares, times = _shares(found), _times(found)
    nothing = time_to_achievement({})
    return {key: CellShares(one, times.get(key, nothing), behind) for key, (one, behind) in shares.items()}


def _shares(found: Counting) -> dict[Key, tuple[dict[str, Share], tuple[int, int]]]:
    sums = ", ".join(f"sum({part}), sum(moved * {part}), sum({part} * {part})" for part in PARTS)
    cells: dict[Key, tuple[dict[str, Share], tuple[int, int]]] = {}
    for key, row in found.cells("shares.sql", sums=sums, counts=counts_of(PARTS)):
        followed, got_there, people, moved, squared, *rest = (int(count or 0) for count in row)
        shares = {
            name: Share(x, moved, interval(Clusters(people, moved, x, squared, times, own)))
            for name, (x, times, own) in zip(PARTS, zip(*[iter(rest)] * 3, strict=True), strict=True)
        }
        cells[key] = shares, (followed, got_there)
    return cells or {(STAR,) * len(found.keys): ({name: Share(0, 0, None) for name in PARTS}, (0, 0))}


def _times(found: Counting) -> dict[Key, Time]:
    after: dict[Key, dict[int, tuple[int, int]]] = defaultdict(dict)
    for key, (day, achieved, censored) in found.cells("times.sql"):
        after[key][day] = (achieved, censored)
    return {key: time_to_achievement(days) for key, days in after.items()}
