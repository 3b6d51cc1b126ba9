"""The state of every outcome at once, set-based: the same definitions as `whatmatters.rules.progress`, in
SQL."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import duckdb
import pyarrow as pa

from whatmatters.frameworks.catalogue import DEFAULT_FRAMEWORK
from whatmatters.measures.dimensions import Refused
from whatmatters.measures.facts import SCHEMAS, Facts
from whatmatters.rules.scale import CLEAR_CHANGE
from whatmatters.rules.vocabulary import BASES

HERE = Path(__file__).parent
IN_ORDER = ("scores", "goals", "mappings")
DUCKDB = f"DuckDB {duckdb.__version__}"


@dataclass(frozen=True)
class Question:
    """As of which day, over which period, on which basis and from what was known when. Raises Refused where
    it makes no sense."""

    as_of: date
    from_: date | None = None
    basis: str = "formal"
    known_at: datetime | None = None
    framework: str | None = None

    def __post_init__(self) -> None:
        if self.basis not in BASES:
            raise Refused(
                f"The basis is formal (reviews and end scores) or any (informal ones too), not {self.basis!r}."
            )
        if self.from_ is not None and self.from_ > self.as_of:
            raise Refused("The period ends before it begins: --from is after --as-of.")
        if self.known_at is not None and self.known_at.tzinfo is None:
            raise Refused("Say in which time zone --known-at is, like 2025-01-15T00:00:00Z.")

    @property
    def parameters(self) -> dict[str, object]:
        """As the SQL wants them; moments are in UTC there."""
        known_at = self.known_at and self.known_at.astimezone(UTC).replace(tzinfo=None)
        return {
            "as_of": self.as_of,
            "from": self.from_,
            "basis": self.basis,
            "known_at": known_at,
            "framework": self.framework,
            "clear_change": CLEAR_CHANGE,
        }


Parameters = Mapping[str, object] | Sequence[object] | None


class Rows(Protocol):
    """What a query found."""

    def fetchall(self) -> list[tuple[Any, ...]]: ...
    def fetchone(self) -> tuple[Any, ...] | None: ...


class Connection(Protocol):
    """An engine that answers the queries of this package, each written once: DuckDB's own connection is one."""

    def execute(self, query: str, parameters: Any = None) -> Rows: ...
    def register(self, name: str, table: pa.Table) -> object: ...


class Source(Protocol):
    """Where states come from: facts in memory, Parquet, a store, a cluster. Every measure takes any of them."""

    @property
    def units(self) -> pa.Table:
        """The units, as the facts have them."""

    @property
    def engine(self) -> str:
        """Which engine works it out, with its version."""

    @property
    def cut(self) -> str:
        """A short name for the facts it holds: other facts, another name."""

    def connect(self) -> AbstractContextManager[Connection]:
        """A connection in which `units`, `people` and `outcomes` are tables; `people.named` is a person's id."""

    def find_states(self, con: Any, question: Question, units: Sequence[str]) -> None:
        """Make the table `state`: one row for every outcome in scope whose plan is with one of `units`."""


@runtime_checkable
class Limited(Protocol):
    """A source that does not hold all that facts hold."""

    def check(self, asked: Sequence[str], question: Question) -> None:
        """Raises Refused for a question by these dimensions that it cannot answer."""


@dataclass(frozen=True)
class InMemory:
    """Facts as a source."""

    facts: Facts

    @property
    def units(self) -> pa.Table:
        """The units of the facts."""
        return self.facts.units

    @property
    def engine(self) -> str:
        """DuckDB."""
        return DUCKDB

    @property
    def cut(self) -> str:
        """The same facts, in whatever order, have the same."""
        whole = hashlib.sha256()
        for name in SCHEMAS:
            table = getattr(self.facts, name)
            order = [(column, "ascending") for column in table.column_names]
            rows = table.sort_by(order) if table.num_rows else table
            sink = pa.BufferOutputStream()
            with pa.ipc.new_stream(sink, rows.schema) as stream:
                stream.write_table(rows.combine_chunks(), max_chunksize=1 << 20)
            whole.update(sink.getvalue())
        return whole.hexdigest()[:16]

    @contextmanager
    def connect(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection in which the facts are tables of their names; rows that have an order carry it as `row`."""
        with fresh() as con:
            lay_in(con, self.facts)
            yield con

    def find_states(self, con: Connection, question: Question, units: Sequence[str]) -> None:
        """As `find_states` does."""
        find_states(con, question, units)


def lay_in(con: "Connection", facts: Facts) -> None:
    """Make facts tables of their names; rows that have an order carry it as `row`, and people their id as `named`."""
    for name in SCHEMAS:
        table = getattr(facts, name)
        if name == "people":
            table = table.append_column("named", table["id"])
        if name in IN_ORDER:
            table = table.append_column("row", pa.array(range(table.num_rows), pa.int32()))
        con.register(name, table)


def source(of: Facts | Source) -> Source:
    """Facts as a source; a source as it is."""
    return InMemory(of) if isinstance(of, Facts) else of


@contextmanager
def fresh() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that knows the words of the queries and whose framework is each nation's own."""
    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'")
        con.execute((HERE / "words.sql").read_text("utf-8"))
        con.register("nation_framework", nation_framework())
        yield con


def nation_framework() -> pa.Table:
    """Each nation with its own framework of national outcomes."""
    return pa.table({"nation": list(DEFAULT_FRAMEWORK), "framework": list(DEFAULT_FRAMEWORK.values())})


def find_states(con: Connection, question: Question, units: Sequence[str]) -> None:
    """Make the table `state`: one row for every outcome in scope whose plan is with one of `units`."""
    con.register("unit_asked", pa.table({"id": pa.array(units, pa.string())}))
    con.execute(
        "CREATE OR REPLACE TEMP TABLE within AS SELECT DISTINCT u.id, u.nation FROM units u SEMI JOIN unit_asked USING (id)"
    )
    con.execute((HERE / "states.sql").read_text("utf-8"), question.parameters)
