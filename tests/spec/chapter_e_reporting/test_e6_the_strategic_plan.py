"""E6: which arrangements are intended to contribute to which national outcome, and what the evidence says."""

import datetime as dt

import pytest

from tests.spec.case import refused
from tests.spec.rulebook import spec
from whatmatters.records.annual_reports import arrangements, placing
from whatmatters.records.annual_reports.publishing import documents_kept
from whatmatters.reports.document import Table

pytestmark = pytest.mark.django_db
SOURCE = "N §7, §10"


def told(edition, section):
    report = documents_kept(edition)[0]
    blocks = next(one for one in report.sections if one.id == section).blocks
    return [block for block in blocks if isinstance(block, Table)][-1].rows


@spec(
    "E6",
    SOURCE,
    "The report says what each arrangement was meant to contribute to and what the evidence says at its review",
)
def test_arrangements_are_reviewed(authority):
    def arrange(name, *codes):
        return arrangements.arrange(
            unit=authority.unit, name=name, codes=codes, from_date=dt.date(2024, 4, 1), by=authority.ann
        )

    home = arrange("Home first", "2", "9")
    arrange("Breaks for carers", "6")
    arrangements.review(
        arrangement=home.pk, report=authority.report, text="More people stay at home.", by=authority.ann
    )
    for section in ("strategic-plan-review", "outcome-6"):
        placing.place(report=authority.report, section=section, what="arrangements", by=authority.ann)
    authority.fill()
    edition = authority.published()
    plan = told(edition, "strategic-plan-review")
    assert ("Home first", "2, 9", "1 April 2024", "More people stay at home.") in plan and len(plan) == 2
    assert [row[0] for row in told(edition, "outcome-6")] == ["Breaks for carers"]


@spec("E6", SOURCE, "An arrangement says what it is")
def test_an_arrangement_has_a_name(authority):
    with refused("E1"):
        arrangements.arrange(
            unit=authority.unit, name=" ", codes=["2"], from_date=dt.date(2024, 4, 1), by=authority.ann
        )
