"""C12: a goal may change; every goal is kept, and progress is judged against the one in force."""

from datetime import datetime

import pytest

from tests.spec.case import TODAY, day, goals, outcome, refused, scores, state
from tests.spec.rulebook import spec
from whatmatters.rules.goals import check_goal, goal_in_force

ACHIEVED = "W § When is a personal outcome achieved?"
TWO_GOALS = goals("set_on | score\n2024-01-01 | 7\n2024-06-01 | 5")
SCORED = scores("""
    on         | kind     | value
    2024-02-01 | baseline | 3
    2024-05-01 | review   | 5
    2024-08-01 | review   | 5
""")


def new_goal(text):
    return goals(text)[0]


@spec("C12", ACHIEVED, "Progress is judged against the goal in force on the day")
@pytest.mark.parametrize(
    ("as_of", "goal", "achieved"),
    [("2024-05-31", 7, False), ("2024-06-01", 5, True)],
)
def test_achieved_follows_the_goal_of_the_day(as_of, goal, achieved):
    found = state(outcome(goals=TWO_GOALS, scores=SCORED), as_of)

    assert (found.goal, found.achieved) == (goal, achieved)


@spec("C12", ACHIEVED, "Reaching it is an event: first reached at the occasion that met the goal of that day")
def test_a_lowered_goal_does_not_rewrite_when_it_was_first_reached():
    assert state(outcome(goals=TWO_GOALS, scores=SCORED)).first_achieved_on == day("2024-08-01")


@spec("C12", ACHIEVED, "And it is kept, whatever comes after")
def test_a_raised_goal_leaves_the_day_it_was_reached():
    raised = goals("set_on | score\n2024-01-01 | 5\n2024-06-01 | 9")

    found = state(outcome(goals=raised, scores=SCORED))

    assert (found.achieved, found.first_achieved_on) == (False, day("2024-05-01"))


@spec("C12", ACHIEVED, "Every goal keeps its score, meaning, date, who set it and why it changed")
def test_no_goal_is_lost():
    case = outcome(goals=TWO_GOALS)

    assert goal_in_force(case.goals, on=day("2024-05-31")) == TWO_GOALS[0]
    assert goal_in_force(case.goals, on=day("2024-06-01")) == TWO_GOALS[1]
    assert TWO_GOALS[1].reason


@spec("C12", ACHIEVED, "A change says why")
def test_a_new_goal_without_a_reason_is_refused():
    with refused("C12"):
        check_goal(outcome(), new_goal("set_on | score\n2024-06-01 | 5"), today=TODAY)


@spec("C12", ACHIEVED, "Put right on the same day, the one written down later holds")
def test_a_correction_of_the_same_day():
    put_right = new_goal("""
        set_on     | score | reason        | recorded_at
        2024-01-01 | 6     | Written wrong | 2024-01-01T10:00:00Z
    """)
    check_goal(outcome(), put_right, today=TODAY)

    corrected = outcome(goals=(*outcome().goals, put_right))

    assert state(corrected).goal == 6
    assert state(corrected, known_at=datetime.fromisoformat("2024-01-01T09:00:00Z")).goal == 7


@spec("C12", ACHIEVED, "Two goals of one day and one moment cannot both be meant")
def test_two_goals_at_one_moment_are_refused():
    with refused("C12"):
        check_goal(
            outcome(), new_goal("set_on | score | reason\n2024-01-01 | 6 | Life changed."), today=TODAY
        )


@spec("C12", ACHIEVED, "No goal is set after the outcome ended, nor ahead of its day")
def test_a_goal_after_the_end_or_in_the_future_is_refused():
    ended = outcome(ended_on=day("2024-05-01"), end_reason="completed")
    later = new_goal("set_on | score | reason\n2024-06-01 | 6 | Life changed.")

    with refused("C12"):
        check_goal(ended, later, today=TODAY)
    with refused("C7"):
        check_goal(outcome(), later, today=day("2024-05-31"))


@spec(
    "C12",
    ACHIEVED,
    "A goal is not dated before the first one, which would make that a change without a reason",
)
def test_a_goal_before_the_first_is_refused():
    before = new_goal("set_on | score\n2023-12-01 | 6")

    with refused("C12"):
        check_goal(outcome(), before, today=TODAY)
