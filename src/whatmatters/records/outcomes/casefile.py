"""One person's whole file, read in a single query.

The pages that show a person, an outcome, a journey or a review all need much of it; fifteen small queries would cost
more than the page. Every table gives its rows as JSON to one UNION; both databases can. A test holds what comes out
equal to what the ORM reads.
"""

import datetime as dt
import json
from collections.abc import Callable
from functools import cache
from typing import Any

from django.db import connection, models

from whatmatters.records.conversations.models import Conversation
from whatmatters.records.outcomes.models import (
    Action,
    Contribution,
    Decision,
    Deferral,
    Goal,
    Mapping,
    Outcome,
    Risk,
    Score,
    Wording,
)
from whatmatters.records.people.models import Advocacy, Relationship, Responsibility, Strength
from whatmatters.records.plans.models import Need, Plan, Review, ReviewUnderWay

_OF_PERSON = "person_id = %s"
_OF_PLAN = "plan_id IN (SELECT id FROM plans_plan WHERE person_id = %s)"
_OF_OUTCOME = "outcome_id IN (SELECT id FROM outcomes_outcome WHERE person_id = %s)"

TABLES: dict[str, tuple[type[models.Model], str]] = {
    "relationships": (Relationship, _OF_PERSON),
    "strengths": (Strength, _OF_PERSON),
    "advocacy": (Advocacy, _OF_PERSON),
    "responsibilities": (Responsibility, _OF_PERSON),
    "plans": (Plan, _OF_PERSON),
    "needs": (Need, _OF_PLAN),
    "reviews": (Review, _OF_PLAN),
    "under_way": (ReviewUnderWay, _OF_PLAN),
    "conversations": (Conversation, _OF_PERSON),
    "outcomes": (Outcome, _OF_PERSON),
    "wordings": (Wording, _OF_OUTCOME),
    "goals": (Goal, _OF_OUTCOME),
    "mappings": (Mapping, _OF_OUTCOME),
    "scores": (Score, _OF_OUTCOME),
    "actions": (Action, _OF_OUTCOME),
    "contributions": (Contribution, _OF_OUTCOME),
    "deferrals": (Deferral, _OF_PERSON),
    "risks": (Risk, _OF_PERSON),
    "decisions": (Decision, _OF_PERSON),
}


def tables_of(person: str) -> dict[str, list[Any]]:
    """Every row of a person's file by the names of `TABLES`, as rows of their models."""
    with connection.cursor() as cursor:
        cursor.execute(_query(connection.vendor), [person] * len(TABLES))
        found: dict[str, list[Any]] = {name: [] for name in TABLES}
        readers = {name: _reader(model) for name, (model, _) in TABLES.items()}
        for name, row in cursor.fetchall():
            found[name].append(readers[name](json.loads(row) if isinstance(row, str) else row))
    return found


@cache
def _query(vendor: str) -> str:
    make = "json_object" if vendor == "sqlite" else "json_build_object"
    parts = []
    for name, (model, of) in TABLES.items():
        pairs = ", ".join(f"'{field.attname}', \"{field.column}\"" for field in model._meta.concrete_fields)
        made = f"{make}({pairs})" if vendor == "sqlite" else f"CAST({make}({pairs}) AS text)"
        parts.append(f"SELECT '{name}', {made} FROM \"{model._meta.db_table}\" WHERE {of}")
    return " UNION ALL ".join(parts)


@cache
def _reader(model: type[models.Model]) -> Callable[[dict[str, Any]], models.Model]:
    names = [field.attname for field in model._meta.concrete_fields]
    readers = {
        field.attname: _READERS[type(field)]
        for field in model._meta.concrete_fields
        if type(field) in _READERS
    }

    def read(row: dict[str, Any]) -> models.Model:
        for name, convert in readers.items():
            if row[name] is not None:
                row[name] = convert(row[name])
        return model.from_db(connection.alias, names, [row[name] for name in names])

    return read


def _moment(text: str) -> dt.datetime:
    value = dt.datetime.fromisoformat(text)
    return value if value.tzinfo else value.replace(tzinfo=dt.UTC)


_READERS: dict[type, Callable[[Any], Any]] = {
    models.DateField: dt.date.fromisoformat,
    models.DateTimeField: _moment,
    models.BooleanField: bool,
}
