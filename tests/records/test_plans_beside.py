"""A carer's plan beside the adult's: because they agreed, and only as long as they do (A6, B9, F3)."""

import datetime as dt

import pytest

from tests.records.conftest import TODAY
from tests.spec.case import refused
from whatmatters.records.audit.models import Entry
from whatmatters.records.outcomes.actions import reviews
from whatmatters.records.people import actions as people
from whatmatters.records.people.access import NotYours
from whatmatters.records.people.models import Consent
from whatmatters.records.plans import beside

YESTERDAY, TOMORROW = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)


@pytest.fixture
def plan(cast):
    return cast.plan()


@pytest.fixture
def sian(cast):
    """Her daughter, who cares for her, with a plan of her own."""
    person = people.add_person(unit=cast.valley, by=cast.megan, name="Sian Parry")
    people.add_relationship(person=cast.gwen, name="Sian", role="family", other=person, by=cast.megan)
    cast.plan(person)
    return person


def laid(cast, plan, other, **more):
    agreed = {"wording": "Mam may see it.", "on": TODAY, "by": cast.megan}
    return beside.lay_beside(plan=plan, other=other, **{**agreed, **more})


def test_it_lies_there_as_they_agreed_until_they_take_it_back(cast, plan, sian):
    consent = laid(cast, plan, sian)
    (row,) = beside.beside(plan)
    assert (row.person, row.role, row.consent.wording) == (sian, "family", "Mam may see it.")
    assert [row.in_force(day) for day in (YESTERDAY, TODAY, TOMORROW)] == [False, True, True]
    about = Entry.objects.filter(verb="plan laid beside", about=f"plan:{plan.pk}")
    assert set(about.values_list("person", flat=True)) == {cast.gwen.pk, sian.pk}
    with pytest.raises(NotYours):
        beside.take_back(consent=consent, on=TOMORROW, by=cast.ifan)
    beside.take_back(consent=consent, on=TOMORROW, by=cast.megan)
    beside.take_back(consent=consent, on=YESTERDAY, by=cast.megan)
    (row,) = beside.beside(plan)
    assert [row.in_force(day) for day in (TODAY, TOMORROW)] == [True, False]
    assert Entry.objects.get(verb="agreement taken back").person == sian.pk


def test_each_is_known_to_the_other_whoever_said_so(cast, plan, sian):
    assert beside.linked_to(cast.gwen.pk) == {sian.pk: "family"}
    assert beside.linked_to(sian.pk) == {cast.gwen.pk: ""}
    people.add_relationship(person=sian, name="Mam", role="friend", other=cast.gwen, by=cast.megan)
    assert beside.linked_to(cast.gwen.pk) == {sian.pk: "family"}
    assert beside.linked_to(sian.pk) == {cast.gwen.pk: "friend"}


def test_it_is_said_all_at_once_what_is_missing(cast, plan):
    stranger = people.add_person(unit=cast.valley, by=cast.megan, name="Huw")
    reviews.close_plan(plan=plan.pk, on=TODAY, evaluation="x", statement="y", by=cast.megan)
    plan.refresh_from_db()
    with refused("B2", "A6", "A6", "F3", "C7"):
        laid(cast, plan, stranger, wording=" ", on=TOMORROW)
    assert not Consent.objects.exists()


def test_who_changes_only_one_of_the_records_lays_nothing_beside(cast, plan):
    tomos = people.add_person(unit=cast.coast, by=cast.ifan, name="Tomos")
    for account in (cast.megan, cast.ifan, cast.inspector):
        with pytest.raises(NotYours):
            laid(cast, plan, tomos, by=account)
    assert not Consent.objects.exists()
