"""A generated case file as the raw rows of a case pack."""

from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.generative.histories import Person


def as_tables(case_file: "tuple[Person, ...]") -> dict[str, list[dict[str, str]]]:
    """A case file as the raw rows of a case pack."""
    tables: dict[str, list[dict[str, str]]] = {
        "units": [{"id": "team", "name": "Team", "level": "team", "nation": "wales"}],
        "people": [{"id": person.id} for person in case_file],
        "plans": [_row(plan) for person in case_file for plan in person.plans],
        "needs": [],
        "outcomes": [],
    }
    facts = ("wordings", "goals", "mappings", "scores", "actions", "deferrals")
    tables |= {name: [] for name in facts}
    needs = {}
    for person in case_file:
        for outcome in person.outcomes:
            plan, need = outcome.plan, outcome.need
            if need:
                needs[need.id] = _row(need)
            own = {"plan": plan.id if plan else "", "need": need.id if need else ""}
            tables["outcomes"].append(_row(outcome, *facts, "plan", "need") | own)
            for name in facts:
                belongs = {"outcome": outcome.id}
                if name == "deferrals":
                    belongs |= {"person": person.id, "plan": own["plan"]}
                tables[name] += [_row(fact) | belongs for fact in getattr(outcome, name)]
    tables["needs"] = list(needs.values())
    return tables


def _row(fact: object, *leave_out: str) -> dict[str, str]:
    return {
        field.name.rstrip("_"): _text(getattr(fact, field.name))
        for field in fields(fact)
        if field.name not in leave_out
    }


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return str(value)
