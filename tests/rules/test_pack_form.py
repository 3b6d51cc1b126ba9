"""What the descriptor itself forbids (rule "schema"), and that a broken row makes no innocent row breach."""

import pytest

from tests.rules.small_pack import DESCRIPTOR, TOLD, columns, found, row_of, small_pack


def changed(table, row, **cells):
    tables = small_pack()
    tables[table][row - 1].update({column.rstrip("_"): text for column, text in cells.items()})
    return tables


@pytest.mark.parametrize(
    ("table", "row", "cells"),
    [
        ("plans", 1, {"started_on": "2024-02-30"}),
        ("plans", 1, {"started_on": "01/02/2024"}),
        ("plans", 1, {"started_on": ""}),
        ("plans", 1, {"kind": "dog"}),
        ("plans", 1, {"unit": "nowhere"}),
        ("people", 1, {"deprivation_quintile": "6"}),
        ("people", 1, {"deprivation_quintile": "poor"}),
        ("people", 1, {"date_of_birth": "1950-13-01"}),
        ("needs", 2, {"eligible": "perhaps"}),
        ("scores", 1, {"recorded_at": "yesterday"}),
        ("scores", 1, {"recorded_at": "2024-02-01"}),
        ("scores", 3, {"concurs": "rather"}),
        ("actions", 1, {"outcome": "nowhere"}),
        ("deferrals", 1, {"from_": "soon"}),
    ],
)
def test_types_words_and_references(table, row, cells):
    (column,) = (name.rstrip("_") for name in cells)

    assert found(changed(table, row, **cells)) == [(f"{table}.csv", row, column, "schema")]


@pytest.mark.parametrize("cell", ["2024-02-01T09:00:00Z", "2024-02-01T09:00Z", "2024-02-01T10:00:00.5+01:00"])
def test_times_with_and_without_seconds_are_read(cell):
    assert found(changed("scores", 1, recorded_at=cell)) == []


@pytest.mark.parametrize("cell", ["true", "True", "TRUE", "1"])
def test_truths_are_read(cell):
    assert found(changed("needs", 1, eligible=cell)) == []


def test_an_id_used_twice_is_found_on_the_later_row():
    tables = small_pack()
    tables["people"].append(row_of("people", id="mair"))

    assert found(tables) == [("people.csv", 3, "id", "schema")]


def test_a_facts_own_id_is_used_once():
    tables = small_pack()
    tables["scores"][0]["id"] = tables["scores"][1]["id"] = "s1"

    assert found(tables) == [("scores.csv", 2, "id", "schema")]


def test_a_plan_of_another_person():
    tables = changed("outcomes", 2, plan="closed", ended_on="2024-08-01", end_reason="completed")

    assert found(tables) == [("outcomes.csv", 2, "plan", "schema")]


def test_a_need_of_another_person_is_a_matter_of_form_only_where_nothing_is_scored():
    assert found(changed("outcomes", 2, need="rest")) == [("outcomes.csv", 2, "need", "schema")]


@pytest.mark.parametrize(
    ("table", "row", "cells", "column"),
    [
        ("outcomes", 2, {"ended_on": "2024-08-01"}, "end_reason"),
        ("outcomes", 2, {"end_reason": "completed"}, "ended_on"),
        ("outcomes", 2, {"ended_on": "2023-12-31", "end_reason": "completed"}, "ended_on"),
        ("deferrals", 1, {"resolved_on": "2024-02-29"}, "resolved_on"),
    ],
)
def test_things_end_with_a_reason_and_not_before_they_begin(table, row, cells, column):
    assert found(changed(table, row, **cells)) == [(f"{table}.csv", row, column, "schema")]


def test_a_plan_that_ends_before_it_begins_makes_no_breach_of_its_scores_and_outcomes():
    assert found(changed("plans", 2, closed_on="2023-12-31")) == [("plans.csv", 2, "closed_on", "schema")]


def test_provisions_and_consents_end_after_they_begin():
    tables = small_pack()
    tables["provisions"] = [
        row_of("provisions", person="mair", service="Home care", **{"from": "2024-02-01", "to": "2024-01-01"})
    ]
    tables["consents"] = [
        row_of("consents", person="mair", use="story", withdrawn_on="2024-01-01", **{"from": "2024-02-01"})
    ]

    assert found(tables) == [
        ("consents.csv", 1, "withdrawn_on", "schema"),
        ("provisions.csv", 1, "to", "schema"),
    ]


