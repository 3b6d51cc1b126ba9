"""The lives of plans and outcomes: B7, B10, C14 on their own rows, and ends before beginnings.

A life that ends before it begins is said once, on its row; which of the two days is wrong nobody knows, so no
other rule judges by them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.oracle.breaches import Findings
from tests.oracle.pack import Pack
from whatmatters.rules.statements.outcomes import outcome_by_itself
from whatmatters.rules.statements.plans import plan_by_itself

LIVES: tuple[tuple[str, Any, str, str], ...] = (
    ("outcomes", outcome_by_itself, "opened_on", "ended_on"),
    ("plans", plan_by_itself, "started_on", "closed_on"),
)


def judge_lives(pack: Pack, findings: Findings) -> None:
    """Note what is wrong with single plans and outcomes, and forget the days of those that end before they
    begin.
    """
    for name, by_itself, begins, ends in LIVES:
        table = pack[name]
        for row in () if table.incomplete else table.rows:
            for refusal in by_itself(row):
                findings.add(table, row, refusal)
            first, last = row.value_of(begins), row.value_of(ends)
            if isinstance(first, date) and isinstance(last, date) and last < first:
                setattr(row, begins, row.text_of(begins))
                setattr(row, ends, row.text_of(ends))
