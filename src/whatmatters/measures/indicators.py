"""The value of an indicator for an area and a period, and what may be said about a row of them (E2; measures § Indicators).

No line, test or comparison goes across a break in comparability, nor between a calendar year that stands in for a financial
year and the financial years beside it.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from whatmatters.frameworks.indicators import Break, Indicator
from whatmatters.measures.rates import NotARate, Rate, crude, proportion
from whatmatters.measures.runcharts import RunChart, read

Status = Literal["final", "provisional", "revised"]
# Years and quarters differ by a day or two in length.
A_FEW_DAYS: Final = 4
STATUSES: Final = ("final", "provisional", "revised")


@dataclass(frozen=True)
class IndicatorValue:
    """One value as one publication gives it. Where there is none, `value` is None and `missing` says why: `suppressed`,
    `not available`, `not applicable`, `low reliability`, `zero as missing`, or what the publisher wrote.

    `indicator` is `core-suite:12` or `local:falls`; `first` and `last` are the days of the period, `label` its name
    (`2023-24`, `2023`). `revised`: an earlier publication said otherwise.
    """

    indicator: str
    version: str
    area: str
    first: dt.date
    last: dt.date
    label: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    status: Status
    calendar_year_proxy: bool
    source: str
    published_on: dt.date
    note: str = ""
    missing: str = ""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.label}: the period ends before it begins. Give its first and last day.")
        if (self.value is None) is not bool(self.missing):
            raise ValueError(
                f"{self.label}: a value, or why there is none: one of the two. A blank is never a zero. (E2)"
            )
        if self.status not in STATUSES:
            raise ValueError(f"{self.status!r} is not a status. One of {', '.join(STATUSES)}. (E2)")

    @property
    def period(self) -> tuple[dt.date, dt.date]:
        """What a value is of, beside its indicator and area. A calendar-year proxy stands for its own days."""
        return self.first, self.last


def stretches(values: Sequence[IndicatorValue], breaks: Sequence[Break]) -> list[list[IndicatorValue]]:
    """The values cut where they stop being comparable: at a break, and where the kind of year changes. In the order
    given (oldest first); nothing is left out."""
    cut: list[list[IndicatorValue]] = []
    for value in values:
        if not cut or not comparable(cut[-1][-1], value, breaks):
            cut.append([])
        cut[-1].append(value)
    return cut


def comparable(one: IndicatorValue, other: IndicatorValue, breaks: Sequence[Break]) -> bool:
    """Whether two values of an indicator may be compared: no break lies between them, and both are of periods of one
    kind and length, by one definition."""
    begin, end = sorted((one.first, other.first))
    broken = any(begin < broken.first <= end for broken in breaks)
    alike = one.calendar_year_proxy == other.calendar_year_proxy and one.version == other.version
    return (
        not broken and alike and abs((one.last - one.first) - (other.last - other.first)).days <= A_FEW_DAYS
    )


def read_stretch(values: Sequence[IndicatorValue]) -> RunChart:
    """The run chart of one stretch; what is missing is passed over."""
    return read([float(one.value) if one.value is not None else None for one in values])


def year_before(values: Sequence[IndicatorValue], of: IndicatorValue) -> IndicatorValue | None:
    """The value of the period that ended a year before (a year with 29 February counts the same); None where there is
    none. Whether the two may be compared `comparable` says."""
    for one in values:
        if (
            (one.first.year, one.last.year) == (of.first.year - 1, of.last.year - 1)
            and one.first.month == of.first.month
            and one.last.month == of.last.month
        ):
            return one
    return None


def worked_out(indicator: Indicator, numerator: Decimal, denominator: Decimal) -> Rate | None:
    """What an indicator's counts come to in its own unit, with its interval: Wilson for a percentage, Byar for so many per so
    many people.

    None for a survey (its values and intervals come from its design and are taken as published), for a standardised rate
    (it needs the counts by age), and for any other unit. None too for counts that cannot be.
    """
    if indicator.kind == "survey" or "standardised" in indicator.unit:
        return None
    per = re.match(r"per (\d[\d ,]*)", indicator.unit)
    try:
        if indicator.is_percentage:
            share = proportion(float(numerator), float(denominator))
            return replace(share, value=share.value * 100, lower=share.lower * 100, upper=share.upper * 100)
        if per:
            return crude(float(numerator), float(denominator), float(re.sub(r"[ ,]", "", per.group(1))))
    except NotARate:
        return None
    return None
