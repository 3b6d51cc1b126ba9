"""What an inspection has to say of itself before it opens anything: who, by which law, what, from when to when (E5).

Source: N §7 (sections 54 and 55 of the Act). How long one may last and how many records may be sampled are this project's
choices.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from whatmatters.rules.messages import inspections as says
from whatmatters.rules.refusals import Refusal, refuse_any
from whatmatters.rules.words_said import blank

LONGEST = timedelta(days=366)
MOST_RECORDS = 100


def check_opening(
    *,
    bodies: Collection[str],
    basis: str,
    units: Collection[str],
    inspectors: Collection[str],
    first_day: date,
    last_day: date,
    today: date,
) -> None:
    """An inspection that is opened says everything. Raises `Refusals` (E5)."""
    refuse_any(_missing(bodies, basis, units, inspectors))
    refuse_any(_days(first_day, last_day, today))


def _missing(
    bodies: Collection[str], basis: str, units: Collection[str], inspectors: Collection[str]
) -> Iterator[Refusal]:
    if not bodies:
        yield says.NO_BODY()
    if blank(basis):
        yield says.NO_BASIS()
    if not units:
        yield says.NO_UNITS()
    if not inspectors:
        yield says.NO_INSPECTORS()


def _days(first_day: date, last_day: date, today: date) -> Iterator[Refusal]:
    if last_day < first_day:
        yield says.BACKWARDS(given=last_day)
    elif last_day < today:
        yield says.IN_THE_PAST(given=last_day)
    elif last_day - first_day > LONGEST:
        yield says.TOO_LONG(given=last_day)


def check_extension(*, first_day: date, now_until: date, last_day: date, why: str, today: date) -> None:
    """A longer time is a decision of its own, with its reason. Raises `Refusals` (E5)."""
    refuse_any([says.IS_OVER()] if now_until < today else [])
    refuse_any(_extension(first_day, now_until, last_day, why))


def _extension(first_day: date, now_until: date, last_day: date, why: str) -> Iterator[Refusal]:
    if last_day <= now_until:
        yield says.NOT_LONGER(given=last_day)
    elif last_day - first_day > 2 * LONGEST:
        yield says.TOO_LONG(given=last_day)
    if blank(why):
        yield says.NO_REASON()


def check_ending(*, now_until: date, why: str, today: date) -> None:
    """Ending before the last day says why. Raises `Refusals` (E5)."""
    refuse_any([says.IS_OVER()] if now_until < today else [])
    refuse_any([says.NO_REASON()] if blank(why) else [])


def check_sampling(
    *, basis: str, how_many: int, seed: str, first: date, to: date, people: int, is_over: bool
) -> None:
    """Records are opened by a decision that says by which law, how many, and how they were found; anybody can draw them
    again. Raises `Refusals` (E5, F2)."""
    refuse_any([says.IS_OVER()] if is_over else [])
    refuse_any(_sampling(basis, how_many, seed, first, to))
    refuse_any([says.SAMPLE_NOBODY()] if not people else [])


def _sampling(basis: str, how_many: int, seed: str, first: date, to: date) -> Iterator[Refusal]:
    if blank(basis):
        yield says.SAMPLE_NO_BASIS()
    if not 1 <= how_many <= MOST_RECORDS:
        yield says.SAMPLE_TOO_FEW(given=how_many, most=MOST_RECORDS)
    if blank(seed):
        yield says.SAMPLE_NO_SEED()
    if to < first:
        yield says.SAMPLE_PERIOD(given=to)


def check_reason(why: str) -> None:
    """A record is taken out of a sample for a reason. Raises `Refusals` (E5)."""
    refuse_any([says.NO_REASON()] if blank(why) else [])
