"""Figures of a unit as a page shows them: exact inside a team, disclosure-controlled anywhere else (D2, D6).

No page does arithmetic of its own: what is counted, what is suppressed and what is said of a series comes from `measures`.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from whatmatters.answers.chains import alone, chain
from whatmatters.answers.snapshot import Snapshot
from whatmatters.measures import Question, Table, measure
from whatmatters.measures.answers import shares_controlled, shares_exact
from whatmatters.measures.disclosure import Controlled
from whatmatters.measures.figures import MOVED, STAR
from whatmatters.measures.runcharts import RunChart, read
from whatmatters.measures.shares import measure_shares
from whatmatters.measures.wholes import wholes

MONTHS: Final = 24
QUARTERS: Final = 12
# What a page can be split by, in the order in which the tables are protected from one another.
IN_ORDER: Final = (
    "", "national_outcome", "outcome_type", "plan_kind", "age_band", "gender", "language", "deprivation_quintile", "intent",
    "scored_by",
)  # fmt: skip


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


def counted(now: Snapshot, question: Question, *, exact: bool, shares: bool = True) -> Counted:
    """Count a unit's outcomes and people, split by one dimension or none, with the `shares` of the whole where wanted. Raises
    Refused for a question that is not answered (D4)."""
    return now.once(("counted", question, exact, shares), lambda: _counted(now, question, exact, shares))


def _counted(now: Snapshot, question: Question, exact: bool, shares: bool) -> Counted:
    found: Table | Controlled = measure(now.store, question) if exact else _beside_the_others(now, question)
    whole = (STAR,) * len(found.by)
    beside: dict[str, Any] = {"shares": {}, "time_to_achievement": {"median_days": None}}
    if shares:
        of_cells = measure_shares(now.store, replace(question, by=found.by))
        of_all = (
            shares_controlled(found, of_cells) if isinstance(found, Controlled) else shares_exact(of_cells)
        )
        beside = of_all[whole]
    return Counted(
        as_of=question.as_of,
        from_=question.from_,
        by=question.by[0] if question.by else "",
        whole=_shown(found.figures[whole]),
        shares={name: _part(share) for name, share in beside["shares"].items()},
        days=_days(beside["time_to_achievement"]),
        rows=tuple(
            Row(key[0], _shown(figures)) for key, figures in found.figures.items() if key and STAR not in key
        ),
        outside_a_plan=_one(
            found.outside_a_plan if isinstance(found, Controlled) else found.outside_a_plan[0]
        ),
        exact=exact,
        threshold=now.threshold,
        withheld=found.by != question.by,
    )


def _beside_the_others(now: Snapshot, question: Question) -> Controlled:
    """The table as it may leave beside every other split of the same question that a reader can ask for.

    Whoever reads one can read the others: so they are controlled one after the other in a fixed order, each knowing those
    before it, whatever is asked first. Where one would give way, the whole alone is shown in its stead.
    """
    by = question.by[0] if question.by else ""
    splits = IN_ORDER if by in IN_ORDER else ("", by)
    found = chain(now, replace(question, by=()), splits[: splits.index(by) + 1])
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
    chart: RunChart


def series(now: Snapshot, unit: str, name: str, *, until: dt.date, exact: bool) -> Series:
    """The share of outcomes with a later score that are `name`, month by month in a team, else quarter by quarter."""

    def make() -> Series:
        whole = Question(until, within=unit)
        if exact:
            days = ends_of_months(until, MONTHS)
            found = [_shown(figures) for figures in wholes(now.store, whole, days)]
        else:
            days = ends_of_quarters(until, QUARTERS)
            found = [_shown(alone(now, replace(whole, as_of=day)).whole) for day in days]
        points = tuple(_point(day, name, figures) for day, figures in zip(days, found, strict=True))
        return Series(name, points, read([point.share for point in points]))

    return now.once(("series", unit, name, until, exact), make)


def _point(on: dt.date, name: str, whole: Mapping[str, Shown]) -> Point:
    parts = [whole[moved] for moved in MOVED]
    part = whole[name]
    if part.value is None or any(moved.value is None for moved in parts):
        return Point(on, part, Shown(None), None)
    of = sum(moved.value or 0 for moved in parts)
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
