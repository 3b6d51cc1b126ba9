"""Section C of the rulebook on a pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from tests.oracle.breaches import Findings
from tests.oracle.pack import Pack
from tests.oracle.recording import is_dated
from tests.oracle.rows import PackRow
from whatmatters.rules.messages import scoring as says
from whatmatters.rules.refusals import Refusal
from whatmatters.rules.statements.goals import goal_by_itself, goal_within_life, goals_together
from whatmatters.rules.statements.occasions import (
    differs_with_reason,
    goal_comes_first,
    one_baseline_occasion,
    one_row_a_voice,
    within_life,
)
from whatmatters.rules.statements.scores import (
    carried_over,
    gives_value,
    is_refusal,
    on_the_scale,
    score_by_itself,
    score_or_refusal,
)
from whatmatters.rules.tools import Tool
from whatmatters.rules.vocabulary import NOT_SCORED_KINDS, PRACTITIONER, SCORE_KINDS, VOICES
from whatmatters.rules.voices import rows_that_hold


def outcomes_with_values(pack: Pack) -> set[str] | None:
    """The outcomes of which a value holds (B2), or None when the scores cannot be read."""
    if pack["scores"].incomplete:
        return None
    return {
        id
        for id, rows in pack.of_outcome("scores").items()
        if any(gives_value(row) for row in rows_that_hold(filter(_is_sound, rows)))
    }


def judge_scoring(pack: Pack, tools: Mapping[str, Tool], findings: Findings) -> None:
    """Note the breaches of C1 to C14."""
    _judge_goals(pack, findings)
    if not pack["scores"].incomplete:
        _judge_rows(pack, tools, findings)
        _judge_history(pack, findings)
    _judge_closing(pack, findings)


def _judge_goals(pack: Pack, findings: Findings) -> None:
    goals, outcomes = pack["goals"], pack["outcomes"]
    if goals.incomplete:
        return
    for row in goals.rows:
        for refusal in goal_by_itself(row):
            findings.add(goals, row, refusal)
    for id, rows in pack.of_outcome("goals").items():
        for row, refusal in goals_together([row for row in rows if is_dated(row, "set_on")]):
            findings.add(goals, row, refusal)
        for row in rows:
            if isinstance(row.set_on, date) and not outcomes.incomplete:
                for refusal in goal_within_life(row, outcomes.first_by_id[id].ended_on):
                    findings.add(goals, row, refusal)


def _judge_rows(pack: Pack, tools: Mapping[str, Tool], findings: Findings) -> None:
    for row in pack["scores"].rows:
        for refusal in (*score_by_itself(row), *carried_over(row, tools)):
            findings.add(pack["scores"], row, refusal)


def _judge_history(pack: Pack, findings: Findings) -> None:
    scores, goals = pack["scores"], pack.of_outcome("goals")
    for id, rows in pack.of_outcome("scores").items():
        for row in rows:
            if isinstance(row.on, date):
                for refusal in within_life(row, **_life(pack, id)):
                    findings.add(scores, row, refusal)
                # A goal whose day cannot be read may have come first.
                if not pack["goals"].incomplete and all(isinstance(goal.set_on, date) for goal in goals[id]):
                    for refusal in goal_comes_first(row, goals[id]):
                        findings.add(scores, row, refusal)
        sound = [row for row in rows if _is_sound(row)]
        for row, refusal in (*one_baseline_occasion(sound), *one_row_a_voice(sound)):
            findings.add(scores, row, refusal)
        _judge_differences(pack, rows, findings)


def _judge_differences(pack: Pack, rows: list[PackRow], findings: Findings) -> None:
    """C8, but not on an occasion of which a row is broken: its score of record is not known."""
    twice = {id(row) for row, _ in one_row_a_voice([row for row in rows if _is_sound(row)])}
    together: dict[Any, list[PackRow]] = {}
    for row in rows:
        if isinstance(row.on, date) and row.kind in SCORE_KINDS:
            together.setdefault((row.on, row.kind), []).append(row)
    for spoken in together.values():
        if all(_is_sound(row) and _is_whole(row) for row in spoken):
            once = [row for row in spoken if id(row) not in twice]
            for row in once:
                for refusal in differs_with_reason(row, once):
                    findings.add(pack["scores"], row, refusal)


def _is_sound(row: PackRow) -> bool:
    """Whether it can be read of a row who spoke when, and whether it stands."""
    return (
        is_dated(row, "on")
        and row.kind in SCORE_KINDS
        and row.by in VOICES
        and not isinstance(row.retracted_at, str)
    )


def _is_whole(row: PackRow) -> bool:
    """Whether what was said can be read: one number on the scale, or one refusal, or words."""
    kind_is_known = row.not_scored_kind in ("", *NOT_SCORED_KINDS)
    return kind_is_known and not any((*on_the_scale(row), *score_or_refusal(row)))


def _life(pack: Pack, outcome: str) -> dict[str, object]:
    row = None if pack["outcomes"].incomplete else pack["outcomes"].first_by_id[outcome]
    plan = None if row is None or pack["plans"].incomplete else pack["plans"].first_by_id.get(row.plan)
    return {
        "opened_on": row and row.opened_on,
        "ended_on": row and row.ended_on,
        "started_on": plan and plan.started_on,
        "closed_on": plan and plan.closed_on,
    }


def _judge_closing(pack: Pack, findings: Findings) -> None:
    plans, outcomes = pack["plans"], pack["outcomes"]
    if plans.incomplete or outcomes.incomplete:
        return
    scores = pack.of_outcome("scores")
    for id, row in outcomes.first_by_id.items():
        plan = plans.first_by_id.get(row.plan)
        if plan is None and row.plan:
            continue
        at_fault = list(_ends_with_its_plan(row, closed_on=plan and plan.closed_on))
        ends_with_plan = row.end_reason == "plan_closed" and isinstance(row.ended_on, date)
        if ends_with_plan and not pack["scores"].incomplete and not _is_answered(scores[id]):
            at_fault.append(says.NO_END_SCORE())
        for refusal in at_fault:
            findings.add(outcomes, row, refusal)


def _ends_with_its_plan(outcome: PackRow, *, closed_on: object) -> Iterator[Refusal]:
    """What is open when the plan closes ends with it, that day; and nothing else is said to have.

    `closed_on` is None for a plan that is open, or for none. A day that cannot be read is not judged.
    """
    ended = outcome.ended_on
    if isinstance(ended, str) or isinstance(closed_on, str):
        return
    if isinstance(closed_on, date) and (ended is None or ended > closed_on):
        yield says.OPEN_IN_A_CLOSED_PLAN(given=ended)
    elif outcome.end_reason == "plan_closed" and ended != closed_on:
        yield says.PLAN_NOT_CLOSED(given=ended)


def _is_answered(rows: list[PackRow]) -> bool:
    """Whether an end score or refusal by someone other than a practitioner holds. A broken row may be one."""
    broken = [row for row in rows if not _is_sound(row) or not _is_whole(row)]
    if any(_may_be_an_end(row) for row in broken):
        return True
    sound = [row for row in rows if _is_sound(row)]
    return any(
        row.kind == "end" and row.by != PRACTITIONER and (gives_value(row) or is_refusal(row))
        for row in rows_that_hold(sound)
    )


def _may_be_an_end(row: PackRow) -> bool:
    retracted = isinstance(row.retracted_at, datetime)
    return (row.kind == "end" or row.kind not in SCORE_KINDS) and row.by != PRACTITIONER and not retracted