def test_units_in_a_ring_are_no_tree():
    assert found(changed("units", 1, parent="team")) == [("units.csv", 2, "parent", "schema")]


@pytest.mark.parametrize(
    "cells",
    [{"set_on": "2024-02-30"}, {"set_on": ""}, {"recorded_at": "then"}],
)
def test_a_goal_whose_day_cannot_be_read_may_have_come_first(cells):
    (column,) = cells

    assert found(changed("goals", 1, **cells)) == [("goals.csv", 1, column, "schema")]


@pytest.mark.parametrize(
    "cells", [{"on": "2024-02-30"}, {"kind": "later"}, {"by": "neighbour"}, {"retracted_at": "then"}]
)
def test_a_score_that_cannot_be_read_is_said_once(cells):
    (column,) = cells
    expected = [("scores.csv", 2, column, "schema")]
    if column == "retracted_at":
        expected.insert(0, ("scores.csv", 2, "retracted_reason", "C7"))

    assert found(changed("scores", 2, **cells)) == expected


@pytest.mark.parametrize("cells", [{"value": "11"}, {"not_scored_reason": "No."}, {"value": ""}])
def test_where_the_persons_row_is_broken_nobody_is_told_that_they_differ(cells):
    tables = small_pack()
    tables["scores"][2]["difference_reason"] = ""
    tables["scores"][1].update(cells)

    assert {rule for _, _, _, rule in found(tables)} <= {"C1", "C6"}


@pytest.mark.parametrize(
    "cells", [{"not_scored_reason": ""}, {"value": "11", **TOLD, "not_scored_reason": ""}, {"by": "?"}]
)
def test_a_broken_end_row_makes_no_breach_of_its_outcome(cells):
    rows = found(changed("scores", 5, **cells))

    assert [file for file, _, _, _ in rows] == ["scores.csv"]


def test_an_unknown_column_would_be_lost():
    tables = small_pack()
    for row in tables["people"]:
        row["shoe_size"] = "7"

    assert found(tables) == [("people.csv", 0, "shoe_size", "schema")]


def test_a_missing_required_column_is_said_once_and_no_row_is_blamed_for_it():
    tables = small_pack()
    for row in tables["goals"]:
        del row["meaning"]

    assert found(tables) == [("goals.csv", 0, "meaning", "schema")]


def test_a_column_that_the_packs_own_descriptor_promises_is_missing():
    tables = small_pack()
    for row in tables["scores"]:
        del row["narrative"]

    assert found(tables, own_descriptor=DESCRIPTOR) == [("scores.csv", 0, "narrative", "schema")]


def test_an_optional_column_of_a_newer_format_may_be_absent():
    tables = small_pack()
    for row in tables["scores"]:
        del row["not_scored_kind"]

    assert found(tables) == []


def test_the_header_of_a_table_without_rows_is_judged_too():
    tables = {**small_pack(), "strengths": []}

    assert found(tables, headers={"strengths": ["person", "mood"]}) == [
        ("strengths.csv", 0, "description", "schema")
    ]
    assert found(tables, headers={"strengths": [*columns("strengths"), "mood"]}) == [
        ("strengths.csv", 0, "mood", "schema")
    ]


def test_an_unknown_table_or_file_would_be_lost():
    tables = {**small_pack(), "pets": [{"id": "cat"}]}

    assert found(tables, unknown_files=["notes.txt"]) == [
        ("notes.txt", 0, None, "schema"),
        ("pets.csv", 0, None, "schema"),
    ]


def test_a_required_table_is_missing_and_what_refers_to_it_is_not_judged():
    tables = small_pack()
    del tables["units"]

    assert found(tables) == [("units.csv", 0, None, "schema")]


def test_absent_optional_tables_are_fine_unless_something_refers_to_them():
    tables = small_pack()
    for table in ("actions", "deferrals", "mappings"):
        del tables[table]
    assert found(tables) == []

    del tables["needs"]
    assert found(tables) == [("outcomes.csv", 1, "need", "schema"), ("outcomes.csv", 3, "need", "schema")]


def test_a_row_of_another_length_than_its_header():
    tables = small_pack()
    tables["people"][0][None] = ["one cell too many"]
    tables["people"][1]["data_zone"] = None

    tables["scores"][0] = {**tables["scores"][0], "value": "11", "retracted_reason": None}

    assert found(tables) == [
        ("people.csv", 1, None, "schema"),
        ("people.csv", 2, None, "schema"),
        ("scores.csv", 1, None, "schema"),
    ]
