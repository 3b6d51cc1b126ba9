"""D10: evidence for planning: needs and how they are met, what is not met, which outcomes are furthest from being reached."""

import datetime as dt

import pytest

from tests.places import SAMPLES
from tests.spec.rulebook import spec
from whatmatters.exchange.kept import facts_kept
from whatmatters.exchange.loading import load_pack
from whatmatters.exchange.reading import read_pack
from whatmatters.frameworks.reporting import kinds_for
from whatmatters.measures import Question, measure
from whatmatters.records.accounts import actions as accounts
from whatmatters.records.annual_reports import placing, writing
from whatmatters.records.annual_reports.composing import drawn_figures
from whatmatters.records.annual_reports.evidence import gathered
from whatmatters.records.annual_reports.state import workspace
from whatmatters.records.annual_reports.support import HOW, how_supported
from whatmatters.records.organisations.models import Unit
from whatmatters.records.outcomes.models import Decision, Outcome
from whatmatters.reports.document import Table

pytestmark = pytest.mark.django_db
SOURCE = "W § Why should progress towards personal outcomes be measured, second bullet"
DAY = dt.date(2026, 3, 31)
CARDIFF = "W06000015"


@pytest.fixture
def council(db):
    """A Welsh authority with 300 synthetic people."""
    load_pack(read_pack(SAMPLES / "mixed-300"))
    unit = Unit.objects.get(pk="O1")
    Unit.objects.filter(pk=unit.pk).update(area_code=CARDIFF)
    unit.refresh_from_db()
    account = accounts.add_account(username="ann", name="Ann", password="x" * 14, by=None)
    accounts.give_role(account=account, unit=unit, role="analyst", by=None)
    return unit, account


def table_of(council, section, what, **asked) -> Table:
    """A figure of the population assessment of 2025-26, as it stands in its section."""
    unit, account = council
    report = writing.begin(
        unit=unit, kind="wales-population-assessment", year=2025, languages="en cy", by=account
    )
    placed = placing.place(report=report, section=section, what=what, asked=asked, by=account)
    work = workspace(report)
    evidence = gathered(work, facts_kept(), threshold=5, known_at=None, earlier=[])
    (table,) = drawn_figures(work, evidence)["en"][placed.pk].blocks
    assert isinstance(table, Table)
    return table


@spec(
    "D10",
    SOURCE,
    "A Welsh authority writes the outcomes of its annual report, and the evidence for its population assessment",
)
def test_what_a_welsh_authority_writes(council):
    assert {kind.id for kind in kinds_for(CARDIFF)} == {
        "wales-social-services-outcomes",
        "wales-population-assessment",
    }


@spec(
    "D10",
    SOURCE,
    "Needs are counted by how each outcome is supported, and with few people behind it a figure is not shown",
)
def test_how_needs_are_met(council):
    unit, _ = council
    table = table_of(council, "needs", "outcomes", by="support")
    shown = {row[0]: row[1] for row in table.rows}
    labels = how_supported(DAY)
    of_unit = {
        id
        for id in Outcome.objects.filter(plan__isnull=False, opened_on__lte=DAY, plan__unit__in=below(unit))
        .exclude(ended_on__lt=dt.date(2025, 4, 1))
        .values_list("pk", flat=True)
    }
    by_services = sum(labels.get(id) == "services" for id in of_unit)
    assert by_services >= 5 and shown["By services"] in (f"{by_services:,}", "⊘")
    assert any(cell not in ("⊘", "0") for row in table.rows for cell in row[1:]), "not everything is hidden"


def below(unit):
    """The unit and all below it."""
    found, more = [], [unit.pk]
    while more:
        found += more
        more = list(Unit.objects.filter(parent__in=more).values_list("pk", flat=True))
    return found


@spec("D10", SOURCE, "What no support was found for is counted as such, from the last decision about it")
def test_what_is_not_met(council):
    outcome = Outcome.objects.filter(plan__isnull=False, ended_on__isnull=True, actions__isnull=False).first()
    before = how_supported(DAY)[outcome.pk]
    assert before in HOW and before != "not_supported"
    told = {
        "person": outcome.person,
        "outcome": outcome,
        "kind": "support",
        "by": "practitioner",
        "recorded_at": "2025-06-01T10:00:00Z",
    }
    Decision.objects.create(
        id="d1", on=dt.date(2025, 6, 1), decision="not_supported", reason="Nobody nearby.", **told
    )
    assert how_supported(DAY)[outcome.pk] == "not_supported"
    assert how_supported(dt.date(2025, 5, 31))[outcome.pk] == before
    Decision.objects.create(
        id="d2", on=dt.date(2025, 9, 1), decision="met_by_conversation", reason="", **told
    )
    assert how_supported(DAY)[outcome.pk] == "met_by_conversation"


@spec(
    "D10",
    SOURCE,
    "The outcomes furthest from being reached are put in order within one authority, never authorities beside one another",
)
def test_furthest_from_being_reached(council):
    unit, _ = council
    table = table_of(council, "furthest", "furthest")
    shares = [int(row[-1].rstrip("%")) for row in table.rows]
    assert shares == sorted(shares, reverse=True) and len(shares) >= 2
    exact = measure(
        facts_kept(), Question(as_of=DAY, from_=dt.date(2025, 4, 1), by="national_outcome", within=unit.pk)
    )
    known = {
        sum(figures[f"status.{one}"] for one in ("improved", "maintained", "worsened"))
        for figures in exact.figures.values()
    }
    for _name, of, reached, left, _share in table.rows:
        assert int(of) in known and int(of) == int(reached) + int(left)
