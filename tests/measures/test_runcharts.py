"""Run charts, by the rules NHS Scotland teaches; each against a slow second reading."""

import random
from itertools import groupby
from statistics import median

import pytest

from whatmatters.measures.runcharts import ENOUGH, RUNS, read

STEADY = [5, 7, 4, 6, 5, 8, 3, 6, 4, 7, 5, 6]


def test_chance_gives_no_signal():
    chart = read([3, 8, 4, 7, 7, 2, 3, 9, 8, 4, 2, 7])
    assert chart.enough and chart.signals == ()


def test_not_enough_points_is_said_and_nothing_is_read_into_them():
    chart = read([1, 2, 3, 4, 5, 6, 7, 8, 9])
    assert (chart.median, chart.enough, chart.signals) == (5, False, ())
    assert read([]).median is None
    assert not read([5] * 40).enough, "points on the median tell nothing"


def test_a_shift_is_six_on_one_side_and_the_median_is_passed_over():
    values = [2, 3, 1, 2, 3, 5, 2, 8, 9, 8, 9, 8, 9]
    chart = read(values)
    assert chart.median == 5
    assert [signal.points for signal in chart.of("shift")] == [(0, 1, 2, 3, 4, 6), (7, 8, 9, 10, 11, 12)]


def test_a_trend_is_five_rising_or_falling_and_equal_points_count_once():
    chart = read([6, 1, 2, 2, 3, 4, 5, 1, 6, 2, 6, 1, 6])
    assert [signal.points for signal in chart.of("trend")] == [(1, 2, 4, 5, 6)]
    assert not read([6, 1, 2, 2, 3, 4, 1, 6, 2, 6, 1, 6]).of("trend")


def test_too_few_and_too_many_runs():
    few = read([1, 2, 1, 2, 1, 2, 8, 9, 8, 9, 8, 9])
    assert (few.runs, few.expected) == (2, (3, 11)) and few.of("too_few_runs")
    many = read([1, 9] * 6)
    assert many.runs == 12 and many.of("too_many_runs")


def test_an_astronomical_point():
    chart = read([*STEADY, 40])
    assert [signal.points for signal in chart.of("astronomical_point")] == [(12,)]


def test_a_gap_is_passed_over_and_places_are_those_of_the_values_given():
    chart = read([2, None, 3, 1, 2, 3, 2, None, 8, 9, 8, 9, 8, 9])
    assert [signal.points for signal in chart.of("shift")][0] == (0, 2, 3, 4, 5, 6)


def test_the_table_of_runs_goes_from_10_to_60_and_widens():
    assert list(RUNS) == list(range(10, 61))
    for (low, high), (next_low, next_high) in zip(list(RUNS.values()), list(RUNS.values())[1:], strict=False):
        assert low <= next_low and high <= next_high


def slow_shifts(values):
    centre = median(value for value in values if value is not None)
    sides = [(place, value > centre) for place, value in enumerate(values) if value not in (None, centre)]
    groups = [[place for place, _ in group] for _, group in groupby(sides, key=lambda one: one[1])]
    return sorted(tuple(group) for group in groups if len(group) >= 6), len(groups), len(sides)


def slow_trends(values):
    """Every longest stretch, tried from every start."""
    points = [(place, value) for place, value in enumerate(values) if value is not None]
    told = [one for n, one in enumerate(points) if n == 0 or one[1] != points[n - 1][1]]
    found = set()
    for sign in (1, -1):
        start = 0
        while start < len(told):
            end = start
            while end + 1 < len(told) and sign * (told[end + 1][1] - told[end][1]) > 0:
                end += 1
            if end - start + 1 >= 5:
                found.add(tuple(place for place, _ in told[start : end + 1]))
            start = max(end, start + 1)
    return sorted(found)


@pytest.mark.parametrize("seed", range(150))
def test_against_a_slow_second_reading(seed):
    chance = random.Random(seed)
    values = [chance.choice([None, *range(chance.choice([4, 12]))]) for _ in range(chance.randrange(12, 60))]
    if not any(value is not None for value in values):
        return
    chart = read(values)
    shifts, runs, useful = slow_shifts(values)
    assert chart.runs == runs
    assert chart.enough == (useful >= ENOUGH)
    if chart.enough:
        assert sorted(signal.points for signal in chart.of("shift")) == shifts
        assert sorted(signal.points for signal in chart.of("trend")) == slow_trends(values)
        low, high = RUNS[useful]
        assert bool(chart.of("too_few_runs")) == (runs < low)
        assert bool(chart.of("too_many_runs")) == (runs > high)


def test_not_a_number_is_a_gap_like_none_and_without_end_is_refused():
    nan = float("nan")
    assert read([nan, *STEADY, nan]) == read([None, *STEADY, None])
    assert read([nan]).median is None
    with pytest.raises(ValueError, match="give None"):
        read([1, float("inf")])
