"""C13: achieved is the goal in force reached at a later occasion; holding is achieving where that
is the aim."""

import pytest

from tests.spec.case import goals, outcome, scores, state
from tests.spec.rulebook import spec

ACHIEVED = "W § When is a personal outcome achieved?"


def case(goal, baseline, *reviews):
    rows = f"on | kind | value\n2024-02-01 | baseline | {baseline}\n"
    for month, value in enumerate(reviews, start=5):
        rows += f"2024-0{month}-01 | review | {value}\n"
    return state(outcome(goals=goals(f"set_on | score\n2024-01-01 | {goal}"), scores=scores(rows)))


@spec("C13", ACHIEVED, "Achieved means that the current score has reached the goal")
@pytest.mark.parametrize(
    ("goal", "baseline", "current", "status", "achieved"),
    [
        (7, 3, 7, "improved", True),
        (7, 3, 9, "improved", True),
        (7, 3, 6, "improved", False),
        (7, 3, 3, "maintained", False),
        (7, 3, 1, "worsened", False),
    ],
)
def test_reaching_the_goal(goal, baseline, current, status, achieved):
    found = case(goal, baseline, current)

    assert (found.status, found.achieved, found.intent) == (status, achieved, "improve")


@spec("C13", ACHIEVED, "A goal equal to the baseline is achieved by holding it")
@pytest.mark.parametrize(
    ("current", "status", "achieved", "held"),
    [(5, "maintained", True, True), (6, "improved", True, True), (4, "worsened", False, False)],
)
def test_a_maintenance_goal(current, status, achieved, held):
    found = case(5, 5, current)

    assert (found.status, found.achieved, found.held_as_intended) == (status, achieved, held)
    assert found.intent == "maintain"


@spec("C13", ACHIEVED, "A goal below the baseline, to slow a decline, is achieved by staying at or above it")
@pytest.mark.parametrize(
    ("current", "status", "achieved"), [(6, "worsened", True), (4, "worsened", True), (3, "worsened", False)]
)
def test_a_goal_that_slows_a_decline(current, status, achieved):
    found = case(4, 7, current)

    assert (found.status, found.achieved, found.held_as_intended) == (status, achieved, achieved)
    assert found.intent == "slow_decline"


@spec("C13", ACHIEVED, "The baseline alone never achieves it")
@pytest.mark.parametrize(("goal", "baseline"), [(5, 5), (4, 7), (0, 0)])
def test_a_baseline_at_its_goal_is_not_achieved_yet(goal, baseline):
    found = case(goal, baseline)

    assert (found.status, found.achieved, found.first_achieved_on) == ("awaiting_review", False, None)


@spec("C13", ACHIEVED, "What was reached and lost again is not achieved now, and was")
def test_reached_and_lost():
    found = case(7, 3, 7, 5)

    assert (found.achieved, str(found.first_achieved_on)) == (False, "2024-05-01")


@spec(
    "C13",
    "Ours: the reliable-change rule for 0-10 goal ratings",
    "Three points are a clear change, two are not; achieved is another matter",
)
@pytest.mark.parametrize(("current", "clear"), [(8, True), (7, False), (5, False), (3, False), (2, True)])
def test_a_clear_change(current, clear):
    assert case(10, 5, current).clear_change is clear


@spec("C13", ACHIEVED, "On one day the end score is the latest, then the review, then the informal one")
def test_the_latest_of_one_day():
    said = scores("""
        on         | kind     | value
        2024-02-01 | baseline | 3
        2024-05-01 | end      | 8
        2024-05-01 | informal | 4
        2024-05-01 | review   | 5
    """)

    assert state(outcome(scores=said), basis="any").current == 8


@spec("C13", ACHIEVED, "Only what comes after the baseline is progress")
def test_a_review_on_the_day_of_the_baseline_or_before_is_not_later():
    said = scores("""
        on         | kind     | value
        2024-02-01 | review   | 8
        2024-02-01 | baseline | 3
    """)

    assert state(outcome(scores=said)).status == "awaiting_review"
