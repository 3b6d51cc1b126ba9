"""E5: a read-only, time-limited view for a scrutiny body, with a trail of what they read."""

import datetime as dt

import pytest
from django.test import Client

from tests.records.conftest import TODAY, cast
from tests.spec.case import refused
from tests.spec.rulebook import spec
from whatmatters.frameworks import default_framework
from whatmatters.frameworks.scrutiny import principles_of, scrutiny_bodies
from whatmatters.records import clock
from whatmatters.records.audit.models import Entry
from whatmatters.records.inspections import actions
from whatmatters.records.people.access import NotYours, may_change, person_open_to
from whatmatters.records.scrutiny import sampling

pytestmark = pytest.mark.django_db
__all__ = ["cast"]
SOURCE = "N §7"


def page(cast, rest=""):
    client = Client()
    client.force_login(cast.inspector)
    return client.get(f"/inspections/{cast.inspection.pk}/{rest}")


@spec("E5", SOURCE, "In Scotland two bodies inspect, alone or together; each nation has its own")
def test_bodies():
    by_nation = {nation: {one.id for one in scrutiny_bodies() if one.nation == nation} for nation in ("scotland", "wales")}  # fmt: skip
    assert by_nation == {
        "scotland": {"healthcare-improvement-scotland", "care-inspectorate"},
        "wales": {"care-inspectorate-wales"},
    }


@spec("E5", SOURCE, "It opens on its first day and is closed, by itself, on the day after its last")
@pytest.mark.parametrize(("day", "status"), [(0, 200), (30, 200), (31, 404)])
def test_for_a_time(cast, day, status):
    with clock.at(dt.datetime.combine(TODAY + dt.timedelta(days=day), dt.time(9), dt.UTC)):
        assert page(cast, "outcomes/").status_code == status


@spec("E5", SOURCE, "Longer is a decision of its own with its reason; what is over is not taken up again")
def test_never_silently_longer(cast):
    later = TODAY + dt.timedelta(days=60)
    with refused("E5"):
        actions.extend(inspection=cast.inspection, last_day=later, why="", by=cast.rhian)
    actions.end(inspection=cast.inspection, why="They have seen enough.", by=cast.rhian)
    with refused("E5"):
        actions.extend(inspection=cast.inspection, last_day=later, why="After all.", by=cast.rhian)


@spec("E5", SOURCE, "Evidence stands by every national outcome and by every principle of the nation")
def test_evidence(cast):
    outcomes = page(cast, "outcomes/").content.decode()
    assert all(f'id="outcome-{one.code}"' in outcomes for one in default_framework("wales").outcomes())
    principles = page(cast, "principles/").content.decode()
    assert all(f'id="{one.id}"' in principles for one in principles_of("wales").principles)


@spec("E5", SOURCE, "The thirteen integration delivery principles are those of the Act")
def test_principles():
    found = principles_of("scotland").principles
    assert [one.number for one in found] == [
        "a", *(f"b ({n})" for n in ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"))
    ]  # fmt: skip
    assert any(not one.evidence for one in found), "where nothing recorded speaks to one, none is claimed"


@spec(
    "E5",
    SOURCE,
    "No record is open without a decision with its legal basis; then only those drawn, and only to read",
)
def test_sampled_records(cast):
    cast.plan()
    with pytest.raises(NotYours):
        person_open_to(cast.inspector, cast.gwen.pk)
    with refused("E5"):
        sampling.sample(
            inspection=cast.inspection, basis="", criterion="in_plan", first=TODAY, to=TODAY, how_many=1, seed="1",
            by=cast.rhian,
        )  # fmt: skip
    cast.sample()
    assert person_open_to(cast.inspector, cast.gwen.pk) == cast.gwen
    assert not may_change(cast.inspector, cast.gwen.pk)


@spec("E5", SOURCE, "What they read is in a trail that the authority is shown, and the person")
def test_trail(cast):
    cast.plan()
    cast.sample()
    client = Client()
    client.force_login(cast.inspector)
    client.get(f"/people/{cast.gwen.pk}/")
    assert Entry.objects.filter(verb="inspected", about=f"inspection:{cast.inspection.pk}").count() == 1
    looked = Entry.objects.get(verb="looked", person=cast.gwen.pk)
    assert looked.details == {"inspection": cast.inspection.pk}
