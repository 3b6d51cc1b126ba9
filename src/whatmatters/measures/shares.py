"""Shares with their intervals, and time to achievement, for every cell and margin of a table (D2).

A share is among the outcomes of which it can be said how life has moved, and is never shown without its counts.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from whatmatters.measures.achieving import Time, time_to_achievement
from whatmatters.measures.facts import Facts
from whatmatters.measures.intervals import Clusters, interval
from whatmatters.measures.margins import Key, cube, key_of, placed
from whatmatters.measures.states import Connection, Question, Source

HERE = Path(__file__).parent
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


def shares_with_margins(
    facts: Facts | Source,
    *,
    as_of: date,
    from_: date | None = None,
    by: str | Sequence[str] = (),
    within: str | None = None,
    framework: str | None = None,
    basis: str = "formal",
    known_at: datetime | None = None,
    beside_nation: bool = False,
) -> dict[Key, CellShares]:
    """Asked as `measure_with_margins` is, with the same keys. Raises Refused for what that refuses. Exact."""
    with placed(
        facts,
        as_of=as_of,
        from_=from_,
        by=by,
        within=within,
        framework=framework,
        basis=basis,
        known_at=known_at,
        beside_nation=beside_nation,
    ) as (con, names, expressions, question):
        shares = _shares(con, names, expressions, question)
        times = _times(con, names, expressions, question)
    nothing = time_to_achievement({})
    return {key: CellShares(one, times.get(key, nothing), behind) for key, (one, behind) in shares.items()}


def _shares(
    con: Connection, by: list[str], expressions: list[str], question: Question
) -> dict[Key, tuple[dict[str, Share], tuple[int, int]]]:
    sums = ", ".join(f"sum({one}), sum(moved * {one}), sum({one} * {one})" for one in PARTS)
    names, words = cube(by, expressions)
    found: dict[Key, tuple[dict[str, Share], tuple[int, int]]] = {}
    for row in _asked(con, "shares.sql", question, **words, sums=sums):
        key = key_of(by, row[: len(names)], int(row[len(names)]))
        followed, got_there, people, moved, squared, *rest = (int(one or 0) for one in row[len(names) + 1 :])
        shares = {
            name: Share(x, moved, interval(Clusters(people, moved, x, squared, times, own)))
            for name, (x, times, own) in zip(PARTS, zip(*[iter(rest)] * 3, strict=True), strict=True)
        }
        found[key] = shares, (followed, got_there)
    return found or {(("*",) * len(by)): ({name: Share(0, 0, None) for name in PARTS}, (0, 0))}


def _times(con: Connection, by: list[str], expressions: list[str], question: Question) -> dict[Key, Time]:
    names, words = cube(by, expressions)
    after: dict[Key, dict[int, tuple[int, int]]] = defaultdict(dict)
    for row in _asked(con, "times.sql", question, **words):
        day, achieved, censored = row[len(names) + 1 :]
        after[key_of(by, row[: len(names)], int(row[len(names)]))][day] = (achieved, censored)
    return {key: time_to_achievement(days) for key, days in after.items()}


def _asked(con: Connection, file: str, question: Question, **words: str) -> list[tuple[Any, ...]]:
    query = (HERE / file).read_text("utf-8").format(**words)
    return con.execute(query, {"as_of": question.as_of} if "$as_of" in query else None).fetchall()
