"""A row of values: where it may be read as one, and where not (E2)."""

import datetime as dt
from decimal import Decimal

import pytest

from whatmatters.frameworks import indicator
from whatmatters.measures.indicators import (
    IndicatorValue,
    comparable,
    read_stretch,
    stretches,
    worked_out,
    year_before,
)


def value(year, figure=Decimal(50), *, indicator="core-suite:3", calendar=False, **more):
    return IndicatorValue(
        **{
            "indicator": indicator,
            "version": "2015",
            "area": "S37000001",
            "first": dt.date(year, 1, 1) if calendar else dt.date(year, 4, 1),
            "last": dt.date(year, 12, 31) if calendar else dt.date(year + 1, 3, 31),
            "label": str(year) if calendar else f"{year}-{(year + 1) % 100:02}",
            "value": figure,
            "numerator": None,
            "denominator": None,
            "lower": None,
            "upper": None,
            "status": "final",
            "calendar_year_proxy": calendar,
            "source": "PHS",
            "published_on": dt.date(2024, 7, 2),
            **more,
        }
    )


def test_nothing_goes_across_a_break():
    breaks = indicator("core-suite:3").breaks
    row = [value(year) for year in (2017, 2019, 2021, 2023, 2025)]
    assert [[one.label for one in part] for part in stretches(row, breaks)] == [
        ["2017-18", "2019-20", "2021-22"],
        ["2023-24", "2025-26"],
    ]
    assert not comparable(row[2], row[3], breaks) and not comparable(row[3], row[0], breaks)
    assert comparable(row[3], row[4], breaks)
    assert stretches(row, indicator("core-suite:1").breaks) == [row]


def test_a_calendar_year_in_place_of_a_financial_year_stands_apart():
    row = [value(2021, indicator="core-suite:12"), value(2023, indicator="core-suite:12", calendar=True)]
    assert len(stretches(row, ())) == 2 and not comparable(*row, ())


def test_the_year_before_is_the_year_before_and_nothing_nearer():
    row = [value(2019), value(2021), value(2022)]
    assert year_before(row, row[2]) is row[1]
    assert year_before(row, row[1]) is None
    assert year_before([value(2022)], value(2023, calendar=True)) is None


def test_too_few_points_are_said_to_be_too_few():
    assert not read_stretch([value(year, Decimal(year % 7)) for year in range(2015, 2024)]).enough
    assert read_stretch([value(year, Decimal(year % 7)) for year in range(2000, 2024)]).enough


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"figure": None}, "never a zero"),
        ({"figure": Decimal(1), "missing": "suppressed"}, "never a zero"),
        ({"last": dt.date(2000, 1, 1)}, "ends before it begins"),
        ({"status": "guessed"}, "not a status"),
    ],
)
def test_an_impossible_value_cannot_be_built(wrong, said):
    with pytest.raises(ValueError, match=said):
        value(2020, **wrong)


def test_what_counts_come_to_in_an_indicators_own_unit_and_never_for_a_survey():
    share = worked_out(indicator("core-suite:18"), Decimal(81), Decimal(263))
    assert (round(share.value, 1), round(share.lower, 1), round(share.upper, 1)) == (30.8, 25.5, 36.6)
    rate = worked_out(indicator("core-suite:12"), Decimal(450), Decimal(4000))
    assert (rate.value, rate.method) == (11250, "Byar")
    for other in ("core-suite:3", "core-suite:11", "core-suite:23"):
        assert worked_out(indicator(other), Decimal(81), Decimal(263)) is None
    assert worked_out(indicator("core-suite:18"), Decimal(5), Decimal(4)) is None


def test_a_quarter_is_not_compared_with_a_year():
    year = value(2020)
    assert year.period == (dt.date(2020, 4, 1), dt.date(2021, 3, 31))
    quarter = value(2020, first=dt.date(2020, 4, 1), last=dt.date(2020, 6, 30), label="2020-21 Q1")
    assert not comparable(year, quarter, ()) and comparable(year, value(2023), ())
