"""An answer with what goes beside its counts: shares with their intervals, time to achievement; exact, or as it may leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from whatmatters.measures.coverage import Coverage, coverage, coverage_controlled
from whatmatters.measures.dimensions import Refused
from whatmatters.measures.disclosure import (
    SUPPRESSED,
    Controlled,
    Suppressed,
    controlled_as_text,
    exact_as_text,
    with_derived,
)
from whatmatters.measures.disclosure.marks import MARK, in_json, shown
from whatmatters.measures.facts import Facts
from whatmatters.measures.figures import FIGURES, MOVED, OF_STATUS, STAR
from whatmatters.measures.measure import BESIDE, Key, Table
from whatmatters.measures.question import Question
from whatmatters.measures.shares import PARTS, CellShares, Share, measure_shares
from whatmatters.measures.states import Source

PLACES = 4
RESTS_ON = {name: (OF_STATUS.get(name, name), *MOVED, "people") for name in PARTS}


@dataclass(frozen=True)
class Answer:
    """A table, exact or controlled (`safe`), with what was asked for beside it; `label` names its period, if it is of one."""

    facts: Facts | Source
    question: Question
    exact: Table
    safe: Controlled | None
    label: str | None
    shares: bool
    coverage: bool
    margins: bool

    @property
    def table(self) -> Table | Controlled:
        """What may be shown."""
        return self.safe or self.exact

    def _beside(self) -> dict[Key, dict[str, Any]]:
        found = measure_shares(self.facts, self.question)
        return shares_controlled(self.safe, found) if self.safe else shares_exact(found)

    def _covered(self) -> Coverage:
        if self.safe:
            return coverage_controlled(self.facts, self.question, self.safe)
        return coverage(self.facts, self.question)

    def as_json(self) -> dict[str, Any]:
        """The shape of docs/reference/measures.md, with `period`, `coverage`, and in the cells `shares` and
        `time_to_achievement`, where asked for."""
        answer = self.table.as_json(margins=self.margins)
        if self.shares:
            answer = with_shares(answer, self.table, self._beside())
        if self.coverage:
            answer["coverage"] = in_json(self._covered().as_json())
        return answer | ({"period": self.label} if self.label else {})

    def as_text(self) -> str:
        """The same as lines of text."""
        text = (
            controlled_as_text(self.safe, margins=self.margins)
            if self.safe
            else exact_as_text(self.exact, margins=self.margins)
        )
        parts = [f"{self.label}\n{text}" if self.label else text]
        if self.coverage:
            parts.append(coverage_as_text(self._covered()))
        if self.shares:
            parts.append(shares_as_text(self.table, self._beside(), self.margins))
        return "\n\n".join(parts)


def over_periods(by: tuple[str, ...], every: str | None, answers: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The answers of several periods as one, the period in the keys; one answer as it is. The nation's cells too."""
    if every is None:
        return answers[0]

    def joined(parts: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        return [
            {**cell, "key": {name: period["period"] if name == every else cell["key"][name] for name in by}}
            for period, part in zip(answers, parts, strict=True)
            for cell in part["cells"]
        ]

    answer = {**answers[-1], "by": list(by), "cells": joined(answers)}
    del answer["period"]
    if "nation" in answer:
        answer["nation"] = {"cells": joined([period["nation"] for period in answers])}
    if "coverage" in answer:
        answer["coverage"] = {period["period"]: period["coverage"] for period in answers}
    return answer


def coverage_as_text(found: Coverage) -> str:
    """Coverage as a line of text."""
    why = ", ".join(
        f"{shown(count)} {name.replace('_', ' ')}" for name, count in found.left_out.items() if count != 0
    )
    return (
        f"Coverage: {shown(found.in_scope)} in scope, {shown(found.with_baseline)} with a baseline, "
        f"{shown(found.with_later_score)} with a later score, {shown(found.in_shares)} in the shares."
        + (f" Left out: {why}." if why else "")
    )


def shares_exact(shares: Mapping[Key, CellShares]) -> dict[Key, dict[str, Any]]:
    """Every cell's shares and time, as JSON has them."""
    return {
        key: {
            "shares": {name: _share(share) for name, share in one.shares.items()},
            "time_to_achievement": {
                "with_baseline": one.time.with_baseline,
                "achieved": one.time.achieved,
                "median_days": one.time.median_days,
                "reached": one.time.reached,
            },
        }
        for key, one in shares.items()
    }


def shares_controlled(table: Controlled, shares: Mapping[Key, CellShares]) -> dict[Key, dict[str, Any]]:
    """The same, each suppressed with any of the figures it rests on.

    A median rests on every figure of its cell, and on as many people as the threshold who had a baseline, and who
    achieved; how many outcomes those are no table has, so that it is not told. Raises Refused for a rounded table.
    """
    if table.rounded_to:
        raise Refused(
            "Shares of figures that are rounded would undo the rounding. Leave out --round or --shares. (D6)"
        )
    found: dict[Key, dict[str, Any]] = {}
    for key, figures in table.figures.items():
        one = shares[key]
        columns: dict[str, tuple[Any, Sequence[str]]] = {
            name: (_share(share), RESTS_ON[name]) for name, share in one.shares.items()
        }
        time = {"median_days": one.time.median_days, "reached": one.time.reached}
        enough = not any(0 < people < table.threshold for people in one.behind_time)
        columns["time"] = (time if enough else SUPPRESSED, FIGURES)
        safe = with_derived(figures, columns)
        found[key] = {"shares": {name: safe[name] for name in PARTS}, "time_to_achievement": safe["time"]}
    return found


def with_shares(
    answer: dict[str, Any], table: Table | Controlled, beside_cells: Mapping[Key, Mapping[str, Any]]
) -> dict[str, Any]:
    """The JSON of a table with more beside the counts of each of its cells."""
    nation = table.by[:1] == (BESIDE,)
    for part, first in ((answer, True), (answer.get("nation", {}), STAR)):
        for cell in part.get("cells", ()):
            named = {BESIDE: first, **cell["key"]} if nation else cell["key"]
            cell.update(in_json(dict(beside_cells[tuple(named[name] for name in table.by)])))
    return answer


def shares_as_text(
    table: Table | Controlled, beside_cells: Mapping[Key, Mapping[str, Any]], margins: bool
) -> str:
    """As lines of text, a line a cell: each share in per cent with its interval, and the median."""
    lines = ["Shares of the outcomes of which it can be said how life has moved, with 95 % intervals:"]
    for key, beside in beside_cells.items():
        if not margins and STAR in key[1 if table.by[:1] == (BESIDE,) else 0 :]:
            continue
        named = ", ".join(
            f"{name} {'—' if one is None else one}" for name, one in zip(table.by, key, strict=True)
        )
        parts = [f"{name} {_in_text(beside['shares'][name])}" for name in PARTS]
        lines.append(f"{named or 'all'}: {', '.join(parts)}; {_time_in_text(beside['time_to_achievement'])}")
    return "\n".join(lines)


def _share(share: Share) -> dict[str, Any]:
    low, high = share.interval or (None, None)
    return {
        "of": share.of,
        "share": None if share.share is None else round(share.share, PLACES),
        "low": None if low is None else round(low, PLACES),
        "high": None if high is None else round(high, PLACES),
    }


def _in_text(share: Mapping[str, Any] | Suppressed) -> str:
    if isinstance(share, Suppressed):
        return MARK
    if share["share"] is None:
        return "–"
    text = f"{100 * share['share']:.1f} %"
    return text + (
        f" ({100 * share['low']:.1f} to {100 * share['high']:.1f})" if share["low"] is not None else ""
    )


def _time_in_text(time: Mapping[str, Any] | Suppressed) -> str:
    if isinstance(time, Suppressed):
        return f"median time to achievement {MARK}"
    if not time["reached"]:
        return "median time to achievement not reached"
    return f"median time to achievement {time['median_days']} days"
