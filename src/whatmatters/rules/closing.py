"""Closing a plan (C14): every open outcome has an end score or a refusal, and the evaluation is written.

Nothing here reads a score's number (D5). Source: W § What happens if a personal outcome changes?, last
paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from whatmatters.rules.facts import Outcome, Plan, Score
from whatmatters.rules.messages import form, recording, scoring
from whatmatters.rules.refusals import Refusal, refuse_any
from whatmatters.rules.statements.scores import gives_value, is_refusal
from whatmatters.rules.vocabulary import PRACTITIONER
from whatmatters.rules.voices import rows_that_hold
from whatmatters.rules.words_said import blank


def is_answered_at_the_end(scores: Iterable[Score]) -> bool:
    """Whether somebody other than a practitioner gave an end score or a refusal. What the number is does not
    matter.
    """
    return any(
        row.kind == "end" and row.by != PRACTITIONER and (gives_value(row) or is_refusal(row))
        for row in rows_that_hold(scores)
    )


def without_end_score(outcomes: Iterable[Outcome], *, on: date) -> tuple[Outcome, ...]:
    """The outcomes open on the day of closing of which no end score or refusal is recorded yet."""
    return tuple(
        outcome
        for outcome in outcomes
        if still_open(outcome, on) and not is_answered_at_the_end(outcome.scores)
    )


def still_open(outcome: Outcome, on: date) -> bool:
    """Whether the outcome has to end with its plan: it has not ended before or on the day of closing."""
    return outcome.ended_on is None or outcome.ended_on > on


def check_plan_closing(
    plan: Plan, outcomes: Iterable[Outcome], *, on: date, evaluation: str, today: date
) -> None:
    """Whether the plan can close that day. Raises `Refusals` (C14); for an outcome without end score, `given`
    is its id.
    """
    refuse_any(_closing(plan, tuple(outcomes), on, evaluation, today))


def _closing(
    plan: Plan, outcomes: tuple[Outcome, ...], on: date, evaluation: str, today: date
) -> Iterator[Refusal]:
    if plan.closed_on is not None:
        yield scoring.PLAN_CLOSED_ALREADY(given=plan.closed_on)
        return
    if on > today:
        yield recording.NOT_IN_THE_FUTURE(column="closed_on", given=on)
    if on < plan.started_on:
        yield form.ENDS_BEFORE_IT_BEGINS(column="closed_on", given=on)
    if blank(evaluation):
        yield scoring.NO_EVALUATION()
    for outcome in outcomes:
        if still_open(outcome, on):
            if outcome.opened_on > on:
                yield scoring.OPENED_AFTER_CLOSING(given=outcome.id)
            yield from nothing_after(outcome, on, column="closed_on")
    for outcome in without_end_score(outcomes, on=on):
        yield scoring.NO_END_SCORE(given=outcome.id)


def nothing_after(outcome: Outcome, on: date, *, column: str) -> Iterator[Refusal]:
    """What is dated after the end would be outside the life of the outcome (C7, C12, B4)."""
    if any(row.on > on for row in outcome.scores):
        yield scoring.OUTSIDE_OUTCOME(column=column, given=on)
    if any(goal.set_on > on for goal in outcome.goals):
        yield scoring.GOAL_AFTER_END(column=column, given=on)
    if any(mapping.set_on > on for mapping in outcome.mappings):
        yield recording.MAPPED_AFTER_END(column=column, given=on)
