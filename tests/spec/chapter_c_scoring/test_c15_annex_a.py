"""C15: the records of Annex A are produced from the data as they stand."""

from dataclasses import replace

import pytest

from tests.spec.case import day, goals, mapping, outcome, scores
from tests.spec.rulebook import spec
from whatmatters.frameworks import tool
from whatmatters.reports.grid import grid_of
from whatmatters.reports.sheet import TOOL, sheet_of

ANNEX = "W Annex A"
TODAY = day("2026-03-31")
SAID = scores(
    """
    on         | kind     | by           | value | who | not_scored_reason | not_scored_kind | concurs
    2024-01-01 | baseline | person       | 3     |     |                   |                 |
    2024-03-01 | informal | person       | 9     |     |                   |                 |
    2024-07-01 | review   | person       |       |     | Not a day for it. | unable          |
    2024-07-01 | review   | family       | 5     | Ann |                   |                 |
    2025-01-01 | review   | person       |       |     | Rather not.       | declined        |
    2025-07-01 | review   | person       | 8     |     |                   |                 |
    2025-07-01 | review   | practitioner |       | Meg |                   |                 | yes
    """
)


def row(**said):
    return grid_of([outcome(**{"scores": SAID, **said})], as_of=TODAY).rows[0]


@spec(
    "C15",
    ANNEX,
    "The grid holds the baseline and each formal review with its date; what was said in between it counts",
)
def test_the_grid_holds_the_formal_scores_and_their_dates():
    found = row()

    assert (found.baseline.on, found.baseline.score.value) == (day("2024-01-01"), 3)
    assert [one.on for one in found.reviews] == [day("2024-07-01"), day("2025-01-01"), day("2025-07-01")]
    assert found.in_between == 1


@spec("C15", ANNEX, "A score that was not given is no number, and a supporter's says whose it is")
def test_what_was_not_scored_is_no_zero():
    supporters, refused, own = row().reviews

    assert (supporters.score.value, supporters.score.by, supporters.score.who) == (5, "family", "Ann")
    assert refused.score is None
    assert refused.refused.not_scored_reason == "Rather not."
    assert own.score.by == "person"


@spec("C15", ANNEX, "More reviews than six have room, and none is cut")
def test_the_seventh_review_has_room():
    many = scores(
        "on | kind | value\n2024-01-01 | baseline | 3\n"
        + "\n".join(f"2024-{month:02}-01 | review | 5" for month in range(2, 11))
    )
    grid = grid_of([outcome(scores=many)], as_of=TODAY)

    assert [part.numbers for part in grid.parts] == [range(1, 7), range(7, 13)]
    assert len(grid.rows[0].reviews) == 9


@spec("C15", ANNEX, "Goal and main aspect of well-being stand with it; a goal that changed says so")
def test_goal_and_main_aspect():
    found = row(
        goals=goals("set_on | score\n2024-01-01 | 7\n2024-08-01 | 6"),
        mappings=(
            mapping("belong", "2024-01-01"),
            mapping("happy", "2024-02-01", framework="npt-main-aspects"),
        ),
    )

    assert found.goal.goal.score == 6
    assert [goal.score for goal in found.goal.earlier] == [7]
    assert found.goal.moved
    assert found.aspect.code == "happy"
    assert row(mappings=(mapping("belong", "2024-01-01"),)).aspect.code == "belong"


@spec(
    "C15", ANNEX, "Concur? Progress made? Achieved? Withdrawn? are answered from the same facts as everywhere"
)
def test_the_office_columns():
    found = row()
    let_go = row(ended_on=day("2025-08-01"), end_reason="withdrawn", end_note="No longer.")

    assert found.concur == "yes"
    assert found.state.status == "improved"
    assert found.state.achieved
    assert not found.withdrawn
    assert let_go.withdrawn


@spec("C15", ANNEX, "A practitioner who gives another score does not concur; silence is not concurring")
@pytest.mark.parametrize(
    ("rows", "concurs"), [("", "not_said"), ("2025-07-01 | review | practitioner | 4", "no")]
)
def test_not_concurring(rows, concurs):
    said = scores(
        f"on | kind | by | value\n2024-01-01 | baseline | person | 3\n2025-07-01 | review | person | 8\n{rows}"
    )

    assert row(scores=said).concur == concurs


@spec("C15", ANNEX, "The child tool shows the baseline, the family tool where they are now")
def test_the_sheets():
    case = replace(outcome(scores=SAID), problem_statement="Late three mornings in five.")

    child, family = sheet_of(case, "child", as_of=TODAY), sheet_of(case, "family", as_of=TODAY)

    assert (child.now.score.value, child.on) == (3, day("2024-01-01"))
    assert (family.now.score.value, family.on) == (8, day("2025-07-01"))
    assert child.problem == family.problem == "Late three mornings in five."
    assert child.goal.goal.score == 7


@spec("C15", ANNEX, "Both are recording tools, so that a circle keeps its raw answer and its value (C10)")
def test_the_tools_are_declared():
    assert [tool(TOOL[paper]).value("7") for paper in ("family", "child")] == [7, 7]


@spec("C15", ANNEX, "A sheet with nothing on it yet says so, and invents no score")
def test_an_empty_sheet():
    bare = sheet_of(outcome(goals=(), scores=()), "child", as_of=TODAY)

    assert bare.now is None
    assert bare.goal is None
    assert bare.on == day("2024-01-01")
