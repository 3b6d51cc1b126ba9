"""From conditions to one query a table: every condition is looked at in one pass over the rows."""

from collections.abc import Iterable, Sequence

import duckdb

from whatmatters.exchange.checking.conditions import Condition
from whatmatters.exchange.checking.findings import Findings


def any_of(conditions: Sequence[Condition]) -> str:
    """Whether any of the conditions holds."""
    return " OR ".join(f"({condition.sql})" for condition in conditions) or "false"


def which_of(conditions: Sequence[Condition]) -> str:
    """The numbers of those that hold, with gaps."""
    return f"[{', '.join(f'CASE WHEN {condition.sql} THEN {number} END' for number, condition in enumerate(conditions))}]"


def judge(
    con: duckdb.DuckDBPyConnection,
    source: str,
    file: str,
    conditions: Sequence[Condition],
    findings: Findings,
) -> None:
    """Note every row of `source` for which a condition holds."""
    if conditions:
        query = f"SELECT row, {which_of(conditions)} FROM {source} WHERE {any_of(conditions)}"
        note(con.execute(query).fetchall(), file, conditions, findings)


def note(
    rows: Iterable[tuple[int, list[int | None]]],
    file: str,
    conditions: Sequence[Condition],
    findings: Findings,
) -> None:
    """Note rows of (row, numbers of its conditions)."""
    for row, numbers in rows:
        for number in numbers:
            if number is not None:
                condition = conditions[number]
                findings.add(file, row, condition.says, condition.column, condition.params)
