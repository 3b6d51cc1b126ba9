"""G1a: in a crisis a practitioner may lead as expert: a conscious choice, noted as one."""

import datetime as dt

import pytest

from tests.spec.rulebook import spec
from whatmatters.records.outcomes.actions.support import Decided, decide
from whatmatters.records.outcomes.file import file_of

pytestmark = pytest.mark.django_db


@spec(
    "G1a",
    "P § Comparing service led and outcomes focused approaches",
    "Leading as expert is noted with its reason, beside the record",
)
def test_leading_as_expert_is_noted(cast):
    decide(
        person=cast.gwen.pk,
        decided=Decided(
            kind="led_as_expert",
            decision="led",
            reason="She was on the floor. I rang first and asked afterwards.",
            maker=cast.megan.name,
            on=dt.date(2026, 6, 15),
        ),
        by=cast.megan,
    )
    (row,) = (row for row in file_of(cast.gwen.pk).decisions if row.kind == "led_as_expert")
    assert (row.by, row.reason) == ("Megan", "She was on the floor. I rang first and asked afterwards.")
