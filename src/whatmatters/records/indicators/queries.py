"""Reading values of indicators: the latest publication of each period, and every one before it (E2)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import cast

from django.db.models import Count, QuerySet

from whatmatters.measures.indicators import IndicatorValue, Status
from whatmatters.records.indicators.models import Publication, Value


@dataclass(frozen=True)
class Revision:
    """One publication's value of a period, with when it came here and from which file."""

    value: IndicatorValue
    publication: str
    recorded_at: dt.datetime
    file_name: str
    changed: bool


def series(indicator: str, area: str, *, known_at: dt.datetime | None = None) -> tuple[IndicatorValue, ...]:
    """The values of an indicator in an area, one a period, oldest first, each from its latest publication.

    `known_at`: as they were known here at that time. A value that an earlier publication gave otherwise is `revised`.
    """
    return table([indicator], [area], known_at=known_at).get((indicator, area), ())


def table(
    indicators: Collection[str], areas: Collection[str], *, known_at: dt.datetime | None = None
) -> dict[tuple[str, str], tuple[IndicatorValue, ...]]:
    """The same for several indicators and areas in one query: (indicator, area) → its values."""
    rows = _rows(known_at).filter(indicator__in=indicators, area__in=areas)
    found: dict[tuple[str, str], dict[tuple[dt.date, dt.date], IndicatorValue]] = defaultdict(dict)
    for row in rows:
        periods = found[(row.indicator, row.area)]
        period = (row.first, row.last)
        periods[period] = _revising(periods.get(period), _value(row))
    return {
        key: tuple(sorted(values.values(), key=lambda value: value.period)) for key, values in found.items()
    }


def revisions(
    indicator: str, area: str, *, known_at: dt.datetime | None = None
) -> dict[tuple[dt.date, dt.date], tuple[Revision, ...]]:
    """Every publication of every period, the earliest first; `changed` where it said otherwise than the one before."""
    found: dict[tuple[dt.date, dt.date], list[Revision]] = defaultdict(list)
    for row in _rows(known_at).filter(indicator=indicator, area=area):
        before = found[(row.first, row.last)]
        value = _value(row)
        changed = bool(before) and _says(before[-1].value) != _says(value)
        publication = row.publication
        before.append(
            Revision(value, publication.pk, publication.recorded_at, publication.file_name, changed)
        )
    return {period: tuple(revised) for period, revised in sorted(found.items())}


def publications() -> QuerySet[Publication]:
    """Everything that was taken in, the latest first."""
    return Publication.objects.order_by("-recorded_at", "-id")


def publications_with_counts() -> QuerySet[Publication]:
    """The same, each with how many values it holds (`count`)."""
    return publications().annotate(count=Count("values"))


def areas_held() -> frozenset[str]:
    """The codes of the areas of which any value is held."""
    return frozenset(Value.objects.values_list("area", flat=True).distinct())


def areas_with(indicator: str) -> frozenset[tuple[str, str]]:
    """(indicator, area) for each area of which a value of the indicator is held."""
    held = Value.objects.filter(indicator=indicator).values_list("area", flat=True).distinct()
    return frozenset((indicator, area) for area in held)


def file_known(sha256: str) -> Publication | None:
    """The first publication that was taken in from this very file; None where there is none."""
    return Publication.objects.filter(file_sha256=sha256).order_by("recorded_at", "id").first()


def held(indicators: Iterable[str]) -> QuerySet[Value]:
    """Every value of these indicators, in the order in which they were published."""
    return _rows(None).filter(indicator__in=list(indicators))


def _rows(known_at: dt.datetime | None) -> QuerySet[Value]:
    rows = Value.objects.select_related("publication")
    if known_at is not None:
        rows = rows.filter(publication__recorded_at__lte=known_at)
    return rows.order_by("publication__published_on", "publication__recorded_at", "publication_id", "id")


def _revising(before: IndicatorValue | None, now: IndicatorValue) -> IndicatorValue:
    if before is None:
        return now
    revised = before.status == "revised" or _says(before) != _says(now)
    return replace(now, status="revised") if revised and now.status == "final" else now


def _says(value: IndicatorValue) -> tuple[object, ...]:
    """What two publications of a period may differ in."""
    return (value.value, value.numerator, value.denominator, value.lower, value.upper, value.missing)


def _value(row: Value) -> IndicatorValue:
    return IndicatorValue(
        indicator=row.indicator,
        version=row.version,
        area=row.area,
        first=row.first,
        last=row.last,
        label=row.label,
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        lower=row.lower,
        upper=row.upper,
        status=cast(Status, row.status),
        calendar_year_proxy=row.calendar_year_proxy,
        source=row.publication.source,
        published_on=row.publication.published_on,
        note=row.note,
        missing=row.missing,
    )
