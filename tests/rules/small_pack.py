"""A small pack without a fault, to plant faults in: one person, her carer, two plans, three outcomes."""

import copy
import json

from tests.oracle import Breach, check
from tests.places import DATA
from whatmatters.rules.tools import Tool

DESCRIPTOR = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
TOOLS = {
    "ladder-10": Tool("ladder-10", {str(point): point for point in range(11)}),
    "faces-5": Tool("faces-5", {"1": 0, "3": 5, "5": 10}),
}
KNOWN = {("wales-wellbeing", "2016", "belong"), ("wales-wellbeing", "2016", "happy")}

MEANINGS = {"meaning": "Most weeks.", "ten_means": "Every week."}
TOLD = {"narrative": "What was said."}
PROXY = {"proxy_reason": "Could not say; glad to."}

SMALL = {
    "units": [
        {"id": "org", "name": "Council", "level": "organisation", "nation": "wales"},
        {"id": "team", "name": "Team", "level": "team", "parent": "org", "nation": "wales"},
    ],
    "people": [{"id": "mair", "identifier": "9434765919"}, {"id": "sian"}],
    "plans": [
        {"id": "open", "person": "mair", "kind": "adult", "unit": "team", "started_on": "2024-01-01"},
        {
            "id": "closed",
            "person": "sian",
            "kind": "carer",
            "unit": "team",
            "started_on": "2024-01-01",
            "closed_on": "2024-09-01",
            "closure_evaluation": "Told.",
        },
    ],
    "needs": [
        {"id": "out", "plan": "open", "description": "Getting out", "eligible": "true"},
        {"id": "not eligible", "plan": "open", "description": "A new carpet", "eligible": "false"},
        {"id": "rest", "plan": "closed", "description": "Rest", "eligible": "true"},
    ],
    "outcomes": [
        {"id": "chapel", "person": "mair", "plan": "open", "need": "out", "opened_on": "2024-01-01"},
        {"id": "outside", "person": "mair", "opened_on": "2024-01-01"},
        {
            "id": "sleep",
            "person": "sian",
            "plan": "closed",
            "need": "rest",
            "opened_on": "2024-01-01",
            "ended_on": "2024-09-01",
            "end_reason": "plan_closed",
        },
    ],
    "wordings": [
        {"outcome": id, "on": "2024-01-01", "language": "en", "words": "What matters."}
        for id in ("chapel", "outside", "sleep")
    ],
    "goals": [
        {"outcome": id, "set_on": "2024-01-01", "score": "7", "set_by": "person", **MEANINGS}
        for id in ("chapel", "sleep")
    ],
    "mappings": [
        {
            "outcome": "chapel",
            "framework": "wales-wellbeing",
            "version": "2016",
            "code": "belong",
            "set_on": "2024-01-01",
        }
    ],
    "scores": [
        {"outcome": "chapel", "on": "2024-02-01", "kind": "baseline", "by": "person", "value": "3", **TOLD},
        {"outcome": "chapel", "on": "2024-05-01", "kind": "review", "by": "person", "value": "6", **TOLD},
        {
            "outcome": "chapel",
            "on": "2024-05-01",
            "kind": "review",
            "by": "practitioner",
            "value": "4",
            "difference_reason": "Sees more risk.",
            **TOLD,
        },
        {
            "outcome": "chapel",
            "on": "2024-05-01",
            "kind": "review",
            "by": "family",
            "value": "5",
            "difference_reason": "Sees her only on Sundays.",
            **TOLD,
            **PROXY,
        },
        {
            "outcome": "sleep",
            "on": "2024-09-01",
            "kind": "end",
            "by": "person",
            "not_scored_reason": "Rather not.",
        },
    ],
    "actions": [
        {"outcome": "chapel", "what": "Ask about the bus", "who_kind": "other_body", "who": "The chapel"}
    ],
    "deferrals": [
        {"person": "mair", "from": "2024-03-01", "until": "2024-04-01", "reason": "Enquiry first."},
    ],
}
for row in SMALL["outcomes"]:
    row["defined_by"] = "person"


def columns(table: str) -> list[str]:
    """The columns of a table of the format."""
    (resource,) = [one for one in DESCRIPTOR["resources"] if one["name"] == table]
    return [field["name"] for field in resource["schema"]["fields"]]


def small_pack() -> dict[str, list[dict[str, str]]]:
    """A fresh copy, every row with every column."""
    return {
        table: [{column: row.get(column, "") for column in columns(table)} for row in rows]
        for table, rows in copy.deepcopy(SMALL).items()
    }


def row_of(table: str, **cells: str) -> dict[str, str]:
    """A row with every column, empty unless given."""
    return {column: "" for column in columns(table)} | cells


def breaches(tables: dict, **more: object) -> list[Breach]:
    """Everything wrong with it."""
    usual = {"descriptor": DESCRIPTOR, "known_codes": KNOWN, "tools": TOOLS}
    return check(tables, **{**usual, **more})


def found(tables: dict, **more: object) -> list[tuple[str, int, str | None, str]]:
    """Everything wrong with it: file, row, column and rule."""
    return [(one.file, one.row, one.column, one.rule) for one in breaches(tables, **more)]
