"""A store of states: a row for every change of an outcome's state, so that any day is answered by looking up, not by working
out. From all that is known now, with each nation's own framework; other questions go to the facts.

A store is a DuckDB file. It is derived, never the record: built anew it gives the same answers, and refreshed for the
outcomes that changed it gives the answers of one built anew.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, get_args

import duckdb
import pyarrow as pa

from whatmatters.measures.authorities import Tree
from whatmatters.measures.dimensions import Refused
from whatmatters.measures.facts import SCHEMAS, Facts
from whatmatters.measures.parquet import lay_beside
from whatmatters.measures.question import Question
from whatmatters.measures.states import DUCKDB, HERE, WithUnits, fresh, lay_in, nation_framework
from whatmatters.rules.scale import CLEAR_CHANGE
from whatmatters.rules.vocabulary import STATUSES, Intent

OCCASIONS, CHANGES = HERE / "occasions.sql", HERE / "changes.sql"
# The kinds of occasion that count as later, by their order (words.sql).
COUNTED: Final = {"formal": "3, 4", "any": "2, 3, 4"}
Connection = duckdb.DuckDBPyConnection


class OpenStore(WithUnits):
    """A store that is open: whatever takes its place on the disk, everything asked of this is of the same one. A source as facts
    are. `mark` is what whoever built or refreshed it knows the facts by, `read_to` what it was built or refreshed with."""

    def __init__(self, con: Connection, *, of: "OpenStore | None" = None) -> None:
        self.con = con
        for name in ("units", "people"):
            con.execute(f"CREATE TEMP VIEW {name} AS SELECT * FROM store.kept.{name}")
        con.execute("CREATE TEMP VIEW outcomes AS SELECT '' AS plan, * FROM store.kept.outside")
        if of is None:
            row = con.execute("SELECT entry, mark, made_by FROM store.kept.read_to").fetchone()
            read_to, mark, made_by = row or (0, "", "")
            self.read_to, self.mark, self.made_by = int(read_to), str(mark), str(made_by)
            self._units = con.execute("SELECT * FROM units").to_arrow_table().cast(SCHEMAS["units"])
        else:
            self.read_to, self.mark, self.made_by, self._units = of.read_to, of.mark, of.made_by, of.units
            self.tree = of.tree
            con.register("nation_framework", nation_framework())

    def apart(self) -> "OpenStore":
        """The same store for somebody else to ask at the same time: what one looks up is not in the other's way."""
        return OpenStore(self.con.cursor(), of=self)

    @property
    def units(self) -> pa.Table:
        """The units, read once."""
        return self._units

    @property
    def engine(self) -> str:
        """DuckDB, over the store."""
        return f"{DUCKDB}, store of states"

    @property
    def cut(self) -> str:
        """The definitions that made it and the mark it was read to: after a change that is read, another."""
        return f"{_made_by()[:8]}-{self.mark or self.read_to}"

    @property
    def is_current(self) -> bool:
        """Whether it was made by these definitions."""
        return self.made_by == _made_by()

    @property
    def people(self) -> int:
        """How many people it holds."""
        found = self.con.execute("SELECT count(*) FROM people").fetchone()
        return int(found[0]) if found else 0

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """Its one connection."""
        yield self.con

    def find_states(self, con: Connection, question: Question, units: Sequence[str]) -> None:
        """As `Store.find_states` does."""
        _find_states(con, question, units)


