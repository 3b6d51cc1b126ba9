"""C2: what 10 means, and a goal with its meaning, come before any score."""

import pytest

from tests.spec.case import TODAY, day, goals, outcome, refused, scores
from tests.spec.rulebook import spec
from whatmatters.rules.facts import Goal
from whatmatters.rules.scores import check_occasion

RECORDED = "W § What should be recorded for each outcome?"
ENGAGE = "W § What happens if a person doesn't want to engage in the scoring?"
BASELINE = scores("on | kind | value\n2024-02-01 | baseline | 3")


@spec("C2", RECORDED, "A score offered before the goal is refused, with the way out")
def test_no_goal_no_score():
    with refused("C2") as said:
        check_occasion(outcome(goals=()), BASELINE, today=TODAY)

    assert str(said[0]) == (
        "This outcome has no goal yet. Agree with the person what good enough looks like, then score. (C2)"
    )


@spec("C2", RECORDED, "A goal set on the day of the score, or before it, comes first")
@pytest.mark.parametrize("set_on", ["2024-01-01", "2024-02-01"])
def test_a_goal_by_that_day_is_enough(set_on):
    goal = goals(f"set_on | score\n{set_on} | 7")

    check_occasion(outcome(goals=goal), BASELINE, today=TODAY)


@spec("C2", RECORDED, "A goal set afterwards does not come first")
def test_a_later_goal_does_not_help():
    goal = goals("set_on | score\n2024-02-02 | 7")

    with refused("C2"):
        check_occasion(outcome(goals=goal), BASELINE, today=TODAY)


@spec("C2", RECORDED, "A goal says what it means, and what 10 means, in words")
def test_a_goal_without_its_meanings_is_refused():
    with refused("C2", "C2") as said:
        Goal(set_on=day("2024-01-01"), score=7, meaning="", ten_means="  ")

    assert [one.column for one in said] == ["meaning", "ten_means"]


@spec(
    "C2",
    "W § What scale should be used to measure personal outcomes?",
    "What 0 means is asked too, and may stay open",
)
def test_what_zero_means_may_be_left_out():
    assert (
        Goal(set_on=day("2024-01-01"), score=7, meaning="Most weeks.", ten_means="Every Sunday.").zero_means
        == ""
    )


@spec("C2", ENGAGE, "Choosing not to score needs no goal")
def test_a_refusal_is_kept_without_a_goal():
    refusal = scores("on | kind | not_scored_reason\n2024-02-01 | baseline | Would rather just talk.")

    check_occasion(outcome(goals=()), refusal, today=TODAY)
