"""A measure with all its margins, and how many people stand behind each figure: what disclosure control reads."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from whatmatters.measures.cube import margin_of, people_behind
from whatmatters.measures.dimensions import DIMENSIONS, LEVELS, OF_UNITS, Refused
from whatmatters.measures.facts import Facts
from whatmatters.measures.figures import FIGURES, STAR, as_cell
from whatmatters.measures.measure import joins, rolled_up, states_asked, tree_of
from whatmatters.measures.measure import outside_a_plan as counted_outside
from whatmatters.measures.states import Connection, Question, Source
from whatmatters.rules.vocabulary import PERSON_STATES, STATUSES, VOICES

SQL = Path(__file__).with_name("margins.sql")
BESIDE = "beside"
Key = tuple[str | int | bool | None, ...]


@dataclass(frozen=True)
class Table:
    """Exact figures by cell, margins among them: a key holds "*" for a dimension that is added over.

    `behind` has, for each figure of each cell, the number of different people it counts or whose outcomes it
    counts. Where `by` begins with "beside" the table is of one unit (true) and the rest of its nation (false),
    and the margin of that is the national total. `outside_a_plan` is outcomes and people (B2).
    """

    as_of: date
    by: tuple[str, ...]
    basis: str
    figures: dict[Key, dict[str, int]]
    behind: dict[Key, dict[str, int]]
    outside_a_plan: tuple[int, int] = (0, 0)

    def named(self, key: Key) -> dict[str, Any]:
        """A key with the names of its dimensions."""
        return dict(zip(self.by, key, strict=True))

    def as_json(self, *, margins: bool) -> dict[str, Any]:
        """The exact answer, with or without the cells of its margins."""
        keys = [key for key in self.figures if margins or STAR not in key]
        cells = [as_cell(self.named(key), self.figures[key]) for key in keys]
        return {"as_of": self.as_of.isoformat(), "by": list(self.by), "basis": self.basis, "cells": cells}


def measure_with_margins(
    facts: Facts | Source,
    *,
    as_of: date,
    from_: date | None = None,
    by: str | Sequence[str] = (),
    within: str | None = None,
    framework: str | None = None,
    basis: str = "formal",
    known_at: datetime | None = None,
    beside_nation: bool = False,
) -> Table:
    """Asked as `measure` is, and counted in every cell and every combination of margins.

    With `beside_nation` the unit `within` stands beside the total of its nation, the only comparison there is
    (D4). Raises Refused for what `measure` refuses, and for `beside_nation` without a unit, or by unit.
    """
    with placed(
        facts,
        as_of=as_of,
        from_=from_,
        by=by,
        within=within,
        framework=framework,
        basis=basis,
        known_at=known_at,
        beside_nation=beside_nation,
    ) as (con, names, expressions, question):
        figures, behind = _counted(con, names, expressions, question)
        outside = counted_outside(con, question) if within is None else (0, 0)
    return Table(as_of, tuple(names), basis, figures, behind, outside)


@contextmanager
def placed(
    facts: Facts | Source,
    *,
    by: str | Sequence[str],
    within: str | None,
    beside_nation: bool,
    **asked: Any,
) -> Iterator[tuple[Connection, list[str], list[str], Question]]:
    """A connection with the states a question is about; the names of its keys and the expression of each; the question."""
    inside = _one_beside_its_nation(facts, within, by) if beside_nation else []
    nation = _nation(facts, within) if beside_nation else within
    with states_asked(facts, by=by, within=nation, **asked) as (con, dimensions, question):
        names, expressions = list(dimensions), [DIMENSIONS[name] for name in dimensions]
        if beside_nation:
            con.register("inside", pa.table({"id": pa.array(inside, pa.string())}))
            names, expressions = [BESIDE, *names], ["s.unit IN (SELECT id FROM inside)", *expressions]
        yield con, names, expressions, question


def _counted(
    con: Connection, by: list[str], expressions: list[str], question: Question
) -> tuple[dict[Key, dict[str, int]], dict[Key, dict[str, int]]]:
    columns = [*STATUSES, "achieved", "clearly_improved", "clearly_worsened"]
    names, words = cube(by, expressions)
    query = SQL.read_text("utf-8").format(
        **words,
        statuses=", ".join(f"count(*) FILTER (status = '{one}') AS {one}" for one in STATUSES),
        sums=", ".join(f"sum({one})" for one in columns),
        states=", ".join(f"count(*) FILTER ({one})" for one in PERSON_STATES),
        behind=", ".join(f"count(*) FILTER ({one} > 0)" for one in columns),
    )
    rows = con.execute(query, {"as_of": question.as_of} if "$as_of" in query else None).fetchall()
    figures: dict[Key, dict[str, int]] = {}
    behind: dict[Key, dict[str, int]] = {}
    for row in rows:
        key = key_of(by, row[: len(names)], int(row[len(names)]))
        counts = [int(one or 0) for one in row[len(names) + 1 :]]
        named = dict(zip(FIGURES, counts, strict=False))
        people = dict(zip(columns, counts[len(FIGURES) :], strict=True))
        figures[key] = named
        behind[key] = people_behind(named, people)
    if not figures:
        empty = (STAR,) * len(by)
        figures[empty] = behind[empty] = dict.fromkeys(FIGURES, 0)
    return figures, behind


def cube(by: Sequence[str], expressions: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """The columns of the keys, and the words with which a query counts in every cell and margin."""
    names = [f"by_{name}" for name in by] or ["everything"]
    return names, {
        "keys": ", ".join(f"{one} AS {name}" for one, name in zip(expressions or ["0"], names, strict=True)),
        "joins": joins(by),
        "rolled_up": rolled_up(by),
        "names": ", ".join(names),
        "margin": margin_of(names) if by else "0",
        "grouping": f"CUBE ({', '.join(names)})" if by else "everything",
        "order": ", ".join(f"{name} NULLS LAST" for name in names),
    }


def key_of(by: Sequence[str], values: Sequence[Any], margin: int) -> Key:
    """A key with its margins as "*"."""

    def one(place: int, name: str) -> str | int | bool | None:
        if margin >> (len(by) - 1 - place) & 1:
            return STAR
        value: str | int | bool | None = values[place]
        return VOICES[int(value) - 1] if name == "scored_by" and value is not None else value

    return tuple(one(place, name) for place, name in enumerate(by))


def _nation(facts: Facts | Source, unit: str | None) -> str | None:
    return tree_of(facts).above(unit)[-1] if unit else None


def _one_beside_its_nation(facts: Facts | Source, unit: str | None, by: str | Sequence[str]) -> list[str]:
    """The units of the one. Raises Refused where there is no one, or its nation would be told unit by unit."""
    if unit is None:
        raise Refused("Say which unit stands beside the national total: --within UNIT. (D4)")
    named = [one.strip() for one in by.split(",")] if isinstance(by, str) else list(by)
    if units := [name for name in named if name in (*OF_UNITS, *LEVELS)]:
        raise Refused(
            "Beside one unit stands the national total, never the nation's other units "
            f"(W § Why should progress be measured; D4). Leave out `{units[0]}`."
        )
    tree = tree_of(facts)
    inside = tree.within(unit)
    if tree.above(unit)[-1] == unit:
        raise Refused(f"{unit!r} is the national total itself. Name a unit below it: --within UNIT. (D4)")
    return inside
