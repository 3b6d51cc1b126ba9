"""From a question to the states it is about, and to the cells and margins in which they are counted."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import pyarrow as pa

from whatmatters.measures.authorities import Tree
from whatmatters.measures.dimensions import DIMENSIONS, LEVELS, OF_UNITS, Refused
from whatmatters.measures.facts import Facts
from whatmatters.measures.figures import STAR
from whatmatters.measures.question import Question
from whatmatters.measures.states import HERE, Connection, Limited, Source, source
from whatmatters.rules.vocabulary import VOICES

BESIDE: Final = "beside"
Key = tuple[str | int | bool | None, ...]


@dataclass(frozen=True)
class Counting:
    """A connection in which `state` has the state of every outcome that a question is about, and the names of the keys by
    which they are counted with the SQL of each."""

    con: Connection
    question: Question
    keys: Mapping[str, str]

    @property
    def names(self) -> list[str]:
        """The columns of the keys in a query."""
        return [f"by_{name}" for name in self.keys] or ["everything"]

    def rows(self, query: str, given: Mapping[str, Any] | None = None, **words: str) -> list[tuple[Any, ...]]:
        """What a query finds, `{keys}`, `{margin}` and the like filled in, and other words as given; `given` are parameters."""
        names = self.names
        written = query.format(
            keys=", ".join(f"{sql} AS {name}" for sql, name in zip(self.keys.values() or ["0"], names, strict=True)),
            joins=joins(self.keys),
            rolled_up=rolled_up(self.keys),
            names=", ".join(names),
            margin=margin_of(names) if self.keys else "0",
            grouping=f"CUBE ({', '.join(names)})" if self.keys else "everything",
            order=", ".join(f"{name} NULLS LAST" for name in names),
            **words,
        )  # fmt: skip
        parameters = dict(given or {}) | ({"as_of": self.question.as_of} if "$as_of" in written else {})
        return self.con.execute(written, parameters or None).fetchall()

    def cells(self, file: str, **words: str) -> Iterator[tuple[Key, tuple[Any, ...]]]:
        """Each row of a query of this package that counts cells and margins: the key, with margins as "*", and the rest."""
        size = len(self.names)
        for row in self.rows((HERE / file).read_text("utf-8"), None, **words):
            yield self._key(row[:size], int(row[size])), row[size + 1 :]

    def _key(self, values: Sequence[Any], margin: int) -> Key:
        def one(place: int, name: str) -> str | int | bool | None:
            if margin >> (len(self.keys) - 1 - place) & 1:
                return STAR
            value: str | int | bool | None = values[place]
            return VOICES[int(value) - 1] if name == "scored_by" and value is not None else value

        return tuple(one(place, name) for place, name in enumerate(self.keys))

    def outside_a_plan(self) -> tuple[int, int]:
        """How many outcomes are outside any plan (B2), and how many people's they are; none within a unit."""
        if self.question.within is not None:
            return 0, 0
        found = self.con.execute(
            "SELECT count(*), count(DISTINCT person) FROM outcomes "
            "WHERE plan = '' AND opened_on <= $1 AND (ended_on IS NULL OR ended_on >= $2)",
            [self.question.as_of, self.question.from_ or self.question.as_of.min],
        ).fetchone()
        return (int(found[0]), int(found[1])) if found else (0, 0)


@contextmanager
def counting(facts: Facts | Source, question: Question) -> Iterator[Counting]:
    """Find the states that a question is about. Raises Refused for a unit that is not there, for what the source does not
    hold, and where authorities would stand side by side (D4)."""
    found = source(facts)
    tree, within, keys = found.tree, question.within, {name: DIMENSIONS[name] for name in question.by}
    inside: list[str] = []
    if question.beside_nation and within is not None:
        inside, nation = tree.within(within), tree.above(within)[-1]
        if nation == within:
            raise Refused(
                f"{within!r} is the national total itself. Name a unit below it: --within UNIT. (D4)"
            )
        within, keys = nation, {BESIDE: "s.unit IN (SELECT id FROM inside)", **keys}
    if isinstance(found, Limited):
        found.check(question)
    with found.connect() as con:
        found.find_states(con, question, tree.within(within))
        con.register("inside", pa.table({"id": pa.array(inside, pa.string())}))
        if set(keys) & set(LEVELS):
            _roll_up(con, tree)
        _refuse_authorities_side_by_side(con, tree, question.by)
        yield Counting(con, question, keys)


def _roll_up(con: Connection, tree: Tree) -> None:
    """Make the table `lying`: the unit of each level that a unit is or lies in."""
    columns = {
        level: pa.array([tree.at(level, unit) for unit in tree.parents], pa.string()) for level in LEVELS
    }
    con.register("lying", pa.table({"unit": pa.array(tree.parents, pa.string()), **columns}))


def _refuse_authorities_side_by_side(con: Connection, tree: Tree, by: Sequence[str]) -> None:
    named = [name for name in by if name in OF_UNITS]
    if named:
        keys = ", ".join(DIMENSIONS[name] for name in named)
        rows = con.execute(
            f"SELECT list(DISTINCT s.unit) FROM state s {joins(named)} GROUP BY {keys}"
        ).fetchall()
        tree.refuse_rows_side_by_side(units for (units,) in rows)


def joins(by: Mapping[str, str] | Sequence[str]) -> str:
    """The joins that these dimensions need beside the state `s`: its person `p`, and where its unit lies, `l`."""
    needed = [DIMENSIONS[name] for name in by if name in DIMENSIONS]
    people = "LEFT JOIN people p ON p.id = s.person" if any("p." in sql for sql in needed) else ""
    return f"{people} {rolled_up(by)}"


def rolled_up(by: Mapping[str, str] | Sequence[str]) -> str:
    """The join that the levels of the tree need; none where none is asked for."""
    return "LEFT JOIN lying l ON l.unit = s.unit" if set(by) & set(LEVELS) else ""


def margin_of(names: Sequence[str]) -> str:
    """A bit for every dimension, the first highest: as every engine can add it up."""
    return " + ".join(f"{1 << place} * grouping({name})" for place, name in enumerate(reversed(names)))
