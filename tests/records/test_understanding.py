"""Lifting, views, risks and what helps: what pages do, done through the same actions."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from whatmatters.records.audit.models import Entry
from whatmatters.records.conversations.actions import rewrite_conversation, write_conversation
from whatmatters.records.outcomes.caseload import due_for
from whatmatters.records.outcomes.models import Risk
from whatmatters.records.people import actions as people
from whatmatters.records.people.access import NotYours
from whatmatters.records.people.models import Strength
from whatmatters.records.plans.actions import add_need
from whatmatters.records.understanding.actions import calling, lifting, risks, views
from whatmatters.records.understanding.models import CallingOn, Lift, View
from whatmatters.rules.refusals import Refusals
from whatmatters.rules.risks import RiskAgreement

TODAY = dt.date(2026, 6, 15)
TOLD = "Dwi'n colli'r côr. My brother Huw drives me 🙂. The bus stopped running."


@pytest.fixture
def told(cast):
    return write_conversation(
        person=cast.gwen, on=TODAY, participants="person; practitioner: Megan", narrative=TOLD, by=cast.megan
    )


def lifted(cast, told, words, becomes, **made):
    start = told.narrative.index(words)
    return lifting.lift(
        conversation=told.pk, becomes=becomes, start=start, end=start + len(words), by=cast.megan, **made
    )


def test_a_strength_is_made_of_the_words_and_goes_back_with_them(cast, told):
    lift = lifted(cast, told, "My brother Huw drives me 🙂", "strength")
    assert Strength.objects.get().description == "My brother Huw drives me 🙂"
    assert lifted(cast, told, "My brother Huw drives me 🙂", "strength") == lift, "twice is once"
    lifting.put_back(lift=lift.pk, by=cast.megan)
    assert not Strength.objects.exists()
    told.refresh_from_db()
    assert told.narrative == TOLD
    with pytest.raises(Refusals, match="put back already"):
        lifting.put_back(lift=lift.pk, by=cast.megan)
    assert [entry.verb for entry in Entry.objects.filter(person=cast.gwen.pk).order_by("-pk")[:2]] == [
        "words put back",
        "words lifted",
    ]
    assert "Huw" not in str(list(Entry.objects.values()))


def test_what_has_been_built_on_stays(cast, told):
    outcome = cast.outcome(cast.plan())
    lift = lifted(cast, told, "My brother Huw drives me", "strength")
    calling.call_on(outcome=outcome.pk, strength=lift.strength_id, how="Lifts on Sundays", by=cast.megan)
    with pytest.raises(Refusals, match="built on"):
        lifting.put_back(lift=lift.pk, by=cast.megan)
    calling.no_longer_call_on(calling=CallingOn.objects.get().pk, by=cast.megan)
    lifting.put_back(lift=lift.pk, by=cast.megan)


def test_a_lift_stays_on_the_version_it_came_from(cast, told):
    lift = lifted(cast, told, "The bus stopped running", "barrier")
    later = rewrite_conversation(conversation=told, narrative="Dwi'n colli'r côr.", by=cast.megan)
    lift.refresh_from_db()
    assert lift.conversation_id == told.pk != later.pk
    assert lift.words == "The bus stopped running"


def test_lifted_words_are_never_rewritten(cast, told):
    lift = lifted(cast, told, "The bus stopped running", "barrier")
    with pytest.raises(DatabaseError, match="keeps what was written"), transaction.atomic():
        Lift.objects.filter(pk=lift.pk).update(words="It rained")


def test_what_is_made_belongs_to_the_same_person(cast, told):
    other = people.add_person(unit=cast.valley, by=cast.megan, name="Huw")
    need = add_need(plan=cast.plan(other), description="Company", eligible=True, by=cast.megan)
    with pytest.raises(NotYours):
        lifted(cast, told, "côr", "need", made=need)


def test_only_who_may_change_the_record_lifts_from_it(cast, told):
    for account in (cast.ifan, cast.inspector, cast.alun):
        with pytest.raises(NotYours):
            lifting.lift(conversation=told.pk, becomes="barrier", start=0, end=5, by=account)
        with pytest.raises(NotYours):
            views.matter(person=cast.gwen, about="Nights", by=account)
        with pytest.raises(NotYours):
            risks.name_risk(person=cast.gwen, risk="Falls", by=account)


def test_views_stand_side_by_side_and_are_never_rewritten(cast):
    matter = views.matter(person=cast.gwen, about="Nights alone", by=cast.megan)
    hers = views.add_view(matter=matter.pk, voice="person", words="I sleep well.", on=TODAY, by=cast.megan)
    views.add_view(
        matter=matter.pk, voice="unpaid_carer", who="Siân", words="I lie awake.", on=TODAY, by=cast.megan
    )
    views.say_common_ground(matter=matter.pk, meet="At home", differ="The nights", on=TODAY, by=cast.megan)
    assert View.objects.count() == 2
    with pytest.raises(DatabaseError, match="keeps what was written"), transaction.atomic():
        View.objects.filter(pk=hers.pk).update(words="I do not sleep.")
    with pytest.raises(Refusals, match="A6"):
        views.add_view(matter=matter.pk, voice="person", words="  ", on=TODAY, by=cast.megan)
    with pytest.raises(Refusals, match="C7"):
        views.add_view(
            matter=matter.pk, voice="person", words="x", on=TODAY + dt.timedelta(days=1), by=cast.megan
        )


def test_an_outcome_is_one_matter(cast):
    outcome = cast.outcome(cast.plan())
    first = views.matter(person=cast.gwen, outcome=outcome.pk, by=cast.megan)
    assert views.matter(person=cast.gwen, outcome=outcome.pk, by=cast.megan) == first


def test_a_risk_is_agreed_looked_at_again_and_chased(cast):
    risk = risks.name_risk(person=cast.gwen, risk="She may fall on the path", by=cast.megan)
    together = {"agreed_by": "Gwen, Megan"}
    first = RiskAgreement(
        **together,
        agreed="She goes, with a stick",
        on=TODAY - dt.timedelta(days=40),
        look_again_on=TODAY,
    )
    risks.agree(risk=risk.pk, agreement=first, by=cast.megan)
    assert due_for([cast.gwen.pk], today=TODAY)[cast.gwen.pk].risk_on == TODAY
    again = RiskAgreement(
        **together,
        agreed="She goes on",
        on=TODAY,
        look_again_on=TODAY + dt.timedelta(days=90),
        worth_taking="Chapel",
    )
    risks.agree(risk=risk.pk, agreement=again, by=cast.megan)
    assert not due_for([cast.gwen.pk], today=TODAY)
    risk = Risk.objects.get()
    assert (risk.agreed, risk.agreed_on, risk.agreements.count()) == ("She goes on", TODAY, 2)
    over = RiskAgreement(**together, agreed="The path was mended", on=TODAY, look_again_on=None, over=True)
    risks.agree(risk=risk.pk, agreement=over, by=cast.megan)
    assert Risk.objects.get().look_again_on is None
    with pytest.raises(Refusals, match="A8"):
        RiskAgreement(**together, agreed="x", on=TODAY, look_again_on=None)


def test_a_plan_calls_on_what_and_who_is_there(cast):
    outcome = cast.outcome(cast.plan())
    huw = people.add_relationship(person=cast.gwen, name="Huw", role="family", by=cast.megan)
    first = calling.call_on(outcome=outcome.pk, relationship=huw.pk, how="Drives", by=cast.megan)
    again = calling.call_on(outcome=outcome.pk, relationship=huw.pk, how="Drives on Sundays", by=cast.megan)
    assert (first.pk, again.how) == (again.pk, "Drives on Sundays")
    other = people.add_person(unit=cast.valley, by=cast.megan, name="Ann")
    hers = people.add_relationship(person=other, name="Bob", role="friend", by=cast.megan)
    with pytest.raises(NotYours):
        calling.call_on(outcome=outcome.pk, relationship=hers.pk, by=cast.megan)
