"""B7: who defined the outcome; where not the person, why that was appropriate."""

import pytest

from tests.spec.case import outcome, refused
from tests.spec.rulebook import spec
from whatmatters.rules.vocabulary import SUPPORTERS

DEFINING = "W § Defining personal outcomes"
NOTE = "He could not say so himself; his sister knew, and was comfortable to."


@spec("B7", DEFINING, "The person defines it, and no more need be said")
def test_an_outcome_is_the_persons_own():
    assert outcome().defined_by == "person"


@spec(
    "B7", DEFINING, "Family, friend or advocate may express the person's views, with why that was appropriate"
)
@pytest.mark.parametrize("supporter", SUPPORTERS)
def test_a_supporter_defines_it_with_a_reason(supporter):
    assert outcome(defined_by=supporter, defined_by_note=NOTE).defined_by == supporter


@spec("B7", DEFINING, "Without that reason it is refused")
@pytest.mark.parametrize("supporter", SUPPORTERS)
def test_a_supporter_without_a_reason_is_refused(supporter):
    with refused("B7"):
        outcome(defined_by=supporter, defined_by_note=" ")


@spec("B7", DEFINING, "A practitioner does not define it")
def test_a_practitioner_cannot_define_an_outcome():
    with refused("schema"):
        outcome(defined_by="practitioner", defined_by_note=NOTE)
