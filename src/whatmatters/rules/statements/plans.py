"""What a plan must satisfy, and what its closing asks of its outcomes (C14). Nothing here reads a score's
number (D5).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from whatmatters.rules.refusals import Refusal
from whatmatters.rules.sayings import scoring as says
from whatmatters.rules.shapes import OutcomeShape, PlanShape
from whatmatters.rules.statements.form import in_order
from whatmatters.rules.words_said import blank


def plan_by_itself(plan: PlanShape) -> Iterator[Refusal]:
    """C14: a closed plan has an evaluation; it does not close before it starts ("schema")."""
    if plan.closed_on is not None and blank(plan.closure_evaluation):
        yield says.NO_EVALUATION()
    yield from in_order("closed_on", plan.started_on, plan.closed_on)


def ends_with_its_plan(outcome: OutcomeShape, *, closed_on: object) -> Iterator[Refusal]:
    """C14: what is open when the plan closes ends with it, that day; and nothing else is said to have.

    `closed_on` is None for a plan that is open, or for none. A day that cannot be read is not judged.
    """
    ended = outcome.ended_on
    if isinstance(ended, str) or isinstance(closed_on, str):
        return
    if isinstance(closed_on, date) and (ended is None or ended > closed_on):
        yield says.OPEN_IN_A_CLOSED_PLAN(given=ended)
    elif outcome.end_reason == "plan_closed" and ended != closed_on:
        yield says.PLAN_NOT_CLOSED(given=ended)
