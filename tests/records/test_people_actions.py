"""Who somebody is, who works with them, and the accounts and units of those who do: what changes, and who may not."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from tests.records.conftest import TODAY
from tests.spec.case import refused
from whatmatters.records import clock
from whatmatters.records.accounts import actions as accounts
from whatmatters.records.accounts.access import roles_of
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.audit.models import Entry
from whatmatters.records.inspections import actions as inspections
from whatmatters.records.organisations import actions as organisations
from whatmatters.records.organisations.models import Unit, UnitWithin
from whatmatters.records.people import actions as people
from whatmatters.records.people.access import NotYours
from whatmatters.records.people.models import Person

YESTERDAY = TODAY - dt.timedelta(days=1)


def last_entry():
    return Entry.objects.order_by("pk").last()


@pytest.mark.parametrize("who", ["ifan", "alun", "carys", "inspector"])
def test_a_record_is_begun_by_who_works_in_the_unit(cast, who):
    with pytest.raises(NotYours):
        people.add_person(unit=cast.valley, by=getattr(cast, who), name="Huw")
    assert Person.objects.count() == 1


def test_a_manager_begins_a_record_for_a_practitioner_to_answer_for(cast):
    huw = people.add_person(
        unit=cast.valley, by=cast.rhian, account=cast.megan, id="huw", example=True, name="Huw"
    )
    assert (huw.pk, huw.example, huw.responsibilities.get().account) == ("huw", True, cast.megan)
    entry = last_entry()
    assert (entry.verb, entry.person, entry.details) == ("person added", "huw", {"unit": cast.valley.pk})


def test_details_change_by_name_and_what_stays_is_not_written_again(cast):
    before = Entry.objects.count()
    assert people.change_details(person=cast.gwen, by=cast.megan, name="Gwen Parry") == []
    assert Entry.objects.count() == before
    changed = people.change_details(person=cast.gwen, by=cast.megan, name="Gwen Rees", language="cy")
    assert changed == ["name"]
    assert Person.objects.get().name == "Gwen Rees"
    assert (last_entry().verb, last_entry().details) == ("details changed", {"changed": ["name"]})
    with pytest.raises(TypeError, match="no data_zone, mood"):
        people.change_details(person=cast.gwen, by=cast.megan, mood="x", data_zone="y")


def test_a7_what_helps_is_placed_and_its_words_stay(cast):
    row = people.add_strength(person=cast.gwen, kind="", description="Canu", on=TODAY, by=cast.megan)
    with pytest.raises(NotYours):
        people.place_strength(strength=row.pk, kind="ability", by=cast.ifan)
    with pytest.raises(NotYours):
        people.place_strength(strength="no-such-id", kind="ability", by=cast.megan)
    with refused("schema"):
        people.place_strength(strength=row.pk, kind="mood", by=cast.megan)
    people.place_strength(strength=row.pk, kind="ability", by=cast.megan)
    row.refresh_from_db()
    assert (row.kind, row.description) == ("ability", "Canu")
    assert (last_entry().verb, last_entry().about) == ("strength noted", f"strength:{row.pk}")


def test_one_answers_for_a_person_in_a_team_after_another(cast):
    tomos = accounts.add_account(username="tomos", name="Tomos", password=None, by=cast.carys)
    row = people.take_on(person=cast.gwen, unit=cast.valley, account=tomos, by=cast.megan)
    earlier = cast.gwen.responsibilities.exclude(pk=row.pk).get()
    assert (earlier.account, earlier.until) == (cast.megan, YESTERDAY)
    assert (row.account, row.since, row.until) == (tomos, TODAY, None)
    assert (last_entry().verb, last_entry().details) == ("taken on", {"unit": cast.valley.pk})
    with pytest.raises(NotYours):
        people.take_on(person=cast.gwen, unit=cast.coast, account=cast.ifan, by=cast.ifan)


@pytest.mark.parametrize("who", ["alun", "carys", "inspector"])
def test_only_who_works_with_people_opens_a_record_from_outside(cast, who):
    with pytest.raises(NotYours):
        people.open_outside(person=cast.gwen, reason="She rang our team in distress.", by=getattr(cast, who))
    assert not cast.gwen.openings.exists()


def test_a_justified_opening_lasts_as_long_as_it_was_opened_for(cast):
    opening = people.open_outside(person=cast.gwen, reason="She rang our team in distress.", by=cast.ifan)
    with pytest.raises(NotYours):
        people.review_opening(opening=opening, justified=True, note="", by=cast.megan)
    people.review_opening(opening=opening, justified=True, note="Yes", by=cast.rhian)
    opening.refresh_from_db()
    assert opening.until == clock.now() + people.OPENING_LASTS
    assert (opening.reviewed_by, opening.review_note) == (cast.rhian, "Yes")
    assert last_entry().details == {"justified": True}


def test_a_look_is_written_once_for_each_person(cast):
    audit.looked_at(["b", "a", "b"], by=cast.megan, about="learning:1")
    audit.looked_at(["c"], by=cast.megan, about="x", because_of=lambda person: {"inspection": person})
    looks = Entry.objects.filter(verb="looked").order_by("pk")
    assert [(look.person, look.about, look.details) for look in looks] == [
        ("a", "learning:1", {}),
        ("b", "learning:1", {}),
        ("c", "x", {"inspection": "c"}),
    ]


def test_e5_a_look_in_an_inspection_is_told_to_the_authority(cast):
    inspections.note_look(
        inspection=cast.inspection.pk, page="record", path="/x", person=cast.gwen.pk, by=cast.inspector
    )
    entry = last_entry()
    assert (entry.verb, entry.about) == ("inspected", f"inspection:{cast.inspection.pk}")
    assert entry.details == {"page": "record", "path": "/x", "person": cast.gwen.pk}
    assert entry.person == ""


def test_only_an_administrator_changes_accounts(cast):
    membership = cast.ifan.memberships.get()
    for who in (cast.megan, cast.rhian, cast.alun, cast.inspector):
        for change in (
            lambda by: accounts.add_account(username="x", name="X", password=None, by=by),
            lambda by: accounts.end_role(membership=membership, by=by),
            lambda by: accounts.switch_off(account=cast.ifan, by=by),
        ):
            with pytest.raises(PermissionDenied):
                change(who)
    membership.refresh_from_db()
    assert membership.until is None
    assert Account.objects.get(username="ifan").is_active


def test_an_account_without_a_password_opens_to_nobody(cast):
    account = accounts.add_account(username="nia", name="Nia", password=None, by=cast.carys)
    assert not account.has_usable_password()
    assert (last_entry().verb, last_entry().account) == ("account added", str(cast.carys.pk))
    accounts.choose_language(account=account, language="cy")
    assert Account.objects.get(username="nia").language == "cy"


@pytest.mark.parametrize(("role", "says"), [("owner", "not a role"), ("inspector", "limited time")])
def test_a_role_that_cannot_be_given(cast, role, says):
    with pytest.raises(ValueError, match=says):
        accounts.give_role(account=cast.ifan, unit=cast.valley, role=role, by=None)
    assert cast.ifan.memberships.get().role == "practitioner"


def test_an_administrator_gives_roles_to_others_only(cast):
    given = accounts.give_role(account=cast.ifan, unit=cast.valley, role="manager", by=cast.carys)
    assert last_entry().details == {"role": "manager", "unit": cast.valley.pk}
    accounts.end_role(membership=given, by=None)
    given.refresh_from_db()
    assert (given.until, last_entry().account) == (YESTERDAY, "")
    with pytest.raises(PermissionDenied):
        accounts.give_role(account=cast.carys, unit=cast.valley, role="manager", by=cast.carys)
    with pytest.raises(ValueError, match="comes with an inspection"):
        accounts.give_role(
            account=cast.ifan,
            unit=cast.valley,
            role="inspector",
            until=TODAY + dt.timedelta(days=9),
            by=cast.carys,
        )


def test_an_account_is_switched_off_by_another(cast):
    with pytest.raises(PermissionDenied):
        accounts.switch_off(account=cast.carys, by=cast.carys)
    accounts.switch_off(account=cast.ifan, by=cast.carys)
    assert not roles_of(Account.objects.get(username="ifan")).has("practitioner")
    assert (last_entry().verb, last_entry().about) == ("account switched off", f"account:{cast.ifan.pk}")
    accounts.switch_off(account=cast.megan, by=None)
    assert not Account.objects.get(username="megan").is_active


def test_the_first_administrator_takes_nobodys_name_and_finds_the_organisation(cast):
    given = {"name": "Carys", "organisation": "Council", "nation": "wales", "password": "a-long-phrase-1"}
    with pytest.raises(ValueError, match="already"):
        accounts.first_administrator(username="Megan", **given)
    units = Unit.objects.count()
    account = accounts.first_administrator(username="nia", **given)
    assert roles_of(account).where("administrator") == [cast.council.pk]
    assert Unit.objects.count() == units


def test_a_unit_does_not_lie_within_itself(cast):
    Unit.objects.filter(pk=cast.council.pk).update(parent=cast.valley)
    tree = set(UnitWithin.objects.values_list("unit", "within"))
    with pytest.raises(ValueError, match="lies within itself"):
        organisations.lay_out_tree()
    assert set(UnitWithin.objects.values_list("unit", "within")) == tree
