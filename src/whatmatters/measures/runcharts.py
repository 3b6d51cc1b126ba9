"""Run charts: a measure over time, its median, and what is more than chance (D2, E2).

The rules are those NHS Scotland teaches: a shift of six or more points on one side of the median; a trend of five or more
points all rising or all falling; too many or too few runs; an astronomical point. The limits for runs are the table
of Perla, Provost and Murray (BMJ Quality & Safety 2011;20:46-51), after Swed and Eisenhart (1943), for 10 to 60 points
that do not lie on the median. Under ten such points nothing is read into a chart, and it says so.

What "astronomical" means is left to the eye in the source. Ours, and said to be so: further from the median than 3.14 times
the median of the steps from point to point.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isinf, isnan
from statistics import median as middle
from typing import Final, Literal

Kind = Literal["shift", "trend", "too_few_runs", "too_many_runs", "astronomical_point"]

SHIFT: Final = 6
TREND: Final = 5
ENOUGH: Final = 10
FAR: Final = 3.14
# Points not on the median: the fewest and the most runs that chance leaves.
RUNS: Final[dict[int, tuple[int, int]]] = {
    10: (3, 9), 11: (3, 10), 12: (3, 11), 13: (4, 11), 14: (4, 12), 15: (5, 12), 16: (5, 13), 17: (5, 13), 18: (6, 14),
    19: (6, 15), 20: (6, 16), 21: (7, 16), 22: (7, 17), 23: (7, 17), 24: (8, 18), 25: (8, 18), 26: (9, 19), 27: (10, 19),
    28: (10, 20), 29: (10, 20), 30: (11, 21), 31: (11, 22), 32: (11, 23), 33: (12, 23), 34: (12, 24), 35: (12, 24),
    36: (13, 25), 37: (13, 25), 38: (14, 26), 39: (14, 26), 40: (15, 27), 41: (15, 27), 42: (16, 28), 43: (16, 28),
    44: (17, 29), 45: (17, 30), 46: (17, 31), 47: (18, 31), 48: (18, 32), 49: (19, 32), 50: (19, 33), 51: (20, 33),
    52: (20, 34), 53: (21, 34), 54: (21, 35), 55: (22, 35), 56: (22, 35), 57: (23, 36), 58: (23, 37), 59: (24, 38),
    60: (24, 38),
}  # fmt: skip


@dataclass(frozen=True)
class Signal:
    """Something more than chance, and the places (from 0, in the values given) of the points it rests on."""

    kind: Kind
    points: tuple[int, ...]


@dataclass(frozen=True)
class RunChart:
    """What a run chart says. `median` is None without any value.

    `enough`: whether there are ten points or more that do not lie on the median; without, there are no signals, and
    whoever shows the chart says "not enough points". `runs` is how many runs there are about the median, and `expected`
    the fewest and most that chance leaves; None beyond 60 points.
    """

    median: float | None
    enough: bool
    runs: int
    expected: tuple[int, int] | None
    signals: tuple[Signal, ...]

    def of(self, kind: Kind) -> tuple[Signal, ...]:
        """The signals of one kind."""
        return tuple(signal for signal in self.signals if signal.kind == kind)


def read(values: Sequence[float | None]) -> RunChart:
    """Read a run chart: values in the order of time, None (or not-a-number) where there is none; a gap is passed over.
    Raises ValueError for a value without end.

    A point on the median neither makes nor breaks a shift or a run; of equal points in a row a trend counts one.
    """
    points = [
        (place, float(value)) for place, value in enumerate(values) if value is not None and not isnan(value)
    ]
    if any(isinf(value) for _place, value in points):
        raise ValueError("A value of a run chart has an end. Leave out what is infinite: give None.")
    if not points:
        return RunChart(None, False, 0, None, ())
    centre = middle(value for _place, value in points)
    useful = [(place, value > centre) for place, value in points if value != centre]
    groups = _runs(useful)
    expected = RUNS.get(len(useful))
    enough = len(useful) >= ENOUGH
    if not enough:
        return RunChart(centre, False, len(groups), None, ())
    signals = [
        *(Signal("shift", tuple(group)) for group in groups if len(group) >= SHIFT),
        *(Signal("trend", one) for one in _trends(points)),
        *_too_many_or_few(groups, useful, expected),
        *(Signal("astronomical_point", (place,)) for place in _far_away(points, centre)),
    ]
    return RunChart(centre, True, len(groups), expected, tuple(signals))


def _runs(useful: list[tuple[int, bool]]) -> list[list[int]]:
    """Places of the points on one side of the median, run by run."""
    groups: list[list[int]] = []
    side: bool | None = None
    for place, above in useful:
        if above is not side:
            groups.append([])
            side = above
        groups[-1].append(place)
    return groups


def _too_many_or_few(
    groups: list[list[int]], useful: list[tuple[int, bool]], expected: tuple[int, int] | None
) -> list[Signal]:
    if expected is None or expected[0] <= len(groups) <= expected[1]:
        return []
    kind: Kind = "too_few_runs" if len(groups) < expected[0] else "too_many_runs"
    return [Signal(kind, tuple(place for place, _above in useful))]


def _trends(points: list[tuple[int, float]]) -> list[tuple[int, ...]]:
    """Stretches of five or more points that all rise or all fall; the first point counts, equal ones are passed over."""
    found: list[tuple[int, ...]] = []
    stretch: list[tuple[int, float]] = []
    rising: bool | None = None
    for place, value in points:
        if not stretch:
            stretch = [(place, value)]
            continue
        last = stretch[-1][1]
        if value == last:
            continue
        up = value > last
        if rising is None or up is rising:
            stretch.append((place, value))
        else:
            found += _long_enough(stretch)
            stretch = [stretch[-1], (place, value)]
        rising = up
    return found + _long_enough(stretch)


def _long_enough(stretch: list[tuple[int, float]]) -> list[tuple[int, ...]]:
    return [tuple(place for place, _value in stretch)] if len(stretch) >= TREND else []


def _far_away(points: list[tuple[int, float]], centre: float) -> list[int]:
    steps = [abs(after - before) for (_, before), (_, after) in zip(points, points[1:], strict=False)]
    usual = middle(steps) if steps else 0.0
    return [place for place, value in points if usual and abs(value - centre) > FAR * usual]
