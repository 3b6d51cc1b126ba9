"""Where everything of a run chart stands, worked out on the server: no script, crisp on paper."""

import datetime as dt
from dataclasses import dataclass

from whatmatters.answers.figures import Series

WIDTH, HEIGHT = 720, 260
LEFT, RIGHT, TOP, BOTTOM = 46, 14, 16, 34


@dataclass(frozen=True)
class Mark:
    """One point on the chart."""

    x: float
    y: float
    on: dt.date
    share: float
    signal: bool


@dataclass(frozen=True)
class Drawn:
    """A run chart, ready to be placed."""

    marks: list[Mark]
    paths: list[str]
    median: float | None
    median_y: float | None
    levels: list[tuple[int, float]]
    dates: list[tuple[float, dt.date, str]]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT


def drawn(series: Series) -> Drawn:
    """Place the points; a gap in the series is a gap in the line."""
    points = series.points
    step = (WIDTH - LEFT - RIGHT) / max(len(points) - 1, 1)

    def y(share: float) -> float:
        return round(TOP + (100 - share) / 100 * (HEIGHT - TOP - BOTTOM), 1)

    signalled = {place for signal in series.chart.signals for place in signal.points}
    marks = [
        Mark(round(LEFT + n * step, 1), y(point.share), point.on, point.share, n in signalled)
        for n, point in enumerate(points)
        if point.share is not None
    ]
    paths: list[str] = []
    line = ""
    for n, point in enumerate(points):
        if point.share is None:
            paths, line = [*paths, line], ""
        else:
            line += f"{'L' if line else 'M'}{round(LEFT + n * step, 1)} {y(point.share)} "
    chart = series.chart
    shown = [0, len(points) // 2, len(points) - 1] if points else []
    return Drawn(
        marks=marks,
        paths=[path.strip() for path in [*paths, line] if path],
        median=chart.median,
        median_y=y(chart.median) if chart.median is not None else None,
        levels=[(level, y(level)) for level in (0, 25, 50, 75, 100)],
        dates=[
            (
                round(LEFT + n * step, 1),
                points[n].on,
                "start" if n == 0 else "end" if n == len(points) - 1 else "middle",
            )
            for n in dict.fromkeys(shown)
        ],
    )
