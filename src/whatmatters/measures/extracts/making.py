"""Making an extract: the states of one Scottish authority's outcomes, as of a day and as known at a time (E7, D6).

The states are those of the store (changes.sql), so that the measures over an extract are the measures over the facts.
"""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa

from whatmatters.measures.authorities import Tree
from whatmatters.measures.dimensions import DIMENSIONS, Refused
from whatmatters.measures.extracts.columns import TABLES, schema
from whatmatters.measures.extracts.pseudonyms import pseudonyms
from whatmatters.measures.facts import Facts
from whatmatters.measures.states import InMemory
from whatmatters.measures.store import build

SQL: Final = Path(__file__).with_name("states.sql")
NATION: Final = "scotland"


@dataclass(frozen=True)
class Extract:
    """The tables of an extract, and what they are of."""

    authority: str
    as_of: date
    known_at: datetime | None
    tables: Mapping[str, pa.Table]


def make(facts: Facts, *, unit: str, as_of: date, known_at: datetime | None, key: bytes) -> Extract:
    """The extract of an authority. Raises Refused for Wales, for a unit that is no authority, and where the key is too
    short."""
    authority = authority_of(facts, unit)
    with tempfile.TemporaryDirectory(prefix="whatmatters-extract-") as folder:
        inside = _inside(facts, unit, known_at)
        store = build(Path(folder) / "states.duckdb", inside)
        with duckdb.connect(str(store.path), read_only=True) as con:
            for kind, ids in (("person", inside.people["id"]), ("outcome", inside.outcomes["id"])):
                con.register(f"{kind}_pseudonym", pseudonyms(key, kind, ids.to_pylist()))
            tables = {name: _table(con, name, authority, as_of) for name in TABLES}
    return Extract(authority, as_of, known_at, tables)


def authority_of(facts: Facts, unit: str) -> str:
    """The official code of a Scottish Integration Authority. Raises Refused for anything else (E7)."""
    tree = Tree.of(facts.units)
    nations = tree.nations_of(tree.within(unit))
    if nations != {NATION}:
        raise Refused(
            "In Wales no individual-level extract leaves: scores of individuals are not for national reporting, and the "
            "guidance knows no linked data set of them. Release controlled tables instead. (E7, D6; W § Reporting nationally)"
            if "wales" in nations
            else "It is not known which nation these units lie in. Say so in the units, then ask again. (E7)"
        )
    code = tree.area_codes.get(unit) or ""
    if not code.startswith("S37"):
        raise Refused(
            "An extract is of one Integration Authority, named by its official code (S37…). Give the unit that has one; an "
            "administrator enters it. (E7)"
        )
    return code


def _inside(facts: Facts, unit: str, known_at: datetime | None) -> Facts:
    """The facts of the authority's outcomes, as known then. Outcomes outside any plan are theirs where their person has one in
    a plan here; where all plans are here, everybody's."""
    known = known_at and known_at.astimezone(UTC).replace(tzinfo=None)
    tree = Tree.of(facts.units)
    with InMemory(facts).connect() as con:
        con.register("asked", pa.table({"id": pa.array(tree.within(unit), pa.string())}))
        con.execute("CREATE TEMP TABLE plan_in AS SELECT p.* FROM plans p SEMI JOIN asked a ON a.id = p.unit")
        everybody = con.execute(
            "SELECT count(*) FROM outcomes WHERE plan <> '' AND plan NOT IN (SELECT id FROM plan_in)"
        ).fetchone() == (0,)
        con.execute(
            "CREATE TEMP TABLE outcome_in AS SELECT * FROM outcomes o WHERE plan IN (SELECT id FROM plan_in) OR plan = '' AND "
            "($1 OR person IN (SELECT person FROM outcomes WHERE plan IN (SELECT id FROM plan_in)))",
            [everybody],
        )
        then = "" if known is None else f"AND recorded_at <= TIMESTAMP '{known}'"
        still = (
            "retracted_at"
            if known is None
            else f"CASE WHEN retracted_at <= TIMESTAMP '{known}' THEN retracted_at END"
        )
        queries = {
            "units": "SELECT * FROM units",
            "people": "SELECT * EXCLUDE (named) FROM people WHERE id IN (SELECT person FROM outcome_in)",
            "plans": "SELECT * FROM plan_in",
            "outcomes": "SELECT * FROM outcome_in",
            "deferrals": "SELECT * FROM deferrals WHERE outcome IN (SELECT id FROM outcome_in)",
            **{
                name: f"SELECT {what} FROM {name} WHERE outcome IN (SELECT id FROM outcome_in) {then} ORDER BY row"
                for name, what in (
                    ("mappings", "* EXCLUDE (row)"),
                    ("goals", "* EXCLUDE (row)"),
                    ("scores", f"* EXCLUDE (row) REPLACE ({still} AS retracted_at)"),
                )
            },
        }
        return Facts(
            **{
                one.name: con.execute(queries[one.name])
                .to_arrow_table()
                .cast(getattr(facts, one.name).schema)
                for one in fields(Facts)
            }
        )


def _table(con: duckdb.DuckDBPyConnection, name: str, authority: str, as_of: date) -> pa.Table:
    written = SQL.read_text("utf-8").format(age_band=DIMENSIONS["age_band"]).split(";\n")
    query = written[list(TABLES).index(name)]
    given = {"as_of": as_of} | ({"authority": authority} if "$authority" in query else {})
    return con.execute(query, given).to_arrow_table().cast(schema(name))
