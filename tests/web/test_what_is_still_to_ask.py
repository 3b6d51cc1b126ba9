"""Pages ask the rules what is still to be done: a supporter to be asked (C9), a risk to be looked at again (A8)."""

import datetime as dt

import pytest
from django.test import Client

from tests.records.conftest import TODAY, a_day_in_june, cast  # noqa: F401
from whatmatters.records import clock
from whatmatters.records.outcomes.models import Risk
from whatmatters.records.understanding.actions import risks
from whatmatters.rules.refusals import Refusals
from whatmatters.rules.risks import RiskAgreement

pytestmark = pytest.mark.django_db
ASK = "nobody who knows them well has been asked yet"
COME = "that day has come"


def test_where_the_person_could_not_say_the_page_says_whom_nobody_has_asked(cast):  # noqa: F811
    client = Client()
    client.force_login(cast.megan)
    outcome = cast.outcome(cast.plan())

    def page():
        return client.get(f"/outcomes/{outcome.pk}/").content.decode()

    cast.scored(outcome, "informal", 20, not_scored_reason="Too poorly.", not_scored_kind="declined")
    assert ASK not in page()
    cast.scored(outcome, "informal", 10, not_scored_reason="Too poorly.", not_scored_kind="unable")
    assert ASK in page()
    cast.scored(outcome, "informal", 10, by="family", not_scored_reason="Could not tell.")
    assert ASK not in page()


def test_the_page_of_a_risk_says_when_its_day_has_come(cast):  # noqa: F811
    client = Client()
    client.force_login(cast.megan)
    risk = risks.name_risk(person=cast.gwen, risk="Falling", by=cast.megan)
    risks.agree(
        risk=risk.pk,
        agreement=RiskAgreement(
            agreed="A stick.",
            agreed_by="Gwen, Megan",
            on=TODAY - dt.timedelta(days=9),
            look_again_on=TODAY + dt.timedelta(days=1),
        ),
        by=cast.megan,
    )

    assert COME not in client.get(f"/risks/{risk.pk}/").content.decode()
    with clock.at(dt.datetime(2026, 6, 16, 9, 0, tzinfo=dt.UTC)):
        assert COME in client.get(f"/risks/{risk.pk}/").content.decode()


def test_a_risk_is_to_somebody_in_the_words_for_it(cast):  # noqa: F811
    with pytest.raises(Refusals):
        risks.name_risk(person=cast.gwen, risk="Falling", risk_to="the cat", by=cast.megan)
    assert not Risk.objects.exists()
