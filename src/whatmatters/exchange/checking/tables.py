"""The pack's tables in DuckDB, and the lives that rows are judged against."""

from collections.abc import Iterable
from pathlib import Path

import duckdb
import pyarrow as pa

from whatmatters.exchange.checking.links import linked
from whatmatters.exchange.reading import Pack
from whatmatters.frameworks import RecordingTool

HERE = Path(__file__).parent


def connect(
    pack: Pack, known_codes: Iterable[tuple[str, str, str]], tools: Iterable[RecordingTool]
) -> duckdb.DuckDBPyConnection:
    """A connection that knows the pack as `<table>_cells` (texts and links), and `life`, `plan`, `need`,
    `transfer`, `known_code`."""
    con = duckdb.connect(config={"threads": 1} if pack.small else {})
    con.execute("SET TimeZone = 'UTC'; SET preserve_insertion_order = false")
    con.execute((HERE / "macros.sql").read_text("utf-8"))
    con.register("transfer", _transfers(tools))
    codes = sorted(known_codes)
    names = ("framework", "version", "code")
    con.register(
        "known_code",
        pa.table([pa.array([code[at] for code in codes], pa.string()) for at in range(3)], names),
    )
    for name, table in linked(pack).items():
        con.register(f"{name}_cells", table)
    con.execute((HERE / "staging.sql").read_text("utf-8"))
    return con


def _transfers(tools: Iterable[RecordingTool]) -> pa.Table:
    points = [(tool.id, raw, value) for tool in tools if tool.id for raw, value in tool.points.items()]
    columns = [
        pa.array([point[at] for point in points], kind)
        for at, kind in enumerate((pa.string(), pa.string(), pa.int8()))
    ]
    return pa.table(columns, names=("tool", "raw", "points"))
