"""The pack's tables in DuckDB, and the lives that rows are judged against."""

from array import array
from collections.abc import Iterable
from pathlib import Path

import duckdb
import pyarrow as pa

from whatmatters.exchange.reading import Pack
from whatmatters.frameworks import RecordingTool

HERE = Path(__file__).parent
# Below this many rows one thread is done before two have agreed who does what.
NOT_WORTH_SHARING = 100_000
WITH_FIRST = ("plans", "needs", "outcomes", "units")


def connect(
    pack: Pack, known_codes: Iterable[tuple[str, str, str]], tools: Iterable[RecordingTool]
) -> duckdb.DuckDBPyConnection:
    """A connection that knows the pack as `<table>_cells` (texts, with `row`), and `life`, `plan`, `need`,
    `transfer`, `known_code`."""
    small = sum(table.num_rows for table in pack.tables.values()) < NOT_WORTH_SHARING
    con = duckdb.connect(config={"threads": 1} if small else {})
    con.execute("SET TimeZone = 'UTC'; SET preserve_insertion_order = false")
    con.execute((HERE / "macros.sql").read_text("utf-8"))
    con.register("transfer", _transfers(tools))
    codes = sorted(known_codes)
    names = ("framework", "version", "code")
    con.register(
        "known_code", pa.table([pa.array([one[at] for one in codes], pa.string()) for at in range(3)], names)
    )
    _register(con, pack)
    con.execute((HERE / "staging.sql").read_text("utf-8"))
    return con


def _register(con: duckdb.DuckDBPyConnection, pack: Pack) -> None:
    longest = max(table.num_rows for table in pack.tables.values())
    rows = pa.Array.from_buffers(pa.int32(), longest, [None, pa.py_buffer(array("i", range(1, longest + 1)))])
    for name, table in pack.tables.items():
        con.register(f"{name}_cells", table.append_column("row", rows.slice(0, table.num_rows)))
    for name in WITH_FIRST:
        first = "QUALIFY row_number() OVER (PARTITION BY id ORDER BY row) = 1" if twice(con, name) else ""
        con.execute(f"CREATE TEMP VIEW {name}_first AS SELECT * FROM {name}_cells WHERE id <> '' {first}")


def twice(con: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether any id stands in a table more than once."""
    grouped = f"SELECT 1 FROM {table}_cells WHERE id <> '' GROUP BY id HAVING count(*) > 1 LIMIT 1"
    return con.execute(grouped).fetchone() is not None


def _transfers(tools: Iterable[RecordingTool]) -> pa.Table:
    points = [(tool.id, raw, value) for tool in tools if tool.id for raw, value in tool.points.items()]
    columns = [
        pa.array([one[at] for one in points], kind)
        for at, kind in enumerate((pa.string(), pa.string(), pa.int8()))
    ]
    return pa.table(columns, names=("tool", "raw", "points"))
