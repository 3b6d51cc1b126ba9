"""From a file to the records: all or nothing, twice is once, a revision beside what it revises, out and in again (E2)."""

import datetime as dt
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.messy import TWO_HEADINGS, ods, xlsx
from tests.places import BENCHMARKS
from whatmatters.frameworks import indicators
from whatmatters.publications.sheets import read_sheets
from whatmatters.publications.taking_in import as_value, preview, take_file
from whatmatters.publications.understanding import understand
from whatmatters.publications.writing import HEADINGS, rows_of
from whatmatters.records.indicators import queries
from whatmatters.records.indicators.models import Publication, Value
from whatmatters.reports.spreadsheets import as_spreadsheet
from whatmatters.rules.refusals import Refusals

DAY = dt.date(2023, 7, 4)
TEXT = "Area,Indicator,Year,Value\nFife,NI-12,2020-21,{}\nMoray,NI-12,2020-21,*\n"


def take(text, day=DAY, **more):
    return take_file(
        text.encode(), "figures.csv", more.pop("answers", {}), source="PHS", published_on=day, by=None, **more
    )


@pytest.mark.django_db
def test_a_messy_workbook_is_taken_in_with_its_hash_its_name_and_its_own_source():
    content = xlsx(TWO_HEADINGS)
    taken = take_file(content, "core suite.xlsx", {}, by=None)
    publication = taken.publication
    assert (publication.source, publication.published_on) == ("Public Health Scotland", DAY)
    assert publication.file_name == "core suite.xlsx" and len(publication.file_sha256) == 64
    assert publication.values.count() == 36
    [*_years, last] = queries.series("core-suite:14", "S37000001")
    assert (last.value, last.missing) == (None, "suppressed")


@pytest.mark.django_db
def test_the_same_file_twice_is_no_revision_and_a_later_publication_is():
    first = take(TEXT.format(10))
    assert take(TEXT.format(10)).publication is None
    assert take(TEXT.format(10), day=dt.date(2024, 7, 2)).publication is None, (
        "the very same file, whatever day is said"
    )
    assert Publication.objects.count() == 1 and Value.objects.count() == 2
    same_in_another_form = xlsx(
        {"a": [["Council", "2020/21"], ["Fife", 10], ["Moray", "c"], ["Indicator: NI-12"]]}
    )
    assert first.publication
    again = take_file(
        same_in_another_form,
        "x.xlsx",
        {"indicator": "core-suite:12"},
        source="PHS",
        published_on=DAY,
        by=None,
    )
    assert again.publication is None, "the same publication in another form"
    later = take(TEXT.format(11), day=dt.date(2024, 7, 2))
    assert [(str(one.held.value), str(one.now.value)) for one in later.preview.revises] == [("10", "11")]
    [value] = queries.series("core-suite:12", "S37000032")
    assert (value.value, value.status, value.published_on) == (11, "revised", dt.date(2024, 7, 2))
    assert len(queries.revisions("core-suite:12", "S37000032")[(value.first, value.last)]) == 2


@pytest.mark.django_db
def test_all_or_nothing():
    for text, day, source, told in (
        (TEXT.format(10) + "Fyfe,NI-12,2020-21,4\n", DAY, "PHS", "area:Fyfe"),
        (TEXT.format(10), None, "PHS", "when these figures were published"),
        (TEXT.format(10), DAY, "", "who published"),
        ("Dear all\n", DAY, "PHS", "No value was found"),
    ):
        with pytest.raises(Refusals) as refused:
            take_file(text.encode(), "f.csv", {}, source=source, published_on=day, by=None)
        assert told in " ".join(str(one) for one in refused.value)
    assert not Publication.objects.exists()


@pytest.mark.django_db
def test_a_preview_changes_nothing_and_knows_what_is_held():
    assert len(preview(TEXT.format(10).encode(), "f.csv", {}, source="PHS", published_on=DAY).fresh) == 2
    assert not Publication.objects.exists()
    take(TEXT.format(10))
    again = preview(TEXT.format(10).encode(), "f.csv", {}, source="PHS", published_on=DAY)
    assert (again.fresh, again.held_already, again.known) == ([], 2, Publication.objects.get())


@pytest.mark.django_db
def test_the_answers_are_kept_with_the_publication():
    content = BENCHMARKS.read_bytes()
    taken = take_file(
        content, BENCHMARKS.name, {"zeros:lgbf:SW2": "missing"}, source="LGBF", published_on=DAY, by=None
    )
    assert (
        taken.publication.answers == {"zeros:lgbf:SW2": "missing"}
        and taken.publication.values.count() == 4026
    )
    argyll = queries.series("lgbf:SW2", "S37000004")
    assert [one.missing for one in argyll[:4]] == ["zero as missing"] * 3 + [""]
    scotland = queries.series("core-suite:14", "S92000003")
    assert [one.label for one in scotland] == [f"{year}-{year - 1999}" for year in range(2010, 2021)]


