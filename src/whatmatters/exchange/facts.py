"""The facts of a pack, typed, for the measures."""

from pathlib import Path

import duckdb

from whatmatters.exchange.reading import Pack
from whatmatters.measures.facts import SCHEMAS, Facts

MACROS = Path(__file__).parent / "checking" / "macros.sql"
READ_AS = {"date32[day]": "as_day", "timestamp[us]": "as_moment", "int32": "as_whole"}
# The day that stands in for an empty `recorded_at`.
DAY_OF = {"mappings": "set_on", "goals": "set_on", "scores": "on"}
WORKED_OUT = {
    ("scores", "value"): "CAST(as_score(value) AS INTEGER)",
    ("scores", "refuses"): "value = '' AND says(not_scored_reason)",
    ("goals", "score"): "CAST(as_score(score) AS INTEGER)",
}
# A row without these can say nothing as of a day.
NEEDED = {"outcomes": "opened_on", "goals": "set_on", "mappings": "set_on", "scores": "on"}


def facts_of(pack: Pack) -> Facts:
    """The facts of a pack. What cannot be read is left out: `check` is what speaks of it."""
    with duckdb.connect(config={"threads": 1} if pack.small else {}) as con:
        con.execute("SET TimeZone = 'UTC'")
        con.execute(MACROS.read_text("utf-8"))
        tables = {}
        for name, schema in SCHEMAS.items():
            con.register(f"{name}_cells", pack.tables[name])
            columns = ", ".join(
                f'{_read(name, field.name, str(field.type))} AS "{field.name}"' for field in schema
            )
            needed = f'WHERE as_day("{NEEDED[name]}") IS NOT NULL' if name in NEEDED else ""
            tables[name] = (
                con.execute(f"SELECT {columns} FROM {name}_cells {needed}").to_arrow_table().cast(schema)
            )
    return Facts(**tables)


def _read(table: str, column: str, kind: str) -> str:
    if (table, column) in WORKED_OUT:
        return WORKED_OUT[table, column]
    if column == "recorded_at":
        return f'coalesce(as_moment(recorded_at), CAST(as_day("{DAY_OF[table]}") AS TIMESTAMP))'
    return f'{READ_AS[kind]}("{column}")' if kind in READ_AS else f'"{column}"'
