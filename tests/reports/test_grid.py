"""The SSIA grid as a value: the same as a slow derivation says, and nothing cut however long it grows."""

import datetime as dt
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.reports.slow import grid_row
from tests.spec.case import day, goals, outcome, scores
from whatmatters.reports.grid import grid_of
from whatmatters.rules.facts import Goal, Score

AS_OF = dt.date(2025, 12, 31)
DAYS = st.integers(0, 900).map(lambda n: dt.date(2024, 1, 1) + dt.timedelta(days=n))
VOICES = ("person", "family", "friend", "unpaid_carer", "advocate", "practitioner")


@st.composite
def said(draw):
    """One row of scores: a value, a refusal, or words alone; perhaps taken back later."""
    by = draw(st.sampled_from(VOICES))
    kind = draw(st.sampled_from(("baseline", "informal", "review", "end")))
    if kind == "baseline" and by == "practitioner":
        by = "person"
    value = draw(st.none() | st.integers(0, 10))
    refuses = value is None and (by == "person" or (by != "practitioner" and draw(st.booleans())))
    on = draw(DAYS)
    moment = datetime.combine(on, dt.time(9), UTC) + dt.timedelta(minutes=draw(st.integers(0, 600)))
    taken_back = draw(st.sampled_from((False, False, False, True)))
    return Score(
        on=on,
        kind=kind,
        by=by,
        who="" if by in ("person", "practitioner") else draw(st.sampled_from(("Bob", "Ann"))),
        value=value,
        concurs=True if by == "practitioner" and value is None else None,
        narrative="What was said." if not refuses else "",
        not_scored_reason="Rather not." if refuses else "",
        not_scored_kind=draw(st.sampled_from(("", "declined", "unable"))) if refuses else "",
        proxy_reason="Glad to help." if by not in ("person", "practitioner") else "",
        recorded_at=moment,
        retracted_at=moment + dt.timedelta(days=1) if taken_back else None,
        retracted_reason="Written in the wrong record." if taken_back else "",
    )


@st.composite
def agreed(draw):
    """A goal, set on some day."""
    return Goal(
        set_on=draw(DAYS),
        score=draw(st.integers(0, 10)),
        meaning="Most weeks.",
        ten_means="Every week.",
        reason="Life changed.",
    )


def as_cell(one):
    return one and (one.on, one.kind, (one.score.value, one.score.by) if one.score else None)


@given(
    st.lists(said(), max_size=25),
    st.lists(agreed(), max_size=4, unique_by=lambda goal: goal.set_on),
    DAYS,
)
def test_a_row_says_what_the_slow_derivation_says(rows, set_goals, as_of):
    case = outcome(scores=tuple(rows), goals=tuple(set_goals))

    row = grid_of([case], as_of=as_of).rows[0]

    assert {
        "baseline": as_cell(row.baseline),
        "reviews": [as_cell(one) for one in row.reviews],
        "goal": row.goal.goal.score if row.goal else None,
        "goals_before": [goal.score for goal in row.goal.earlier] if row.goal else [],
        "in_between": row.in_between,
    } == grid_row(case, as_of)


def reviews(n):
    """A baseline, then n reviews, a month apart."""
    lines = ["on | kind | value", "2024-01-01 | baseline | 3"]
    lines += [
        f"{dt.date(2024, 1, 1) + dt.timedelta(days=30 * (i + 1))} | review | {i % 11}" for i in range(n)
    ]
    return scores("\n".join(lines))


def test_six_reviews_stand_on_one_part_and_the_seventh_begins_another():
    six = grid_of([outcome(scores=reviews(6))], as_of=AS_OF)
    nine = grid_of([outcome(scores=reviews(9)), outcome(id="other", scores=reviews(2))], as_of=AS_OF)

    assert [(part.first, part.last) for part in six.parts] == [(1, 6)]
    assert [(part.first, part.last) for part in nine.parts] == [(1, 6), (7, 12)]
    assert [row.outcome.id for row in nine.rows_of(nine.parts[1])] == ["chapel"]
    assert sum(len(row.reviews) for row in nine.rows) == 11


def test_a_grid_without_outcomes_still_has_its_columns():
    assert [(part.first, part.last) for part in grid_of([], as_of=AS_OF).parts] == [(1, 6)]


def test_an_outcome_that_was_not_there_yet_is_not_in_the_grid_of_that_day():
    assert grid_of([outcome(opened_on=day("2025-01-01"))], as_of=day("2024-12-31")).rows == ()


def test_a_goal_that_moved_says_so_and_one_only_better_put_does_not():
    moved = outcome(goals=goals("set_on | score\n2024-01-01 | 7\n2024-05-01 | 5"))
    put_better = outcome(goals=goals("set_on | score\n2024-01-01 | 7\n2024-05-01 | 7"))

    rows = grid_of([moved, put_better], as_of=AS_OF).rows

    assert [row.goal.moved for row in rows] == [True, False]
