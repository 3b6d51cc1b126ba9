"""Outcomes put into groups of somebody's own making: the group stands where the kind of outcome stands."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

import pyarrow as pa

from whatmatters.measures.facts import Facts
from whatmatters.measures.question import Question
from whatmatters.measures.states import Connection, Source, WithUnits, source


class Labelled(WithUnits):
    """A source in which every outcome is of the kind that `labels` says; those it leaves out are of none."""

    def __init__(self, of: Facts | Source, labels: Mapping[str, str]) -> None:
        self._of = source(of)
        self._labels = labels

    @property
    def units(self) -> pa.Table:
        """As they are."""
        return self._of.units

    @property
    def engine(self) -> str:
        """As it is."""
        return self._of.engine

    @property
    def cut(self) -> str:
        """As it is: the facts are the same."""
        return self._of.cut

    def connect(self) -> AbstractContextManager[Connection]:
        """As it is."""
        return self._of.connect()

    def find_states(self, con: Any, question: Question, units: Sequence[str]) -> None:
        """The states, each of the kind that its outcome is labelled with."""
        self._of.find_states(con, question, units)
        names, kinds = list(self._labels), list(self._labels.values())
        con.register(
            "label", pa.table({"id": pa.array(names, pa.string()), "kind": pa.array(kinds, pa.string())})
        )
        con.execute(
            "CREATE OR REPLACE TEMP TABLE labelled AS SELECT s.* REPLACE (coalesce(l.kind, '') AS type) "
            "FROM state s LEFT JOIN label l ON l.id = s.id"
        )
        view = con.execute("SELECT count(*) FROM duckdb_views() WHERE view_name = 'state'").fetchone() != (0,)
        con.execute(f"DROP {'VIEW' if view else 'TABLE'} state")
        con.execute("CREATE TEMP VIEW state AS SELECT * FROM labelled")
