"""The state of every outcome at once, set-based: the same definitions as `whatmatters.rules.progress`, in
SQL."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from whatmatters.frameworks.catalogue import DEFAULT_FRAMEWORK
from whatmatters.measures.dimensions import Refused
from whatmatters.measures.facts import SCHEMAS, Facts
from whatmatters.rules.scale import CLEAR_CHANGE
from whatmatters.rules.vocabulary import BASES

HERE = Path(__file__).parent
IN_ORDER = ("scores", "goals", "mappings")


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


def connect(facts: Facts) -> duckdb.DuckDBPyConnection:
    """A connection in which the facts are tables of their names; rows that have an order carry it as
    `row`."""
    con = duckdb.connect()
    con.execute("SET TimeZone = 'UTC'")
    con.execute((HERE / "words.sql").read_text("utf-8"))
    for name in SCHEMAS:
        table = getattr(facts, name)
        if name in IN_ORDER:
            table = table.append_column("row", pa.array(range(table.num_rows), pa.int32()))
        con.register(name, table)
    nations = pa.table({"nation": list(DEFAULT_FRAMEWORK), "framework": list(DEFAULT_FRAMEWORK.values())})
    con.register("nation_framework", nations)
    return con


def find_states(con: duckdb.DuckDBPyConnection, question: Question, units: Sequence[str]) -> None:
    """Make the table `state`: one row for every outcome in scope whose plan is with one of `units`."""
    con.register("unit_asked", pa.table({"id": pa.array(units, pa.string())}))
    con.execute(
        "CREATE OR REPLACE TEMP TABLE within AS SELECT DISTINCT u.id, u.nation FROM units u SEMI JOIN unit_asked USING (id)"
    )
    con.execute((HERE / "states.sql").read_text("utf-8"), question.parameters)
