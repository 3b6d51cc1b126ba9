"""What can be said about many records: counts of directions and achievement, never of scores (D2, D3)."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from whatmatters import frameworks
from whatmatters.measures.authorities import Tree
from whatmatters.measures.dimensions import DIMENSIONS, LEVELS, OF_UNITS, Refused, dimensions, words
from whatmatters.measures.facts import Facts
from whatmatters.measures.figures import STAR, as_cell
from whatmatters.measures.periods import Period, periods, split_period
from whatmatters.measures.states import Connection, Limited, Question, Source, source
from whatmatters.measures.store import Store
from whatmatters.rules.vocabulary import PERSON_STATES, STATUSES, VOICES

CELLS = Path(__file__).with_name("cells.sql")
Key = dict[str, str | int | None]


@dataclass(frozen=True)
class Cell:
    """Counts of the outcomes and people that share a key. `status` and `people_state` name every word, also
    those at 0."""

    key: Key
    outcomes: int
    people: int
    status: dict[str, int]
    achieved: int
    clearly_improved: int
    clearly_worsened: int
    people_state: dict[str, int]


@dataclass(frozen=True)
class Measure:
    """Cells in the order of their keys, with how they were asked for, and how many outcomes are outside any
    plan: those are counted apart and are in no cell (B2)."""

    as_of: date
    by: tuple[str, ...]
    basis: str
    cells: tuple[Cell, ...]
    outside_a_plan: int

    def as_json(self) -> dict[str, Any]:
        """In the shape of docs/reference/measures.md."""
        cells = [dict(vars(cell)) for cell in self.cells]
        return {"as_of": self.as_of.isoformat(), "by": list(self.by), "basis": self.basis, "cells": cells}


def measure(
    facts: Facts | Source,
    *,
    as_of: date,
    from_: date | None = None,
    by: str | Sequence[str] = (),
    within: str | None = None,
    framework: str | None = None,
    basis: str = "formal",
    known_at: datetime | None = None,
) -> Measure:
    """Count outcomes and people by their state as of a day
    (docs/reference/measures-definitions.md, "For a group over a period").

    Without `framework` the national outcome is that of the nation's own, nation by nation. Exact figures:
    disclosure control is not applied here. Raises Refused for a question that is not answered (D4) or not
    understood.

    By a period (`month`, `quarter`, `year`) it is counted anew for each whole one from `from_` to `as_of`, as of its end.
    """
    every, rest = split_period(words(by))
    if every is not None:
        asked_for = periods(every, from_, as_of)
        if isinstance(facts, Store) and within is None and framework is None and known_at is None:
            Question(as_of, from_, basis)
            if (held := facts.counted(dimensions(rest), every, asked_for, basis)) is not None:
                figures = [(one, held[one.label][0]) for one in asked_for]
                return _panel(words(by), _from_cube(facts, rest, basis, figures), every)
        return _panel(
            words(by),
            [
                (one, measure(facts, as_of=one.last, from_=one.first, by=rest, within=within, framework=framework,
                              basis=basis, known_at=known_at))
                for one in asked_for
            ],
            every,
        )  # fmt: skip
    with states_asked(
        facts,
        as_of=as_of,
        from_=from_,
        by=by,
        within=within,
        framework=framework,
        basis=basis,
        known_at=known_at,
    ) as (con, asked, question):
        cells = _cells(con, asked, question)
        outside = outside_a_plan(con, question)[0] if within is None else 0
    return Measure(as_of, asked, basis, cells, outside)


def _from_cube(
    store: Store, by: tuple[str, ...], basis: str, held: Sequence[tuple[Period, Mapping[Any, dict[str, int]]]]
) -> list[tuple[Period, Measure]]:
    """What `measure` says of each period, from the figures of the cube; what is outside any plan for the last alone, which is
    all a panel says of it."""
    last = held[-1][0]
    with store.connect() as con:
        outside = outside_a_plan(con, Question(last.last, last.first, basis))[0]
    return [
        (
            one,
            Measure(
                one.last,
                by,
                basis,
                tuple(
                    Cell(**as_cell(dict(zip(by, key, strict=True)), counts))
                    for key, counts in figures.items()
                    if STAR not in key
                ),
                outside if one is last else 0,
            ),
        )
        for one, figures in held
    ]


def _panel(asked: tuple[str, ...], found: list[tuple[Period, Measure]], every: str) -> Measure:
    cells = []
    for period, one in found:
        for cell in one.cells:
            key: Key = {name: period.label if name == every else cell.key[name] for name in asked}
            cells.append(replace(cell, key=key))
    last = found[-1][1]
    return Measure(last.as_of, asked, last.basis, tuple(cells), last.outside_a_plan)


@contextmanager
def states_asked(
    facts: Facts | Source,
    *,
    as_of: date,
    from_: date | None,
    by: str | Sequence[str],
    within: str | None,
    framework: str | None,
    basis: str,
    known_at: datetime | None,
) -> Iterator[tuple[Connection, tuple[str, ...], Question]]:
    """A connection with the state of every outcome that a question is about, the dimensions asked for, and the
    question. Raises Refused as `measure` does."""
    asked = dimensions(by if isinstance(by, str) else tuple(by))
    if framework is not None and framework not in {one.id for one in frameworks.all_frameworks()}:
        raise Refused(f"There is no framework {framework!r}.")
    question = Question(as_of, from_, basis, known_at, framework)
    tree, found = tree_of(facts), source(facts)
    if isinstance(found, Limited):
        found.check(asked, question)
    with found.connect() as con:
        found.find_states(con, question, tree.within(within))
        if set(asked) & set(LEVELS):
            roll_up(con, tree)
        refuse_authorities_side_by_side(con, tree, asked)
        yield con, asked, question


def roll_up(con: Connection, tree: Tree) -> None:
    """Make the table `lying`: the unit of each level that a unit is or lies in."""
    columns = {
        level: pa.array([tree.at(level, one) for one in tree.parents], pa.string()) for level in LEVELS
    }
    con.register("lying", pa.table({"unit": pa.array(tree.parents, pa.string()), **columns}))


def refuse_authorities_side_by_side(con: Connection, tree: Tree, asked: tuple[str, ...]) -> None:
    """Raises Refused when the dimensions asked for would set several authorities side by side (D4)."""
    of_units = [DIMENSIONS[name] for name in asked if name in OF_UNITS]
    if of_units:
        rows = con.execute(
            f"SELECT list(DISTINCT s.unit) FROM state s {joins([name for name in asked if name in OF_UNITS])} GROUP BY {', '.join(of_units)}"
        ).fetchall()
        tree.refuse_rows_side_by_side(units for (units,) in rows)


def joins(asked: Sequence[str]) -> str:
    """The joins that these dimensions need beside the state `s`: its person `p`, and where its unit lies, `l`."""
    needed = [DIMENSIONS[name] for name in asked if name in DIMENSIONS]
    people = "LEFT JOIN people p ON p.id = s.person" if any("p." in one for one in needed) else ""
    return f"{people} {rolled_up(asked)}"


def rolled_up(asked: Sequence[str]) -> str:
    """The join that the levels of the tree need; none where none is asked for."""
    return "LEFT JOIN lying l ON l.unit = s.unit" if set(asked) & set(LEVELS) else ""


def outside_a_plan(con: Connection, question: Question) -> tuple[int, int]:
    """How many outcomes are outside any plan (B2), and how many people's they are."""
    found = con.execute(
        "SELECT count(*), count(DISTINCT person) FROM outcomes "
        "WHERE plan = '' AND opened_on <= $1 AND (ended_on IS NULL OR ended_on >= $2)",
        [question.as_of, question.from_ or date.min],
    ).fetchone()
    return found or (0, 0)


