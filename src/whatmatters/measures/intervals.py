"""Confidence intervals of shares that respect that one person's outcomes go together.

People are the clusters. A Wilson interval is drawn on the effective sample size n / deff, deff never under 1. With every outcome
its own person that is the Wilson interval itself, exactly; with fewer than two people there is none.

The design effect is 1 + (m - 1) r. There m is the size of the cluster in which an outcome lies on average, and r how alike
one person's outcomes are: from the linearised variance of the ratio over people, drawn towards 0.5 by as much as five
people weigh who are split in half, for few people tell little of how alike their outcomes are, the less the closer the share
lies to 0 or 1. Where outcomes do go together, deff is widened by Student's t for the effective number of people. The 0.5
and the 5 are this project's choice, by the simulation of `benchmarks/coverage.py`.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Final

Z: Final = 1.959963984540054
ALIKE: Final = 0.5
WEIGHT: Final = 5.0
# Student's t, 97.5 %, for one to four degrees of freedom; from there on an expansion is right to the third place.
_T: Final = (12.706204736432095, 4.302652729696142, 3.182446305284263, 2.7764451051977987)


@dataclass(frozen=True)
class Clusters:
    """Outcomes by person, as sums over the people who have any: `people`; their outcomes (`outcomes`), those counted
    (`counted`); and the sums of the squares and of the products of the two."""

    people: int
    outcomes: int
    counted: int
    outcomes_squared: int
    outcomes_times_counted: int
    counted_squared: int


def wilson(share: float, size: float, z: float = Z) -> tuple[float, float]:
    """The Wilson interval of a share of `size`, 95 % unless another `z` is given (Wilson 1927)."""
    widening = z * z / size
    centre = (share + widening / 2) / (1 + widening)
    half = z * sqrt(share * (1 - share) / size + widening / (4 * size)) / (1 + widening)
    return max(0.0, centre - half), min(1.0, centre + half)


def interval(of: Clusters) -> tuple[float, float] | None:
    """The 95 % interval of `counted` among `outcomes`; None with fewer than two people."""
    if of.people < 2:
        return None
    return wilson(of.counted / of.outcomes, of.outcomes / design_effect(of))


def design_effect(of: Clusters) -> float:
    """How many times the variance is that of outcomes each of a person of their own; 1 where they are."""
    n, x = of.outcomes, of.counted
    if of.outcomes_squared == n:
        return 1.0
    size = of.outcomes_squared / n
    people = n / size
    centre = (x + Z * Z / 2) / (n + Z * Z)
    weight = WEIGHT / (WEIGHT + people * 4 * centre * (1 - centre))
    seen = (_linearised(of) - 1) / (size - 1) if 0 < x < n else ALIKE
    alike = weight * ALIKE + (1 - weight) * seen
    widened = student(max(1.0, people - 1)) / Z
    return max(1.0, 1 + (size - 1) * alike) * widened * widened


def _linearised(of: Clusters) -> float:
    """The variance of the ratio over people, beside that of as many outcomes drawn one by one."""
    n, x = of.outcomes, of.counted
    # n² times the sum of squares of what each person's outcomes differ by from the share, in whole numbers.
    squares = n * n * of.counted_squared - 2 * n * x * of.outcomes_times_counted + x * x * of.outcomes_squared
    return float(Fraction(of.people * squares * (n - 1), (of.people - 1) * n * n * x * (n - x)))


def student(freedom: float) -> float:
    """The 97.5 % point of Student's t. Under four degrees of freedom, between whole ones, straight in 1/freedom."""
    if freedom < 4:
        below = int(freedom)
        part = (1 / below - 1 / freedom) / (1 / below - 1 / (below + 1))
        return _T[below - 1] + part * (_T[below] - _T[below - 1])
    # Abramowitz and Stegun 26.7.5.
    terms = (
        (Z**3 + Z) / 4,
        (5 * Z**5 + 16 * Z**3 + 3 * Z) / 96,
        (3 * Z**7 + 19 * Z**5 + 17 * Z**3 - 15 * Z) / 384,
        (79 * Z**9 + 776 * Z**7 + 1482 * Z**5 - 1920 * Z**3 - 945 * Z) / 92160,
    )
    return Z + sum(term / freedom ** (power + 1) for power, term in enumerate(terms))
