"""Taking in what a publisher gave: all of one file, or nothing (E2)."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from whatmatters.measures.indicators import IndicatorValue
from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.indicators.access import check_may_take_in
from whatmatters.records.indicators.models import Publication, Value

BATCH = 500


@transaction.atomic
def take_in(
    values: Sequence[IndicatorValue],
    *,
    source: str,
    published_on: dt.date,
    file_name: str = "",
    file_sha256: str = "",
    areas_as_published: Sequence[str] = (),
    answers: dict[str, str] | None = None,
    by: Account | None,
) -> Publication:
    """Keep the values of one publication. `source` and `published_on` hold for all of them.

    `areas_as_published`: what the file called the area of each value, in their order. `by` None is the command line.
    Raises NotYours for an account that may not; ValueError for a publication without a source or a value.
    """
    check_may_take_in(by)
    if not source.strip():
        raise ValueError("Say who published it: a figure without a source is not kept. (E2)")
    if not values:
        raise ValueError("There is no value in it to keep. (E2)")
    publication = Publication.objects.create(
        source=source,
        published_on=published_on,
        file_name=file_name,
        file_sha256=file_sha256,
        answers=answers or {},
        recorded_at=clock.now(),
        recorded_by=str(by.pk) if by else "",
    )
    named = [*areas_as_published, *("" for _one in values[len(areas_as_published) :])]
    Value.objects.bulk_create(
        [_row(publication, value, area) for value, area in zip(values, named, strict=True)], batch_size=BATCH
    )
    audit.record(
        "indicators taken in",
        by=by,
        about=f"publication:{publication.pk}",
        details={
            "values": len(values),
            "indicators": len({value.indicator for value in values}),
            "published_on": published_on.isoformat(),
            "sha256": file_sha256,
        },
    )
    return publication


def _row(publication: Publication, value: IndicatorValue, area_as_published: str) -> Value:
    return Value(
        publication=publication,
        indicator=value.indicator,
        version=value.version,
        area=value.area,
        area_as_published=area_as_published,
        first=value.first,
        last=value.last,
        label=value.label,
        value=value.value,
        numerator=value.numerator,
        denominator=value.denominator,
        lower=value.lower,
        upper=value.upper,
        status=value.status,
        calendar_year_proxy=value.calendar_year_proxy,
        note=value.note,
        missing=value.missing,
    )
