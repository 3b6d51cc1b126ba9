"""What follows a load: teams that answer for the people, and the entries in the audit trail."""

import json
from collections.abc import Iterator
from typing import Any

import duckdb
import pyarrow as pa
from django.db import connection

from whatmatters.exchange.merging import Merged
from whatmatters.exchange.writing import write
from whatmatters.records import clock
from whatmatters.records.audit import actions as audit
from whatmatters.records.audit.actions import Actor
from whatmatters.records.people.models import Responsibility

# Which person a row of each table is of.
PERSON_OF = {
    "people": "id", "relationships": "person", "plans": "person", "conversations": "person", "outcomes": "person",
    "deferrals": "person", "strengths": "person", "risks": "person", "advocacy": "person", "consents": "person",
    "provisions": "person", "needs": "plan", "reviews": "plan", "wordings": "outcome", "mappings": "outcome",
    "goals": "outcome", "scores": "outcome", "actions": "outcome", "contributions": "outcome",
    "outcome_links": "from_outcome", "decisions": "person", "lifts": "conversation", "matters": "person",
    "views": "matter", "common_ground": "matter", "risk_agreements": "risk", "calling_on": "outcome", "fair": "person",
    "fair_facts": "fair", "fair_rights": "fair", "fair_responsibilities": "fair", "fair_reviews": "fair",
}  # fmt: skip


# The table that says whose a row is, by the column that leads to it; else its outcome says so.
OWNERS = {
    "plan": "plans", "conversation": "conversations", "matter": "matters", "risk": "risks", "fair": "fair",
}  # fmt: skip


def answer_for(plans: pa.Table) -> None:
    """The team of a person's open plan works with them; without one, the team of the latest plan."""
    with duckdb.connect() as con:
        con.register("plans", plans)
        wanted = con.execute(
            """SELECT person, unit, min(started_on) FROM plans
               WHERE closed_on = '' OR (person NOT IN (SELECT person FROM plans WHERE closed_on = '')
                     AND id IN (SELECT max_by(id, (started_on, id)) FROM plans GROUP BY person))
               GROUP BY person, unit ORDER BY person, unit"""
        ).fetchall()
    held = _held({person for person, _, _ in wanted})
    rows = ((person, unit, since) for person, unit, since in wanted if (person, unit) not in held)
    write("people_responsibility", ["person_id", "unit_id", "since"], rows)


def _held(people: set[str]) -> set[tuple[str, str]]:
    if not Responsibility.objects.exists():
        return set()
    held = Responsibility.objects.filter(until__isnull=True).values_list("person_id", "unit_id")
    return {(person, unit) for person, unit in held.iterator() if person in people}


def note_load(merged: Merged, source: str, by: Actor | None) -> None:
    """One entry for every person whose record has grown, and one for the load."""
    columns = ["at", "account", "account_name", "verb", "person", "about", "why", "details"]
    write("audit_entry", columns, _entries(merged, source, by))
    added = {name: rows.num_rows for name, rows in merged.new.items() if rows.num_rows}
    filled = {name: len(cells) for name, cells in merged.filled.items() if cells}
    audit.record("pack loaded", by=by, details={"source": source, "added": added, "filled in": filled})


def _entries(merged: Merged, source: str, by: Actor | None) -> Iterator[tuple[str, ...]]:
    now = clock.now().strftime("%Y-%m-%d %H:%M:%S.%f") + ("" if connection.vendor == "sqlite" else "+00")
    who = (str(by.pk), by.name) if by else ("", "")
    for person, counts in _by_person(merged):
        details = json.dumps({"source": source, **counts})
        yield (now, *who, "loaded from a pack", person, "", "", details)


def _by_person(merged: Merged) -> list[tuple[str, dict[str, object]]]:
    """For every person what was added, and what filled in, by table."""
    with duckdb.connect() as con:
        for name in ("outcomes", *OWNERS.values()):
            con.register(name, merged.union[name])
        counted = []
        for name, column in PERSON_OF.items():
            for what, rows in (("added", merged.new[name]), ("filled in", _cells_filled(merged, name))):
                if rows.num_rows:
                    con.register(f"{name}_{what[0]}", rows)
                    person = f"r.{column}" if column in ("id", "person") else "o.person"
                    owner = f"JOIN {OWNERS.get(column, 'outcomes')} o ON o.id = r.{column}"
                    owner = "" if column in ("id", "person") else owner
                    counted.append(
                        f"SELECT {person} AS person, '{what}' AS what, '{name}' AS name, count(*) AS rows "
                        f"FROM {name}_{what[0]} r {owner} GROUP BY {person}"
                    )
        if not counted:
            return []
        found = con.execute(" UNION ALL ".join(counted) + " ORDER BY person, what, name").fetchall()
    entries: dict[str, dict[str, Any]] = {}
    for person, what, name, rows in found:
        of_person = entries.setdefault(person, {})
        of_person.setdefault(what, {})[name] = rows
    return list(entries.items())


def _cells_filled(merged: Merged, name: str) -> pa.Table:
    ids = {id for id, _, _ in merged.filled[name]}
    rows = merged.union[name].slice(0, merged.kept_rows[name])
    return (
        rows.filter(pa.array([id in ids for id in rows["id"].to_pylist()], pa.bool_()))
        if ids
        else rows.slice(0, 0)
    )
