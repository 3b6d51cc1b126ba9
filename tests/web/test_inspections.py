"""What inspectors and officers see of an inspection on the screen; every look noted and shown (E5)."""

import datetime as dt

import pytest
from django.test import Client

from tests.records.conftest import TODAY, a_day_in_june, cast
from whatmatters.records import clock
from whatmatters.records.accounts import actions as accounts
from whatmatters.records.audit.models import Entry
from whatmatters.records.inspections import actions
from whatmatters.records.organisations.actions import add_unit
from whatmatters.records.people import actions as people

pytestmark = pytest.mark.django_db
__all__ = ["a_day_in_june", "cast"]

READ = ("", "outcomes/", "principles/", "written/")


def as_(account):
    client = Client()
    client.force_login(account)
    return client


def page(answer):
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def at(cast, rest=""):
    return f"/inspections/{cast.inspection.pk}/{rest}"


def test_inspectors_read_while_it_lasts_and_then_find_nothing(cast):
    cast.plan()
    cast.sample()
    addresses = [*(at(cast, one) for one in READ), f"/people/{cast.gwen.pk}/"]
    for day, status in ((0, 200), (30, 200), (31, 404)):
        moment = dt.datetime.combine(TODAY + dt.timedelta(days=day), dt.time(12), dt.UTC)
        with clock.at(moment):
            client = as_(cast.inspector)
            assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(
                addresses, status
            )


def test_ended_by_the_officer_it_is_closed_at_once(cast):
    client = as_(cast.inspector)
    assert client.get(at(cast, "outcomes/")).status_code == 200
    as_(cast.rhian).post(at(cast, "end/"), {"why": "They have seen enough."})
    assert client.get(at(cast, "outcomes/")).status_code == 404


def test_every_look_is_shown_to_the_authority(cast):
    cast.plan()
    cast.sample()
    client = as_(cast.inspector)
    client.get(at(cast, "principles/"))
    client.get(f"/people/{cast.gwen.pk}/")
    client.get("/people/nobody/")
    noted = Entry.objects.filter(verb="inspected").order_by("pk")
    assert [one.details for one in noted] == [
        {"page": "inspection_principles", "path": at(cast, "principles/"), "person": ""},
        {"page": "person", "path": f"/people/{cast.gwen.pk}/", "person": cast.gwen.pk},
    ]
    shown = page(as_(cast.rhian).get(at(cast, "looks/")))
    assert "A person's record: Gwen Parry" in shown.replace("&#39;", "'")
    assert "Evidence by principle" in shown and f"/people/{cast.gwen.pk}/" in shown and "Inspector" in shown
    assert as_(cast.inspector).get(at(cast, "looks/")).status_code == 404


def test_the_person_sees_that_an_inspection_looked(cast):
    cast.plan()
    cast.sample()
    as_(cast.inspector).get(f"/people/{cast.gwen.pk}/")
    assert "Inspection: Care Inspectorate Wales" in page(
        as_(cast.megan).get(f"/people/{cast.gwen.pk}/trail/")
    )


def test_officers_looks_are_nobodys_inspection(cast):
    as_(cast.rhian).get(at(cast, "outcomes/"))
    assert not Entry.objects.filter(verb="inspected").exists()


def test_what_was_not_sampled_stays_closed(cast):
    other = people.add_person(unit=cast.valley, by=cast.megan, name="Somebody Else")
    cast.plan()
    cast.sample()
    listed = page(as_(cast.inspector).get("/"))
    assert "Gwen Parry" in listed and "Somebody Else" not in listed
    assert as_(cast.inspector).get(f"/people/{other.pk}/").status_code == 404


@pytest.mark.parametrize("who", ["megan", "ifan", "alun", "carys"])
def test_nobody_else_sees_an_inspection(cast, who):
    client = as_(getattr(cast, who))
    assert {one: client.get(at(cast, one)).status_code for one in READ} == dict.fromkeys(READ, 404)


