"""Where everything in a chart stands: lines over years, their intervals, breaks and provisional values.

Nothing is drawn across a break or a gap. Lines are named at their ends, by shape first and tone second.
"""

import math
from collections.abc import Iterator, Sequence

from whatmatters.reports.document import Chart, Line
from whatmatters.reports.drawing import Drawing, Label, Mark, Shape, Stroke

WIDTH, HEIGHT = 720, 300
LEFT, RIGHT, TOP, BOTTOM = 66, 150, 22, 38
STYLES = (("heather", "circle", 3.0, False), ("quiet", "square", 2.0, True), ("moss", "circle", 2.0, False))
APART = 19.0


def levels(lowest: float, highest: float) -> list[float]:
    """Round numbers for the axis, from below the lowest to above the highest value; from 0 where that is not far off."""
    if lowest >= 0 and lowest <= 0.5 * highest:
        lowest = 0.0
    if highest == lowest:
        highest = lowest + (abs(lowest) or 1.0)
    rough = (highest - lowest) / 4
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * step for step in (1, 2, 2.5, 5, 10) if power * step >= rough * 0.999)
    first = math.floor(lowest / step + 1e-9)
    last = math.ceil(highest / step - 1e-9)
    return [round(place * step, 10) for place in range(first, last + 1)]


def placed(chart: Chart) -> Drawing:
    """The chart as shapes."""
    values = [
        bound
        for line in chart.lines
        for point in line.points
        for bound in (point.value, point.lower, point.upper)
        if bound is not None
    ]
    labels = [point.label for point in chart.lines[0].points] if chart.lines else []
    scale = levels(min(values), max(values)) if values else [0.0, 1.0]
    field = _Field(scale, len(labels))
    shapes = [*_axes(scale, labels, field)]
    for number, line in reversed(list(enumerate(chart.lines))):
        shapes += _line(line, STYLES[number % len(STYLES)], field)
    shapes += _names(chart.lines, field)
    return Drawing(WIDTH, HEIGHT, tuple(shapes))


class _Field:
    """The field that values are placed on."""

    def __init__(self, scale: Sequence[float], columns: int) -> None:
        self.low, self.high = scale[0], scale[-1]
        self.columns = columns

    def x(self, column: int) -> float:
        wide = WIDTH - LEFT - RIGHT
        return round(LEFT + (column + 0.5) * wide / max(self.columns, 1), 1)

    def y(self, value: float) -> float:
        part = (value - self.low) / (self.high - self.low)
        return round(HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM), 1)


def _axes(scale: Sequence[float], labels: Sequence[str], field: _Field) -> Iterator[Shape]:
    for level in scale:
        y = field.y(level)
        yield Stroke(((LEFT, y), (WIDTH - RIGHT, y)), "line")
        yield Label(LEFT - 8, y + 5, number(level), "end", "quiet")
    every = max(1, math.ceil(len(labels) / 8))
    for column, label in enumerate(labels):
        if (len(labels) - 1 - column) % every == 0:
            yield Label(field.x(column), HEIGHT - 12, label, "middle", "quiet")


def _line(line: Line, style: tuple[str, str, float, bool], field: _Field) -> Iterator[Shape]:
    tone, shape, width, dashed = style
    run: list[tuple[float, float]] = []
    for column, point in enumerate(line.points):
        if column in line.breaks:
            between = round((field.x(column - 1) + field.x(column)) / 2, 1) if column else field.x(0)
            if tone == "heather":
                yield Stroke(((between, TOP), (between, HEIGHT - BOTTOM)), "ink", 1.5, True)
        if column in line.breaks or point.value is None:
            if len(run) > 1:
                yield Stroke(tuple(run), tone, width, dashed)
            run = []
        if point.value is None:
            continue
        x, y = field.x(column), field.y(point.value)
        run.append((x, y))
        if point.lower is not None and point.upper is not None:
            yield Stroke(((x, field.y(point.lower)), (x, field.y(point.upper))), tone, 1.5)
    if len(run) > 1:
        yield Stroke(tuple(run), tone, width, dashed)
    for column, point in enumerate(line.points):
        if point.value is not None:
            yield Mark(field.x(column), field.y(point.value), tone, shape, point.provisional)


def _names(lines: Sequence[Line], field: _Field) -> Iterator[Shape]:
    """The names at the ends of the lines, moved apart where they would lie on each other."""
    ends: list[tuple[float, int, str]] = []
    for number_of, line in enumerate(lines):
        last = [point.value for point in line.points if point.value is not None]
        if last:
            ends.append((field.y(last[-1]), number_of, line.name))
    least = 0.0
    for y, number_of, name in sorted(ends):
        tone = STYLES[number_of % len(STYLES)][0]
        y = max(y, least)
        rows = _wrapped(name)
        least = y + APART * len(rows)
        for row, words in enumerate(rows):
            yield Label(
                WIDTH - RIGHT + 10, round(y + 5 + row * APART, 1), words, "start", tone, number_of == 0
            )


def _wrapped(name: str, wide: int = 17) -> list[str]:
    rows: list[str] = []
    for word in name.split():
        if rows and len(rows[-1]) + 1 + len(word) <= wide:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return rows


def number(value: float) -> str:
    """A number as it is written: 12,345 or 3.5."""
    if value == int(value):
        return f"{int(value):,}".replace("-", "−")
    return f"{value:,.10f}".rstrip("0").replace("-", "−")
