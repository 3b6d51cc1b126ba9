"""Intervals of shares: Wilson's where each outcome is its own person's, and the truth within where they go together."""

from math import sqrt

import pytest

from benchmarks.coverage import coverage, settings
from whatmatters.measures.intervals import Clusters, design_effect, interval, student, wilson


def of(*people):
    """Clusters from (outcomes, counted) of each person."""
    return Clusters(
        len(people),
        sum(m for m, _ in people),
        sum(x for _, x in people),
        sum(m * m for m, _ in people),
        sum(m * x for m, x in people),
        sum(x * x for _, x in people),
    )


def by_the_book(x, n, z=1.959963984540054):
    """Wilson's two solutions of (p - share)² = z² p (1 - p) / n, as a quadratic."""
    a, b, c = 1 + z * z / n, -(2 * x / n + z * z / n), (x / n) ** 2
    root = sqrt(b * b - 4 * a * c)
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


@pytest.mark.parametrize(("x", "n"), [(0, 2), (1, 2), (3, 10), (10, 10), (81, 263), (15, 148)])
def test_with_each_outcome_a_person_of_its_own_it_is_wilsons(x, n):
    alone = of(*[(1, 1)] * x, *[(1, 0)] * (n - x))
    assert design_effect(alone) == 1.0
    assert interval(alone) == wilson(x / n, n)
    assert interval(alone) == pytest.approx(by_the_book(x, n), abs=1e-12)


def test_wilsons_interval_as_published():
    # Newcombe, Statistics in Medicine 1998;17:857-872, table I, method 3.
    assert wilson(81 / 263, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(15 / 148, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert wilson(1 / 29, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)


def test_with_fewer_than_two_people_there_is_none():
    assert interval(of()) is None
    assert interval(of((7, 3))) is None


def test_outcomes_that_go_together_tell_less():
    together, apart = of(*[(4, 4), (4, 0)] * 20), of(*[(4, 2)] * 40)
    assert design_effect(together) > 4
    assert design_effect(apart) >= 1
    for one in (together, apart):
        low, high = interval(one)
        assert 0 <= low <= wilson(0.5, one.outcomes)[0] < 0.5 < wilson(0.5, one.outcomes)[1] <= high <= 1


def test_nothing_and_everything_stay_within_bounds():
    for people in ([(3, 0)] * 5, [(3, 3)] * 5, [(1, 0), (7, 0)], [(1, 1), (7, 7)]):
        low, high = interval(of(*people))
        assert 0 <= low < high <= 1


def test_students_t_is_that_of_the_tables():
    told = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 10: 2.228, 30: 2.042, 120: 1.980}
    for freedom, value in told.items():
        assert student(freedom) == pytest.approx(value, abs=3e-3)
    assert student(2) > student(2.5) > student(2.999) > student(3)


def test_the_truth_is_within_as_often_as_said():
    """The quick form of `benchmarks.coverage`, seeded: the same every time."""
    tried = list(settings((20, 100), ("one each", "seven each", "one to seven", "one, and some seven")))
    found = {one: coverage(one, 400, 1) for one in tried}
    assert 0.94 <= sum(found.values()) / len(found) <= 0.965
    # 400 runs of a true 94 % lie under 90 % once in some thousand.
    assert min(found.values()) > 0.89
