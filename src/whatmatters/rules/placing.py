"""Bringing an outcome that was recorded outside any plan into one, under an eligible need (B2).

Source: W § Introduction. From then on it can be scored.
"""

from __future__ import annotations

from collections.abc import Iterator

from whatmatters.rules.facts import Need, Outcome, Plan
from whatmatters.rules.messages import form, recording, scoring
from whatmatters.rules.refusals import Refusal, refuse_any
from whatmatters.rules.statements.outcomes import may_be_scored


def check_placing(outcome: Outcome, *, plan: Plan, need: Need) -> None:
    """Whether the outcome can be placed in this plan under this need.

    Raises `Refusals`: B2 where it is in a plan already, the plan is closed, or the need is not an eligible
    one of it; C7 where something was said before the plan started.
    """
    refuse_any(_wrong(outcome, plan, need))


def _wrong(outcome: Outcome, plan: Plan, need: Need) -> Iterator[Refusal]:
    if outcome.plan is not None:
        yield recording.IN_A_PLAN_ALREADY(given=outcome.plan.id)
    if plan.person != outcome.person:
        yield form.PLAN_OF_ANOTHER()
    yield from may_be_scored(has_plan=True, eligible_need_of_plan=need.eligible and need.plan == plan.id)
    if plan.closed_on is not None:
        yield recording.PLAN_IS_CLOSED(given=plan.closed_on)
    if any(row.on < plan.started_on for row in outcome.scores):
        yield scoring.OUTSIDE_PLAN(column="plan", given=plan.started_on)
