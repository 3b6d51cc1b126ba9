"""A4: who took part, and in which role."""

import pytest

from tests.spec.case import day, refused
from tests.spec.rulebook import spec
from whatmatters.rules.conversations import (
    Conversation,
    Participant,
    check_conversation,
    participants_as_text,
    participants_from,
)
from whatmatters.rules.vocabulary import DEFINERS, VOICES

EVERYBODY = (
    "person",
    "family",
    "friend",
    "unpaid_carer",
    "advocate",
    "independent_advocate",
    "attorney",
    "guardian",
    "practitioner",
)


@spec(
    "A4",
    "W § What happens if a person is unable to define their personal outcomes?",
    "Everybody who can take part has a role",
)
@pytest.mark.parametrize("role", EVERYBODY)
def test_each_role_can_take_part_and_has_a_voice(role):
    assert Participant(role, "Siân").voice in VOICES


@spec(
    "A4",
    "W § What happens if a person is unable to define their personal outcomes?",
    "A conversation says who took part",
)
def test_a_conversation_with_nobody_in_it_is_refused():
    conversation = Conversation(
        id="talk", person="Mair", on=day("2024-01-01"), narrative="I miss the chapel."
    )

    with refused("A4"):
        check_conversation(conversation, today=day("2024-01-01"))


@spec("A4", "P § Triad of understanding", "A role that nobody has is refused")
def test_a_role_that_is_not_in_the_list_is_refused():
    with refused("A4"):
        Participant("case manager")


@spec(
    "A4",
    "W § What happens if a person is unable to define their personal outcomes?",
    "Whoever speaks for the person can define, set goals and score",
)
def test_everyone_but_a_practitioner_can_define_an_outcome_and_set_its_goal():
    speakers = [Participant(role).voice for role in EVERYBODY if role != "practitioner"]

    assert set(speakers) <= set(DEFINERS)
    assert "practitioner" not in DEFINERS


@spec(
    "A4",
    "W § What happens if a person is unable to define their personal outcomes?",
    "An independent advocate speaks as an advocate",
)
def test_an_independent_advocate_has_the_voice_of_an_advocate():
    assert Participant("independent_advocate", "Ms Rees").voice == "advocate"


@spec("A4", "P § Triad of understanding", "Practitioners of every agency are named apart")
def test_participants_are_written_down_with_role_and_name():
    text = "person: Mair; family: Siân; practitioner: Gwen, occupational therapy; practitioner"

    took_part = participants_from(text)

    assert [participant.role for participant in took_part] == [
        "person",
        "family",
        "practitioner",
        "practitioner",
    ]
    assert participants_as_text(took_part) == text
