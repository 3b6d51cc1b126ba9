"""A cube of a store: what changes from one month, quarter or year to the next in the figures that are asked for most, so that a
panel of many periods is a sum over a few thousand rows.

It holds the counts by nation and national outcome, with every margin and the people behind each figure, on both bases. All of it
adds up over people, so that when somebody's records change, what they brought is taken off and added anew.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import pyarrow as pa

from whatmatters.measures.authorities import Tree
from whatmatters.measures.dimensions import Refused
from whatmatters.measures.figures import FIGURES, OF_STATE, OF_STATUS, STAR
from whatmatters.measures.periods import BEGINS, MONTHS, Period
from whatmatters.measures.states import HERE, Connection
from whatmatters.rules.vocabulary import STATUSES

SQL: Final = HERE / "cube.sql"
DIMENSIONS: Final = {"nation": "n.nation", "national_outcome": "nullif(s.national_outcome, '')"}
COUNTED: Final = (*STATUSES, "achieved", "clearly_improved", "clearly_worsened")
# What a person is by the outcomes they have in a cell (D1); `{0}` is how they stood before or after.
PERSON: Final = {
    "people": "{0}outcomes > 0",
    "improving": "{0}improved > 0 AND {0}worsened = 0",
    "steady": "{0}maintained > 0 AND {0}improved = 0 AND {0}worsened = 0",
    "mixed": "{0}improved > 0 AND {0}worsened > 0",
    "worsening": "{0}worsened > 0 AND {0}improved = 0",
    "not_yet_known": "{0}outcomes > 0 AND {0}improved = 0 AND {0}worsened = 0 AND {0}maintained = 0",
}
# What a state counts in, and the bits in which a person's outcomes of that sort are counted in a cell: fewer than 1,024.
CONDITIONS: Final = {
    "outcomes": "true",
    **{one: f"status = '{one}'" for one in STATUSES},
    "achieved": "achieved",
    "clearly_improved": "clear_change AND status = 'improved'",
    "clearly_worsened": "clear_change AND status = 'worsened'",
}
FIELDS: Final = ("outcomes", *COUNTED)
BITS, HALF = 10, 6
Key = tuple[str | int | bool | None, ...]
Counted = tuple[dict[Key, dict[str, int]], dict[Key, dict[str, int]]]


def lay_out(con: Connection) -> None:
    """The table, empty."""
    keys = ", ".join(f"{name} VARCHAR" for name in DIMENSIONS)
    figures = ", ".join(f"f{place} BIGINT" for place in range(len(FIGURES) + len(COUNTED)))
    con.execute(
        f"CREATE TABLE store.kept.cube (basis VARCHAR, kind VARCHAR, {keys}, margin INTEGER, period INTEGER, {figures})"
    )


def add(con: Connection, bases: Iterable[str], only: str, times: int = 1) -> None:
    """Add what people in the store bring, those of whom a condition on `s.person` holds; with `times` -1 take it off."""
    names = list(DIMENSIONS)
    counts = {
        "outcomes": "outcomes",
        **{OF_STATUS.get(one, one): one for one in COUNTED},
    }
    figures = [
        f"after_{counts[one]} - before_{counts[one]}"
        if one in counts
        else _difference(PERSON[one.rpartition(".")[2]])
        for one in FIGURES
    ]
    written = {
        "names": ", ".join(names),
        "keys": ", ".join(f"{said} AS {name}" for name, said in DIMENSIONS.items()),
        "margin": margin_of(names),
        "first": _packed(FIELDS[:HALF]),
        "second": _packed(FIELDS[HALF:]),
        "unpacked": ", ".join(
            f"({when}_{1 + place // HALF} >> {BITS * (place % HALF)}) & {(1 << BITS) - 1} AS {when}_{one}"
            for when in ("before", "after")
            for place, one in enumerate(FIELDS)
        ),
        "figures": ", ".join(f"{times} * sum(people * ({one}))" for one in figures),
        "behind": ", ".join(f"{times} * sum(people * ({_difference(f'{{0}}{one} > 0')}))" for one in COUNTED),
        "only": only,
    }
    query = SQL.read_text("utf-8")
    con.register("nation_of", _nations(con))
    for basis in bases:
        _refuse_more_than_fit(con, basis, only)
        for kind in MONTHS:
            days = {
                "begins": _number(kind, "s.from_day"),
                "ends": _number(kind, "s.to_day"),
                "ended": _number(kind, "s.ended_on"),
            }
            con.execute(query.format(basis=basis, kind=kind, **days, **written))


def _nations(con: Connection) -> pa.Table:
    """The nation that each unit lies in, as the dimension has it."""
    rows = con.execute("SELECT id, parent, area_code, level FROM store.kept.units").fetchall()
    tree = Tree(*({row[0]: row[column] for row in rows} for column in (1, 2, 3)))
    units = [row[0] for row in rows]
    return pa.table(
        {
            "unit": pa.array(units, pa.string()),
            "nation": pa.array([tree.at("nation", one) for one in units], pa.string()),
        }
    )


def _refuse_more_than_fit(con: Connection, basis: str, only: str) -> None:
    most = (1 << BITS) - 1
    many = f"SELECT s.person FROM store.kept.states_{basis} s WHERE {only} GROUP BY s.person HAVING count(DISTINCT s.id) > {most}"
    if con.execute(f"SELECT count(*) FROM ({many})").fetchone() != (0,):
        raise Refused(
            f"Somebody has more than {most} outcomes in plans: the store cannot count them. Ask the facts."
        )


def _packed(fields: Sequence[str]) -> str:
    """One in the bits of each field that a state counts in."""
    return " + ".join(
        f"CASE WHEN {CONDITIONS[one]} THEN {1 << BITS * place} ELSE 0 END" for place, one in enumerate(fields)
    )


def tidy(con: Connection) -> None:
    """Add up what was added one after the other, so that the cube does not grow with every day."""
    sums = ", ".join(f"sum(f{place}) AS f{place}" for place in range(len(FIGURES) + len(COUNTED)))
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE tidied AS SELECT basis, kind, {', '.join(DIMENSIONS)}, margin, period, {sums} "
        "FROM store.kept.cube GROUP BY ALL"
    )
    con.execute("DELETE FROM store.kept.cube")
    con.execute("INSERT INTO store.kept.cube SELECT * FROM tidied")


def holds(by: Sequence[str]) -> bool:
    """Whether a question by these dimensions is answered from here."""
    return set(by) <= set(DIMENSIONS)


def read(
    con: Connection, by: Sequence[str], every: str, periods: Sequence[Period], basis: str
) -> dict[str, Counted]:
    """The figures, and the people behind them, of each period by its label: every cell and margin of these dimensions."""
    con.register("asked", pa.table({"period": pa.array([_place(every, one) for one in periods], pa.int32())}))
    sums = ", ".join(f"sum(f{place})" for place in range(len(FIGURES) + len(COUNTED)))
    names = ", ".join(DIMENSIONS)
    bits = {name: 1 << place for place, name in enumerate(reversed(list(DIMENSIONS)))}
    added_over = sum(bit for name, bit in bits.items() if name not in by)
    margins_first = [f"margin & {bits[name]}" for name in by]
    order = ", ".join(["a.period", *margins_first, *(f"{name} NULLS LAST" for name in by)])
    rows = con.execute(
        f"SELECT a.period, {names}, margin, {sums} FROM store.kept.cube c JOIN asked a ON c.period <= a.period "
        f"WHERE basis = '{basis}' AND kind = '{every}' AND margin & {added_over} = {added_over} "
        f"GROUP BY a.period, {names}, margin HAVING sum(f0) > 0 ORDER BY {order}"
    ).fetchall()
    labels = {_place(every, one): one.label for one in periods}
    found: dict[str, Counted] = {one.label: ({}, {}) for one in periods}
    for period, *row in rows:
        figures, behind = found[labels[period]]
        key = _key(by, row[: len(DIMENSIONS)], int(row[len(DIMENSIONS)]))
        counts = [int(one) for one in row[len(DIMENSIONS) + 1 :]]
        figures[key] = dict(zip(FIGURES, counts, strict=False))
        behind[key] = people_behind(figures[key], dict(zip(COUNTED, counts[len(FIGURES) :], strict=True)))
    for figures, behind in found.values():
        if not figures:
            nothing = (STAR,) * len(by)
            figures[nothing] = behind[nothing] = dict.fromkeys(FIGURES, 0)
    return found


def margin_of(names: Sequence[str]) -> str:
    """A bit for every dimension, the first highest: as every engine can add it up."""
    return " + ".join(f"{1 << place} * grouping({name})" for place, name in enumerate(reversed(names)))


def people_behind(figures: dict[str, int], people: dict[str, int]) -> dict[str, int]:
    """How many people stand behind each figure of a cell, from how many have an outcome that counts in each of `COUNTED`."""
    return {
        **{OF_STATUS.get(one, one): count for one, count in people.items()},
        **{one: figures[one] for one in OF_STATE.values()},
        "people": figures["people"],
        "outcomes": figures["people"],
    }


def _difference(said: str) -> str:
    return f"CAST({said.format('after_')} AS INTEGER) - CAST({said.format('before_')} AS INTEGER)"


def _number(kind: str, day: str) -> str:
    """Which period of a kind a day lies in, as SQL; `_place` is the same of a period."""
    return f"CAST((year({day}) * 12 + month({day}) - {BEGINS[kind]}) // {MONTHS[kind]} AS INTEGER)"


def _place(kind: str, period: Period) -> int:
    return (period.last.year * 12 + period.last.month - BEGINS[kind]) // MONTHS[kind]


def _key(by: Sequence[str], values: Sequence[Any], margin: int) -> Key:
    names = list(DIMENSIONS)
    at = {
        name: STAR if margin >> (len(names) - 1 - place) & 1 else values[place]
        for place, name in enumerate(names)
    }
    return tuple(at[name] for name in by)
