"""Periods a measure can be asked for one after the other: calendar months and quarters, and years from April to March.

Months are written 2025-04, quarters 2025-Q2 (April to June: by the calendar, which is the same in every country and
needs no financial year), years 2025-26.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from whatmatters.measures.dimensions import PERIODS, Refused
from whatmatters.measures.question import Question

MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
BEGINS: Final = {"month": 1, "quarter": 1, "year": 4}


@dataclass(frozen=True)
class Period:
    """A period with its first and last day."""

    label: str
    first: date
    last: date


def periods(every: str, first: date | None, last: date) -> tuple[Period, ...]:
    """The whole periods from one day to another, in order.

    Raises Refused without a first day, and where no whole period lies between.
    """
    if first is None:
        raise Refused(f"Say from which day the periods begin: --from. Without it there is no first {every}.")
    found = tuple(one for one in _from(every, first, last) if one.first >= first and one.last <= last)
    if not found:
        raise Refused(
            f"There is no whole {every} from {first} to {last}. Ask for a longer time, or a shorter period."
        )
    return found


def split_period(asked: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """The period asked by, if any, and the other dimensions. Raises Refused for more than one."""
    named = [one for one in asked if one in PERIODS]
    if len(named) > 1:
        raise Refused(f"Ask by one period at a time, not by {' and '.join(named)}.")
    return (named[0] if named else None), tuple(one for one in asked if one not in PERIODS)


def in_periods(question: Question, every: str) -> tuple[tuple[Period, Question], ...]:
    """The question anew for each whole period from its first day to its last, as of the end of the period. Raises Refused as
    `periods` does."""
    return tuple(
        (period, replace(question, as_of=period.last, from_=period.first))
        for period in periods(every, question.from_, question.as_of)
    )


def _from(every: str, first: date, last: date) -> Iterator[Period]:
    step = MONTHS[every]
    begins = first.year * 12 + (first.month - BEGINS[every]) // step * step + BEGINS[every] - 1
    while (start := _day(begins)) <= last:
        begins += step
        yield Period(_label(every, start), start, _day(begins) - timedelta(days=1))


def _day(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)


def _label(every: str, start: date) -> str:
    if every == "month":
        return f"{start.year:04}-{start.month:02}"
    if every == "quarter":
        return f"{start.year:04}-Q{(start.month + 2) // 3}"
    return f"{start.year:04}-{(start.year + 1) % 100:02}"
