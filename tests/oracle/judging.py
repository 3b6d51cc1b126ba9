"""Judging a pack from its raw rows to its breaches."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from tests.oracle.breaches import Breach, Findings
from tests.oracle.form import judge_form
from tests.oracle.lives import judge_lives
from tests.oracle.pack import read_pack
from tests.oracle.recording import judge_recording
from tests.oracle.rows import RawRow
from tests.oracle.scoring import judge_scoring, outcomes_with_values
from whatmatters.rules.statements.mappings import Code
from whatmatters.rules.tools import Tool


def check(
    tables: Mapping[str, Sequence[RawRow]],
    *,
    descriptor: Mapping[str, Any],
    known_codes: Collection[Code],
    tools: Mapping[str, Tool],
    own_descriptor: Mapping[str, Any] | None = None,
    headers: Mapping[str, Sequence[str]] | None = None,
    unknown_files: Iterable[str] = (),
) -> list[Breach]:
    """Every breach of a pack, by file and row.

    `tables` maps a table's name to its raw rows, every cell a text as in the CSV; a cell that is None, or a
    key that is None, says that the row is shorter or longer than its header (as `csv.DictReader` has it).
    `descriptor` is the format's, `own_descriptor` the one inside the pack. `headers` names the columns of
    each file; without it they are taken from the first row. `unknown_files` are files of the pack that are no
    table.
    """
    findings = Findings()
    pack = read_pack(tables, descriptor, own_descriptor, headers or {}, unknown_files, findings)
    judge_form(pack, findings)
    judge_lives(pack, findings)
    judge_recording(pack, outcomes_with_values(pack), known_codes, findings)
    judge_scoring(pack, tools, findings)
    return findings.in_order()
