"""Values of indicators: one publication beside another, none overwritten (E2)."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from whatmatters.measures.indicators import IndicatorValue
from whatmatters.records import clock
from whatmatters.records.audit.models import Entry
from whatmatters.records.indicators import queries
from whatmatters.records.indicators.actions import take_in
from whatmatters.records.indicators.models import Publication, Value
from whatmatters.records.people.access import NotYours

pytestmark = pytest.mark.django_db
AREA = "S37000001"


def value(year, figure, *, status="final", missing="", published=dt.date(2021, 9, 28), **more):
    return IndicatorValue(
        indicator="core-suite:12",
        version="2015",
        area=AREA,
        first=dt.date(year, 4, 1),
        last=dt.date(year + 1, 3, 31),
        label=f"{year}-{(year + 1) % 100:02}",
        value=Decimal(figure) if figure is not None else None,
        status=status,
        missing=missing,
        source="PHS",
        published_on=published,
        calendar_year_proxy=False,
        **{"numerator": None, "denominator": None, "lower": None, "upper": None, **more},
    )


def taken(values, published, **more):
    return take_in(values, source="PHS", published_on=published, by=None, **more)


def test_a_value_is_kept_to_the_last_zero():
    taken([value(2019, "57.20"), value(2020, "83.3333333333333", lower=Decimal("80"))], dt.date(2021, 9, 28))
    first, second = queries.series("core-suite:12", AREA)
    assert str(first.value) == "57.20" and str(second.value) == "83.3333333333333"
    assert str(second.lower) == "80" and second.upper is None


def test_a_later_publication_stands_beside_the_earlier_one_and_is_a_revision():
    with clock.at(dt.datetime(2021, 10, 1, tzinfo=dt.UTC)):
        taken([value(2019, "100"), value(2020, "90", status="provisional")], dt.date(2021, 9, 28))
    with clock.at(dt.datetime(2022, 10, 1, tzinfo=dt.UTC)):
        taken(
            [value(2019, "100"), value(2020, "95.5"), value(2021, None, missing="suppressed")],
            dt.date(2022, 7, 5),
        )
    now = queries.series("core-suite:12", AREA)
    assert [(one.label, one.value, one.status) for one in now] == [
        ("2019-20", Decimal("100"), "final"),
        ("2020-21", Decimal("95.5"), "revised"),
        ("2021-22", None, "final"),
    ]
    assert now[2].missing == "suppressed"
    then = queries.series("core-suite:12", AREA, known_at=dt.datetime(2022, 1, 1, tzinfo=dt.UTC))
    assert [(one.label, one.value, one.status) for one in then] == [
        ("2019-20", Decimal("100"), "final"),
        ("2020-21", Decimal("90"), "provisional"),
    ]
    history = queries.revisions("core-suite:12", AREA)
    told = history[(dt.date(2020, 4, 1), dt.date(2021, 3, 31))]
    assert [(str(one.value.value), one.changed) for one in told] == [("90", False), ("95.5", True)]
    assert [one.changed for one in history[(dt.date(2019, 4, 1), dt.date(2020, 3, 31))]] == [False, False]


def test_what_was_published_earlier_does_not_take_the_place_of_what_was_published_later():
    taken([value(2020, "95")], dt.date(2022, 7, 5))
    taken([value(2020, "90")], dt.date(2021, 9, 28))
    assert [one.value for one in queries.series("core-suite:12", AREA)] == [Decimal("95")]


@pytest.mark.parametrize("rows", [Publication.objects, Value.objects])
def test_the_database_refuses_to_rewrite_or_delete(rows):
    taken([value(2020, "95")], dt.date(2022, 7, 5))
    for change in (
        lambda: rows.update(**{"source" if rows is Publication.objects else "note": "x"}),
        lambda: rows.all()._raw_delete("default"),  # noqa: SLF001  past Django, to the guard
    ):
        with pytest.raises(DatabaseError, match="Record a new row"), transaction.atomic():
            change()


def test_analysts_and_managers_take_in_and_it_stands_in_the_trail(cast):
    made = take_in([value(2020, "95")], source="PHS", published_on=dt.date(2022, 7, 5), by=cast.alun)
    entry = Entry.objects.get(verb="indicators taken in")
    assert entry.account == str(cast.alun.pk) and entry.about == f"publication:{made.pk}"
    assert entry.details["values"] == 1
    for other in (cast.megan, cast.inspector, cast.carys):
        with pytest.raises(NotYours):
            take_in([value(2020, "95")], source="PHS", published_on=dt.date(2022, 7, 5), by=other)


def test_a_figure_without_a_source_is_not_kept():
    with pytest.raises(ValueError, match="who published"):
        take_in([value(2020, "95")], source=" ", published_on=dt.date(2022, 7, 5), by=None)
