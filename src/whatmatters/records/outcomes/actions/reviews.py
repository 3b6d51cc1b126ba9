"""Holding a formal review and closing a plan. What is said is recorded as it is said; finishing checks that none was passed over (C7, C14)."""

import datetime as dt

from django.db import transaction

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.outcomes.actions.opening import check_not_in_the_future, check_open, person_held
from whatmatters.records.outcomes.actions.support import Decided, decide
from whatmatters.records.outcomes.file import PersonFile, plan_fact
from whatmatters.records.outcomes.models import Outcome
from whatmatters.records.people.access import NotYours
from whatmatters.records.plans.models import Plan, Review, ReviewUnderWay
from whatmatters.rules.lifecycle import check_plan_closing
from whatmatters.rules.reviews import check_review
from whatmatters.rules.vocabulary import REVIEW_CHOICES


@transaction.atomic
def begin(*, plan: str, on: dt.date, participants: str, closing: bool = False, by: Account) -> ReviewUnderWay:
    """Begin a formal review, or the closing of a plan. What is under way already is taken up again, whichever it is."""
    row, whole = _held(plan, by)
    check_open(whole.plan(plan))
    check_not_in_the_future(on)
    known = ReviewUnderWay.objects.filter(plan=row).first()
    if known is not None:
        return known
    under_way = ReviewUnderWay.objects.create(
        plan=row, closing=closing, on=on, participants=participants, started_by=by, started_at=clock.now()
    )
    audit.record(
        "closing begun" if closing else "review begun", by=by, person=whole.person, about=f"plan:{plan}"
    )
    return under_way


@transaction.atomic
def put_aside(*, plan: str, by: Account) -> None:
    """Leave a review or closing without finishing it. What was said stays in the record."""
    row, whole = _held(plan, by)
    ReviewUnderWay.objects.filter(plan=row).delete()
    audit.record("review put aside", by=by, person=whole.person, about=f"plan:{plan}")


def choose(
    *,
    outcome: str,
    person: str,
    plan: str,
    choice: str,
    note: str,
    maker: str,
    on: dt.date,
    by: Account | None,
) -> None:
    """Record what was agreed for an outcome at a review: the same choices for every one, whatever was scored (C7, D5)."""
    if choice not in REVIEW_CHOICES:
        raise ValueError(f"{choice!r} is not one of the choices at a review.")
    decided = Decided(kind="review_choice", decision=choice, reason=note, maker=maker, on=on)
    decide(person=person, decided=decided, plan=plan, outcome=outcome, by=by)


@transaction.atomic
def finish(
    *,
    plan: str,
    on: dt.date,
    participants: str,
    decisions: str,
    next_review_on: dt.date,
    id: str = "",
    by: Account | None,
) -> Review:
    """Finish a formal review. Raises Refusals when an open outcome was passed over (C7)."""
    row, whole = _held(plan, by)
    if id and (known := Review.objects.filter(pk=id, plan=row).first()):
        return known
    check_open(whole.plan(plan))
    check_not_in_the_future(on)
    check_review([outcome.fact for outcome in whole.of_plan(plan)], on=on)
    review = Review.objects.create(
        **({"id": id} if id else {}),
        plan=row,
        on=on,
        kind="formal",
        participants=participants,
        decisions=decisions,
        next_review_on=next_review_on,
    )
    ReviewUnderWay.objects.filter(plan=row).delete()
    audit.record("review held", by=by, person=whole.person, about=f"plan:{plan}")
    return review


@transaction.atomic
def close_plan(
    *,
    plan: str,
    on: dt.date,
    evaluation: str,
    statement: str,
    evaluations: dict[str, str] | None = None,
    by: Account | None,
) -> Plan:
    """Close a plan: every open outcome has an end score or a refusal, and the evaluation says how far each was achieved.

    `evaluations`: outcome id → how far it was achieved, in words. Raises Refusals (C14). No score is asked for its
    number here, and none decides (D5).
    """
    row, whole = _held(plan, by)
    outcomes = whole.of_plan(plan)
    check_plan_closing(
        plan_fact(whole.plan(plan)),  # type: ignore[arg-type]
        [outcome.fact for outcome in outcomes],
        on=on,
        evaluation=evaluation,
        today=clock.today(),
    )
    for outcome in outcomes:
        if outcome.open:
            Outcome.objects.filter(pk=outcome.id).update(
                ended_on=on,
                end_reason="plan_closed",
                end_evaluation=(evaluations or {}).get(outcome.id, ""),
            )
    row.closed_on, row.closure_evaluation, row.closure_statement = on, evaluation, statement
    row.save(update_fields=["closed_on", "closure_evaluation", "closure_statement"])
    ReviewUnderWay.objects.filter(plan=row).delete()
    audit.record("plan closed", by=by, person=whole.person, about=f"plan:{plan}")
    return row


def _held(plan: str, by: Account | None) -> tuple[Plan, PersonFile]:
    row = Plan.objects.filter(pk=plan).first()
    if row is None:
        raise NotYours
    return row, person_held(row.person_id, by)
