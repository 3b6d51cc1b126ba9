"""A FAIR analysis through the actions that its pages use (A10)."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from whatmatters.records.fair import actions
from whatmatters.records.fair.models import FairRight
from whatmatters.records.people import actions as people
from whatmatters.records.people.access import NotYours
from whatmatters.rules.refusals import Refusals

TODAY = dt.date(2026, 6, 15)


@pytest.fixture
def fair(cast):
    return actions.begin(person=cast.gwen, decision="Whether she has the key to her door", by=cast.megan)


def test_from_the_facts_to_the_review(cast, fair):
    actions.say_facts(fair=fair.pk, experience="I am locked in.", heard="yes", by=cast.megan)
    actions.weigh_right(fair=fair.pk, right="liberty", at_stake="The door is locked", by=cast.megan)
    shared = actions.share(fair=fair.pk, what="A second key", who="Siân", due_on=TODAY, by=cast.megan)
    assert actions.done(responsibility=shared.pk, on=TODAY, by=cast.megan).done_on == TODAY
    actions.review(fair=fair.pk, on=TODAY, what_came="She has it", person_took_part=True, by=cast.megan)


def test_an_absolute_right_is_not_restricted_and_nothing_is_kept(cast, fair):
    with pytest.raises(Refusals, match="absolute"):
        actions.weigh_right(
            fair=fair.pk,
            right="inhuman-treatment",
            at_stake="x",
            restricted=True,
            law="x",
            aim="x",
            by=cast.megan,
        )
    assert not FairRight.objects.exists()


def test_what_was_weighed_is_never_rewritten(cast, fair):
    made = actions.weigh_right(fair=fair.pk, right="liberty", at_stake="The door is locked", by=cast.megan)
    with pytest.raises(DatabaseError, match="keeps what was written"), transaction.atomic():
        FairRight.objects.filter(pk=made.pk).update(at_stake="The door is open")


def test_it_hangs_on_something_of_the_same_person(cast):
    other = people.add_person(unit=cast.valley, by=cast.megan, name="Huw")
    plan = cast.plan(other)
    with pytest.raises(NotYours):
        actions.begin(person=cast.gwen, decision="x", plan=plan.pk, by=cast.megan)


def test_others_neither_begin_nor_add(cast, fair):
    for account in (cast.ifan, cast.inspector):
        with pytest.raises(NotYours):
            actions.begin(person=cast.gwen, decision="x", by=account)
        with pytest.raises(NotYours):
            actions.share(fair=fair.pk, what="x", who="y", due_on=None, by=account)
