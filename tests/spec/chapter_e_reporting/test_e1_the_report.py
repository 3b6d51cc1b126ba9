"""E1: an Integration Authority's annual performance report is assembled from the data."""

import datetime as dt

import pytest

from tests.annual_report import AREA, KIND, value
from tests.spec.case import refused
from tests.spec.rulebook import spec
from whatmatters.frameworks import framework
from whatmatters.frameworks.reporting import report_kind
from whatmatters.records import clock
from whatmatters.records.annual_reports import placing, signing_off, writing
from whatmatters.records.annual_reports.publishing import documents_kept, publish
from whatmatters.records.annual_reports.state import tips, workspace
from whatmatters.records.indicators.actions import take_in
from whatmatters.records.people.access import NotYours
from whatmatters.reports.document import Chart

pytestmark = pytest.mark.django_db
SOURCE = "N §4, §10; H"


@spec("E1", SOURCE, "The nine outcomes have a section each, in the words of the framework")
def test_nine_sections():
    sections = [one for one in report_kind(KIND).laid_out() if one.code]
    outcomes = list(framework("scotland-nhwo").outcomes())
    assert [(one.code, one.statement) for one in sections] == [(one.code, one.text) for one in outcomes]


@spec("E1", SOURCE, "Figures come out of what was taken in, with the nation beside them and their source")
def test_figures_are_assembled(authority):
    authority.fill()
    edition = authority.published()
    report = next(one for one in documents_kept(edition) if one.purpose == "report")
    section = next(one for one in report.sections if one.id == "outcome-1")
    chart = next(block for block in section.blocks if isinstance(block, Chart))
    assert [line.name for line in chart.lines] == ["Glen and Strath", "Scotland"]
    assert [point.value for point in chart.lines[0].points] == [12000 - 300 * n for n in range(6)]
    assert "Invented for a test" in chart.table.source and "1 May 2026" in chart.table.source


@spec("E1", SOURCE, "What was not taken in is said to be missing, never filled in")
def test_missing_is_said(authority):
    placing.place(
        report=authority.report,
        section="outcome-1",
        what="indicator",
        asked={"indicator": "core-suite:1"},
        by=authority.ann,
    )
    authority.fill()
    report = documents_kept(authority.published())[0]
    said = str(next(one for one in report.sections if one.id == "outcome-1"))
    assert "No value of “Percentage of adults able to look after their health" in said


@spec(
    "E1",
    SOURCE,
    "Two people who write at the same time both keep their words, side by side, until somebody settles them",
)
def test_two_writers(authority):
    first = writing.write(report=authority.report, section="foreword", text="Welcome.", by=authority.ann)
    by_ann = writing.write(
        report=authority.report, section="foreword", text="Welcome, all.", on=first.pk, by=authority.ann
    )
    by_bob = writing.write(
        report=authority.report, section="foreword", text="Fàilte.", on=first.pk, by=authority.bob
    )
    assert not writing.stands_alone(by_bob)
    assert set(tips(authority.report)[("foreword", "en")]) == {by_ann, by_bob}
    settled = writing.settle(
        report=authority.report,
        section="foreword",
        language="en",
        text="Fàilte. Welcome, all.",
        versions=(by_ann.pk, by_bob.pk),
        by=authority.ann,
    )
    assert tips(authority.report)[("foreword", "en")] == (settled,)
    kept = authority.report.texts.filter(section="foreword").values_list("text", flat=True)
    assert {"Welcome.", "Welcome, all.", "Fàilte."} < set(kept)


@spec("E1", SOURCE, "A report with two unsettled versions is not sent on")
def test_unsettled_is_not_reviewed(authority):
    for who in (authority.ann, authority.bob):
        writing.write(report=authority.report, section="foreword", text=who.name, by=who)
    with refused("E4"):
        signing_off.review(report=authority.report, by=authority.ann)


@spec("E1", SOURCE, "Only those who write the authority's report open its workspace")
def test_strangers_do_not_write(authority):
    with pytest.raises(NotYours):
        writing.write(report=authority.report, section="foreword", text="Hello.", by=authority.shona)


@spec("E1", SOURCE, "A table that people fill in is pasted row by row, and each wrong line is named")
def test_a_table_is_pasted():
    table = report_kind(KIND).section("financial-performance").table("spending")
    assert placing.rows_from(table, "Older people\t1,200\t1,300\t100\t–\tMore care")[0][1] == "1,200"
    with refused("E1", "E1") as wrong:
        placing.rows_from(table, "Older people | 1,200\nChildren | many | 1 | 2 | 3 | Why")
    assert "Line 1 has 2 columns" in str(wrong[0]) and "Line 2: “Budget, £000”" in str(wrong[1])


@spec("E1", SOURCE, "Figures are live until the report is approved, and then stand still")
def test_figures_freeze(authority):
    authority.fill()
    authority.approved()
    later = value(AREA, 2025, 99, published_on=dt.date(2026, 6, 10))
    with clock.at(dt.datetime(2026, 6, 16, 9, 0, tzinfo=dt.UTC)):
        take_in([later], source="Invented, revised", published_on=dt.date(2026, 6, 10), by=authority.ann)
        edition = publish(report=authority.report, facts=None, by=authority.una)
    charts = [
        block
        for section in documents_kept(edition)[0].sections
        for block in section.blocks
        if isinstance(block, Chart)
    ]
    assert charts[0].lines[0].points[-1].value == 10500
    assert workspace(authority.report).state == "published"


@spec(
    "E1",
    SOURCE,
    "In another language where text is supplied in it; what is not, is given in English and says so",
)
def test_in_another_language(authority):
    authority.fill()
    authority.report.languages = "en gd cy"
    authority.report.save(update_fields=["languages"])
    writing.write(
        report=authority.report, section="foreword", language="gd", text="Fàilte oirbh.", by=authority.ann
    )
    edition = authority.published()
    documents = {(one.language, one.purpose): one for one in documents_kept(edition)}
    assert {language for language, _ in documents} == {"en", "gd"}
    gaelic = {one.id: one for one in documents["gd", "report"].sections}
    assert "Fàilte oirbh." in str(gaelic["foreword"].blocks) and gaelic["foreword"].language == ""
    assert gaelic["best-value"].language == "en"
    page = bytes(edition.files.get(path="gd/best-value.html").content).decode()
    assert '<html lang="gd">' in page and '<div class="words" lang="en">' in page
    assert "Chan eil Gàidhlig air a" in page
