"""What can be said about one outcome as of a day, and about one person over their outcomes (C13, D1).

Definitions: docs/reference/measures-definitions.md, "For one outcome". Sources: W § When is a personal outcome achieved?, § Why
should progress towards personal outcomes be measured?
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from whatmatters.rules.facts import Goal, Outcome, Score
from whatmatters.rules.goals import goal_in_force
from whatmatters.rules.scale import CLEAR_CHANGE
from whatmatters.rules.statements.scores import is_refusal
from whatmatters.rules.vocabulary import BASES, DIRECTIONS, Basis, Intent, PersonState, Status
from whatmatters.rules.voices import Occasion, occasions

LATER_KINDS = {"formal": ("review", "end"), "any": ("informal", "review", "end")}


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeState:
    """Every fact the measures know of one outcome, as of a day. What is not known is None, never 0."""

    outcome: str
    as_of: date
    basis: Basis
    status: Status
    baseline: int | None
    baseline_on: date | None
    current: int | None
    current_on: date | None
    scored_by: str | None
    goal: int | None
    achieved: bool
    clear_change: bool
    intent: Intent | None
    held_as_intended: bool
    first_achieved_on: date | None

    @property
    def has_direction(self) -> bool:
        """Whether it can be said which way things went: improved, maintained or worsened."""
        return self.status in DIRECTIONS


def outcome_state(
    outcome: Outcome, *, as_of: date, basis: Basis = "formal", known_at: datetime | None = None
) -> OutcomeState:
    """The state of an outcome as of a day, from what had happened by then.

    `basis` "formal" counts reviews and end scores, "any" informal scores too. `known_at` leaves out score and
    goal rows, corrections and retractions written down later. Raises ValueError for an unknown basis.
    """
    if basis not in BASES:
        raise ValueError(f"The basis is one of {BASES}, not {basis!r}.")
    held = [occasion for occasion in occasions(outcome.scores, known_at=known_at) if occasion.on <= as_of]
    baseline = _baseline(held)
    later = [
        occasion
        for occasion in held
        if occasion.kind in LATER_KINDS[basis] and (baseline is None or occasion.on > baseline.on)
    ]
    current = _latest_score(later) if baseline is not None else None
    goal = goal_in_force(outcome.goals, on=as_of, known_at=known_at)
    status = _status(outcome, as_of, held, later, baseline, current)
    achieved = status in DIRECTIONS and goal is not None and current is not None and _reached(current, goal)
    intent = _intent(baseline, goal)
    return OutcomeState(
        outcome=outcome.id,
        as_of=as_of,
        basis=basis,
        status=status,
        baseline=baseline.value if baseline else None,
        baseline_on=baseline.on if baseline else None,
        current=current.value if current else None,
        current_on=current.on if current else None,
        scored_by=current.by if current else None,
        goal=goal.score if goal else None,
        achieved=achieved,
        clear_change=_clear(baseline, current),
        intent=intent,
        held_as_intended=achieved and intent in ("maintain", "slow_decline"),
        first_achieved_on=_first_achieved_on(outcome, later, baseline, known_at),
    )


def person_state(states: Iterable[OutcomeState]) -> PersonState:
    """Whether things are improving overall, over the outcomes of one person (D1). Counts of outcomes, never
    an average.
    """
    directions = {state.status for state in states} & set(DIRECTIONS)
    if {"improved", "worsened"} <= directions:
        return "mixed"
    if "improved" in directions:
        return "improving"
    if "worsened" in directions:
        return "worsening"
    return "steady" if directions else "not_yet_known"


def _baseline(held: list[Occasion[Score]]) -> Score | None:
    """The score of record of the baseline occasion. Were there two (while a retraction was not known), the
    earlier.
    """
    scores = (occasion.score_of_record for occasion in held if occasion.kind == "baseline")
    return next((score for score in scores if score is not None), None)


def _latest_score(later: list[Occasion[Score]]) -> Score | None:
    scores = (occasion.score_of_record for occasion in reversed(later))
    return next((score for score in scores if score is not None), None)


def _status(
    outcome: Outcome,
    as_of: date,
    held: list[Occasion[Score]],
    later: list[Occasion[Score]],
    baseline: Score | None,
    current: Score | None,
) -> Status:
    ended = outcome.ended_on is not None and outcome.ended_on <= as_of
    if ended and outcome.end_reason in ("withdrawn", "replaced"):
        return "withdrawn"
    if not ended and any(deferral.in_force_on(as_of) for deferral in outcome.deferrals):
        return "deferred"
    if baseline is None:
        refused = any(is_refusal(row) for occasion in held for row in occasion.heard)
        return "not_scored" if refused else "awaiting_baseline"
    if current is None:
        last_heard = next((occasion for occasion in reversed(later) if occasion.heard), None)
        refused = last_heard is not None and any(is_refusal(row) for row in last_heard.heard)
        return "not_scored" if refused else "awaiting_review"
    before, now = _number(baseline), _number(current)
    if now > before:
        return "improved"
    return "maintained" if now == before else "worsened"


def _number(score: Score) -> int:
    assert score.value is not None, "a score of record has a value"
    return score.value


def _reached(score: Score, goal: Goal) -> bool:
    return _number(score) >= goal.score


def _clear(baseline: Score | None, current: Score | None) -> bool:
    if baseline is None or current is None:
        return False
    return abs(_number(current) - _number(baseline)) >= CLEAR_CHANGE


def _intent(baseline: Score | None, goal: Goal | None) -> Intent | None:
    if baseline is None or goal is None:
        return None
    if goal.score > _number(baseline):
        return "improve"
    return "maintain" if goal.score == _number(baseline) else "slow_decline"


def _first_achieved_on(
    outcome: Outcome, later: list[Occasion[Score]], baseline: Score | None, known_at: datetime | None
) -> date | None:
    """The first later occasion at which the goal in force on that day was reached, kept whatever comes after
    (C12).
    """
    if baseline is None:
        return None
    for occasion in later:
        score = occasion.score_of_record
        goal = goal_in_force(outcome.goals, on=occasion.on, known_at=known_at)
        if score is not None and goal is not None and _reached(score, goal):
            return occasion.on
    return None
