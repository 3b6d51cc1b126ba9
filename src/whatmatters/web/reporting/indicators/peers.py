"""One indicator in many areas, as its publisher shows it. Indicators may be set side by side; personal outcomes never (D4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from whatmatters.frameworks import Indicator, areas
from whatmatters.measures.indicators import IndicatorValue
from whatmatters.web.reporting.indicators.lines import Shown, shown

WIDTH, ROW, LEFT, RIGHT, TOP = 720, 22, 230, 70, 26


@dataclass(frozen=True)
class Peer:
    """One area's value; `x` is where it lies in the drawing, None where there is no value."""

    code: str
    name: str
    shown: Shown
    y: int
    x: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Peers:
    """The areas in the order of their names, never of their values."""

    rows: list[Peer]
    nation: Peer | None
    height: int
    width: int = WIDTH
    left: int = LEFT


def peers(indicator: Indicator, values: Sequence[IndicatorValue], nation: str, language: str) -> Peers:
    """Place the values of one period. Councils of an authority that has two stand among the authorities."""
    register = areas()
    names = {value.area: register[value.area].name.said(language) for value in values}
    ordered = sorted((value for value in values if value.area != nation), key=lambda value: names[value.area])
    beside = next((value for value in values if value.area == nation), None)
    limits = [n for value in values for n in (value.value, value.lower, value.upper) if n is not None]
    low, high = (min(limits), max(limits)) if limits else (Decimal(0), Decimal(1))
    span = high - low or Decimal(1)

    def x(value: Decimal | None) -> float | None:
        if value is None:
            return None
        return round(LEFT + 10 + float((value - low) / span) * (WIDTH - LEFT - RIGHT - 20), 1)

    def peer(value: IndicatorValue, place: int) -> Peer:
        limited = value.lower is not None and value.upper is not None
        return Peer(
            value.area,
            names[value.area],
            shown(value, indicator),
            TOP + place * ROW,
            x(value.value),
            x(value.lower) if limited else None,
            x(value.upper) if limited else None,
        )

    rows = [peer(value, place) for place, value in enumerate(ordered, 1)]
    return Peers(rows, peer(beside, 0) if beside else None, TOP + (len(rows) + 1) * ROW)


def periods_of(table: Mapping[tuple[str, str], Sequence[IndicatorValue]]) -> list[tuple[str, str]]:
    """The periods of which any area has a value, the latest first: (first day, name)."""
    found = {(value.first.isoformat(), value.label) for row in table.values() for value in row}
    return sorted(found, reverse=True)
