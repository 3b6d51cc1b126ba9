"""A5: what a conversation drew on."""

import pytest

from tests.spec.case import day, refused
from tests.spec.rulebook import spec
from whatmatters.rules.conversations import Conversation

COMMUNICATION = "P § Communication"


@spec("A5", COMMUNICATION, "Words, signs, records, family and paid carers are things it can draw on")
@pytest.mark.parametrize("source", ["verbal", "non-verbal", "records", "family", "paid carers"])
def test_what_it_drew_on_is_said(source):
    talk = Conversation(id="talk", person="Mair", on=day("2024-01-01"), drew_on=(source,), language="bfi")

    assert (talk.drew_on, talk.language) == ((source,), "bfi")


@spec("A5", COMMUNICATION, "Other things are not made up")
def test_an_unknown_source_is_refused():
    with refused("A5"):
        Conversation(id="talk", person="Mair", on=day("2024-01-01"), drew_on=("a hunch",))
