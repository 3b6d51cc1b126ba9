"""Figures of a unit as a page shows them: exact inside a team, disclosure-controlled anywhere else (D2, D6).

No page does arithmetic of its own: what is counted, what is suppressed and what is said of a series comes from `measures`.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from django.conf import settings

from whatmatters.web.learning import chains

if TYPE_CHECKING:
    from whatmatters.measures.disclosure import Controlled
    from whatmatters.measures.runcharts import RunChart
    from whatmatters.measures.states import Source

MONTHS = 24
QUARTERS = 12
# What a page can be split by, in the order in which the tables are protected from one another.
IN_ORDER = (
    "", "national_outcome", "outcome_type", "plan_kind", "age_band", "gender", "language", "deprivation_quintile", "intent",
    "scored_by",
)  # fmt: skip
_lock = Lock()
_held: dict[str, Any] = {"mark": None, "facts": None}


@dataclass(frozen=True)
class Shown:
    """One figure: a number, or suppressed. Never blank, and never 0 where it is not 0."""

    value: int | None

    @property
    def suppressed(self) -> bool:
        return self.value is None


@dataclass(frozen=True)
class Part:
    """A share in per cent with its 95 % interval; suppressed with the figures it rests on, None where there is none."""

    suppressed: bool = False
    share: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Row:
    """A cell with its key and figures by name."""

    key: str | int | None
    figures: Mapping[str, Shown]


@dataclass(frozen=True)
class Counted:
    """A table of a unit: the whole, and its parts by one dimension."""

    as_of: dt.date
    from_: dt.date | None
    by: str
    whole: Mapping[str, Shown]
    rows: tuple[Row, ...]
    shares: Mapping[str, Part]
    days: Part
    outside_a_plan: Shown
    exact: bool
    threshold: int
    # The split would tell too much beside the others, so that the whole alone is shown.
    withheld: bool = False


def facts_now() -> "Source":
    """What the records hold, for the measures: the store of states, refreshed for whom something has changed."""
    from whatmatters.exchange.states_kept import last_change, mark_of, states_kept

    last = last_change()
    mark = mark_of(last) if last else ""
    with _lock:
        if _held["facts"] is None or _held["mark"] != mark:
            _held["facts"] = states_kept(settings.STORE_OF_STATES)
            _held["mark"] = _held["facts"].mark
            _counted.cache_clear()
            chains.forget()
            _series.cache_clear()
        facts: Source = _held["facts"]
        return facts


def counted(
    unit: str,
    *,
    by: str,
    as_of: dt.date,
    from_: dt.date | None,
    basis: str,
    exact: bool,
    threshold: int,
    shares: bool = True,
) -> Counted:
    """Count a unit's outcomes and people, with the `shares` of the whole where wanted. Raises Refused for a question that
    is not answered (D4)."""
    facts_now()
    return _counted(unit, by, as_of, from_, basis, exact, threshold, shares, _held["mark"])


@lru_cache(maxsize=256)
def _counted(
    unit: str,
    by: str,
    as_of: dt.date,
    from_: dt.date | None,
    basis: str,
    exact: bool,
    threshold: int,
    shares: bool,
    _mark: str,
) -> Counted:
    from whatmatters.measures import Question, measure
    from whatmatters.measures.answers import shares_controlled, shares_exact
    from whatmatters.measures.dimensions import words
    from whatmatters.measures.shares import measure_shares

    question = Question(as_of, from_, words(by), unit, basis=basis)
    table = measure(_held["facts"], question)
    found: Any = table
    outside: Any = table.outside_a_plan[0]
    whole = ("*",) * len(table.by)
    withheld = False
    if not exact:
        found = _beside_the_others(unit, by, as_of, from_, basis, threshold, _mark)
        withheld = found.by != table.by
        whole = ("*",) * len(found.by)
        outside = found.outside_a_plan
    if withheld:
        question = replace(question, by=())
    beside: dict[str, Any] = {"shares": {}, "time_to_achievement": {"median_days": None}}
    if shares:
        counted_shares = measure_shares(_held["facts"], question)
        beside = (shares_exact(counted_shares) if exact else shares_controlled(found, counted_shares))[whole]
    return Counted(
        as_of=as_of,
        from_=from_,
        by=by,
        whole=_shown(found.figures[whole]),
        shares={name: _part(one) for name, one in beside["shares"].items()},
        days=_days(beside["time_to_achievement"]),
        rows=tuple(Row(key[0], _shown(one)) for key, one in found.figures.items() if key and "*" not in key),
        outside_a_plan=_one(outside),
        exact=exact,
        threshold=threshold,
        withheld=withheld,
    )


def _beside_the_others(
    unit: str, by: str, as_of: dt.date, from_: dt.date | None, basis: str, threshold: int, mark: str
) -> "Controlled":
    """The table as it may leave beside every other split of the same question that a reader can ask for.

    Whoever reads one can read the others: so they are controlled one after the other in a fixed order, each knowing those
    before it, whatever is asked first. Where one would give way, the whole alone is shown in its stead.
    """
    splits = IN_ORDER if by in IN_ORDER else ("", by)
    asked = chains.Asked(as_of, from_, basis, threshold, mark)
    found = chains.chain(unit, splits[: splits.index(by) + 1], asked)
    return found.tables.get(by) or found.tables[""]


def key_from(by: str, given: str | None) -> str | int | None:
    """A row's key as an address has it: nothing at all for what is not recorded. Anything that is no key counts nothing."""
    if not given:
        return None
    return int(given) if by == "deprivation_quintile" and given.isdecimal() else given


