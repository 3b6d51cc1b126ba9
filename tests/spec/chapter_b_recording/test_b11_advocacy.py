"""B11: advocacy is considered, and the duty to arrange it is put before the practitioner."""

import pytest

from tests.spec.case import day, refused
from tests.spec.rulebook import spec
from whatmatters.rules.advocacy import AdvocacyDecision, TakingPart, check_advocacy, decision_is_required

UNABLE = "W § What happens if a person is unable to define their personal outcomes?"
ALONE = TakingPart(on=day("2024-03-01"), needs_help=True, somebody_suitable=False)
ARRANGED = AdvocacyDecision(
    on=day("2024-03-01"),
    decision="arranged",
    kind="independent_advocate",
    reason="Nobody else could help him.",
)


@spec("B11", UNABLE, "A person who cannot take part alone and has nobody: a decision is required")
def test_without_a_decision_the_next_step_is_refused():
    assert decision_is_required(ALONE, [])
    with refused("B11"):
        check_advocacy(ALONE, [])


@spec("B11", UNABLE, "An advocate offered, declined or arranged is a decision")
@pytest.mark.parametrize("decision", ["offered", "declined", "arranged"])
def test_a_decision_answers_the_duty(decision):
    decided = AdvocacyDecision(
        on=day("2024-02-01"), decision=decision, kind="independent_advocate", reason="We talked it over."
    )

    check_advocacy(ALONE, [decided])


@spec("B11", UNABLE, "That none is needed is no answer where nobody suitable is there")
def test_not_needed_is_refused_while_nobody_can_help():
    not_needed = AdvocacyDecision(on=day("2024-02-01"), decision="not_needed", reason="He seems content.")

    with refused("B11"):
        check_advocacy(ALONE, [not_needed])


@spec("B11", UNABLE, "A person who takes part alone, or has somebody suitable, needs no decision")
@pytest.mark.parametrize(("needs_help", "somebody_suitable"), [(False, False), (False, True), (True, True)])
def test_nothing_is_required_of_the_others(needs_help, somebody_suitable):
    taking_part = TakingPart(on=day("2024-03-01"), needs_help=needs_help, somebody_suitable=somebody_suitable)

    check_advocacy(taking_part, [])


@spec("B11", UNABLE, "A decision of later does not answer for earlier")
def test_a_later_decision_does_not_answer_for_an_earlier_day():
    earlier = TakingPart(on=day("2024-02-29"), needs_help=True, somebody_suitable=False)

    with refused("B11"):
        check_advocacy(earlier, [ARRANGED])


@spec("B11", UNABLE, "A decision has its reason, and an arranged advocate a kind")
def test_a_decision_without_reason_or_kind_is_refused():
    with refused("B11", "B11"):
        AdvocacyDecision(on=day("2024-03-01"), decision="arranged", reason="")
