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

from whatmatters.measures import cube
from whatmatters.measures.dimensions import Refused
from whatmatters.measures.facts import SCHEMAS, Facts
from whatmatters.measures.parquet import lay_beside
from whatmatters.measures.periods import Period
from whatmatters.measures.states import DUCKDB, HERE, Question, fresh, lay_in
from whatmatters.rules.scale import CLEAR_CHANGE
from whatmatters.rules.vocabulary import STATUSES, Intent

OCCASIONS, CHANGES = HERE / "occasions.sql", HERE / "changes.sql"
# The kinds of occasion that count as later, by their order (words.sql).
COUNTED: Final = {"formal": "3, 4", "any": "2, 3, 4"}
# So many people's steps are worked out at a time: they fit into memory.
AT_A_TIME: Final = 100_000
IS_TOUCHED: Final = "s.person IN (SELECT k.id FROM store.kept.people k JOIN touched t ON t.named = k.named)"
Connection = duckdb.DuckDBPyConnection


class Store:
    """A store at a path. Asked through `measure`, `measure_with_margins` and `shares_with_margins` as facts are."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def units(self) -> pa.Table:
        """The units, as the facts have them."""
        with self.connect() as con:
            return con.execute("SELECT * FROM units").to_arrow_table().cast(SCHEMAS["units"])

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
        """Whether it was made by these definitions; one that was not is built anew."""
        try:
            with _beside(self.path, "(READ_ONLY)") as con:
                return con.execute("SELECT made_by FROM store.kept.read_to").fetchone() == (_made_by(),)
        except duckdb.Error:
            return False

    @property
    def read_to(self) -> int:
        """What it was built or refreshed with."""
        return self._number("SELECT entry FROM store.kept.read_to")

    @property
    def mark(self) -> str:
        """What whoever built or refreshed it knows the facts by."""
        with _beside(self.path, "(READ_ONLY)") as con:
            found = con.execute("SELECT mark FROM store.kept.read_to").fetchone()
        return str(found[0]) if found else ""

    @property
    def people(self) -> int:
        """How many people it holds."""
        return self._number("SELECT count(*) FROM store.kept.people")

    def _number(self, query: str) -> int:
        with _beside(self.path, "(READ_ONLY)") as con:
            found = con.execute(query).fetchone()
        return int(found[0]) if found else 0

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """A connection in which what the store holds are tables of their names."""
        with _beside(self.path, "(READ_ONLY)") as con:
            for name in ("units", "people"):
                con.execute(f"CREATE TEMP VIEW {name} AS SELECT * FROM store.kept.{name}")
            con.execute("CREATE TEMP VIEW outcomes AS SELECT '' AS plan, * FROM store.kept.outside")
            yield con

    def _own_framework(self, con: Connection, framework: str | None, units: Sequence[str]) -> bool:
        """Whether the framework asked for is the own one of every unit's nation."""
        if framework is None:
            return True
        con.register("unit_asked", pa.table({"id": pa.array(units, pa.string())}))
        others = con.execute(
            "SELECT count(*) FROM units u SEMI JOIN unit_asked USING (id) JOIN nation_framework n USING (nation) WHERE n.framework <> $1",
            [framework],
        ).fetchone()
        return others == (0,)

    def counted(
        self, by: Sequence[str], every: str, asked: Sequence[Period], basis: str
    ) -> dict[str, cube.Counted] | None:
        """The figures and the people behind them of each whole period by its label, from the cube; None where it does not
        hold them."""
        if not cube.holds(by):
            return None
        with _beside(self.path, "(READ_ONLY)") as con:
            return cube.read(con, by, every, asked, basis)

    def find_states(self, con: Connection, question: Question, units: Sequence[str]) -> None:
        """Make `state`: one row for every outcome in scope whose plan is with one of `units`, as `states.find_states`
        does. Raises Refused for what the store does not hold."""
        if question.known_at is not None or not self._own_framework(con, question.framework, units):
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


def build(path: Path, facts: Facts | Path, *, read_to: int = 0, mark: str = "") -> Store:
    """Build a store anew, from facts or from a folder of Parquet as `simulate` writes it: a folder a table, and all rows of
    an outcome in files of one name. Takes the place of one that is there once it is whole. `read_to` and `mark` are kept, for
    whoever refreshes it to go on from."""
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    with _beside(fresh) as con:
        _lay_out(con)
        for _ in _read(con, facts):
            _add(con)
        _add_up(con)
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
            moved = _units_moved(con)
            if not moved:
                _touched(con)
                cube.add(con, COUNTED, IS_TOUCHED, times=-1)
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
            if moved:
                _add_up(con)
            else:
                cube.add(con, COUNTED, IS_TOUCHED)
                cube.tidy(con)
        con.execute("UPDATE store.kept.read_to SET entry = $1, mark = $2", [read_to, mark])
        con.execute("COMMIT")


def _add_up(con: Connection) -> None:
    """Make the cube anew from all states."""
    con.execute("DELETE FROM store.kept.cube")
    last = con.execute("SELECT coalesce(max(id), 0) FROM store.kept.people").fetchone() or (0,)
    for first in range(0, last[0] + 1, AT_A_TIME):
        cube.add(con, COUNTED, f"s.person BETWEEN {first} AND {first + AT_A_TIME - 1}")
    cube.tidy(con)


def _units_moved(con: Connection) -> bool:
    """Whether the tree of units is another than the store's: then everybody's nation may be."""
    columns = "id, parent, level, area_code, nation"
    there, given = f"SELECT {columns} FROM store.kept.units", f"SELECT {columns} FROM units"
    return con.execute(
        f"SELECT count(*) FROM (({there} EXCEPT {given}) UNION ALL ({given} EXCEPT {there}))"
    ).fetchone() != (0,)


def _touched(con: Connection) -> None:
    """The people whose records changed: of themselves, or by an outcome that is theirs, or was."""
    was = " UNION ".join(
        f"SELECT k.named FROM store.kept.states_{basis} s JOIN store.kept.people k ON k.id = s.person "
        "WHERE s.id IN (SELECT id FROM outcome_changed)"
        for basis in COUNTED
    )
    con.execute(
        "CREATE OR REPLACE TEMP TABLE touched AS SELECT id AS named FROM person_changed UNION "
        f"SELECT person FROM outcomes WHERE id IN (SELECT id FROM outcome_changed) UNION {was}"
    )


@contextmanager
def _beside(path: Path, how: str = "") -> Iterator[Connection]:
    """A connection with a store attached as `store`, beside which facts can be laid."""
    with fresh() as con:
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
    cube.lay_out(con)
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
    told = "".join(
        path.read_text("utf-8")
        for path in (OCCASIONS, CHANGES, cube.SQL, Path(cube.__file__), Path(__file__))
    )
    return hashlib.sha256(f"{duckdb.__version__}{told}".encode()).hexdigest()[:16]


def _one_of(words: Sequence[str]) -> str:
    return "ENUM({})".format(", ".join(f"'{one}'" for one in words))