def tree_of(facts: Facts | Source) -> Tree:
    units = facts.units.to_pylist()
    of_each = ({one["id"]: one[column] for one in units} for column in ("parent", "area_code", "level"))
    return Tree(*of_each)


def _cells(con: Connection, asked: tuple[str, ...], question: Question) -> tuple[Cell, ...]:
    names = [f"by_{name}" for name in asked] or ["everything"]
    expressions = [DIMENSIONS[name] for name in asked] or ["0"]
    query = CELLS.read_text("utf-8").format(
        keys=", ".join(f"{one} AS {name}" for one, name in zip(expressions, names, strict=True)),
        joins=joins(asked),
        names=", ".join(names),
        cell_names=", ".join(f"o.{name}" for name in names),
        statuses=", ".join(f"count(*) FILTER (status = '{one}') AS {one}" for one in STATUSES),
        status_names=", ".join(STATUSES),
        same_key=" AND ".join(f"o.{name} IS NOT DISTINCT FROM p.{name}" for name in names),
        order=", ".join(f"o.{name} NULLS LAST" for name in names),
    )
    needs_day = "$as_of" in query
    rows = con.execute(query, {"as_of": question.as_of} if needs_day else None).fetchall()
    cells = [_cell(asked, row[: len(names)], row[len(names) :]) for row in rows]
    return tuple(cells or ([] if asked else [_cell((), (), (0,) * 18)]))


def _cell(asked: tuple[str, ...], values: tuple[Any, ...], counts: tuple[int, ...]) -> Cell:
    key: Key = dict(zip(asked, values, strict=False))
    if key.get("scored_by") is not None:
        key["scored_by"] = VOICES[int(key["scored_by"] or 1) - 1]
    outcomes, people, *rest = counts
    status = dict(zip(STATUSES, rest, strict=False))
    achieved, improved, worsened, *states = rest[len(STATUSES) :]
    return Cell(
        key,
        outcomes,
        people,
        status,
        achieved,
        improved,
        worsened,
        dict(zip(PERSON_STATES, states, strict=True)),
    )
