"""Reading a case pack plainly, for tests: raw rows, and outcomes with their whole history."""

import csv
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path

from whatmatters.rules.facts import Action, Deferral, Goal, Mapping, Need, Outcome, Plan, Score, Wording

Tables = dict[str, list[dict[str, str]]]

DATES = {"on", "set_on", "from", "until", "resolved_on", "opened_on", "ended_on", "started_on", "closed_on"}
DATES |= {"due_on", "done_on"}
TIMES = {"recorded_at", "retracted_at"}
BOOLEANS = {"eligible", "concurs"}
NUMBERS = {"value", "score"}


def read_tables(folder: Path) -> Tables:
    """Every CSV file of the folder: table name to raw rows."""
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(newline="", encoding="utf-8-sig") as file:
            tables[path.stem] = list(csv.DictReader(file))
    return tables


def fields(row: dict[str, str], *leave_out: str) -> dict[str, object]:
    """The cells of a row as the keyword arguments of a fact."""
    return {
        ("from_" if column == "from" else column): _cell(column, text)
        for column, text in row.items()
        if column not in leave_out
    }


def _cell(column: str, text: str) -> object:
    if column in DATES:
        return date.fromisoformat(text) if text else None
    if column in TIMES:
        return datetime.fromisoformat(text) if text else None
    if column in BOOLEANS:
        return {"true": True, "false": False, "": None}[text]
    if column in NUMBERS:
        return int(text) if text else None
    return text


def outcomes_of(tables: Tables) -> dict[str, Outcome]:
    """Every outcome of the pack, by id, with its plan, need and history."""
    plans = {row["id"]: Plan(**fields(row)) for row in tables["plans"]}
    needs = {row["id"]: Need(**fields(row)) for row in tables.get("needs", [])}
    history = {
        name: _by_outcome(tables.get(name, []), fact)
        for name, fact in {
            "wordings": Wording,
            "goals": Goal,
            "mappings": Mapping,
            "scores": Score,
            "actions": Action,
            "deferrals": Deferral,
        }.items()
    }
    return {
        row["id"]: Outcome(
            **fields(row, "plan", "need"),
            plan=plans.get(row["plan"]),
            need=needs.get(row["need"]),
            **{name: tuple(facts[row["id"]]) for name, facts in history.items()},
        )
        for row in tables["outcomes"]
    }


def _by_outcome(rows, fact):
    together = defaultdict(list)
    for row in rows:
        together[row["outcome"]].append(fact(**fields(row, "outcome", "person", "plan")))
    return together
