"""Checking a whole pack."""

from collections.abc import Iterable

import duckdb

from whatmatters import frameworks
from whatmatters.exchange.breaches import Breach
from whatmatters.exchange.checking.conditions import (
    Condition,
    of_keys,
    of_references,
    of_the_form,
    without_nul,
)
from whatmatters.exchange.checking.findings import Findings
from whatmatters.exchange.checking.judging import judge
from whatmatters.exchange.checking.links import has_ids
from whatmatters.exchange.checking.outcomes import judge_outcomes
from whatmatters.exchange.checking.rings import judge_rings
from whatmatters.exchange.checking.rows import RULES, SCORES, WITH_LIFE
from whatmatters.exchange.checking.scores import judge_scores
from whatmatters.exchange.checking.tables import connect
from whatmatters.exchange.checking.together import judge_together
from whatmatters.exchange.descriptor import Table, descriptor
from whatmatters.exchange.reading import Pack
from whatmatters.frameworks import RecordingTool


def check_pack(
    pack: Pack,
    known_codes: Iterable[tuple[str, str, str]] | None = None,
    tools: Iterable[RecordingTool] | None = None,
) -> list[Breach]:
    """Every breach of a pack, by file and row. Never reads the clock.

    `known_codes` and `tools` are the deployment's own unless given.
    """
    findings = Findings(pack)
    for fault in pack.out_of_form:
        findings.add(fault.file, fault.row, fault.says, fault.column)
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
    conditions = [*of_the_form(table), *of_references(table, pack.incomplete), *RULES.get(table.name, ())]
    if has_ids(pack, table):
        conditions.append(of_keys())
    if pack.holds_nul:
        conditions += without_nul(table)
    source = f"{table.name}_cells"
    if table.name in WITH_LIFE:
        source = f'(SELECT c.*, l.ended FROM {source} c LEFT JOIN life l ON l.o = c."@outcome")'
    judge(con, source, table.file, judged(pack, table.name, conditions), findings)


def judged(pack: Pack, table: str, conditions: Iterable[Condition]) -> list[Condition]:
    """The conditions that can be judged: no rule reads a table that lacks a column, and no cell that is not
    there."""
    complete = table not in pack.incomplete
    return [
        condition
        for condition in conditions
        if (complete or (condition.says.rule == "schema" and (table, condition.column) not in pack.missing))
        and not pack.incomplete.intersection(condition.reads)
    ]
