"""Indicators in a report: a chart over the years with the nation beside it, and the whole suite over six years (E2).

Nothing is compared or drawn across a break in comparability. The report says which publication each value is of.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from whatmatters.frameworks import Indicator, indicator
from whatmatters.frameworks import indicators as all_indicators
from whatmatters.measures.indicators import IndicatorValue, comparable
from whatmatters.records.annual_reports.models import Report
from whatmatters.records.indicators.queries import table as values_of
from whatmatters.reports.document import Block, Chart, Line, Note, Point, Table
from whatmatters.reports.phrases import day, phrase, years

NATIONS = {"scotland": "S92000003", "wales": "W92000004"}
AT_MOST = 10
YEARS = 6


@dataclass(frozen=True)
class Drawn:
    """An indicator as blocks, and its latest value in words."""

    blocks: tuple[Block, ...]
    value: str


def chart(
    id_of: str,
    report: Report,
    language: str,
    *,
    title: str,
    says: str,
    id: str,
    known_at: dt.datetime | None,
) -> Drawn:
    """The indicator of the report's area over the years until the report's, with the nation beside it."""
    about = indicator(id_of)
    area, nation = report.unit.area_code, NATIONS.get(report.unit.nation, "")
    held = values_of([id_of], [area, nation], known_at=known_at)
    own = _until(held.get((id_of, area), ()), report)
    theirs = _until(held.get((id_of, nation), ()), report)
    named = title or about.title(language)
    if not own:
        return Drawn((_nothing(about, report, language),), "")
    periods = [value.period for value in own]
    beside = [next((value for value in theirs if value.period == period), None) for period in periods]
    lines = [Line(report.unit.name, tuple(_point(value, about) for value in own), _breaks(own, about))]
    rows = []
    if any(beside):
        lines.append(
            Line(
                phrase(report.unit.nation, language),
                tuple(
                    _point(other, about) if other else Point(mine.label, None)
                    for other, mine in zip(beside, own, strict=True)
                ),
                _breaks(own, about),
            )
        )
    intervals = any(value.lower is not None for value in own)
    for mine, other in zip(own, beside, strict=True):
        row = [mine.label, _written(mine, about)]
        if intervals:
            row.append(_interval(mine, about))
        if any(beside):
            row.append(_written(other, about) if other else "–")
        rows.append(tuple(row))
    heads = [phrase("period", language), report.unit.name]
    heads += [phrase("interval", language)] if intervals else []
    heads += [phrase(report.unit.nation, language)] if any(beside) else []
    table = Table(
        f"{id}-t",
        f"{named} ({about.unit})",
        tuple(heads),
        tuple(rows),
        (False, *(True for _ in heads[1:])),
        _notes([*own, *(value for value in beside if value)], about, language),
        _sources([*own, *(value for value in beside if value)], language),
    )
    latest = next((value for value in reversed(own) if value.value is not None), None)
    value = f"{_number(latest, about)} ({latest.label})" if latest else ""
    return Drawn((Chart(id, named, says, about.unit, tuple(lines), table),), value)


def over_years(
    suite: str, report: Report, language: str, *, title: str, id: str, known_at: dt.datetime | None
) -> tuple[Table, tuple[str, ...]]:
    """Every indicator of a suite over this year and the five before it, one row each; and which those are."""
    found = all_indicators(suite)
    held = values_of([about.id for about in found], [report.unit.area_code], known_at=known_at)
    first = report.from_date.year - YEARS + 1
    begins = [report.from_date.replace(year=year) for year in range(first, first + YEARS)]
    rows, all_values = [], []
    for about in found:
        row = [f"{about.code}. {about.title(language)}"]
        mine = held.get((about.id, report.unit.area_code), ())
        for begin in begins:
            end = begin.replace(year=begin.year + 1)
            value = next((each for each in reversed(mine) if begin <= each.last < end), None)
            row.append(_written(value, about) if value else "–")
            if value:
                all_values.append(value)
        rows.append(tuple(row))
    heads = (
        phrase("indicator", language),
        *(years(begin, begin.replace(year=begin.year + 1) - dt.timedelta(days=1)) for begin in begins),
    )
    notes = [text for about in found for text in _why_broken(about, begins, language)]
    notes = [*_marks(all_values, language), *dict.fromkeys(notes)]
    table = Table(
        id,
        title or phrase("core_suite", language),
        heads,
        tuple(rows),
        (False, *(True for _ in begins)),
        tuple(notes),
        phrase("mixed_sources", language) if all_values else "",
    )
    return table, tuple(about.id for about in found)


def definitions(ids: Sequence[str], kind_framework: str, language: str) -> Table:
    """The definition of every indicator a report rests on: version, unit, which way is better, what it serves, source."""
    rows = []
    for id in ids:
        one = indicator(id)
        serves = ", ".join(
            f"{each.code} ({phrase(each.standing, language)})" for each in one.outcomes(kind_framework)
        )
        rows.append(
            (
                f"{one.title(language)} ({one.id}, {one.version})",
                one.unit,
                phrase(one.direction, language),
                serves or "–",
            )
        )
    return Table(
        "definitions-t",
        phrase("definitions", language),
        (
            phrase("indicator", language),
            phrase("unit", language),
            phrase("value", language),
            phrase("serves", language),
        ),
        tuple(rows),
        (False, False, False, False),
        (),
        " ".join(dict.fromkeys(indicator(id).source for id in ids)),
    )


def _until(values: Sequence[IndicatorValue], report: Report) -> list[IndicatorValue]:
    return [value for value in values if value.first <= report.to][-AT_MOST:]


def _nothing(about: Indicator, report: Report, language: str) -> Note:
    told = phrase("no_value", language, name=about.title(language), area=report.unit.name)
    more = about.not_reported.said(language) if about.not_reported else ""
    return Note(f"{told} {more}".strip())


def _point(one: IndicatorValue, about: Indicator) -> Point:
    return Point(
        one.label,
        None if one.value is None else float(one.value),
        None if one.lower is None else float(one.lower),
        None if one.upper is None else float(one.upper),
        one.status == "provisional",
    )


def _breaks(values: Sequence[IndicatorValue], about: Indicator) -> tuple[int, ...]:
    return tuple(
        place
        for place in range(1, len(values))
        if not comparable(values[place - 1], values[place], about.breaks)
    )


def _number(one: IndicatorValue, about: Indicator) -> str:
    assert one.value is not None
    return _figure(one.value, about)


def _figure(value: Decimal, about: Indicator) -> str:
    """A number with as many decimals as were published, and no more than the indicator is given with."""
    exponent = value.as_tuple().exponent
    places = min(about.decimals, max(-exponent, 0)) if isinstance(exponent, int) else 0
    return f"{value:,.{places}f}".replace("-", "−")


def _written(one: IndicatorValue, about: Indicator) -> str:
    """The value with its marks: 11,234 p."""
    if one.value is None:
        return f"– ({one.missing})"
    marks = [
        mark
        for mark, held in (
            ("p", one.status == "provisional"),
            ("r", one.status == "revised"),
            ("c", one.calendar_year_proxy),
        )
        if held
    ]
    return " ".join([_number(one, about), *marks])


def _interval(one: IndicatorValue, about: Indicator) -> str:
    if one.lower is None or one.upper is None:
        return "–"
    return f"{_figure(one.lower, about)} – {_figure(one.upper, about)}"


def _marks(values: Sequence[IndicatorValue], language: str) -> list[str]:
    held = (
        ("p_mark", any(value.status == "provisional" for value in values)),
        ("r_mark", any(value.status == "revised" for value in values)),
        ("c_mark", any(value.calendar_year_proxy for value in values)),
    )
    return [phrase(key, language) for key, there in held if there]


def _notes(values: Sequence[IndicatorValue], about: Indicator, language: str) -> tuple[str, ...]:
    told = [phrase(about.direction, language), *_marks(values, language)]
    if any(value.status == "provisional" for value in values):
        told.append(phrase("open_mark", language))
    begins = sorted({value.first for value in values})
    for change in about.breaks:
        if begins and begins[0] < change.first <= begins[-1]:
            told += [change.why.said(language), phrase("break", language)]
    told += [value.note for value in values if value.note]
    if any(value.lower is not None for value in values) and about.kind == "survey":
        told.append(phrase("survey_interval", language))
    return tuple(dict.fromkeys(told))


def _why_broken(one: Indicator, begins: Sequence[dt.date], language: str) -> list[str]:
    return [
        f"{one.code}: {each.period}. {each.why.said(language)}"
        for each in one.breaks
        if begins[0] < each.first <= begins[-1]
    ]


def _sources(values: Sequence[IndicatorValue], language: str) -> str:
    """Each source once, with the latest day on which it published what is shown."""
    latest: dict[str, dt.date] = {}
    for value in values:
        latest[value.source] = max(value.published_on, latest.get(value.source, value.published_on))
    return "; ".join(
        f"{source}, {day(when.isoformat(), language)}" for source, when in sorted(latest.items())
    )
