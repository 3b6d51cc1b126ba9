"""The journey of one outcome as a drawing: time across, 0 to 10 up, the goal as it moved, each voice its own shape.

Only places and shapes are worked out here; words stand in the page, so that they wrap, zoom, print and are read aloud.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from whatmatters.records.outcomes.file import OutcomeFile
from whatmatters.rules.vocabulary import PERSON, PRACTITIONER
from whatmatters.rules.voices import Occasion, occasions


@dataclass(frozen=True)
class Size:
    """The drawing's measures in SVG units."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    mark: float


LARGE = Size(width=760, height=400, left=44, right=24, top=20, bottom=72, mark=9)
SMALL = Size(width=460, height=168, left=30, right=16, top=12, bottom=56, mark=6.5)
PHONE = Size(width=360, height=320, left=30, right=14, top=26, bottom=74, mark=10)


@dataclass(frozen=True)
class Mark:
    """One voice on one occasion."""

    x: float
    y: float
    shape: str
    value: int | None
    on: dt.date
    kind: str
    by: str
    who: str
    of_record: bool
    unable: bool
    anchor: str


@dataclass
class Journey:
    """Everything the template places."""

    size: Size
    levels: list[tuple[int, float]]
    marks: list[Mark] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    goal: str = ""
    goals: list[tuple[float, float, int]] = field(default_factory=list)
    bands: list[tuple[float, float]] = field(default_factory=list)
    dates: list[tuple[float, dt.date, str]] = field(default_factory=list)
    not_scored_y: float = 0

    @property
    def drawn(self) -> bool:
        """Whether there is anything to see yet."""
        return bool(self.marks or self.goals)


def journey_of(file: OutcomeFile, *, today: dt.date, size: Size = LARGE) -> Journey:
    """The drawing of an outcome, from its opening until today or its end."""
    held = occasions(file.fact.scores)
    days = [occasion.on for occasion in held] + [goal.set_on for goal in file.fact.goals]
    begin = min([file.row.opened_on, *days])
    end = max([file.row.ended_on or today, begin + dt.timedelta(days=30), *days])
    places = _Places(size, begin, end)
    drawing = Journey(size, levels=[(level, places.y(level)) for level in (0, 5, 10)])
    drawing.not_scored_y = size.height - size.bottom + 2.2 * size.mark
    for occasion in held:
        drawing.marks += _marks(occasion, places, drawing.not_scored_y)
    drawing.paths = _paths(held, places)
    drawing.goal, drawing.goals = _goal(file, places, end)
    drawing.bands = [
        (places.x(row.from_), places.x(min(row.resolved_on or row.until, end)) - places.x(row.from_))
        for row in file.fact.deferrals
        if row.from_ <= end
    ]
    drawing.dates = _dates(places, begin, end)
    return drawing


@dataclass(frozen=True)
class _Places:
    size: Size
    begin: dt.date
    end: dt.date

    def x(self, day: dt.date) -> float:
        inset = 1.8 * self.size.mark  # so that the first mark does not cover the numbers beside it
        span = self.size.width - self.size.left - self.size.right - inset
        day = min(max(day, self.begin), self.end)
        share = (day - self.begin).days / max((self.end - self.begin).days, 1)
        return round(self.size.left + inset + span * share, 1)

    def y(self, value: float) -> float:
        span = self.size.height - self.size.top - self.size.bottom
        return round(self.size.top + span * (10 - value) / 10, 1)


def shape_of(by: str) -> str:
    """Person a circle, supporter a square, practitioner a diamond."""
    return "person" if by == PERSON else "practitioner" if by == PRACTITIONER else "supporter"


def _marks(occasion: Occasion[Any], places: _Places, not_scored_y: float) -> list[Mark]:
    record = occasion.score_of_record
    aside = {"person": 0.0, "supporter": -2.2, "practitioner": 2.2}
    marks = []
    for row in occasion.rows:
        if row.value is None and not row.not_scored_reason:
            continue
        shape = shape_of(row.by)
        marks.append(
            Mark(
                x=round(places.x(occasion.on) + (0 if row is record else aside[shape] * places.size.mark), 1),
                y=places.y(row.value) if row.value is not None else not_scored_y,
                shape=shape,
                value=row.value,
                on=row.on,
                kind=row.kind,
                by=row.by,
                who=row.who,
                of_record=row is record,
                unable=row.not_scored_kind == "unable",
                anchor=f"said-{row.id}",
            )
        )
    return marks


def _paths(held: tuple[Occasion[Any], ...], places: _Places) -> list[str]:
    """Lines between scores of record; where an occasion was asked and not scored, the line has a gap."""
    runs: list[list[str]] = [[]]
    for occasion in held:
        record = occasion.score_of_record
        if record is not None:
            runs[-1].append(f"{places.x(record.on)} {places.y(record.value)}")
        elif any(row.not_scored_reason for row in occasion.heard):
            runs.append([])
    return ["M" + " L".join(run) for run in runs if len(run) > 1]


def _goal(file: OutcomeFile, places: _Places, end: dt.date) -> tuple[str, list[tuple[float, float, int]]]:
    steps: dict[dt.date, int] = {}
    for goal in sorted(file.fact.goals, key=lambda goal: (goal.set_on, goal.recorded)):
        steps[goal.set_on] = goal.score
    path: list[str] = []
    labels = []
    last: int | None = None
    for day, score in steps.items():
        x, y = places.x(day), places.y(score)
        path.append(f"{'M' if last is None else 'L'}{x} {places.y(last if last is not None else score)}")
        path.append(f"L{x} {y}")
        if score != last:
            labels.append((x, y, score))
        last = score
    if last is not None:
        path.append(f"L{places.x(end)} {places.y(last)}")
    return " ".join(path), labels


def _dates(places: _Places, begin: dt.date, end: dt.date) -> list[tuple[float, dt.date, str]]:
    middle = begin + (end - begin) / 2
    marked = [(begin, "start"), (end, "end")]
    if places.size is LARGE and (end - begin).days > 120:
        marked.insert(1, (middle, "middle"))
    return [(places.x(day), day, anchor) for day, anchor in marked]
