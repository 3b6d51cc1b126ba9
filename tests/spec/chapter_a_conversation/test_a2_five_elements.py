"""A2: a conversation can hold all five elements."""

from tests.spec.case import day
from tests.spec.rulebook import spec
from whatmatters.rules.conversations import Conversation, Participant, check_conversation

WITH_MAIR = (Participant("person", "Mair"),)


def talk(**said: object) -> Conversation:
    return Conversation(id="talk", person="Mair", on=day("2024-01-01"), participants=WITH_MAIR, **said)


@spec("A2", "W § Context", "It shows which of the five elements have not been talked about")
def test_what_has_not_been_talked_about_is_shown_in_the_order_of_the_guidance():
    conversation = talk(
        narrative="We looked at photos.", barriers="The steps.", strengths="A good neighbour."
    )

    assert conversation.not_talked_about == ("circumstances", "personal_outcomes", "risks")


@spec("A2", "W § Context", "All five elements can be held at once")
def test_with_all_five_nothing_is_left_to_talk_about():
    conversation = talk(
        circumstances="Lives alone.",
        barriers="The steps.",
        risks="Falls; her sister would have no rest.",
        strengths="A good neighbour.",
        outcomes=1,
    )

    assert conversation.not_talked_about == ()


@spec("A2", "W § Context", "What has not been talked about never stops the conversation from being kept")
def test_a_conversation_with_one_sentence_in_it_is_kept():
    check_conversation(talk(narrative="I miss the chapel."), today=day("2024-01-01"))


@spec("A2", "W § Context", "Spaces are not something said")
def test_an_element_of_spaces_has_not_been_talked_about():
    assert "risks" in talk(risks="   ").not_talked_about
