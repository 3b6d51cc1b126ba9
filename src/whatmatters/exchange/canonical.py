"""A valid pack in its canonical form: one way to write each value, and an id for every fact.

A fact that came without an id gets one worked out from what it says, so that the same fact is known again
when it is sent twice. What may be filled in later (a score taken back, an action done) is left out of it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from whatmatters.exchange.descriptor import Column, Table, descriptor

HERE = Path(__file__).parent
# What is filled in later, and is not part of what makes a fact itself.
LATER = {
    "scores": ("retracted_at", "retracted_reason"),
    "actions": ("done_on", "output", "not_done_reason"),
    "deferrals": ("resolved_on",),
    "consents": ("withdrawn_on",),
    "provisions": ("to",),
}
# The day that an empty `recorded_at` stands for, at 00:00.
DAY_OF = {
    "decisions": "on",
    "conversations": "on",
    "wordings": "on",
    "scores": "on",
    "goals": "set_on",
    "mappings": "set_on",
}
# References that the descriptor does not declare.
ALSO_REFERENCES = {("outcomes", "continues"), ("outcomes", "conversation")}


def canonical(tables: Mapping[str, pa.Table], source: str = "") -> dict[str, pa.Table]:
    """The canonical form of every table, with `id` first, rows in the order given. `source` goes before every
    id."""
    with reading() as con:
        return {name: _table(con, table, tables[name], source) for name, table in descriptor().tables.items()}


@contextmanager
def reading() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that can read and write cells."""
    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'")
        con.execute((HERE / "checking" / "macros.sql").read_text("utf-8"))
        con.execute((HERE / "canonical.sql").read_text("utf-8"))
        yield con


def _table(con: duckdb.DuckDBPyConnection, table: Table, rows: pa.Table, source: str) -> pa.Table:
    if rows.num_rows == 0:
        names = ("id", *(name for name in table.names if name != "id"))
        return pa.table({name: pa.array([], pa.string()) for name in names})
    con.register("given", rows)
    columns = ", ".join(f'{_written(table, column)} AS "{column.name}"' for column in table.columns)
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE written AS SELECT {columns} FROM given", _params(columns, source)
    )
    if table.must_have_id:
        return con.execute("SELECT * FROM written").to_arrow_table()
    return con.execute(_with_ids(table)).to_arrow_table()


def _params(query: str, source: str) -> dict[str, str]:
    return {"source": source} if "$source" in query else {}


def _written(table: Table, column: Column) -> str:
    cell = f'"{column.name}"'
    if column.type == "datetime":
        text = f"CASE WHEN {cell} = '' THEN '' ELSE moment_as_text(as_moment({cell})) END"
        if column.name == "recorded_at" and table.name in DAY_OF:
            return f"CASE WHEN {text} = \"{DAY_OF[table.name]}\" || 'T00:00:00Z' THEN '' ELSE {text} END"
        return text
    if column.type == "integer":
        return f"coalesce(CAST(as_whole({cell}) AS VARCHAR), '')"
    if column.type == "boolean":
        return f"coalesce(CAST(as_truth({cell}) AS VARCHAR), '')"
    if column.name == "id" or column.refers_to or (table.name, column.name) in ALSO_REFERENCES:
        return f"named({cell}, $source)"
    return cell


def _with_ids(table: Table) -> str:
    """The written rows, those without an id under one worked out: what the row says, and its number among its
    equals."""
    own = [f'"{name}"' for name in table.names if name not in ("id", *LATER.get(table.name, ()))]
    all_columns = ", ".join(f'"{name}" DESC' for name in table.names)
    given_id = "id" if "id" in table.names else "''"
    rest = ", ".join(f'"{name}"' for name in table.names if name != "id")
    return f"""
        WITH numbered AS (
            SELECT *, row_number() OVER () AS place, '~' || md5('{table.name}' || chr(31) ||
            concat_ws(chr(31), {", ".join(own)})) AS content FROM written
        ),
        again AS (
            SELECT content FROM numbered WHERE {given_id} = '' GROUP BY content HAVING count(*) > 1
        ),
        equals AS (
            SELECT place, row_number() OVER (PARTITION BY content ORDER BY {all_columns}, place) AS number
            FROM numbered SEMI JOIN again USING (content) WHERE {given_id} = ''
        )
        SELECT CASE WHEN {given_id} <> '' THEN {given_id} WHEN number > 1 THEN content || '-' || number
                    ELSE content END AS id, {rest}
        FROM numbered LEFT JOIN equals USING (place) ORDER BY place"""
