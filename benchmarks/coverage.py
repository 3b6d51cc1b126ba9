"""How often the intervals of shares hold the truth: `python -m benchmarks.coverage`, a few minutes.

Seeded. People's outcomes are drawn alike in two ways, with the same intra-person correlation: each person has a probability
of their own (beta), or some of their outcomes fall as one (shared). Cells: 20 to 2,000 people, 1 to 7 outcomes each.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

import numpy as np

from whatmatters.measures.intervals import Clusters, interval

SIZES = {
    "one each": (1,),
    "two each": (2,),
    "seven each": (7,),
    "one to seven": (1, 2, 3, 4, 5, 6, 7),
    "mostly one or two": (1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 7),
    "one, and some seven": (1, 1, 1, 1, 1, 7),
}
PEOPLE = (20, 30, 50, 100, 400, 2000)
SHARES = (0.1, 0.2, 0.3, 0.5, 0.7, 0.9)
CORRELATIONS = (0.0, 0.1, 0.3, 0.5)


@dataclass(frozen=True)
class Setting:
    """What a run is drawn from."""

    people: int
    sizes: str
    share: float
    correlation: float
    drawn: str


def settings(people: tuple[int, ...] = PEOPLE, sizes: tuple[str, ...] = tuple(SIZES)) -> Iterator[Setting]:
    """Every combination; without correlation the two ways of drawing are one."""
    for number in people:
        for size in sizes:
            for share in SHARES:
                for correlation in CORRELATIONS:
                    for drawn in ("beta", "shared") if correlation else ("beta",):
                        yield Setting(number, size, share, correlation, drawn)


def coverage(one: Setting, runs: int, seed: int) -> float:
    """The part of the runs whose interval holds the true share."""
    random = np.random.default_rng([seed, one.people, len(one.sizes), int(one.share * 10), int(one.correlation * 10),
                                    len(one.drawn)])  # fmt: skip
    m = random.choice(SIZES[one.sizes], size=(runs, one.people))
    p, r = one.share, one.correlation
    if not r:
        x = random.binomial(m, p)
    elif one.drawn == "beta":
        x = random.binomial(m, random.beta(p * (1 - r) / r, (1 - p) * (1 - r) / r, size=m.shape))
    else:
        together = random.binomial(m, sqrt(r))
        x = np.where(random.random(m.shape) < p, together, 0) + random.binomial(m - together, p)
    sums = np.stack([m.sum(1), x.sum(1), (m * m).sum(1), (m * x).sum(1), (x * x).sum(1)], axis=1).tolist()
    found = (interval(Clusters(one.people, *row)) for row in sums)
    return sum(low <= p <= high for low, high in (it for it in found if it)) / runs


def main(runs: int = 3000, seed: int = 1) -> None:
    """Print the mean, the lowest, and the lowest few settings."""
    found = sorted((coverage(one, runs, seed), str(one), one) for one in settings())
    print(f"{len(found)} settings, {runs} runs each")
    print(f"mean {100 * sum(one[0] for one in found) / len(found):.2f} %, lowest {100 * found[0][0]:.2f} %")
    for kept, _, one in found[:5]:
        print(f"  {100 * kept:.2f} %  {one}")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
