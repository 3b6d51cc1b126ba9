"""Time to achievement: the Kaplan-Meier median."""

from whatmatters.measures.achieving import time_to_achievement


def test_a_textbook_curve():
    # Remission of 21 patients given 6-MP (Freireich 1963; Kaplan-Meier median 23 weeks). Weeks: (achieved, censored).
    remission = {6: (3, 1), 7: (1, 0), 9: (0, 1), 10: (1, 1), 11: (0, 1), 13: (1, 0), 16: (1, 0), 17: (0, 1), 19: (0, 1),
                 20: (0, 1), 22: (1, 0), 23: (1, 0), 25: (0, 1), 32: (0, 2), 34: (0, 1), 35: (0, 1)}  # fmt: skip
    found = time_to_achievement(remission)
    assert (found.with_baseline, found.achieved, found.median_days, found.reached) == (21, 9, 23, True)


def test_the_placebo_arm_of_the_same():
    placebo = {1: (2, 0), 2: (2, 0), 3: (1, 0), 4: (2, 0), 5: (2, 0), 8: (4, 0), 11: (2, 0), 12: (2, 0), 15: (1, 0),
               17: (1, 0), 22: (1, 0), 23: (1, 0)}  # fmt: skip
    assert time_to_achievement(placebo).median_days == 8


def test_a_median_that_is_not_reached_is_said_to_be_so():
    found = time_to_achievement({30: (1, 0), 90: (0, 2)})
    assert (found.median_days, found.reached) == (None, False)


def test_half_is_enough():
    assert time_to_achievement({30: (1, 0), 90: (0, 1)}).median_days == 30


def test_nobody_is_nothing():
    found = time_to_achievement({})
    assert (found.with_baseline, found.achieved, found.median_days) == (0, 0, None)


def test_half_is_half_however_many_people_there_are():
    # Multiplied out, the curve of 6, 8 or 20 people stands a rounding above a half: lifelines 0.30.3 says 4 of 6, and 2 of 4
    # (findings/half-of-twenty-people.sh).
    for people in range(2, 302, 2):
        assert time_to_achievement({day: (1, 0) for day in range(1, people + 1)}).median_days == people // 2
