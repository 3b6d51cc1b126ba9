"""Time to achievement: days from baseline to the first occasion that reaches the goal in force on that day, as a
Kaplan-Meier median.

What has not achieved is censored on the last day known: the day looked from; the day it ended, withdrawn ones included; for a
deferred one the day it was put off. What was achieved stays so, whatever came after (C12).
"""

from collections.abc import Mapping
from dataclasses import dataclass

# Far under what one outcome among millions moves the curve by, far over what rounding does.
NEAR = 1e-9


@dataclass(frozen=True)
class Time:
    """`with_baseline` outcomes were followed, `achieved` of them got there; `median_days` is None where half never did."""

    with_baseline: int
    achieved: int
    median_days: int | None

    @property
    def reached(self) -> bool:
        """Whether the median is reached."""
        return self.median_days is not None


def time_to_achievement(days: Mapping[int, tuple[int, int]]) -> Time:
    """From how many outcomes achieved, and how many were censored, after each number of days.

    Who is censored on a day is still under way when others achieve on it (Kaplan and Meier 1958). The median is the
    first day on which half or fewer are still under way.
    """
    under_way = followed = sum(achieved + censored for achieved, censored in days.values())
    left, median = 1.0, None
    for day in sorted(days):
        achieved, censored = days[day]
        if achieved:
            left *= 1 - achieved / under_way
            if median is None and left <= 0.5 + NEAR:
                median = day
        under_way -= achieved + censored
    return Time(followed, sum(achieved for achieved, _ in days.values()), median)
