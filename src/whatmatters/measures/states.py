"""The state of every outcome at once, set-based: the same definitions as `whatmatters.rules.progress`, in
SQL."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import duckdb
import pyarrow as pa

from whatmatters.frameworks.catalogue import DEFAULT_FRAMEWORK
from whatmatters.measures.authorities import Tree
from whatmatters.measures.facts import SCHEMAS, Facts
from whatmatters.measures.question import Question

HERE = Path(__file__).parent
IN_ORDER = ("scores", "goals", "mappings")
DUCKDB = f"DuckDB {duckdb.__version__}"


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
    def tree(self) -> Tree:
        """The same as a tree."""

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


class WithUnits(ABC):
    """What knows its units knows their tree."""

    @property
    @abstractmethod
    def units(self) -> pa.Table:
        """The units, as the facts have them."""

    @cached_property
    def tree(self) -> Tree:
        """The tree of the units, made once."""
        return Tree.of(self.units)


@runtime_checkable
class Limited(Protocol):
    """A source that does not hold all that facts hold."""

    def check(self, question: Question) -> None:
        """Raises Refused for a question that it cannot answer."""


@dataclass(frozen=True)
class InMemory(WithUnits):
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
        with fresh(small=self.facts.small) as con:
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
def fresh(*, small: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that knows the words of the queries and whose framework is each nation's own; of one thread for what is small."""
    with duckdb.connect(config={"threads": 1} if small else {}) as con:
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
