"""What a plan must satisfy, and what its closing asks of its outcomes (C14). Nothing here reads a score's
number (D5).
"""

from __future__ import annotations

from collections.abc import Iterator

from whatmatters.rules.messages import scoring as says
from whatmatters.rules.refusals import Refusal
from whatmatters.rules.shapes import PlanShape
from whatmatters.rules.statements.form import in_order
from whatmatters.rules.words_said import blank


def plan_by_itself(plan: PlanShape) -> Iterator[Refusal]:
    """C14: a closed plan has an evaluation; it does not close before it starts ("schema")."""
    if plan.closed_on is not None and blank(plan.closure_evaluation):
        yield says.NO_EVALUATION()
    yield from in_order("closed_on", plan.started_on, plan.closed_on)
