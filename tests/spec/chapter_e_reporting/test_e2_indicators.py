"""E2: the core suite of 23 integration indicators, with local measures and context in the same form."""

import datetime as dt
import re
from decimal import Decimal

import pytest
import yaml

from tests.places import DATA, ROOT
from tests.spec.rulebook import spec
from whatmatters.frameworks import indicator, indicators
from whatmatters.frameworks.catalogue import load
from whatmatters.measures.indicators import stretches
from whatmatters.publications.taking_in import take_file
from whatmatters.records import clock
from whatmatters.records.indicators import queries

WHY = "N §4 Reporting; H § The core suite of integration indicators"
PUBLISHED_SUITE = yaml.safe_load((DATA / "frameworks/core-suite-indicators.yaml").read_text("utf-8"))
DAY = dt.date(2024, 7, 2)


def take(text, day=DAY):
    return take_file(text.encode(), f"{day}.csv", {}, source="PHS", published_on=day, by=None)


@spec("E2", WHY, "The 23 indicators are defined with their version, direction, unit and kind, as published")
@pytest.mark.parametrize("row", PUBLISHED_SUITE["indicators"], ids=lambda row: str(row["id"]))
def test_the_core_suite(row):
    held = indicator(f"core-suite:{row['id']}")
    assert (held.name.en, held.direction, held.unit, held.kind) == (
        row["name"],
        row["direction"],
        row["unit"],
        row["kind"],
    )
    assert held.reported is row.get("reported", True) and held.version == PUBLISHED_SUITE["version"]
    assert len(indicators("core-suite")) == 23


@spec("E2", WHY, "Which are not reported nationally, and since when not, is said")
def test_what_is_not_reported():
    silent = {one.code for one in indicators("core-suite") if one.not_reported is not None}
    assert silent == {"10", "20", "21", "22", "23"}
    assert {one.code for one in indicators("core-suite") if not one.reported} == silent - {"20"}


@spec(
    "E2",
    WHY,
    "Which national outcomes an indicator serves is official only where an official source says so, and else local",
)
def test_the_mapping_says_its_standing():
    for one in indicators("core-suite"):
        assert one.outcomes("scotland-nhwo"), one.id
        for serves in one.outcomes("scotland-nhwo"):
            assert serves.standing == "local" and "this project" in serves.source


@spec(
    "E2",
    WHY,
    "Local measures and context are declared in the same form, and an authority says what serves which outcome",
)
def test_local_measures(tmp_path):
    page = (ROOT / "docs/how-to/import-indicators.md").read_text("utf-8")
    for number, example in enumerate(re.findall(r"```yaml\n(.*?)```", page, re.S)):
        (tmp_path / f"{number}.yaml").write_text(example, "utf-8")
    catalogue = load(tmp_path)
    own = catalogue.indicator("local:telecare")
    assert (own.kind, own.direction, own.unit, own.title("cy")) == (
        "local",
        "higher",
        "percent",
        own.name.said("cy"),
    )
    assert "9" in {one.code for one in catalogue.indicator("core-suite:12").outcomes("scotland-nhwo")}


@spec("E2", WHY, "Values stand by area and year with their counts, interval, source and day of publication")
@pytest.mark.django_db
def test_a_value():
    take(
        "Area,Indicator,Year,Numerator,Denominator,Value,Lower,Upper\nFife,NI-18,2022-23,610,1000,61.0,57.9,64.0\n"
    )
    [value] = queries.series("core-suite:18", "S37000032")
    assert (value.value, value.numerator, value.denominator) == (Decimal("61.0"), 610, 1000)
    assert (value.lower, value.upper, value.source, value.published_on) == (
        Decimal("57.9"),
        Decimal("64.0"),
        "PHS",
        DAY,
    )


@spec("E2", WHY, "A revision never overwrites: what was known at a time can be asked for")
@pytest.mark.django_db
def test_a_revision():
    between = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
    with clock.at(between - dt.timedelta(days=100)):
        take("Area,Indicator,Year,Value\nFife,NI-12,2022-23,11000p\n", dt.date(2023, 7, 4))
    with clock.at(between + dt.timedelta(days=200)):
        take("Area,Indicator,Year,Value\nFife,NI-12,2022-23,11250\n")
    assert [(one.value, one.status) for one in queries.series("core-suite:12", "S37000032")] == [
        (11250, "revised")
    ]
    then = queries.series("core-suite:12", "S37000032", known_at=between)
    assert [(one.value, one.status) for one in then] == [(11000, "provisional")]
    [(first, second)] = queries.revisions("core-suite:12", "S37000032").values()
    assert (first.value.published_on.year, second.value.published_on.year, second.changed) == (
        2023,
        2024,
        True,
    )


@spec("E2", WHY, "Provisional values, and calendar years in place of financial years, are marked")
@pytest.mark.django_db
def test_marks():
    take("Area,Indicator,Year,Value\nFife,NI-12,2022-23p,11000\nFife,NI-12,2023 (calendar year),11250\n")
    first, second = queries.series("core-suite:12", "S37000032")
    assert (first.status, first.calendar_year_proxy) == ("provisional", False)
    assert (second.label, second.calendar_year_proxy) == ("2023", True)


@spec("E2", WHY, "2, 3, 4, 5, 7 and 9 are not comparable across 2023-24: no line or test goes across it")
@pytest.mark.django_db
def test_breaks():
    broken = {one.code for one in indicators("core-suite") if one.breaks}
    assert broken == {"2", "3", "4", "5", "7", "9"}
    take("Area,Indicator,2019-20,2021-22,2023-24\nFife,NI-3,70,69,57\nFife,NI-8,30,31,32\n")
    parts = {
        one: stretches(queries.series(one, "S37000032"), indicator(one).breaks)
        for one in ("core-suite:3", "core-suite:8")
    }
    assert [len(part) for part in parts["core-suite:3"]] == [2, 1]
    assert [len(part) for part in parts["core-suite:8"]] == [3]


@spec("E2", WHY, "A mark for a missing figure is a reason, never a zero")
@pytest.mark.django_db
@pytest.mark.parametrize("mark", ["*", "c", "[x]", "..", "NA", "-", ":"])
def test_missing(mark):
    take(f"Area,Indicator,Year,Value\nFife,NI-12,2021-22,10\nFife,NI-12,2022-23,{mark}\n")
    assert [(one.value, bool(one.missing)) for one in queries.series("core-suite:12", "S37000032")] == [
        (10, False),
        (None, True),
    ]


@spec(
    "E2",
    WHY,
    "Values of two councils of one authority are not added up, and Scotland is not the sum of areas",
)
@pytest.mark.django_db
def test_nothing_is_added_up():
    take(
        "Area,Indicator,Year,Value\nClackmannanshire,NI-17,2022-23,80\nStirling,NI-17,2022-23,90\nScotland,NI-17,2022-23,75\n"
    )
    assert queries.series("core-suite:17", "S37000005") == ()
    assert [one.value for one in queries.series("core-suite:17", "S12000030")] == [90]
    assert [one.value for one in queries.series("core-suite:17", "S92000003")] == [75]
