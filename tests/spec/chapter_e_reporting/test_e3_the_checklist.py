"""E3: what the regulations prescribe is a checklist that the draft is held against before it can be published."""

import dataclasses

import pytest
import yaml

from tests.annual_report import KIND
from tests.places import DATA
from tests.spec.case import refused
from tests.spec.rulebook import spec
from whatmatters.frameworks.reporting import report_kind
from whatmatters.records.annual_reports import publishing, writing
from whatmatters.records.annual_reports.publishing import documents_kept, publish
from whatmatters.records.annual_reports.state import workspace

SOURCE = "N §4 footnote 4, §7"


@spec(
    "E3",
    SOURCE,
    "The checklist is data, item by item, with its source and the caution to check it against the law",
)
def test_the_checklist_is_data():
    read = yaml.safe_load((DATA / "performance-report-content.yaml").read_text("utf-8"))
    checklist = report_kind(KIND).checklist
    assert [(one.id, one.title.en) for one in checklist.items] == [
        (one["id"], one["title"]) for one in read["items"]
    ]
    assert "Check it against the law" in checklist.caution.en and "SSI 2014/326" in checklist.source


@spec("E3", SOURCE, "A gap is named, and nothing is approved until it is filled")
@pytest.mark.django_db
def test_a_gap_is_named(authority):
    authority.fill(but=["best-value"])
    gap = workspace(authority.report).gaps
    assert [(one.item, one.what) for one in gap] == [("best-value", "text")]
    with refused("E3") as named:
        authority.approved()
    assert "Best value" in str(named[0]) and "Add it, or say why" in str(named[0])


@spec("E3", SOURCE, "A gap that is explained lets the report go on, and its readers are told why")
@pytest.mark.django_db
def test_a_gap_is_explained(authority):
    authority.fill(but=["monitoring-committee"])
    writing.explain(
        report=authority.report,
        item="monitoring-committee",
        text="There is no lead agency here.",
        by=authority.ann,
    )
    report = documents_kept(authority.published())[0]
    held = {one.id: str(one.blocks) for one in report.sections}
    assert "There is no lead agency here." in held["monitoring-committee"]
    assert "There is no lead agency here." in held["checklist"]


@spec("E3", SOURCE, "A table that is asked for is not made up for by words")
@pytest.mark.django_db
def test_a_table_is_asked_for(authority):
    authority.fill(but=["inspections"])
    writing.write(report=authority.report, section="inspections", text="There were some.", by=authority.ann)
    assert [one.what for one in workspace(authority.report).gaps] == ["table:recommendations"]


@spec(
    "E3", SOURCE, "Publishing itself is refused where something has come to be missing since it was approved"
)
@pytest.mark.django_db
def test_publishing_is_refused_too(authority, monkeypatch):
    authority.fill()
    authority.approved()
    real = publishing.workspace

    def lacking(report):
        work = real(report)
        tips = {key: rows for key, rows in work.tips.items() if key[0] != "best-value"}
        return dataclasses.replace(work, tips=tips)

    monkeypatch.setattr(publishing, "workspace", lacking)
    with refused("E3"):
        publish(report=authority.report, facts=None, by=authority.una)
    assert not authority.report.editions.exists()