def test_opened_sampled_and_extended_on_the_screen(cast):
    officer = as_(cast.rhian)
    asked = f"/inspections/new/{cast.council.pk}/"
    assert "Who inspects?" in page(officer.get(asked))
    wrong = officer.post(asked, {"first_day": "2026-06-15", "last_day": "2026-06-20"})
    said = wrong.content.decode()
    assert wrong.status_code == 422
    for one in ("which body inspects", "legal basis", "what is inspected", "Nobody is named who inspects"):
        assert one in said
    opened = officer.post(
        asked,
        {
            "bodies": ["care-inspectorate-wales"],
            "basis": "Part 8",
            "units": [cast.valley.pk],
            "inspectors": [cast.inspector.pk],
            "first_day": "2026-06-15",
            "last_day": "2026-06-20",
        },
    )
    assert opened.status_code == 302
    cast.plan()
    drawn = officer.post(
        f"{opened['Location']}sample/",
        {"basis": "Part 8", "criterion": "in_plan", "first": "2026-03-01", "to": "2026-06-15", "how_many": 3, "seed": "7"},
    )  # fmt: skip
    assert drawn.status_code == 302, drawn.content.decode()
    shown = page(officer.get(opened["Location"]))
    assert "Gwen Parry" in shown and "Drawn again, it gives the same people." in shown
    record = cast.gwen.sampled.get()
    out = officer.post(f"{opened['Location']}records/{record.pk}/out/", {"why": "She would rather not."})
    assert out.status_code == 302
    assert "She would rather not." in page(officer.get(opened["Location"]))
    assert "Gwen Parry" not in page(as_(cast.inspector).get(opened["Location"]))
    longer = officer.post(f"{opened['Location']}extend/", {"last_day": "2026-07-20", "why": "A second team."})
    assert longer.status_code == 302 and "20 July 2026" in page(officer.get(opened["Location"]))


def test_where_nothing_speaks_to_a_principle_it_says_so(cast):
    shown = page(as_(cast.inspector).get(at(cast, "principles/")))
    assert "Nothing that is recorded here speaks to this principle." in shown
    assert "nothing of this kind is recorded" in shown


def test_another_unit_than_those_in_scope_is_not_there(cast):
    assert as_(cast.inspector).get(at(cast, "outcomes/"), {"unit": "coast"}).status_code == 404


def test_an_officer_sees_it_after_the_end(cast):
    actions.end(inspection=cast.inspection, why="They have seen enough.", by=cast.rhian)
    shown = page(as_(cast.rhian).get(at(cast)))
    assert (
        "This inspection is over" in shown
        and "They have seen enough." in shown
        and "Sample records" not in shown
    )


def test_two_bodies_together_in_scotland(db):
    """Each principle of the Act, each of the nine outcomes; the authority's chief officer opens it for both bodies."""
    nation = add_unit(id="scot", name="Scotland", level="nation", nation="scotland", by=None)
    area = {"area_code": "S37000005", "parent": nation}
    glen = add_unit(id="glen", name="Glen", level="partnership", nation="scotland", by=None, **area)
    isla, far = (
        accounts.add_account(username=one, name=one, password="x" * 14, by=None) for one in ("isla", "far")
    )
    accounts.give_role(account=isla, unit=glen, role="chief_officer", by=None)
    row = actions.open_inspection(
        unit=glen,
        bodies=["healthcare-improvement-scotland", "care-inspectorate"],
        basis="Public Bodies (Joint Working) (Scotland) Act 2014, sections 54 and 55",
        units=["glen"],
        inspectors=[far],
        days=(TODAY, TODAY),
        by=isla,
    )
    client = as_(far)
    assert "Healthcare Improvement Scotland + Care Inspectorate" in page(
        client.get(f"/inspections/{row.pk}/")
    )
    shown = page(client.get(f"/inspections/{row.pk}/principles/"))
    assert "Integration delivery principles" in shown and 'id="resources"' in shown
    shown = page(client.get(f"/inspections/{row.pk}/outcomes/"))
    assert 'id="outcome-9"' in shown and "Missing: no value has been taken in." in shown
