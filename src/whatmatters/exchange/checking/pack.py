"""Checking a whole pack."""

from collections.abc import Iterable

import duckdb

from whatmatters import frameworks
from whatmatters.exchange.breaches import Breach
from whatmatters.exchange.checking.conditions import Condition, of_references, of_the_form, without_nul
from whatmatters.exchange.checking.findings import Findings
from whatmatters.exchange.checking.judging import judge
from whatmatters.exchange.checking.outcomes import judge_outcomes
from whatmatters.exchange.checking.rings import judge_rings
from whatmatters.exchange.checking.rows import RULES, SCORES, WITH_LIFE
from whatmatters.exchange.checking.scores import judge_scores
from whatmatters.exchange.checking.tables import connect, twice
from whatmatters.exchange.checking.together import judge_together
from whatmatters.exchange.descriptor import Table, descriptor
from whatmatters.exchange.reading import Pack
from whatmatters.frameworks import RecordingTool
from whatmatters.rules.sayings import form


def check_pack(
    pack: Pack,
    known_codes: Iterable[tuple[str, str, str]] | None = None,
    tools: Iterable[RecordingTool] | None = None,
) -> list[Breach]:
    """Every breach of a pack, by file and row. Never reads the clock.

    `known_codes` and `tools` are the deployment's own unless given.
    """
    findings = Findings(pack)
    for one in pack.out_of_form:
        findings.add(one.file, one.row, one.says, one.column)
    codes = frameworks.known_codes() if known_codes is None else known_codes
    with connect(pack, codes, frameworks.tools() if tools is None else tools) as con:
        for table in descriptor().tables.values():
            if pack.tables[table.name].num_rows:
                _judge_table(con, pack, table, findings)
        judge_scores(con, pack, judged(pack, "scores", SCORES), findings)
        judge_outcomes(con, pack, findings)
        judge_together(con, pack, findings)
        judge_rings(con, pack, findings)
    return findings.breaches()


def _judge_table(con: duckdb.DuckDBPyConnection, pack: Pack, table: Table, findings: Findings) -> None:
    conditions = [*of_the_form(table), *of_references(table, _ids(pack))]
    if pack.holds_nul:
        conditions += without_nul(table)
    conditions = judged(pack, table.name, [*conditions, *RULES.get(table.name, ())])
    source = f"{table.name}_cells"
    if table.name in WITH_LIFE:
        source = f"(SELECT c.*, l.ended FROM {source} c LEFT JOIN life l ON l.id = c.outcome)"
    judge(con, source, table.file, conditions, findings)
    if "id" in table.names and twice(con, table.name):
        again = f"""SELECT row FROM {table.name}_cells WHERE id <> ''
                    QUALIFY row_number() OVER (PARTITION BY id ORDER BY row) > 1"""
        for (row,) in con.execute(again).fetchall():
            findings.add(table.file, row, form.KEY_TWICE, "id")


def judged(pack: Pack, table: str, conditions: Iterable[Condition]) -> list[Condition]:
    """The conditions that can be judged: no rule reads a table that lacks a column, and no cell that is not
    there.

    They come in the order of their columns: of several breaches of one rule the first column stands for all.
    """
    complete = table not in pack.incomplete
    columns = descriptor().tables[table].names
    can_be = [
        one
        for one in conditions
        if (complete or (one.says.rule == "schema" and (table, one.column) not in pack.missing))
        and not pack.incomplete.intersection(one.reads)
    ]
    return sorted(can_be, key=lambda one: columns.index(one.column) if one.column else len(columns))


def _ids(pack: Pack) -> dict[str, str]:
    """Where the ids of each table stand; an incomplete table may lack rows that are referred to."""
    return {name: f"{name}_cells" for name in descriptor().tables if name not in pack.incomplete}
