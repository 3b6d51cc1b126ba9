"""Facts that lie in one connection, for a test that asks them many things: to lay them anew for each costs most of the time."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb

from whatmatters.measures import Facts
from whatmatters.measures.states import InMemory


@dataclass(frozen=True)
class Laid(InMemory):
    """Facts as a source whose connection stays open."""

    con: duckdb.DuckDBPyConnection

    @contextmanager
    def connect(self) -> Iterator[duckdb.DuckDBPyConnection]:
        yield self.con


@contextmanager
def laid(facts: Facts) -> Iterator[Laid]:
    """Facts as a source, laid once."""
    with InMemory(facts).connect() as con:
        yield Laid(facts, con)
