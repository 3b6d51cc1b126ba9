"""Shares and time to achievement a second time, slow and obvious."""

from datetime import timedelta
from fractions import Fraction

MOVED = ("improved", "maintained", "worsened")


def slow_time(outcomes):
    """Day by day: who is still under way, who gets there, who is lost from sight. From (state, last day known) pairs.

    Returns how many were followed, how many got there, and the median or None.
    """
    followed = [(state, last) for state, last in outcomes if state["baseline_on"]]
    part_left, median, day = Fraction(1), None, 0
    ends = [
        (state["first_achieved_on"] or max(last, state["baseline_on"])) - state["baseline_on"]
        for state, last in followed
    ]
    while ends and timedelta(day) <= max(ends):
        under_way = [one for one in ends if one >= timedelta(day)]
        there = [
            end for end, (state, _) in zip(ends, followed, strict=True)
            if state["first_achieved_on"] and end == timedelta(day)
        ]  # fmt: skip
        if there:
            part_left *= Fraction(len(under_way) - len(there), len(under_way))
            if median is None and part_left <= Fraction(1, 2):
                median = day
        day += 1
    return len(followed), sum(state["first_achieved_on"] is not None for state, _ in followed), median


def slow_last_day(outcome, state, as_of):
    """Until when it is known that it had not been achieved."""
    if state["status"] == "deferred":
        return min(one.from_ for one in outcome.deferrals if one.in_force_on(as_of))
    return min(as_of, outcome.ended_on or as_of)


def slow_clusters(states_of_people, counts):
    """People, outcomes, counted, and the sums of squares and products, person by person."""
    people = outcomes = counted = squared = times = own = 0
    for states in states_of_people:
        m = len([state for state in states if state["status"] in MOVED])
        x = len([state for state in states if state["status"] in MOVED and counts(state)])
        if m:
            people += 1
            outcomes += m
            counted += x
            squared += m * m
            times += m * x
            own += x * x
    return people, outcomes, counted, squared, times, own
