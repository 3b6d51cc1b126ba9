"""Facts as Parquet: a folder a table, and all rows of a person in files of one name, so that parts can be worked on apart.

What `simulate` writes, what `write` lays out, and what DuckDB and Spark both read.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from whatmatters.measures.dimensions import Refused
from whatmatters.measures.facts import SCHEMAS, Facts
from whatmatters.measures.question import Question
from whatmatters.measures.states import DUCKDB, IN_ORDER, InMemory, WithUnits, find_states, fresh

PEOPLE_IN_A_PART: Final = 100_000

# Whose each row is, so that it goes where its person goes.
OWNERS: Final = {
    "people": "SELECT id AS person, t.* FROM people t",
    "plans": "SELECT o.person, t.* FROM plans t LEFT JOIN (SELECT plan, min(person) AS person FROM outcomes "
    "WHERE plan <> '' GROUP BY plan) o ON o.plan = t.id",
    "outcomes": "SELECT t.person AS whose, t.* FROM outcomes t",
    **{
        name: f"SELECT o.person, t.* FROM {name} t LEFT JOIN outcomes o ON o.id = t.outcome"
        for name in ("deferrals", "mappings", "goals", "scores")
    },
}


class OnParquet(WithUnits):
    """Facts in a folder, asked where they lie: nothing but the columns that a question needs is read into memory."""

    def __init__(self, folder: Path) -> None:
        """Raises Refused where the folder does not hold every table of the facts."""
        self.folder = folder
        missing = [name for name in SCHEMAS if not any((folder / name).glob("*.parquet"))]
        if missing:
            raise Refused(
                f"{folder.name} does not hold the facts as Parquet: {', '.join(missing)} is not there. Lay them out with "
                "`whatmatters facts`, or make people up with `whatmatters simulate`."
            )

    @property
    def units(self) -> pa.Table:
        """The units, as the facts have them."""
        return pq.read_table(self.folder / "units").cast(SCHEMAS["units"])

    @property
    def engine(self) -> str:
        """DuckDB, over Parquet."""
        return f"{DUCKDB}, Parquet"

    @property
    def cut(self) -> str:
        """From the footers of the files, which know every column's extent."""
        whole = hashlib.sha256()
        for file in sorted(self.folder.glob("*/*.parquet")):
            metadata = pq.read_metadata(file)
            whole.update(
                f"{file.relative_to(self.folder)} {file.stat().st_size} {metadata.to_dict()}".encode()
            )
        return whole.hexdigest()[:16]

    @contextmanager
    def connect(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection in which the facts are views of their names."""
        with fresh() as con:
            lay_beside(con, self.folder)
            yield con

    def find_states(self, con: Any, question: Question, units: Sequence[str]) -> None:
        """As `states.find_states` does."""
        find_states(con, question, units)


def lay_beside(con: duckdb.DuckDBPyConnection, folder: Path, part: str = "*.parquet") -> None:
    """Make the facts of a folder, or the files of one name in it, views of their names. Rows that have an order carry it."""
    for name in SCHEMAS:
        files = str(folder / name / ("*.parquet" if name == "units" else part)).replace("'", "''")
        beside = {"people": ", id AS named", **dict.fromkeys(IN_ORDER, ', file_row_number AS "row"')}
        ordered = name in IN_ORDER
        of = f"* {'EXCLUDE (file_row_number)' if ordered else ''}{beside.get(name, '')}"
        how = ", file_row_number = true" if ordered else ""
        con.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT {of} FROM read_parquet('{files}'{how})")


def write(facts: Facts, folder: Path, parts: int = 0) -> dict[str, int]:
    """Lay facts out in a new folder, so many parts (0: one for every hundred thousand people). Returns how many rows each
    table has. Raises FileExistsError where there is something in the folder already."""
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"There is something in {folder.name} already. Name a new folder.")
    parts = parts or 1 + facts.people.num_rows // PEOPLE_IN_A_PART
    with InMemory(facts).connect() as con:
        for name, schema in SCHEMAS.items():
            (folder / name).mkdir(parents=True)
            columns = ", ".join(f'"{one}"' for one in schema.names)
            order = "ORDER BY row" if name in IN_ORDER else ""
            for part in range(1 if name == "units" else parts):
                whose = "whose" if name == "outcomes" else "person"
                query = (
                    "SELECT * FROM units"
                    if name == "units"
                    else f"SELECT {columns} FROM ({OWNERS[name]}) WHERE hash(coalesce({whose}, '')) % {parts} = {part} {order}"
                )
                table = con.execute(query).to_arrow_table().cast(schema)
                pq.write_table(table, folder / name / f"part-{part:05}.parquet", compression="zstd")
    return {name: getattr(facts, name).num_rows for name in SCHEMAS}