def _shown(figures: Mapping[str, Any]) -> dict[str, Shown]:
    return {name: _one(value) for name, value in figures.items()}


def _part(given: Any) -> Part:
    if not isinstance(given, dict):
        return Part(suppressed=True)
    share, low, high = (
        None if given[name] is None else 100 * given[name] for name in ("share", "low", "high")
    )
    return Part(False, share, low, high)


def _days(given: Any) -> Part:
    """The median number of days until a goal was reached; none where it was not reached."""
    return Part(suppressed=True) if not isinstance(given, dict) else Part(False, given["median_days"])


def _one(value: Any) -> Shown:
    return Shown(value if isinstance(value, int) else None)


@dataclass(frozen=True)
class Point:
    """One day of a series: the share in per cent, or none where there is nothing to count or it is suppressed."""

    on: dt.date
    part: Shown
    whole: Shown
    share: float | None


@dataclass(frozen=True)
class Series:
    """A figure over time as a run chart."""

    name: str
    points: tuple[Point, ...]
    chart: "RunChart"


def series(unit: str, name: str, *, until: dt.date, exact: bool, threshold: int) -> Series:
    """The share of outcomes with a later score that are `name`, month by month in a team, else quarter by quarter."""
    facts_now()
    return _series(unit, name, until, exact, threshold, _held["mark"])


@lru_cache(maxsize=64)
def _series(unit: str, name: str, until: dt.date, exact: bool, threshold: int, _mark: str) -> Series:
    from whatmatters.measures import Question
    from whatmatters.measures.runcharts import read
    from whatmatters.measures.wholes import wholes

    if exact:
        days = ends_of_months(until, MONTHS)
        found = [_shown(one) for one in wholes(_held["facts"], Question(until, within=unit), days)]
    else:
        days = ends_of_quarters(until, QUARTERS)
        asked = [chains.Asked(day, None, "formal", threshold, _mark) for day in days]
        found = [_shown(chains.alone(unit, one).whole) for one in asked]
    points = tuple(_point(day, name, one) for day, one in zip(days, found, strict=True))
    return Series(name, points, read([one.share for one in points]))


def _point(on: dt.date, name: str, whole: Mapping[str, Shown]) -> Point:
    parts = [whole[f"status.{one}"] for one in ("improved", "maintained", "worsened")]
    part = whole[name]
    if part.value is None or any(one.value is None for one in parts):
        return Point(on, part, Shown(None), None)
    of = sum(one.value or 0 for one in parts)
    return Point(on, part, Shown(of), round(100 * part.value / of, 1) if of else None)


def ends_of_months(until: dt.date, how_many: int) -> list[dt.date]:
    """The last days of the months before a day, the earliest first."""
    first = until.replace(day=1)
    days = []
    for _ in range(how_many):
        last = first - dt.timedelta(days=1)
        days.append(last)
        first = last.replace(day=1)
    return days[::-1]


def ends_of_quarters(until: dt.date, how_many: int) -> list[dt.date]:
    """The last days of the quarters before a day, the earliest first."""
    months = ends_of_months(until, how_many * 3 + 3)
    return [day for day in months if day.month in (3, 6, 9, 12)][-how_many:]
