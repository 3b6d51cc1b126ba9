"""Personal-outcome evidence in a report: controlled, written into the ledger on publication, beside all that left (D2, D6, E1)."""

import datetime as dt

import pytest

from tests.annual_report import AREA, ROWS, Authority, papers, quick
from tests.places import SAMPLES
from tests.records.conftest import a_day_in_june
from whatmatters.exchange.kept import facts_kept
from whatmatters.exchange.loading import load_pack
from whatmatters.exchange.reading import read_pack
from whatmatters.measures.disclosure.marks import Suppressed
from whatmatters.measures.disclosure.released import released_from
from whatmatters.records import clock
from whatmatters.records.accounts import actions as accounts
from whatmatters.records.annual_reports import placing, signing_off, writing
from whatmatters.records.annual_reports.access import approvers_of
from whatmatters.records.annual_reports.models import Frozen
from whatmatters.records.annual_reports.publishing import _into_the_ledger, documents_kept, publish
from whatmatters.records.annual_reports.reproducing import reproduce
from whatmatters.records.annual_reports.state import workspace
from whatmatters.records.organisations.models import Unit
from whatmatters.records.outcomes.actions import scores
from whatmatters.records.outcomes.models import Outcome
from whatmatters.records.people.access import people_open_to
from whatmatters.records.releases.models import Release
from whatmatters.reports.document import Table
from whatmatters.rules.facts import Score
from whatmatters.rules.refusals import Refusals

__all__ = ["ROWS", "a_day_in_june", "papers", "quick"]
pytestmark = pytest.mark.django_db


class OfAPack(Authority):
    """The authority of the synthetic pack of 120 people, with a report of the year that its scores lie in."""

    def __init__(self):
        load_pack(read_pack(SAMPLES / "scotland-120"))
        Unit.objects.filter(pk="P1").update(area_code=AREA)
        self.unit = Unit.objects.get(pk="P1")
        self.ann = self.add_account("ann", "analyst", self.unit)
        self.bob = self.add_account("bob", "analyst", self.unit)
        self.una = self.add_account("una", "chief_officer", self.unit)
        self.report = writing.begin(
            unit=self.unit, kind="scotland-performance-report", year=2025, by=self.ann
        )
        self.fill()
        for section, by in (("outcome-4", "national_outcome"), ("outcome-1", "plan_kind")):
            placing.place(report=self.report, section=section, what="outcomes", asked={"by": by}, by=self.ann)


@pytest.fixture
def authority(db):
    return OfAPack()


def test_the_tables_go_into_the_ledger_as_they_are_printed(authority):
    authority.approved(facts_kept())
    assert Release.objects.count() == 0
    edition = publish(report=authority.report, facts=facts_kept(), by=authority.una)
    left = {
        tuple(one.scope.by): one
        for one in map(released_from, Release.objects.values_list("table", flat=True))
    }
    assert set(left) == {("national_outcome",), ("plan_kind",)}
    assert all(f"edition {edition.number}" in name for name in Release.objects.values_list("name", flat=True))
    section = next(one for one in documents_kept(edition)[0].sections if one.id == "outcome-4")
    table = [block for block in section.blocks if isinstance(block, Table)][-1]
    figures = left[("national_outcome",)].figures[("4",)]
    told = [figures[name] for name in ("outcomes", "people", "status.improved")]
    assert list(table.rows[0][1:4]) == ["⊘" if isinstance(one, Suppressed) else f"{one:,}" for one in told]
    assert [row[0][:2] for row in table.rows] == ["4.", "Al"]
    assert reproduce(edition).same


def test_no_figure_of_few_people_is_printed(authority):
    authority.approved(facts_kept())
    for kept in Frozen.objects.get().figures["released"]:
        for cell in released_from(kept).figures.values():
            people = cell["people"]
            assert isinstance(people, Suppressed) or people == 0 or people >= 5


def test_what_is_written_down_after_approval_changes_nothing(authority):
    authority.approved(facts_kept())
    before = Frozen.objects.get().figures["released"]
    with clock.at(dt.datetime(2026, 6, 20, 9, 0, tzinfo=dt.UTC)):
        row = Outcome.objects.filter(
            plan__isnull=False, ended_on__isnull=True, scores__kind="baseline"
        ).first()
        scores.record_occasion(
            outcome=row.pk,
            voices=[Score(on=dt.date(2026, 3, 1), kind="review", by="person", value=10, narrative="Well.")],
            by=None,
        )
        edition = publish(report=authority.report, facts=facts_kept(), by=authority.una)
    assert edition.number == 1
    ledger = [one["cells"] for one in Release.objects.order_by("id").values_list("table", flat=True)]
    assert ledger == [one["cells"] for one in before]


def test_a_table_that_would_come_out_otherwise_is_not_published(authority):
    """What left between approval and publication is taken into account: approved is what leaves, or nothing does."""
    authority.approved(facts_kept())
    frozen = Frozen.objects.get()
    changed = [{**one, "cells": one["cells"][1:]} for one in frozen.figures["released"]]

    class Other:
        figures = {**frozen.figures, "released": changed}
        recorded_at = frozen.recorded_at

    with pytest.raises(Refusals) as refused:
        _into_the_ledger(workspace(authority.report), Other(), facts_kept(), 1, authority.una)
    assert [wrong.rule for wrong in refused.value] == ["D6"]


def test_an_account_gets_the_role_of_chief_officer(authority):
    other = accounts.add_account(username="eve", name="Eve", password="x" * 14, by=None)
    accounts.give_role(account=other, unit=authority.unit, role="chief_officer", by=None)
    assert approvers_of("P1") == {str(authority.una.pk), str(other.pk)}
    assert not people_open_to(other).exists()
    signing_off.review(report=authority.report, by=authority.bob)