class Store:
    """A store at a path. Asked as facts are."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def opened(self) -> Iterator[OpenStore]:
        """Open it to be read."""
        with _beside(self.path, "(READ_ONLY)") as con:
            yield OpenStore(con)

    @property
    def units(self) -> pa.Table:
        """The units, as the facts have them."""
        with self.opened() as store:
            return store.units

    @property
    def tree(self) -> Tree:
        """The same as a tree."""
        return Tree.of(self.units)

    @property
    def engine(self) -> str:
        """DuckDB, over the store."""
        return f"{DUCKDB}, store of states"

    @property
    def cut(self) -> str:
        """As that of the open store."""
        with self.opened() as store:
            return store.cut

    @property
    def is_current(self) -> bool:
        """Whether it was made by these definitions; one that was not is built anew."""
        try:
            with self.opened() as store:
                return store.is_current
        except duckdb.Error:
            return False

    @property
    def read_to(self) -> int:
        """What it was built or refreshed with."""
        with self.opened() as store:
            return store.read_to

    @property
    def mark(self) -> str:
        """What whoever built or refreshed it knows the facts by."""
        with self.opened() as store:
            return store.mark

    @property
    def people(self) -> int:
        """How many people it holds."""
        with self.opened() as store:
            return store.people

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """A connection in which what the store holds are tables of their names."""
        with self.opened() as store:
            yield store.con

    def find_states(self, con: Connection, question: Question, units: Sequence[str]) -> None:
        """Make `state`: one row for every outcome in scope whose plan is with one of `units`, as `states.find_states`
        does. Raises Refused for what the store does not hold."""
        _find_states(con, question, units)


def _find_states(con: Connection, question: Question, units: Sequence[str]) -> None:
    if question.known_at is not None or not _own_framework(con, question.framework, units):
        raise Refused(
            "The store of states holds what is known now, with each nation's own framework. Ask the facts for "
            "--known-at and --framework."
        )
    con.register("unit_asked", pa.table({"id": pa.array(units, pa.string())}))
    since = f"AND (ended_on IS NULL OR ended_on >= DATE '{question.from_}')" if question.from_ else ""
    everywhere = con.execute("SELECT count(*) FROM units").fetchone() == (len(units),)
    inside = "" if everywhere else "AND unit IN (SELECT id FROM unit_asked)"
    con.execute(
        f"CREATE OR REPLACE TEMP VIEW state AS SELECT * FROM store.kept.states_{question.basis} "
        f"WHERE from_day <= DATE '{question.as_of}' AND to_day > DATE '{question.as_of}' {since} {inside}"
    )


def _own_framework(con: Connection, framework: str | None, units: Sequence[str]) -> bool:
    """Whether the framework asked for is the own one of every unit's nation."""
    if framework is None:
        return True
    con.register("unit_asked", pa.table({"id": pa.array(units, pa.string())}))
    others = con.execute(
        "SELECT count(*) FROM units u SEMI JOIN unit_asked USING (id) JOIN nation_framework n USING (nation) WHERE n.framework <> $1",
        [framework],
    ).fetchone()
    return others == (0,)


def build(path: Path, facts: Facts | Path, *, read_to: int = 0, mark: str = "") -> Store:
    """Build a store anew, from facts or from a folder of Parquet as `simulate` writes it: a folder a table, and all rows of
    an outcome in files of one name. Takes the place of one that is there once it is whole. `read_to` and `mark` are kept, for
    whoever refreshes it to go on from."""
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    with _beside(fresh, small=isinstance(facts, Facts) and facts.small) as con:
        _lay_out(con)
        for _ in _read(con, facts):
            _add(con)
        con.execute("INSERT INTO store.kept.read_to VALUES ($1, $2, $3)", [read_to, mark, _made_by()])
    fresh.replace(path)
    return Store(path)


def refresh(
    store: Store,
    facts: Facts,
    *,
    outcomes: Iterable[str] = (),
    people: Iterable[str] = (),
    read_to: int = 0,
    mark: str = "",
) -> None:
    """Work out again the states of the outcomes that changed, and of all outcomes of the people of whom something did.

    `facts` hold all there is of them, of their people and of all units; what is not among them any more leaves. All of it
    happens or nothing.
    """
    with _beside(store.path) as con:
        for name, ids in (("outcome_changed", outcomes), ("person_changed", people)):
            con.register(name, pa.table({"id": pa.array(sorted(set(ids)), pa.string())}))
        con.execute("BEGIN")
        for _ in _read(con, facts):
            for table in (*(f"states_{basis}" for basis in COUNTED), "outside"):
                con.execute(
                    f"DELETE FROM store.kept.{table} WHERE id IN (SELECT id FROM outcome_changed) OR person IN "
                    "(SELECT k.id FROM store.kept.people k JOIN person_changed c ON c.id = k.named)"
                )
            con.execute(
                "CREATE OR REPLACE TEMP VIEW changed_now AS SELECT * FROM outcomes WHERE id IN "
                "(SELECT id FROM outcome_changed) OR person IN (SELECT id FROM person_changed)"
            )
            _add(con, "changed_now")
        con.execute("UPDATE store.kept.read_to SET entry = $1, mark = $2", [read_to, mark])
        con.execute("COMMIT")


