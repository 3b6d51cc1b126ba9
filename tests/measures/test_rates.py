"""Rates and their intervals: published examples, a slow second reckoning, what always holds, what is refused (E2)."""

import csv
from decimal import Decimal, getcontext
from math import exp, lgamma, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.places import DATA
from whatmatters.measures.rates import NotARate, crude, directly_standardised, proportion

with (DATA / "european_standard_population_2013.csv").open() as file:
    ESP = [int(row["standard_population"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(
    ("numerator", "denominator", "lower", "upper"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_as_newcombe_published_it(numerator, denominator, lower, upper):
    """Newcombe RG, Statistics in Medicine 1998;17:857-872, table I, method 3."""
    found = proportion(numerator, denominator)
    assert found.value == numerator / denominator
    assert (round(found.lower, 4), round(found.upper, 4)) == (lower, upper)


@pytest.mark.parametrize(
    ("count", "lower", "upper"),
    [(10, 4.795, 18.390), (20, 12.217, 30.888), (50, 37.111, 65.919), (100, 81.364, 121.627)],
)
def test_byar_lies_within_a_fifth_of_a_hundredth_of_the_exact_limits(count, lower, upper):
    """Exact limits of a Poisson count (Garwood, Biometrika 1936;28:437-442); that Byar's are within 0.2 % of them from ten
    events on is said by the Technical Guide: Confidence Intervals, Public Health England 2018."""
    found = crude(count, 1, 1)
    assert found.lower == pytest.approx(lower, rel=0.002) and found.upper == pytest.approx(upper, rel=0.002)


@pytest.mark.parametrize("count", range(5, 10))
def test_under_ten_events_byar_lies_within_a_hundredth_of_the_exact_limits(count):
    def upto(n, mean):
        return sum(exp(k * log(mean) - mean - lgamma(k + 1)) for k in range(n + 1))

    def solve(holds):
        low, high = 1e-9, 60.0
        for _ in range(200):
            middle = (low + high) / 2
            low, high = (middle, high) if holds(middle) else (low, middle)
        return low

    lower = solve(lambda mean: 1 - upto(count - 1, mean) < 0.025)
    upper = solve(lambda mean: upto(count, mean) > 0.025)
    found = crude(count, 1, 1)
    assert found.lower == pytest.approx(lower, rel=0.01) and found.upper == pytest.approx(upper, rel=0.01)


# The data of "Zero deaths for a specific age band within a small geography" in the vignette on standardised rates of
# PHEindicatormethods (OHID).
POPULATIONS = [30, 35, 35, 35, 40, 40, 45, 50, 50, 50, 60, 60, 70, 75, 70, 60, 20, 20, 15]
DEATHS = [1, 1, 0, 0, 0, 1, 1, 3, 3, 3, 3, 10, 10, 10, 10, 8, 8, 8, 8]


def test_a_standardised_rate_by_hand():
    """The formulas of the Fingertips Public Health Technical Guide, rates, worked out in forty decimal places."""
    getcontext().prec = 40
    weight, z = sum(ESP), Decimal("1.959963984540054235524594430520551527955")
    rate = sum(Decimal(s) * d / n for s, d, n in zip(ESP, DEATHS, POPULATIONS, strict=True)) / weight
    variance = (
        sum(Decimal(s) ** 2 * d / n**2 for s, d, n in zip(ESP, DEATHS, POPULATIONS, strict=True)) / weight**2
    )
    o = Decimal(sum(DEATHS))
    low = o * (1 - 1 / (9 * o) - z / (3 * o.sqrt())) ** 3
    high = (o + 1) * (1 - 1 / (9 * (o + 1)) + z / (3 * (o + 1).sqrt())) ** 3
    spread = (variance / o).sqrt()
    by_hand = [rate * 100_000, (rate + spread * (low - o)) * 100_000, (rate + spread * (high - o)) * 100_000]
    assert list(directly_standardised(DEATHS, POPULATIONS, ESP, 100_000)) == pytest.approx(
        [float(one) for one in by_hand]
    )


def test_the_standard_population_is_that_of_2013():
    assert len(ESP) == 19 and sum(ESP) == 100_000


def test_a_standardised_rate_of_a_population_like_the_standard_one_is_the_crude_rate():
    same = directly_standardised(DEATHS, [one * 10 for one in ESP], ESP, 1000)
    assert list(same) == pytest.approx(list(crude(sum(DEATHS), 10 * sum(ESP), 1000)))


counts = st.integers(0, 5_000)
confidences = st.sampled_from([0.8, 0.9, 0.95, 0.998])


@given(counts, st.integers(1, 10_000), confidences)
def test_the_value_lies_in_its_interval_and_more_confidence_is_wider(count, more, confidence):
    for make in (
        lambda c: proportion(count, count + more, confidence=c),
        lambda c: crude(count, count + more, 1000, confidence=c),
        lambda c: directly_standardised([count, 3], [count + more, 40], [1, 2], 1000, confidence=c),
    ):
        found, wider = make(confidence), make(0.999)
        assert 0 <= found.lower <= found.value <= found.upper
        assert wider.lower <= found.lower and found.upper <= wider.upper
        assert found.confidence == confidence


@given(
    st.lists(
        st.tuples(st.integers(0, 50), st.integers(50, 5000), st.integers(1, 100)), min_size=1, max_size=19
    )
)
def test_the_order_of_the_age_groups_does_not_matter(rows):
    there = directly_standardised(*zip(*rows, strict=True), 1000)
    back = directly_standardised(*zip(*reversed(rows), strict=True), 1000)
    assert list(there) == pytest.approx(list(back))
    assert there.few is (sum(row[0] for row in rows) < 10)


@given(st.integers(0, 400), st.integers(1, 400))
def test_a_proportion_and_its_complement_mirror_each_other(part, rest):
    one, other = proportion(part, part + rest), proportion(rest, part + rest)
    assert one.lower == pytest.approx(1 - other.upper) and one.upper == pytest.approx(1 - other.lower)


def test_no_events_at_all():
    assert crude(0, 1000, 1000).lower == 0 < crude(0, 1000, 1000).upper
    none = directly_standardised([0, 0], [100, 200], [1, 1], 1000)
    assert (none.value, none.lower) == (0, 0) and none.upper > 0 and none.few


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: proportion(3, 2), "larger than the denominator"),
        (lambda: proportion(-1, 2), "negative"),
        (lambda: proportion(0, 0), "population is 0"),
        (lambda: proportion(float("nan"), 2), "has to be a number"),
        (lambda: proportion(None, 2), "has to be a number"),
        (lambda: proportion(1, 2, confidence=95), "between 0 and 1"),
        (lambda: crude(-1, 10, 1000), "negative"),
        (lambda: crude(1, 0, 1000), "population is 0"),
        (lambda: crude(1, 10, 0), "per so many"),
        (lambda: directly_standardised([1], [10, 20], [1, 1], 1000), "for every age group"),
        (lambda: directly_standardised([], [], [], 1000), "for every age group"),
        (lambda: directly_standardised([1, -1], [10, 20], [1, 1], 1000), "negative"),
        (lambda: directly_standardised([1, 1], [10, 0], [1, 1], 1000), "population is 0"),
        (lambda: directly_standardised([1, 1], [10, 20], [1, -1], 1000), "standard population"),
        (lambda: directly_standardised([1, 1], [10, 20], [0, 0], 1000), "standard population"),
    ],
)
def test_impossible_counts_are_refused_with_the_way_out(make, said):
    with pytest.raises(NotARate, match=said) as refused:
        make()
    assert str(refused.value).endswith(".")


def test_decimals_as_indicators_have_them_are_numbers_like_others():
    """`IndicatorValue` has its counts as decimals."""
    d = Decimal
    assert proportion(d(81), d(263), confidence=0.998) == proportion(81, 263, confidence=0.998)
    assert crude(d(65), 24_000, d(1000)) == crude(65, 24_000, 1000)
    ages = ([3, 20, 41], [9_000, 14_000, 6_000], [5_000, 7_000, 4_000])
    decimals = [[d(n) for n in row] for row in ages]
    assert directly_standardised(*decimals, per=d(100_000)) == directly_standardised(*ages, per=100_000)
    assert all(type(part) is float for part in proportion(d(1), d(4)))
    with pytest.raises(NotARate):
        proportion(d("NaN"), d(4))
