"""Months, quarters and years: which they are, and that each is counted anew."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.measures.test_refusals import facts
from whatmatters.measures import Question, Refused, measure
from whatmatters.measures.answers import over_periods
from whatmatters.measures.dimensions import words
from whatmatters.measures.periods import in_periods, periods, split_period


def labels(every, first, last):
    return [one.label for one in periods(every, first, last)]


def test_they_are_written_as_said():
    first, last = date(2025, 1, 1), date(2026, 3, 31)
    assert labels("quarter", first, last) == ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"]
    assert labels("year", first, last) == ["2025-26"]
    assert labels("month", date(2025, 11, 1), date(2026, 1, 31)) == ["2025-11", "2025-12", "2026-01"]
    assert labels("year", date(1998, 4, 1), date(2000, 3, 31)) == ["1998-99", "1999-00"]


@given(
    st.sampled_from(["month", "quarter", "year"]),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    st.integers(0, 2000),
)
def test_they_are_whole_follow_each_other_and_lie_within(every, first, days):
    last = first + timedelta(days=days)
    try:
        found = periods(every, first, last)
    except Refused:
        assert days < {"month": 62, "quarter": 184, "year": 731}[every]
        return
    assert first <= found[0].first and found[-1].last <= last
    assert all(a.last + timedelta(days=1) == b.first for a, b in zip(found, found[1:], strict=False))
    shortest, longest = {"month": (28, 31), "quarter": (90, 92), "year": (365, 366)}[every]
    for one in found:
        assert one.first.day == 1 and (one.last + timedelta(days=1)).day == 1
        assert shortest <= (one.last - one.first).days + 1 <= longest
        assert every != "year" or (one.first.month, one.last.month) == (4, 3)
    # None is left out at either end.
    assert (found[0].first - first).days < longest and (last - found[-1].last).days < longest


def test_the_period_before_is_as_long_and_ends_the_day_before():
    asked = Question(date(2026, 3, 31), date(2026, 1, 1), by="plan_kind")
    assert asked.before() == Question(date(2025, 12, 31), date(2025, 10, 3), by="plan_kind")
    with pytest.raises(Refused, match="Without it there is none before it"):
        Question(date(2026, 3, 31)).before()


def test_a_panel_is_the_measure_of_each_period():
    question = Question(date(2026, 3, 31), date(2025, 4, 1), by="plan_kind", basis="any")
    answers = [
        measure(facts(), asked).as_json() | {"period": period.label}
        for period, asked in in_periods(question, "quarter")
    ]
    panel = over_periods(("plan_kind", "quarter"), "quarter", answers)
    assert panel["by"] == ["plan_kind", "quarter"] and len(answers) == 4
    for quarter, first, last in (
        ("2025-Q2", date(2025, 4, 1), date(2025, 6, 30)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
    ):
        alone = measure(facts(), Question(as_of=last, from_=first, by="plan_kind", basis="any")).cells
        mine = [cell for cell in panel["cells"] if cell["key"]["quarter"] == quarter]
        assert alone and [{**cell, "key": {"plan_kind": cell["key"]["plan_kind"]}} for cell in mine] == alone


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"by": "quarter"}, "--from"),
        ({"by": "month,year", "from_": date(2025, 1, 1)}, "one period at a time"),
        ({"by": "year", "from_": date(2025, 5, 1)}, "no whole year"),
    ],
)
def test_periods_that_make_no_sense_are_refused(asked, says):
    with pytest.raises(Refused, match=says):
        every, rest = split_period(words(asked["by"]))
        in_periods(Question(date(2026, 3, 31), asked.get("from_"), rest), every)


def test_periods_are_not_added_over():
    with pytest.raises(Refused, match="nothing is added up"):
        Question(as_of=date(2026, 3, 31), by="quarter")