@contextmanager
def _beside(path: Path, how: str = "", *, small: bool = False) -> Iterator[Connection]:
    """A connection with a store attached as `store`, beside which facts can be laid."""
    with fresh(small=small) as con:
        con.execute("ATTACH '{}' AS store {}".format(str(path).replace("'", "''"), how))
        yield con


def _read(con: Connection, facts: Facts | Path) -> Iterator[None]:
    """Lay facts beside the store as tables of their names: all at once, or part after part."""
    if isinstance(facts, Facts):
        lay_in(con, facts)
        yield
        return
    parts = sorted(
        {file.name for name in SCHEMAS if name != "units" for file in (facts / name).glob("*.parquet")}
    )
    for part in parts:
        lay_beside(con, facts, part)
        yield


def _lay_out(con: Connection) -> None:
    con.execute("CREATE SCHEMA store.kept")
    con.execute(
        "CREATE TABLE store.kept.units (id VARCHAR, parent VARCHAR, level VARCHAR, area_code VARCHAR, nation VARCHAR)"
    )
    con.execute(
        "CREATE TABLE store.kept.people (id INTEGER, named VARCHAR, date_of_birth DATE, gender VARCHAR, language VARCHAR, "
        "deprivation_quintile INTEGER)"
    )
    con.execute("CREATE TABLE store.kept.read_to (entry BIGINT, mark VARCHAR, made_by VARCHAR)")
    con.execute("CREATE TABLE store.kept.outside (id VARCHAR, person INTEGER, opened_on DATE, ended_on DATE)")


def _add(con: Connection, outcomes: str = "outcomes") -> None:
    """Add the states of `outcomes` from the facts that lie beside the store. Units and people are taken anew."""
    con.execute("DELETE FROM store.kept.units")
    con.execute("INSERT INTO store.kept.units SELECT id, parent, level, area_code, nation FROM units")
    # A person is a number here, and keeps it.
    con.execute(
        "CREATE OR REPLACE TEMP TABLE person_given AS SELECT k.id AS number, p.id, p.date_of_birth, p.gender, p.language, p.deprivation_quintile FROM people p "
        "LEFT JOIN store.kept.people k ON k.named = p.id"
    )
    con.execute("DELETE FROM store.kept.people WHERE id IN (SELECT number FROM person_given)")
    con.execute(
        "INSERT INTO store.kept.people SELECT coalesce(number, CAST(row_number() OVER (PARTITION BY number IS NULL) AS INTEGER)"
        " + coalesce((SELECT greatest(max(k.id), max(g.number)) FROM store.kept.people k, person_given g),"
        " (SELECT max(id) FROM store.kept.people), (SELECT max(number) FROM person_given), 0)), id, "
        "date_of_birth, gender, language, deprivation_quintile FROM person_given"
    )
    con.execute(
        f"INSERT INTO store.kept.outside SELECT o.id, p.id, o.opened_on, o.ended_on FROM {outcomes} o "
        "JOIN store.kept.people p ON p.named = o.person WHERE o.plan = ''"
    )
    con.execute(OCCASIONS.read_text("utf-8").format(outcomes=outcomes))
    for basis, counted in COUNTED.items():
        rows = CHANGES.read_text("utf-8").format(
            counted=counted,
            clear_change=CLEAR_CHANGE,
            status_word=_one_of(STATUSES),
            intent_word=_one_of(get_args(Intent)),
        )
        there = con.execute(
            "SELECT 1 FROM duckdb_tables() WHERE database_name = 'store' AND table_name = $1",
            [f"states_{basis}"],
        ).fetchone()
        put = "INSERT INTO store.kept.states_{}" if there else "CREATE TABLE store.kept.states_{} AS"
        con.execute(
            f"{put.format(basis)} SELECT s.* REPLACE (p.id AS person) FROM ({rows}) s "
            "JOIN store.kept.people p ON p.named = s.person"
        )


def _made_by() -> str:
    """A short name of the definitions and the engine: another where either changes."""
    definitions = "".join(path.read_text("utf-8") for path in (OCCASIONS, CHANGES, Path(__file__)))
    return hashlib.sha256(f"{duckdb.__version__}{definitions}".encode()).hexdigest()[:16]


def _one_of(words: Sequence[str]) -> str:
    return "ENUM({})".format(", ".join(f"'{one}'" for one in words))
