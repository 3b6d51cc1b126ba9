"""B3: no maximum number, and every outcome is considered."""

import pytest

from tests.spec.case import NEED, TODAY, outcome, refused, scores
from tests.spec.rulebook import spec
from whatmatters.rules.progress import outcome_state, person_state
from whatmatters.rules.scores import check_occasion
from whatmatters.rules.support import Consideration, check_consideration

NUMBER = "W § Is there a maximum number of personal outcomes per person?"


@spec("B3", NUMBER, "There is no maximum number")
def test_a_hundred_outcomes_of_one_person_are_recorded_and_counted():
    baseline = scores("on | kind | value\n2024-02-01 | baseline | 3")
    cases = [outcome(id=f"outcome {number}", need=NEED) for number in range(100)]
    for case in cases:
        check_occasion(case, baseline, today=TODAY)

    assert person_state(outcome_state(case, as_of=TODAY) for case in cases) == "not_yet_known"


@spec("B3", NUMBER, "Every outcome is considered")
def test_saying_nothing_about_how_it_is_supported_is_refused():
    with refused("B3"):
        check_consideration(Consideration())


@spec("B3", NUMBER, "How it is supported, by whom and with what resources")
def test_how_without_whom_and_what_is_refused_for_both():
    with refused("B3", "B3") as said:
        check_consideration(Consideration(how_supported="A lift on Sundays."))

    assert [one.column for one in said] == ["by_whom", "resources"]


@spec("B3", NUMBER, "Or why not; or the conversation itself met it")
@pytest.mark.parametrize(
    "consideration",
    [
        Consideration(how_supported="A lift.", by_whom="The chapel's minibus", resources="None needed."),
        Consideration(why_not="Not safe before the operation."),
        Consideration(met_by_conversation=True),
    ],
    ids=["supported", "not supported", "met by talking"],
)
def test_an_answer_is_enough(consideration):
    check_consideration(consideration)


@spec("B3", NUMBER, "It is one or the other")
def test_supported_and_not_supported_at_once_is_refused():
    with refused("B3"):
        check_consideration(
            Consideration(how_supported="A lift.", by_whom="Siân", resources="Her car.", why_not="No.")
        )
