"""Tables of personal outcomes for a report: from the measure engine, controlled, beside one another and all that left (D2, D6).

The facts are given, because what the records hold is read by a room above this one.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from whatmatters.measures.disclosure.marks import Figure
from whatmatters.records.annual_reports.models import Report
from whatmatters.records.annual_reports.placing import SPLITS
from whatmatters.records.annual_reports.state import Workspace
from whatmatters.records.annual_reports.support import how_supported
from whatmatters.rules.refusals import Refusals
from whatmatters.rules.sayings import annual_reports as says

if TYPE_CHECKING:
    from whatmatters.measures.disclosure.released import Released
    from whatmatters.measures.facts import Facts


# Split by how each outcome is supported: a grouping of the records, not a dimension of the measures.
SUPPORT = "support"


@dataclass(frozen=True)
class Evidence:
    """The tables of a report as they may leave, by what they are split by; `released` as the ledger keeps them."""

    tables: Mapping[str, Any]
    released: tuple["Released", ...]

    def as_json(self) -> list[dict[str, Any]]:
        """For what is frozen."""
        return [one.as_json() for one in self.released]


def asked_for(work: Workspace) -> tuple[str, ...]:
    """What the report's tables of personal outcomes are split by, in the order in which they are controlled."""
    wanted = {str(one.asked.get("by", "")) for one in work.placed if one.what == "outcomes"}
    if any(one.what == "furthest" for one in work.placed):
        wanted.add("national_outcome")
    return tuple(by for by in SPLITS if by in wanted)


def gathered(
    work: Workspace,
    facts: "Facts",
    *,
    threshold: int,
    known_at: dt.datetime | None,
    earlier: Sequence["Released"],
    names: str = "",
) -> Evidence:
    """Count and control every table the report asks for, each beside those before it and all that left.

    `names` begins the names under which they will stand in the ledger. Raises Refusals for one that cannot leave.
    """
    tables: dict[str, Any] = {}
    made: list[Released] = []
    for by in asked_for(work):
        left = leaving(
            work.report,
            facts,
            by,
            threshold=threshold,
            known_at=known_at,
            earlier=[*earlier, *made],
            name=f"{names or work.report.pk} {by or 'all'}",
        )
        made.append(left)
        tables[by] = left
    return Evidence(tables, tuple(made))


def leaving(
    report: Report,
    facts: "Facts",
    by: str,
    *,
    threshold: int,
    known_at: dt.datetime | None,
    earlier: Sequence["Released"],
    name: str,
    at: str = "",
    by_whom: str = "",
    to_whom: str = "",
) -> "Released":
    """One table as it may leave. Raises Refusals where it would give way."""
    from whatmatters.measures.disclosure.asking import ask_again, question_of
    from whatmatters.measures.disclosure.releasing import NotReleased, release

    asked: dict[str, Any] = {
        "as_of": report.to,
        "from_": report.from_date,
        "by": "outcome_type" if by == SUPPORT else by,
        "within": report.unit_id,
        "framework": None,
        "basis": "formal",
        "known_at": known_at,
    }
    table = _counted(facts, by, asked)
    question = replace(question_of(facts, **asked), by=table.by)

    def again(one: Any) -> Any:
        if one.by != (SUPPORT,):
            return ask_again(facts, one)
        return replace(ask_again(_by_support(facts, one), replace(one, by=("outcome_type",))), by=one.by)

    try:
        left, _safe = release(
            table,
            question,
            name=name,
            earlier=earlier,
            ask=again,
            threshold=threshold,
            rounded_to=0,
            at=at,
            by_whom=by_whom,
            to_whom=to_whom,
        )
    except NotReleased as cannot:
        raise Refusals([says.CANNOT_LEAVE(section=by or "all", why=str(cannot))]) from cannot
    return left


def _counted(facts: "Facts", by: str, asked: Mapping[str, Any]) -> Any:
    from whatmatters.measures.labelled import Labelled
    from whatmatters.measures.margins import measure_with_margins

    if by != SUPPORT:
        return measure_with_margins(facts, **asked)
    labelled = Labelled(facts, how_supported(asked["as_of"]))
    return replace(measure_with_margins(labelled, **asked), by=(SUPPORT,))


def _by_support(facts: "Facts", question: Any) -> Any:
    from whatmatters.measures.labelled import Labelled

    return Labelled(facts, how_supported(dt.date.fromisoformat(question.as_of)))


def whole_of(left: "Released") -> Mapping[str, Figure]:
    """The figures over all cells of a table."""
    return left.figures[("*",) * len(left.question.by)]


__all__ = ["Evidence", "asked_for", "gathered", "leaving", "whole_of"]
