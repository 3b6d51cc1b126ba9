"""The same measures over one or many extracts, on DuckDB: a source as facts are."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import duckdb
import pyarrow as pa

from whatmatters.measures.extracts.loaded import born, check, cut_of, loaded, units_of
from whatmatters.measures.question import Question
from whatmatters.measures.states import DUCKDB, Connection, WithUnits, fresh

# One row a person: they may have outcomes in several authorities. What an engine has to know beside `state`.
VIEWS: Final = (
    "CREATE OR REPLACE TEMP VIEW people AS SELECT person AS id, person AS named, max({born}) AS date_of_birth, "
    "max(gender) AS gender, max(language) AS language, max(deprivation_quintile) AS deprivation_quintile "
    "FROM extract_people GROUP BY person",
    "CREATE OR REPLACE TEMP VIEW outcomes AS SELECT DISTINCT outcome AS id, person, '' AS plan, opened_on, ended_on "
    "FROM extract_outside",
)  # fmt: skip
# A state that still held on the day of the extract has no end.
STATES: Final = (
    "CREATE OR REPLACE TEMP TABLE state AS SELECT s.outcome AS id, s.person, s.authority AS unit, s.plan_kind, "
    "s.national_outcome, s.opened_on, s.ended_on, s.status, s.achieved, s.clear_change, s.baseline_on, "
    "CASE WHEN s.later_score THEN s.\"from\" END AS current_on, s.first_achieved_on, s.deferred_since "
    "FROM extract_states s SEMI JOIN unit_asked u ON u.id = s.authority "
    "WHERE s.\"from\" <= DATE '{as_of}' AND (s.\"to\" IS NULL OR s.\"to\" > DATE '{as_of}'){since}"
)  # fmt: skip


class Extracts(WithUnits):
    """Extracts in folders, asked together. Raises Refused where they do not go together."""

    def __init__(self, folders: Sequence[str]) -> None:
        self.extracts = loaded(folders)

    @property
    def units(self) -> pa.Table:
        """The authorities, below their nation."""
        return units_of(self.extracts)

    @property
    def engine(self) -> str:
        """DuckDB, over extracts."""
        return f"{DUCKDB}, extracts"

    @property
    def cut(self) -> str:
        """From the hashes of their files."""
        return cut_of(self.extracts)

    def check(self, question: Question) -> None:
        """Raises Refused for what extracts do not hold."""
        check(self.extracts, question)

    @contextmanager
    def connect(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection in which units, people and outcomes outside a plan are tables of their names."""
        with fresh() as con:
            for view, table in (("states", "states"), ("people", "people"), ("outside", "outside_a_plan")):
                files = ", ".join("'{}'".format(one.file(table).replace("'", "''")) for one in self.extracts)
                con.execute(f"CREATE TEMP VIEW extract_{view} AS SELECT * FROM read_parquet([{files}])")
            con.register("units", self.units)
            lay_out(con, born(self.extracts))
            yield con

    def find_states(self, con: Any, question: Question, units: Sequence[str]) -> None:
        """As `states.find_states` does."""
        find_extract_states(con, question, units)


def lay_out(con: Connection, born_on: str) -> None:
    """Make `people` and `outcomes` from the tables of the extracts."""
    for view in VIEWS:
        con.execute(view.format(born=born_on))


def find_extract_states(con: Connection, question: Question, units: Sequence[str]) -> None:
    """Make the table `state` from the states of the extracts."""
    con.register("unit_asked", pa.table({"id": pa.array(units, pa.string())}))
    since = question.from_ and f" AND (s.ended_on IS NULL OR s.ended_on >= DATE '{question.from_}')"
    con.execute(STATES.format(as_of=question.as_of, since=since or ""))
