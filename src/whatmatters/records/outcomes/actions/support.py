"""Who does what towards an outcome, who contributes, and how it will be supported or why not (B3, B8, B9)."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.outcomes.actions.opening import outcome_held, person_held
from whatmatters.records.outcomes.models import Action, Contribution, Decision
from whatmatters.records.people.access import NotYours
from whatmatters.records.writing import fact_of, row_of, written_down
from whatmatters.rules import facts
from whatmatters.rules.support import Consideration, check_action, check_consideration


@transaction.atomic
def add_action(*, outcome: str, action: facts.Action, by: Account | None) -> Action:
    """Record an action with who does it: the person, family or community, the authority, another body (B8)."""
    held = outcome_held(outcome, by)
    check_action(held.file.fact, action, today=clock.today())
    row = row_of(Action, action, outcome_id=outcome)
    row.save(force_insert=True)
    audit.record(
        "action agreed",
        by=by,
        person=held.person.person,
        about=f"outcome:{outcome}",
        details={"who": action.who_kind},
    )
    return row


@transaction.atomic
def settle_action(
    *, action: str, done_on: dt.date | None = None, not_done_reason: str = "", by: Account | None
) -> Action:
    """Say that an action was done, and when; or why it was not."""
    row = Action.objects.filter(pk=action).first()
    if row is None:
        raise NotYours
    held = outcome_held(row.outcome_id, by)
    check_action(
        held.file.fact,
        fact_of(facts.Action, row, done_on=done_on, not_done_reason=not_done_reason),
        today=clock.today(),
    )
    row.done_on, row.not_done_reason = done_on, not_done_reason
    row.save(update_fields=["done_on", "not_done_reason"])
    audit.record(
        "action settled",
        by=by,
        person=held.person.person,
        about=f"outcome:{row.outcome_id}",
        details={"done": done_on is not None},
    )
    return row


@transaction.atomic
def add_contribution(*, outcome: str, agency: str, role: str, by: Account | None) -> Contribution:
    """Record what an agency contributes to the outcome (B9)."""
    held = outcome_held(outcome, by)
    row = Contribution.objects.create(outcome_id=outcome, agency=agency, role=role)
    audit.record("contribution recorded", by=by, person=held.person.person, about=f"outcome:{outcome}")
    return row


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A decision, its maker and reason: whether scoring is used (B2), taking part (B11), support (B3), a review's (C7)."""

    kind: str
    decision: str
    reason: str
    maker: str
    on: dt.date


@transaction.atomic
def decide(
    *, person: str, decided: Decided, plan: str = "", outcome: str = "", by: Account | None
) -> Decision:
    """Record a decision. Raises NotYours."""
    whole = person_held(person, by)
    if (outcome and whole.outcome(outcome) is None) or (plan and whole.plan(plan) is None):
        raise NotYours
    row = Decision.objects.create(
        person_id=person,
        plan_id=plan or None,
        outcome_id=outcome or None,
        on=decided.on,
        kind=decided.kind,
        decision=decided.decision,
        by=decided.maker,
        reason=decided.reason,
        **written_down(by),
    )
    audit.record(
        "decision recorded",
        by=by,
        person=person,
        about=f"decision:{row.pk}",
        details={"kind": decided.kind, "decision": decided.decision},
    )
    return row


@transaction.atomic
def consider(
    *, outcome: str, consideration: Consideration, maker: str, on: dt.date, by: Account | None
) -> Decision:
    """Record how an outcome will be supported, by whom and with what; or why not (B3). Raises Refusals."""
    check_consideration(consideration)
    held = outcome_held(outcome, by)
    given = consideration
    why = [given.how_supported, given.by_whom, given.resources] if given.supported else [given.why_not]
    decided = Decided(
        kind="support",
        decision=given.decision,
        reason="\n".join(text for text in why if text.strip()),
        maker=maker,
        on=on,
    )
    return decide(person=held.person.person, decided=decided, outcome=outcome, by=by)
