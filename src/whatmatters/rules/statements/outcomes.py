"""What an outcome must satisfy by itself and with its successor (B2, B7, B10), and its actions and deferrals
(B8, A9).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from whatmatters.rules.messages import form
from whatmatters.rules.messages import recording as says
from whatmatters.rules.refusals import Refusal
from whatmatters.rules.shapes import ActionShape, DeferralShape, OutcomeShape
from whatmatters.rules.statements.form import in_order
from whatmatters.rules.vocabulary import SUPPORTERS
from whatmatters.rules.words_said import blank

NO_LONGER_APPROPRIATE = ("withdrawn", "replaced")


def outcome_by_itself(outcome: OutcomeShape) -> Iterator[Refusal]:
    """B7 and B10 on one row, and that its end has a day, a reason and comes after its beginning."""
    yield from defined_by_whom(outcome)
    yield from end_is_complete(outcome)
    yield from in_order("ended_on", outcome.opened_on, outcome.ended_on)


def defined_by_whom(outcome: OutcomeShape) -> Iterator[Refusal]:
    """B7: where the person did not define it, why that was appropriate. W § Defining personal outcomes."""
    if outcome.defined_by in SUPPORTERS and blank(outcome.defined_by_note):
        yield says.WHY_NOT_THE_PERSON()


def end_is_complete(outcome: OutcomeShape) -> Iterator[Refusal]:
    """B10: what is no longer appropriate says when and why it ended, and what replaced it. Every end has a
    day and a reason ("schema"). W § What happens if a personal outcome changes?
    """
    if outcome.end_reason in NO_LONGER_APPROPRIATE:
        if outcome.ended_on is None:
            yield says.END_WITHOUT_DAY()
        if blank(outcome.end_note):
            yield says.END_WITHOUT_NOTE()
        if outcome.end_reason == "replaced" and not outcome.replaced_by:
            yield says.NO_SUCCESSOR()
    elif outcome.end_reason and outcome.ended_on is None:
        yield form.END_WITHOUT_DATE()
    elif outcome.ended_on is not None and not outcome.end_reason:
        yield form.END_WITHOUT_REASON()


def succeeded_by(
    outcome: OutcomeShape, successor: OutcomeShape, *, itself: bool, same_person: bool
) -> Iterator[Refusal]:
    """B10: the successor is another outcome of the same person that opens on or after the end."""
    if itself:
        yield says.SUCCESSOR_IS_ITSELF()
        return
    if not same_person:
        yield says.SUCCESSOR_OF_ANOTHER()
    ended, opens = outcome.ended_on, successor.opened_on
    if isinstance(ended, date) and isinstance(opens, date) and opens < ended:
        yield says.SUCCESSOR_TOO_EARLY()


def may_be_scored(*, has_plan: bool, eligible_need_of_plan: bool) -> Iterator[Refusal]:
    """B2: an outcome with score values has a plan and an eligible need of it. W § Introduction."""
    if not has_plan:
        yield says.NEEDS_A_PLAN()
    elif not eligible_need_of_plan:
        yield says.NEEDS_AN_ELIGIBLE_NEED()


def action_by_itself(action: ActionShape) -> Iterator[Refusal]:
    """B8: another body is named."""
    if action.who_kind == "other_body" and blank(action.who):
        yield says.BODY_WITHOUT_NAME()


def deferral_by_itself(deferral: DeferralShape) -> Iterator[Refusal]:
    """A9: a reason, a day to return to it after the day it began; not resolved before it began ("schema")."""
    if blank(deferral.reason):
        yield says.DEFERRED_WITHOUT_REASON()
    begins, returns = deferral.from_, deferral.until
    if returns is None or (isinstance(begins, date) and isinstance(returns, date) and returns <= begins):
        yield says.RETURN_BEFORE_START(given=returns)
    yield from in_order("resolved_on", begins, deferral.resolved_on)
