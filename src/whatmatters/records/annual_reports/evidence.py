"""Tables of personal outcomes for a report: from the measure engine, controlled, beside one another and all that left (D2, D6).

The facts are given, because what the records hold is read by a room above this one.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from whatmatters.measures.dimensions import words
from whatmatters.measures.disclosure.asking import ask_again, scope_of
from whatmatters.measures.disclosure.marks import Figure
from whatmatters.measures.disclosure.released import Released, Scope
from whatmatters.measures.disclosure.releasing import NotReleased, Terms, release
from whatmatters.measures.facts import Facts
from whatmatters.measures.labelled import Labelled
from whatmatters.measures.measure import Table, measure
from whatmatters.measures.question import Question
from whatmatters.measures.states import Source
from whatmatters.records.annual_reports.models import Report
from whatmatters.records.annual_reports.placing import SPLITS
from whatmatters.records.annual_reports.state import Workspace
from whatmatters.records.annual_reports.support import how_supported
from whatmatters.rules.messages import annual_reports as says
from whatmatters.rules.refusals import Refusals

# Split by how each outcome is supported: a grouping of the records, not a dimension of the measures.
SUPPORT = "support"


@dataclass(frozen=True)
class Evidence:
    """The tables of a report as they may leave, by what they are split by; `released` as the ledger keeps them."""

    tables: Mapping[str, Any]
    released: tuple[Released, ...]

    def as_json(self) -> list[dict[str, Any]]:
        """For what is frozen."""
        return [table.as_json() for table in self.released]


def asked_for(work: Workspace) -> tuple[str, ...]:
    """What the report's tables of personal outcomes are split by, in the order in which they are controlled."""
    wanted = {str(figure.asked.get("by", "")) for figure in work.placed if figure.what == "outcomes"}
    if any(figure.what == "furthest" for figure in work.placed):
        wanted.add("national_outcome")
    return tuple(by for by in SPLITS if by in wanted)


def gathered(
    work: Workspace,
    facts: Facts | Source,
    *,
    threshold: int,
    known_at: dt.datetime | None,
    earlier: Sequence[Released],
    names: str = "",
) -> Evidence:
    """Count and control every table the report asks for, each beside those before it and all that left.

    `names` begins the names under which they will stand in the ledger. Raises Refusals for one that cannot leave.
    """
    tables: dict[str, Any] = {}
    made: list[Released] = []
    for by in asked_for(work):
        terms = Terms(f"{names or work.report.pk} {by or 'all'}", threshold)
        left = leaving(work.report, facts, by, terms, known_at=known_at, earlier=[*earlier, *made])
        made.append(left)
        tables[by] = left
    return Evidence(tables, tuple(made))


def leaving(
    report: Report,
    facts: Facts | Source,
    by: str,
    terms: Terms,
    *,
    known_at: dt.datetime | None,
    earlier: Sequence[Released],
) -> Released:
    """One table as it may leave. Raises Refusals where it would give way."""
    question = Question(
        report.to,
        report.from_date,
        ("outcome_type",) if by == SUPPORT else words(by),
        within=report.unit_id,
        known_at=known_at,
    )
    table = _counted(facts, by, question)
    scope = replace(scope_of(facts, question), by=table.by)

    def again(earlier_one: Scope) -> Table:
        if earlier_one.by != (SUPPORT,):
            return ask_again(facts, earlier_one)
        return _counted(facts, SUPPORT, replace(earlier_one, by=("outcome_type",)).question())

    try:
        left, _safe = release(table, scope, terms, earlier=earlier, ask=again)
    except NotReleased as cannot:
        raise Refusals([says.CANNOT_LEAVE(section=by or "all", why=str(cannot))]) from cannot
    return left


def _counted(facts: Facts | Source, by: str, question: Question) -> Table:
    if by != SUPPORT:
        return measure(facts, question)
    return replace(measure(Labelled(facts, how_supported(question.as_of)), question), by=(SUPPORT,))


def whole_of(left: Released) -> Mapping[str, Figure]:
    """The figures over all cells of a table."""
    return left.figures[("*",) * len(left.scope.by)]


__all__ = ["Evidence", "asked_for", "gathered", "leaving", "whole_of"]
