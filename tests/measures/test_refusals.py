"""Questions the measures do not answer, and how a cell is made (D3, D4, B2)."""

from dataclasses import replace
from datetime import date, datetime
from functools import cache

import pytest

from tests.exchange.packs import pack, some_people
from whatmatters.exchange.facts import facts_of
from whatmatters.measures import Question, Refused, Table, measure
from whatmatters.measures.disclosure import exact_as_text

DAY = date(2026, 3, 31)


@cache
def facts(**area_codes):
    """A sample whose organisations bear these area codes."""
    tables = some_people()
    for unit in tables["units"]:
        unit["area_code"] = area_codes.get(unit["id"], "")
    return facts_of(pack(tables))


TWO = {"O1": "W06000015", "O2": "W06000011"}


def test_authorities_are_not_set_side_by_side():
    with pytest.raises(Refused, match="W § Why should progress be measured; D4.*--within UNIT"):
        measure(facts(**TWO), Question(as_of=DAY, by="unit"))
    with pytest.raises(Refused, match="D4"):
        measure(facts(**TWO), Question(as_of=DAY, by="unit,plan_kind", within="NA"))


def test_units_within_one_authority_are_shown():
    within = measure(facts(**TWO), Question(as_of=DAY, by="unit", within="O1"))
    everywhere = measure(facts(O1="W06000015"), Question(as_of=DAY, by="unit"))
    assert [cell for cell in everywhere.cells if str(cell["key"]["unit"]).startswith("O1")] == list(
        within.cells
    )


def test_a_figure_over_all_authorities_names_none():
    assert (
        measure(facts(**TWO), Question(as_of=DAY, by="plan_kind")).cells
        == measure(facts(), Question(as_of=DAY, by="plan_kind")).cells
    )


def test_within_counts_the_unit_and_all_below_it():
    service = measure(facts(), Question(as_of=DAY, within="O1S0"))
    teams = [measure(facts(), Question(as_of=DAY, within=f"O1S0T{number}")) for number in range(3)]
    assert service.cells[0]["outcomes"] == sum(team.cells[0]["outcomes"] for team in teams) > 0


def test_cells_add_up_to_the_one_over_all():
    (whole,) = measure(facts(), Question(as_of=DAY)).cells
    cells = measure(facts(), Question(as_of=DAY, by="gender,age_band")).cells
    assert sum(cell["outcomes"] for cell in cells) == whole["outcomes"]
    assert sum(cell["achieved"] for cell in cells) == whole["achieved"]
    assert {cell["key"]["gender"] for cell in cells} == {"female", "male", "other", None}


def test_outcomes_outside_a_plan_are_counted_apart():
    (whole,) = measure(facts(), Question(as_of=DAY)).cells
    everything = measure(facts(), Question(as_of=DAY))
    assert everything.outside_a_plan[0] == 23 and whole["outcomes"] == 662


def test_nobody_is_one_cell_of_nothing():
    (cell,) = measure(facts(), Question(as_of=date(2000, 1, 1))).cells
    assert (cell["outcomes"], cell["people"], set(cell["status"].values())) == (0, 0, {0})


def test_each_nation_is_mapped_by_its_own_framework_in_one_pack():
    tables, scotland = some_people(), some_people(name="scotland-120")
    for name, rows in scotland.items():
        ids = ("id", "person", "plan", "unit", "need", "outcome", "parent", "replaced_by")
        for row in rows:
            tables[name].append(
                {key: f"s-{text}" if key in ids and text else text for key, text in row.items()}
            )
    both = measure(facts_of(pack(tables)), Question(as_of=DAY, by="national_outcome"))
    wales = measure(facts(), Question(as_of=DAY, by="national_outcome"))
    alone = measure(facts_of(pack(scotland)), Question(as_of=DAY, by="national_outcome"))
    named = {cell["key"]["national_outcome"]: cell for cell in both.cells}
    for one in (*wales.cells, *alone.cells):
        if one["key"]["national_outcome"] is not None:
            assert named[one["key"]["national_outcome"]] == one


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"by": "unit,unit"}, "named twice"),
        ({"by": "score"}, "no dimension"),
        ({"basis": "all"}, "basis"),
        ({"from_": date(2027, 1, 1)}, "ends before it begins"),
        ({"known_at": datetime(2025, 1, 1)}, "time zone"),
        ({"framework": "nowhere"}, "no framework 'nowhere'"),
        ({"within": "nowhere"}, "no unit 'nowhere'"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(asked, says):
    with pytest.raises(Refused, match=says):
        measure(facts(), Question(as_of=DAY, **asked))


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({}, "Say which unit stands beside"),
        ({"within": "O1", "by": "unit"}, "Leave out `unit`"),
        ({"within": "NA"}, "the national total itself"),
    ],
)
def test_beside_the_nation_stands_one_unit_below_it(asked, says):
    with pytest.raises(Refused, match=says):
        measure(facts(), Question(as_of=DAY, beside_nation=True, **asked))


def test_tables_of_other_columns_are_no_facts():
    with pytest.raises(ValueError, match="people: expected id: string"):
        replace(facts(), people=facts().people.drop_columns(["gender"]))


def test_no_measure_adds_or_averages_scores():
    cell = measure(facts(), Question(as_of=DAY, by="plan_kind")).cells[0]
    assert set(cell) == {
        "key", "outcomes", "people", "status", "achieved", "clearly_improved", "clearly_worsened", "people_state",
    }  # fmt: skip


def test_people_are_told_coverage_first():
    told = exact_as_text(measure(facts(), Question(as_of=DAY, by="plan_kind")), margins=False)
    assert isinstance(measure(facts(), Question(as_of=DAY)), Table)
    assert "662 outcomes in scope; of 374 it can be said how life has moved." in told.splitlines()[1]
    assert "23 outside any plan" in told
