"""Rates worked out from counts, with the intervals that public health uses in these islands (E2).

| function | what | interval |
|---|---|---|
| `proportion` | a part of a whole | Wilson (1927) |
| `crude` | events per so many people | Byar's approximation (Breslow and Day 1987) |
| `directly_standardised` | the same, as if the population had the ages of a standard one | Dobson and others (1991), on Byar's limits |

The formulas are those of the public health technical guidance of the Office for Health Improvement and Disparities (OHID,
formerly Public Health England), which its R package PHEindicatormethods computes. No library for Python has Byar and Dobson;
Wilson is this package's own (`measures.intervals`). Two things are ours, and said to be so: Byar's limits are given for every
count, where OHID turns to the exact ones under ten (they differ from those by less than one in a hundred from five events
on); and a standardised rate of no events at all, for which Dobson's method has no answer, gets the widest interval that
one age group alone would have.

Never for surveys: their intervals come from the design of the survey and are taken as published (E2).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite, sqrt
from numbers import Real
from statistics import NormalDist
from typing import Final

from whatmatters.measures.intervals import wilson

# Under so many events OHID gives out no standardised rate (Morris and others, Population Health Metrics 2018;16:19).
FEW: Final = 10


class NotARate(ValueError):
    """Counts that no rate can be made of. The message says what is wrong, and what to do."""


@dataclass(frozen=True)
class Rate:
    """A rate with its interval at a stated confidence. `value, lower, upper = rate` takes it apart.

    `events` is the count it rests on; `few` says that a standardised rate rests on fewer than ten, and had better not
    be published.
    """

    value: float
    lower: float
    upper: float
    confidence: float
    method: str
    events: float

    def __iter__(self) -> Iterator[float]:
        return iter((self.value, self.lower, self.upper))

    @property
    def few(self) -> bool:
        return self.method == "Dobson" and self.events < FEW


def proportion(numerator: float, denominator: float, *, confidence: float = 0.95) -> Rate:
    """A share between 0 and 1, with Wilson's interval. Raises NotARate for impossible counts."""
    z = _z(confidence)
    numerator, denominator = _counts(numerator, denominator)
    if numerator > denominator:
        raise NotARate(
            f"The numerator {numerator:g} is larger than the denominator {denominator:g}, so this is no proportion. "
            "Correct the counts; for events per people use `crude`."
        )
    share = numerator / denominator
    lower, upper = wilson(share, denominator, z)
    return Rate(share, min(lower, share), max(upper, share), confidence, "Wilson", numerator)


def crude(count: float, population: float, per: float, *, confidence: float = 0.95) -> Rate:
    """Events per `per` people, with Byar's interval. Raises NotARate for impossible counts."""
    z = _z(confidence)
    count, population = _counts(count, population)
    per = _per(per)
    lower, upper = byar(count, z)
    scale = per / population
    return Rate(count * scale, lower * scale, upper * scale, confidence, "Byar", count)


def directly_standardised(
    counts: Sequence[float],
    populations: Sequence[float],
    standard: Sequence[float],
    per: float,
    *,
    confidence: float = 0.95,
) -> Rate:
    """Events per `per` people if the population had the ages of the `standard` one, with Dobson's interval.

    One count, one population and one weight for each age group, in one order. Raises NotARate for impossible counts.
    """
    z = _z(confidence)
    per = _per(per)
    if not len(counts) == len(populations) == len(standard) or not len(counts):
        raise NotARate(
            f"There are {len(counts)} counts, {len(populations)} populations and {len(standard)} standard populations. "
            "Give one of each for every age group, in the same order."
        )
    pairs = [_counts(count, population) for count, population in zip(counts, populations, strict=True)]
    counts, populations = [count for count, _ in pairs], [population for _, population in pairs]
    standard = [float(weight) if _number(weight) else -1.0 for weight in standard]
    if any(weight < 0 for weight in standard) or not sum(standard) > 0:
        raise NotARate(
            "The standard population has to hold numbers that are not negative, and not all of them 0."
        )
    whole = sum(standard)
    weights = [weight / whole / population for weight, population in zip(standard, populations, strict=True)]
    value = sum(weight * count for weight, count in zip(weights, counts, strict=True))
    events = sum(counts)
    lower, upper = byar(events, z)
    if events:
        # How far the rate moves with each event: its standard error beside that of the number of events.
        step = sqrt(sum(w * w * count for w, count in zip(weights, counts, strict=True)) / events)
    else:
        step = max(weights)
    return Rate(
        value * per,
        max(0.0, value + step * (lower - events)) * per,
        (value + step * (upper - events)) * per,
        confidence,
        "Dobson",
        events,
    )


def byar(count: float, z: float) -> tuple[float, float]:
    """The limits of a count of events, by Byar's approximation to the Poisson distribution; never under 0."""
    more = count + 1
    upper = more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3
    if not count:
        return 0.0, upper
    root = 1 - 1 / (9 * count) - z / (3 * sqrt(count))
    return max(0.0, count * root**3), upper


def _z(confidence: float) -> float:
    if not _number(confidence) or not 0 < confidence < 1:
        raise NotARate(f"The confidence lies between 0 and 1, as in 0.95, and is not {confidence!r}.")
    return NormalDist().inv_cdf(1 - (1 - confidence) / 2)


def _counts(count: float, population: float) -> tuple[float, float]:
    for name, number in (("count", count), ("population", population)):
        if not _number(number):
            raise NotARate(
                f"The {name} has to be a number, and is {number!r}. Where it is missing, no rate is worked out."
            )
    if count < 0 or population < 0:
        raise NotARate(f"A count cannot be negative: {min(count, population):g}. Correct it.")
    if population == 0:
        raise NotARate("The population is 0, so there is no rate. Leave it out, and say why.")
    return float(count), float(population)


def _per(per: float) -> float:
    if not _number(per) or per <= 0:
        raise NotARate(f"A rate is per so many people, as in 1,000 or 100,000, and not per {per!r}.")
    return float(per)


def _number(given: object) -> bool:
    """Any finite number: the counts of `IndicatorValue` are decimals."""
    return isinstance(given, Real | Decimal) and not isinstance(given, bool) and isfinite(given)
