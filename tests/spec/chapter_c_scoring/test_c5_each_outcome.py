"""C5: every outcome is scored separately."""

from tests.spec.case import TODAY, outcome, refused, scores, state
from tests.spec.rulebook import spec
from whatmatters.rules.scores import check_occasion

EACH = "W § If a person has more than one personal outcome, do they need to score each outcome?"


@spec("C5", EACH, "Some outcomes are achieved sooner than others")
def test_each_outcome_has_a_state_of_its_own():
    chapel = outcome(scores=scores("on | kind | value\n2024-02-01 | baseline | 3\n2024-05-01 | review | 8"))
    sleep = outcome(id="sleep", scores=scores("on | kind | value\n2024-02-01 | baseline | 3"))

    assert (state(chapel).achieved, state(sleep).achieved) == (True, False)
    assert (state(chapel).status, state(sleep).status) == ("improved", "awaiting_review")


@spec("C5", EACH, "What is recorded at once is one occasion of one outcome")
def test_rows_of_two_occasions_are_not_recorded_as_one():
    two = scores("on | kind | value\n2024-02-01 | baseline | 3\n2024-05-01 | review | 8")

    with refused("C5"):
        check_occasion(outcome(), two, today=TODAY)
