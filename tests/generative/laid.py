"""A source in one connection, for a test that asks it many things: to lay facts out anew for each costs most of the time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pyarrow as pa

from whatmatters.measures import Facts
from whatmatters.measures.question import Question
from whatmatters.measures.states import Connection, Limited, Source, WithUnits, source


class Laid(WithUnits):
    """A source as it is, whose connection stays open."""

    def __init__(self, of: Source, con: Connection) -> None:
        self._of, self._con = of, con
        self._units = of.units
        self.engine, self.cut = of.engine, of.cut

    @property
    def units(self) -> pa.Table:
        """As they are."""
        return self._units

    def check(self, question: Question) -> None:
        """As it does."""
        if isinstance(self._of, Limited):
            self._of.check(question)

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """The one connection."""
        yield self._con

    def find_states(self, con: Any, question: Question, units: Sequence[str]) -> None:
        """As it does."""
        self._of.find_states(con, question, units)


@contextmanager
def laid(of: Facts | Source) -> Iterator[Laid]:
    """Facts or another source, laid out once."""
    found = source(of)
    with found.connect() as con:
        yield Laid(found, con)
