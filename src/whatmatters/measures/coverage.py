"""What a table covers, before anything it tells: how many outcomes were in scope, had a baseline, had a later score, and what
is left out of the shares and why."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from whatmatters.measures.counting import BESIDE, counting
from whatmatters.measures.disclosure.as_text import together
from whatmatters.measures.disclosure.control import Controlled, rounded
from whatmatters.measures.disclosure.marks import SUPPRESSED, Figure
from whatmatters.measures.facts import Facts
from whatmatters.measures.figures import LEFT_OUT, MOVED, OF_STATUS, counts_of
from whatmatters.measures.question import Question
from whatmatters.measures.states import Source
from whatmatters.rules.vocabulary import DIRECTIONS, STATUSES


@dataclass(frozen=True)
class Coverage:
    """Outcomes in scope; with a baseline; with a later score after it; in the shares; left out of them, by reason; and
    those outside any plan, which are counted apart (B2)."""

    in_scope: Figure
    with_baseline: Figure
    with_later_score: Figure
    in_shares: Figure
    left_out: Mapping[str, Figure]

    def as_json(self) -> dict[str, Any]:
        """By name."""
        return vars(self) | {"left_out": dict(self.left_out)}


@dataclass(frozen=True)
class _Parts:
    """Outcomes with a baseline and with a later score, and how many people stand behind what could be worked out of that."""

    with_baseline: int
    with_later_score: int
    behind: tuple[int, ...]


def coverage(facts: Facts | Source, question: Question) -> Coverage:
    """Exact coverage of a question over all its cells. Raises Refused as `measure` does."""
    parts, status, outside = _counted(facts, question)
    return Coverage(
        sum(status.values()),
        parts.with_baseline,
        parts.with_later_score,
        sum(status[direction] for direction in DIRECTIONS),
        {word: status[word] for word in STATUSES if word not in DIRECTIONS} | {"outside_a_plan": outside},
    )


def coverage_controlled(facts: Facts | Source, question: Question, table: Controlled) -> Coverage:
    """The same of a controlled table: from its own figures.

    How many had a baseline, and a later score, no table has. They are rounded to 5, and shown only where behind them,
    behind the rest, and behind what they differ by from the statuses, stand as many people as the threshold, or nobody.
    Of a unit beside its nation it is the unit's.
    """
    parts, _, _ = _counted(facts, question)
    stars = ("*",) * (len(table.by) - 1)
    whole = table.figures[(True, *stars)] if table.by[:1] == (BESIDE,) else table.whole
    shown = not any(0 < people < table.threshold for people in parts.behind)
    return Coverage(
        whole["outcomes"],
        rounded(parts.with_baseline, 5) if shown else SUPPRESSED,
        rounded(parts.with_later_score, 5) if shown else SUPPRESSED,
        together([whole[name] for name in MOVED]),
        {name.rpartition(".")[2]: whole[name] for name in LEFT_OUT}
        | {"outside_a_plan": table.outside_a_plan},
    )


def _counted(facts: Facts | Source, question: Question) -> tuple[_Parts, dict[str, int], int]:
    moved = "status IN ('improved', 'maintained', 'worsened')"
    had, later = "baseline_on IS NOT NULL", "current_on IS NOT NULL"
    groups = (had, "baseline_on IS NULL", later, "current_on IS NULL",
              f"{had} AND NOT {moved} AND status <> 'awaiting_review'", f"{later} AND NOT {moved}",
              "baseline_on IS NULL AND status IN ('withdrawn', 'deferred', 'not_scored')",
              f"{had} AND current_on IS NULL AND status IN ('withdrawn', 'deferred', 'not_scored')")  # fmt: skip
    behind = ", ".join(f"count(DISTINCT person) FILTER ({one})" for one in groups)
    statuses = counts_of(OF_STATUS)
    # Of a unit beside its nation it is the unit's alone.
    with counting(facts, replace(question, by=(), framework=None, beside_nation=False)) as found:
        row = found.con.execute(
            f"SELECT count(*) FILTER ({had}), count(*) FILTER ({later}), {statuses}, {behind} FROM state"
        ).fetchone()
        outside, _people = found.outside_a_plan()
    assert row is not None
    end = 2 + len(OF_STATUS)
    return _Parts(row[0], row[1], tuple(row[end:])), dict(zip(OF_STATUS, row[2:end], strict=True)), outside
