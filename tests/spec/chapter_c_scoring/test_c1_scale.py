"""C1: the scale is 0 to 10, whole numbers."""

import pytest

from tests.spec.case import day, refused
from tests.spec.rulebook import spec
from whatmatters.rules.facts import Goal, Score
from whatmatters.rules.scale import BEST, WORST, is_on_scale

SCALE = "W § What scale should be used to measure personal outcomes?"


def score(value):
    return Score(on=day("2024-02-01"), kind="review", by="person", value=value, narrative="What was said.")


@spec("C1", SCALE, "0 is the worst it could be, 10 the best, and there are eleven points")
@pytest.mark.parametrize("value", range(11))
def test_each_point_of_the_scale_can_be_given(value):
    assert score(value).value == value
    assert (WORST, BEST) == (0, 10)
    assert [value for value in range(-2, 13) if is_on_scale(value)] == list(range(11))


@spec("C1", SCALE, "There is no 11, no -1, no half, no word and no yes")
@pytest.mark.parametrize("value", [11, -1, 5.5, 7.0, "seven", "7", True])
def test_nothing_else_is_a_score(value):
    with refused("C1"):
        score(value)


@spec("C1", SCALE, "A goal score is on the same scale")
@pytest.mark.parametrize("value", [11, -1, 5.5, None])
def test_a_goal_off_the_scale_is_refused(value):
    with refused("C1"):
        Goal(set_on=day("2024-01-01"), score=value, meaning="Most weeks.", ten_means="Every Sunday.")


@spec("C1", SCALE, "0 is a score, not the lack of one")
def test_zero_is_a_score_and_none_is_not():
    assert score(0).value == 0
    with refused("C6"):
        score(None)
