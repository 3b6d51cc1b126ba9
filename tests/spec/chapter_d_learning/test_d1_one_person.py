"""D1: for one person, whether things are improving overall."""

from datetime import date

import pytest

from tests.spec.case import outcome, scores, state
from tests.spec.rulebook import spec
from whatmatters.rules.progress import person_state

WHY = "W § Why should progress towards personal outcomes be measured?"


def moved(*changes):
    """An outcome for each change from a baseline of 5; None is one that has no review yet."""
    return [
        state(
            outcome(
                scores=scores(
                    "on | kind | value\n2024-02-01 | baseline | 5"
                    + ("" if change is None else f"\n2024-05-01 | review | {5 + change}")
                )
            )
        )
        for change in changes
    ]


@spec("D1", WHY, "Improving, steady, mixed, worsening, or not yet known")
@pytest.mark.parametrize(
    ("changes", "overall"),
    [
        ((), "not_yet_known"),
        ((None, None), "not_yet_known"),
        ((0, None), "steady"),
        ((+1, 0, None), "improving"),
        ((-1, 0), "worsening"),
        ((+1, -1), "mixed"),
        ((+5, +5, +5, -1), "mixed"),
    ],
)
def test_all_outcomes_together(changes, overall):
    assert person_state(moved(*changes)) == overall


@spec("D1", WHY, "Counts of outcomes, never an average of scores")
def test_a_large_gain_does_not_outweigh_a_small_loss():
    assert person_state(moved(+5, -1)) == person_state(moved(+1, -5)) == "mixed"


@spec("D1", WHY, "Withdrawn and deferred outcomes say nothing about progress")
def test_a_withdrawn_outcome_is_left_out():
    gained = scores("on | kind | value\n2024-02-01 | baseline | 5\n2024-05-01 | review | 9")
    withdrawn = outcome(
        scores=gained, ended_on=date(2024, 6, 1), end_reason="withdrawn", end_note="Not wanted."
    )

    assert person_state([state(withdrawn), *moved(-1)]) == "worsening"
