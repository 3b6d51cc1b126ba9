"""From conditions to one query a table: every condition is looked at in one pass over the rows."""

from collections.abc import Iterable, Sequence

import duckdb

from whatmatters.exchange.checking.conditions import Condition
from whatmatters.exchange.checking.findings import Findings


def by_rule(conditions: Sequence[Condition]) -> dict[str, str]:
    """For each rule an expression that gives the number of the first of its conditions that holds, else
    NULL."""
    whens: dict[str, list[str]] = {}
    for number, condition in enumerate(conditions):
        whens.setdefault(condition.says.rule, []).append(f"WHEN {condition.sql} THEN {number}")
    return {rule: f"CASE {' '.join(cases)} END" for rule, cases in whens.items()}


def judge(
    con: duckdb.DuckDBPyConnection,
    source: str,
    file: str,
    conditions: Sequence[Condition],
    findings: Findings,
) -> None:
    """Note every row of `source` for which a condition holds."""
    if conditions:
        cases = by_rule(conditions)
        columns = ", ".join(f"{case} AS rule_{number}" for number, case in enumerate(cases.values()))
        found = con.execute(f"SELECT * FROM (SELECT row, {columns} FROM {source}) WHERE {any_of(len(cases))}")
        note(found.fetchall(), file, conditions, findings)


def any_of(rules: int) -> str:
    """Whether any rule's expression found something."""
    return " OR ".join(f"rule_{number} IS NOT NULL" for number in range(rules))


def note(
    rows: Iterable[tuple[int | None, ...]], file: str, conditions: Sequence[Condition], findings: Findings
) -> None:
    """Note rows of (row, number of a condition for each rule)."""
    for row, *numbers in rows:
        for number in numbers:
            if number is not None and row is not None:
                condition = conditions[number]
                findings.add(file, row, condition.says, condition.column, condition.params)
