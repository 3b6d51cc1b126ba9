"""The days of generated stories: a few weeks, so that things fall on one day as often as not."""

from collections.abc import Hashable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

FIRST_DAY = date(2024, 1, 1)
LAST_DAY = FIRST_DAY + timedelta(days=40)
AFTERWARDS = LAST_DAY + timedelta(days=60)

# Close together as often as not, so that goals are met, held and just missed.
values = st.sampled_from([5, 5, 5, 4, 6, 3, 7, *range(11)])


@cache  # A strategy is looked into when it is first drawn from: the same again is the same one.
def days(first: date = FIRST_DAY, last: date = LAST_DAY) -> st.SearchStrategy[date]:
    """A day of the story."""
    return st.integers(0, max(0, (last - first).days)).map(lambda days: first + timedelta(days=days))


@cache
def written(on: date) -> st.SearchStrategy[datetime | None]:
    """A `recorded_at`: mostly left empty, or of that day, or some days or weeks later."""
    late = [(0, 9), (0, 16), (2, 9), (5, 9), (14, 16), (30, 0)]
    moments = [datetime.combine(on + timedelta(days=days), time(hour), UTC) for days, hour in late]
    return st.sampled_from([*([None] * 8), *moments])


@cache
def one_in(number: int) -> st.SearchStrategy[bool]:
    """True once in so many times."""
    return st.integers(1, number).map(lambda drawn: drawn == number)


@cache
def picked(*choices: Hashable) -> st.SearchStrategy[Any]:
    """One of these."""
    return st.sampled_from(choices)


def asked() -> st.SearchStrategy[dict[str, object]]:
    """How a state can be asked for: as of a day, on a basis, with or without a time of knowing."""
    known = st.builds(
        lambda day, hour: datetime.combine(day, time(hour), UTC),
        days(FIRST_DAY, AFTERWARDS),
        st.sampled_from([0, 9, 16]),
    )
    return st.fixed_dictionaries(
        {
            "as_of": days(FIRST_DAY - timedelta(days=1), AFTERWARDS),
            "basis": st.sampled_from(["formal", "any"]),
            "known_at": st.one_of(st.none(), known),
        }
    )
