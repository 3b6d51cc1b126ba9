"""Where everything of an indicator's run chart stands, worked out on the server: the area over time, the nation beside it.

No line goes across a break in comparability, a change of the kind of year, or a gap (E2).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from math import ceil, floor, log10
from statistics import median

from whatmatters.frameworks import Indicator
from whatmatters.measures.indicators import IndicatorValue, read_stretch, stretches
from whatmatters.measures.runcharts import RunChart
from whatmatters.web.reporting.indicators.words import number

WIDTH, NARROW, HEIGHT = 720, 380, 300
LEFT, RIGHT, TOP, BOTTOM = 64, 18, 26, 40


@dataclass(frozen=True)
class Mark:
    """One point; `low` and `high` where an interval was published."""

    x: float
    y: float
    label: str
    text: str
    signal: bool = False
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Stretch:
    """Values that may be read as one row, with what their run chart says."""

    first: str
    last: str
    points: int
    chart: RunChart
    median: tuple[float, float, float] | None


@dataclass
class Drawn:
    """A chart, ready to be placed."""

    marks: list[Mark] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    nation_marks: list[Mark] = field(default_factory=list)
    nation_paths: list[str] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    breaks: list[float] = field(default_factory=list)
    levels: list[tuple[str, float]] = field(default_factory=list)
    dates: list[tuple[float, str, str]] = field(default_factory=list)
    from_zero: bool = True
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP
    bottom: int = BOTTOM


def drawn(
    indicator: Indicator, own: Sequence[IndicatorValue], nation: Sequence[IndicatorValue], width: int = WIDTH
) -> Drawn | None:
    """The chart of an area with the nation beside it; None where there is no value to draw. `NARROW` is for a phone."""
    known = [value for value in (*own, *nation) if value.value is not None]
    if not known:
        return None
    scale = _Scale(known, width)
    made = Drawn(
        levels=[(number(level, indicator), scale.y(level)) for level in scale.levels],
        from_zero=scale.low == 0,
        width=width,
    )
    parts = stretches(own, indicator.breaks)
    for part in parts:
        _draw_stretch(made, part, scale, indicator)
    for before, after in zip(parts, parts[1:], strict=False):
        made.breaks.append(round((scale.x(before[-1]) + scale.x(after[0])) / 2, 1))
    for part in stretches(nation, indicator.breaks):
        made.nation_paths += _paths(part, scale)
        made.nation_marks += [_mark(value, scale, indicator) for value in part if value.value is not None]
    made.dates = _dates(sorted({(scale.x(value), value.label) for value in (*own, *nation)}))
    return made


class _Scale:
    """Time across, values up. Percentages that lie apart from 0 are drawn close up, and it is said."""

    def __init__(self, known: Sequence[IndicatorValue], width: int) -> None:
        self.width = width
        days = [_middle(known_value) for known_value in known]
        self.first, self.days = min(days), max((max(days) - min(days)).days, 1)
        limits = [
            number
            for known_value in known
            for number in (known_value.value, known_value.lower, known_value.upper)
            if number is not None
        ]
        low, high = min(limits), max(limits)
        step = _step(high - low if high > low else abs(high) or Decimal(1))
        self.low = (
            max(Decimal(floor(low / step)) * step, Decimal(0))
            if low >= 0
            else Decimal(floor(low / step)) * step
        )
        self.high = Decimal(ceil(high / step)) * step
        if self.high == self.low:
            self.high += step
        count = int((self.high - self.low) / step)
        self.levels = [self.low + step * n for n in range(count + 1)]

    def x(self, value: IndicatorValue) -> float:
        part = (_middle(value) - self.first).days / self.days
        return round(LEFT + 10 + part * (self.width - LEFT - RIGHT - 20), 1)

    def y(self, value: Decimal) -> float:
        part = float((value - self.low) / (self.high - self.low))
        return round(TOP + (1 - part) * (HEIGHT - TOP - BOTTOM), 1)


def _step(span: Decimal) -> Decimal:
    """A round distance between the levels, for four or five of them."""
    rough = float(span) / 4
    power = 10.0 ** floor(log10(rough))
    return Decimal(str(next(n * power for n in (1, 2, 2.5, 5, 10) if n * power >= rough))).normalize()


def _middle(value: IndicatorValue) -> dt.date:
    return value.first + (value.last - value.first) / 2


def _draw_stretch(made: Drawn, part: Sequence[IndicatorValue], scale: _Scale, indicator: Indicator) -> None:
    chart = read_stretch(part)
    signalled = {place for signal in chart.signals for place in signal.points}
    made.paths += _paths(part, scale)
    made.marks += [
        _mark(value, scale, indicator, place in signalled)
        for place, value in enumerate(part)
        if value.value is not None
    ]
    line = None
    if chart.enough and chart.median is not None:
        line = (scale.x(part[0]), scale.x(part[-1]), scale.y(Decimal(str(chart.median))))
    filled = [value for value in part if value.value is not None]
    made.stretches.append(Stretch(part[0].label, part[-1].label, len(filled), chart, line))


def _mark(value: IndicatorValue, scale: _Scale, indicator: Indicator, signal: bool = False) -> Mark:
    assert value.value is not None
    limits = value.lower is not None and value.upper is not None
    return Mark(
        scale.x(value),
        scale.y(value.value),
        value.label,
        number(value.value, indicator),
        signal,
        scale.y(value.lower) if limits and value.lower is not None else None,
        scale.y(value.upper) if limits and value.upper is not None else None,
    )


def _paths(part: Sequence[IndicatorValue], scale: _Scale) -> list[str]:
    """Lines from point to point; a missing value, or a longer wait than is usual, is a gap."""
    waits = [(after.first - before.first).days for before, after in zip(part, part[1:], strict=False)]
    usual = median(waits) if waits else 0
    paths: list[str] = []
    line, last = "", None
    for value in part:
        if value.value is None or (last is not None and (value.first - last).days > 1.5 * usual):
            paths, line = [*paths, line], ""
        if value.value is not None:
            line += f"{'L' if line else 'M'}{scale.x(value)} {scale.y(value.value)} "
        last = value.first
    return [path.strip() for path in [*paths, line] if path.count(" ") > 2]


def _dates(points: Sequence[tuple[float, str]]) -> list[tuple[float, str, str]]:
    """Names of periods along the foot: the first, the last, and as many between as have room."""
    kept: list[tuple[float, str, str]] = []
    for n, (x, label) in enumerate(points):
        last = n == len(points) - 1
        if (
            not kept
            or x - kept[-1][0] >= 84
            and (last or points[-1][0] - x >= 84)
            or last
            and len(points) > 1
        ):
            if last and kept and x - kept[-1][0] < 60:
                kept.pop()
            kept.append((x, label, "middle"))
    return kept
