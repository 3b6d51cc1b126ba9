"""An authority with a full annual report, made through the actions that pages use: for the tests of the chapters E and F."""

import datetime as dt
from decimal import Decimal

import pytest

from whatmatters.frameworks.reporting import report_kind
from whatmatters.measures.indicators import IndicatorValue
from whatmatters.records.accounts import actions as accounts
from whatmatters.records.annual_reports import placing, signing_off, stories, writing
from whatmatters.records.annual_reports.publishing import publish
from whatmatters.records.indicators.actions import take_in
from whatmatters.records.organisations import actions as organisations
from whatmatters.records.people import actions as people

KIND = "scotland-performance-report"
YEAR = 2025
AREA, SCOTLAND = "S37000006", "S92000003"
ROWS = {
    "spending": "Older people | 41,200 | 41,950 | 750 | 39,800 | More care at home",
    "localities": "Glen | Two evenings | A bus on Sundays | 12,400",
    "recommendations": "Care Inspectorate | Care at home | Plan with people | Every plan was looked at again",
}


def value(area, year, number, **more):
    """One synthetic value of emergency admissions."""
    given = {
        "indicator": "core-suite:12",
        "version": "2015",
        "area": area,
        "first": dt.date(year, 4, 1),
        "last": dt.date(year + 1, 3, 31),
        "label": f"{year}-{(year + 1) % 100:02d}",
        "value": Decimal(number),
        "numerator": None,
        "denominator": None,
        "lower": None,
        "upper": None,
        "status": "final",
        "calendar_year_proxy": False,
        "source": "Invented for a test",
        "published_on": dt.date(2026, 5, 1),
    }
    return IndicatorValue(**{**given, **more})


class Authority:
    """An Integration Authority with two writers and two who may approve."""

    def __init__(self):
        self.unit = organisations.add_unit(
            id="ia", name="Glen and Strath", level="partnership", nation="scotland", area_code=AREA, by=None
        )
        self.team = organisations.add_unit(
            id="glen", name="Glen team", level="team", nation="scotland", parent=self.unit, by=None
        )
        self.ann = self.add_account("ann", "analyst", self.unit)
        self.bob = self.add_account("bob", "analyst", self.unit)
        self.una = self.add_account("una", "chief_officer", self.unit)
        self.shona = self.add_account("shona", "practitioner", self.team)
        self.report = writing.begin(unit=self.unit, kind=KIND, year=YEAR, by=self.ann)

    @staticmethod
    def add_account(username, role, unit):
        account = accounts.add_account(username=username, name=username.title(), password="x" * 14, by=None)
        accounts.give_role(account=account, unit=unit, role=role, by=None)
        return account

    def values(self):
        """Six synthetic years for the authority and the nation."""
        rows = [value(area, 2020 + n, 12000 - 300 * n) for area in (AREA, SCOTLAND) for n in range(6)]
        take_in(
            rows, source="Invented for a test", published_on=dt.date(2026, 5, 1), file_name="", by=self.ann
        )

    def fill(self, but=()):
        """Fill every section; `but` are sections left without anything."""
        self.values()
        for section in report_kind(KIND).laid_out():
            if section.id in but:
                continue
            writing.write(
                report=self.report, section=section.id, text=f"About {section.title.en.lower()}.", by=self.ann
            )
            if "figure" in section.needs:
                placing.place(
                    report=self.report,
                    section=section.id,
                    what="indicator",
                    asked={"indicator": "core-suite:12"},
                    says_="Fewer people are admitted.",
                    by=self.ann,
                )
            for table in section.tables:
                rows = placing.rows_from(table, ROWS[table.id])
                placing.place(
                    report=self.report,
                    section=section.id,
                    what="table",
                    asked={"table": table.id, "rows": rows},
                    by=self.ann,
                )

    def story(self, words="I dance again on Fridays.", until=None, section="outcome-4"):
        """A person's story, agreed to and told."""
        self.jean = people.add_person(unit=self.team, by=self.shona, name="Jean Taylor", language="en")
        self.consent = stories.agree(
            person=self.jean,
            wording=words,
            audience="Everybody who reads the report",
            from_date=dt.date(2026, 6, 1),
            until=until,
            by=self.shona,
        )
        return stories.tell(
            report=self.report, section=section, consent=self.consent.pk, title="Fridays", by=self.ann
        )

    def approved(self, facts=None):
        """Reviewed by a writer, approved by the chief officer."""
        signing_off.review(report=self.report, by=self.bob)
        return signing_off.approve(report=self.report, facts=facts, threshold=5, by=self.una)

    def published(self, facts=None):
        """Approved and published."""
        self.approved(facts)
        return publish(report=self.report, facts=facts, by=self.una)


@pytest.fixture
def authority(db):
    return Authority()


@pytest.fixture
def papers():
    """Asked for by the tests in which PDFs are drawn too; they take their time."""


@pytest.fixture(autouse=True)
def quick(request, monkeypatch):
    """Editions without PDFs, unless the test asks for them."""
    if "papers" not in request.fixturenames:
        monkeypatch.setattr("whatmatters.reports.edition.can_make_pdf", lambda: False)