@pytest.mark.django_db(transaction=True)
def test_the_command_line_asks_shows_and_lists(tmp_path):
    """In a process of its own, on a database of its own."""
    environment = {
        **__import__("os").environ,
        "WHATMATTERS_DATABASE_URL": f"sqlite:///{tmp_path}/records.sqlite3",
        "WHATMATTERS_HOME": str(tmp_path),
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)

    def run(*words):
        return subprocess.run(
            [sys.executable, "-m", "whatmatters.cli", "indicators", *words],
            capture_output=True,
            text=True,
            env=environment,
        )

    asked = run("import", str(BENCHMARKS), "--source", "LGBF", "--published", "2022-03-01")
    assert (
        asked.returncode == 1
        and "zeros:lgbf:SW2=missing" in asked.stdout
        and "Nothing was taken in" in asked.stderr
    )
    done = run(
        "import",
        str(BENCHMARKS),
        "--source",
        "LGBF",
        "--published",
        "2022-03-01",
        "--answer",
        "zeros:lgbf:SW2=missing",
    )
    assert done.returncode == 0 and "4,026 values taken in" in done.stdout
    shown = run("show", "lgbf:SW2", "--area", "Argyll & Bute")
    assert shown.stdout.count("zero as missing") == 3 and "LGBF, 2022-03-01" in shown.stdout
    listed = run("list", "--suite", "core-suite")
    assert (
        "core-suite:14" in listed.stdout
        and "not reported nationally" in listed.stdout
        and "no values yet" in listed.stdout
    )
    assert run("show", "core-suite:99").returncode == 2
    assert run("import", str(tmp_path / "nothing.csv")).returncode == 2


# What always holds -----------------------------------------------------------------------------------------------

AREAS = ["S37000001", "S37000032", "S37000005", "S12000030", "S92000003", "W06000015"]
CODES = ["core-suite:1", "core-suite:12", "core-suite:18", "lgbf:SW2"]
YEARS = ["2018-19", "2019-20", "2020-21", "2021-22"]
numbers = st.decimals(min_value=2, max_value=99, places=2).map(lambda one: one.normalize() + 0)
missing = st.sampled_from(["*", "[c]", "..", "x", "-", "z", "n/a", "low reliability"])
cells = st.one_of(numbers, missing)
figures = st.dictionaries(
    st.tuples(st.sampled_from(AREAS), st.sampled_from(CODES), st.sampled_from(YEARS)),
    cells,
    min_size=1,
    max_size=40,
)


def understood(content):
    found = understand(read_sheets(content, "f"), indicators(), {})
    assert not found.doubts, found.doubts
    return {(one.indicator.id, one.area, one.period.label): (one.value, one.missing) for one in found.found}


def plain(cell):
    return cell if isinstance(cell, str) else format(cell, "f")


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(figures, st.randoms(use_true_random=False))
def test_wide_by_years_wide_by_areas_and_long_say_the_same(table, random):
    order = sorted(table, key=lambda _one: random.random())
    long = [["Area", "Indicator", "Year", "Value"], *([a, i, y, plain(table[a, i, y])] for a, i, y in order)]
    expected = understood(csv_of(long))
    assert len(expected) == len(table)
    rows = sorted({(a, i) for a, i, _y in table})
    wide = [
        ["Area", "Indicator", *YEARS],
        *([a, i, *(plain(table.get((a, i, y), "")) for y in YEARS)] for a, i in rows),
    ]
    assert understood(csv_of(wide)) == expected
    both = sorted({(y, i) for _a, i, y in table})
    across = [["Title over everything"], [], ["Year", "Indicator", *AREAS]]
    across += [[y, i, *(plain(table.get((a, i, y), "")) for a in AREAS)] for y, i in both]
    assert understood(xlsx({"one": across})) == expected
    if len(table) < 4:  # writing ODS is slow
        assert understood(ods(across)) == expected


def csv_of(rows):
    return as_spreadsheet("csv", rows, "x")


@settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
@given(figures, st.sampled_from(["csv", "xlsx", "ods"]), st.booleans())
def test_out_and_in_again_says_the_same(table, file_format, marked):
    long = [["Area", "Indicator", "Year", "Value", "Status", "Numerator", "Lower"]]
    long += [
        [a, i, y, plain(cell), "Provisional" if marked else "", "7", "1"] for (a, i, y), cell in table.items()
    ]
    first = understand(read_sheets(csv_of(long), "f"), indicators(), {}).found
    values = [as_value(one, "PHS", DAY) for one in first]
    out = as_spreadsheet(
        file_format, [["A table from here"], [], list(HEADINGS), *rows_of(values)], "Figures", heads=(2,)
    )
    again = understand(read_sheets(out, "f"), indicators(), {})
    assert not again.doubts
    assert [as_value(one, "PHS", DAY) for one in again.found] == values
    assert all(one.status == ("provisional" if marked else "final") and one.lower == 1 for one in again.found)
    assert all(isinstance(one.value, Decimal) or one.missing for one in again.found)


def test_a_value_whose_declaration_was_taken_away_can_still_be_taken_away():
    [one] = understand(
        read_sheets(b"Area,Indicator,Year,Value\nFife,NI-12,2020-21,5\n", "f"), indicators(), {}
    ).found
    value = as_value(one, "PHS", DAY)
    older, gone = replace(value, version="2014"), replace(value, indicator="local:gone")
    assert [row[3] for row in rows_of([older, gone])] == ["Emergency admission rate", ""]
