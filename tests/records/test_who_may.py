"""Who may open and change a person's record, decided in one place (F2)."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from whatmatters.records import clock
from whatmatters.records.accounts import actions as accounts
from whatmatters.records.audit.models import Entry
from whatmatters.records.outcomes.actions import words
from whatmatters.records.people import actions as people
from whatmatters.records.people.access import NotYours, may_change, people_open_to, person_open_to
from whatmatters.records.people.queries import openings_to_review
from whatmatters.rules.facts import Wording


def opens(account, person):
    """Whether the record is open; the list and the single look give the same answer."""
    account.__dict__.pop("roles_in_request", None)
    listed = people_open_to(account).filter(pk=person.pk).exists()
    try:
        alone = person_open_to(account, person.pk) == person
    except NotYours:
        alone = False
    assert listed == alone
    return listed


def test_each_role_opens_what_it_should(cast):
    assert {
        name: opens(getattr(cast, name), cast.gwen)
        for name in ("megan", "ifan", "rhian", "alun", "carys", "inspector")
    } == {
        "megan": True,
        "ifan": False,
        "rhian": True,
        "alun": False,
        "carys": False,
        "inspector": False,
    }


def test_an_inspector_changes_nothing(cast):
    assert not may_change(cast.inspector, cast.gwen.pk)
    with pytest.raises(NotYours):
        people.change_details(person=cast.gwen, by=cast.inspector, name="Somebody else")


def test_a_sampled_record_is_open_to_the_inspectors_alone(cast):
    cast.plan()
    cast.sample()
    assert opens(cast.inspector, cast.gwen) and not opens(cast.ifan, cast.gwen)
    assert not may_change(cast.inspector, cast.gwen.pk)


def test_an_inspectors_view_ends(cast):
    cast.plan()
    cast.sample()
    with clock.at(dt.datetime(2026, 8, 1, tzinfo=dt.UTC)):
        assert not opens(cast.inspector, cast.gwen)


def test_what_is_not_open_is_as_if_it_were_not_there(cast):
    for person in (cast.gwen.pk, "never-was"):
        with pytest.raises(NotYours):
            person_open_to(cast.ifan, person)


@pytest.mark.parametrize("who", ["ifan", "alun", "carys", "inspector"])
def test_no_action_goes_round_access(cast, who):
    with pytest.raises(NotYours):
        words.add_outcome(
            person=cast.gwen,
            beginning=words.Beginning(wording=Wording(words="x", language="en", on=clock.today())),
            by=getattr(cast, who),
        )


def test_opening_a_strangers_record_needs_a_reason_and_comes_before_a_manager(cast):
    with pytest.raises(ValueError, match="F2"):
        people.open_outside(person=cast.gwen, reason="because", by=cast.ifan)
    opening = people.open_outside(person=cast.gwen, reason="She rang our team in distress.", by=cast.ifan)
    assert opens(cast.ifan, cast.gwen)
    assert list(openings_to_review(cast.rhian)) == [opening]
    with pytest.raises(NotYours):
        people.review_opening(opening=opening, justified=True, note="", by=cast.ifan)
    people.review_opening(opening=opening, justified=False, note="", by=cast.rhian)
    assert not opens(cast.ifan, cast.gwen)
    assert Entry.objects.filter(
        person=cast.gwen.pk, verb="opened from outside", why="She rang our team in distress."
    ).exists()


def test_an_opening_ends_by_itself(cast):
    people.open_outside(person=cast.gwen, reason="She rang our team in distress.", by=cast.ifan)
    with clock.at(clock.now() + dt.timedelta(hours=13)):
        assert not opens(cast.ifan, cast.gwen)


def test_only_an_administrator_gives_roles(cast):
    with pytest.raises(PermissionDenied):
        accounts.give_role(account=cast.ifan, unit=cast.valley, role="manager", by=cast.megan)
    with pytest.raises(ValueError, match="E5"):
        accounts.give_role(account=cast.ifan, unit=cast.valley, role="inspector", by=cast.carys)


def test_a_role_that_ended_opens_nothing(cast):
    accounts.end_role(membership=cast.megan.memberships.get(), by=cast.carys)
    assert not opens(cast.megan, cast.gwen)
