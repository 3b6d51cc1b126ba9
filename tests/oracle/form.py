"""Rule "schema": types, words, keys, references, and things that end before they begin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from tests.oracle.breaches import Findings
from tests.oracle.pack import Pack
from tests.oracle.rows import PackRow, Table
from whatmatters.exchange.checking.cycles import rings
from whatmatters.rules.identifiers import is_identifier
from whatmatters.rules.messages import form as says
from whatmatters.rules.refusals import Refusal
from whatmatters.rules.statements.form import in_order

# Cells that a rulebook id answers for: C1, C2, B1, B5, A9.
ANSWERED_BY_A_RULE = {
    ("scores", "value"),
    ("goals", "score"),
    ("goals", "meaning"),
    ("goals", "ten_means"),
    ("wordings", "words"),
    ("mappings", "framework"),
    ("mappings", "version"),
    ("mappings", "code"),
    ("deferrals", "reason"),
}
EMPTY_ANSWERED_BY_A_RULE = {("deferrals", "until")}
# What ends, beside outcomes, plans and deferrals, which have statements of their own.
PERIODS = {"consents": ("until", "withdrawn_on"), "provisions": ("to",), "unit_outcomes": ("to",)}

_TYPES = {"date": date, "datetime": datetime, "integer": int, "boolean": bool}
_NOT_READ = {
    "date": says.NOT_A_DATE,
    "datetime": says.NOT_A_TIME,
    "integer": says.NOT_A_NUMBER,
    "boolean": says.NOT_TRUE_OR_FALSE,
}


def judge_form(pack: Pack, findings: Findings) -> None:
    """Note everything the descriptor itself forbids."""
    for table in pack.tables.values():
        for row in table.rows:
            for refusal in _cells(table, row):
                findings.add(table, row, refusal)
            for ends in PERIODS.get(table.name, ()):
                for refusal in in_order(ends, row.from_, row.value_of(ends)):
                    findings.add(table, row, refusal)
        _judge_keys(table, findings)
        _judge_references(pack, table, findings)
    for row in pack["people"].rows:
        if row.identifier and not is_identifier(row.identifier):
            findings.add(pack["people"], row, says.NOT_AN_IDENTIFIER())
    _judge_tree(pack["units"], findings)


def _cells(table: Table, row: PackRow) -> Iterator[Refusal]:
    for column, field in table.fields.items():
        text = row.text_of(column)
        if (table.name, column) in ANSWERED_BY_A_RULE:
            continue
        if text:
            yield from _cell(column, field.get("type", "string"), field.get("constraints", {}), row)
        elif field.get("constraints", {}).get("required") and not (
            table.incomplete or (table.name, column) in EMPTY_ANSWERED_BY_A_RULE
        ):
            yield says.MISSING(column=column)


def _cell(column: str, type_: str, constraints: Mapping[str, Any], row: PackRow) -> Iterator[Refusal]:
    value = row.value_of(column)
    if type_ in _TYPES and not isinstance(value, _TYPES[type_]):
        yield _NOT_READ[type_](column=column)
        return
    allowed = constraints.get("enum")
    if isinstance(allowed, list) and value not in allowed:
        yield says.UNKNOWN_WORD(column=column, allowed=", ".join(map(str, allowed)))
    least, most = constraints.get("minimum"), constraints.get("maximum")
    bounded = isinstance(value, int) and isinstance(least, int) and isinstance(most, int)
    if bounded and not least <= value <= most:
        yield says.OUT_OF_RANGE(column=column, least=least, most=most)


def _judge_keys(table: Table, findings: Findings) -> None:
    for row in table.rows:
        if "id" in table.fields and row.id and table.first_by_id[row.id] is not row:
            findings.add(table, row, says.KEY_TWICE())


def _judge_references(pack: Pack, table: Table, findings: Findings) -> None:
    for column, target in table.references.items():
        other = pack[target]
        if other.incomplete:
            continue
        for row in table.rows:
            if row.text_of(column) and row.text_of(column) not in other.first_by_id:
                findings.add(table, row, says.UNKNOWN_REFERENCE(column=column))


def _judge_tree(units: Table, findings: Findings) -> None:
    for ring in rings({id: row.parent for id, row in units.first_by_id.items() if row.parent}):
        last = max((units.first_by_id[id] for id in ring), key=lambda row: row.position)
        findings.add(units, last, says.UNITS_IN_A_RING())
