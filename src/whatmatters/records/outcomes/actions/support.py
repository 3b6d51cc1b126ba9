"""Who does what towards an outcome, who contributes, and how it will be supported or why not (B3, B8, B9)."""

import datetime as dt

from django.db import transaction

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.outcomes.actions.opening import outcome_held, person_held
from whatmatters.records.outcomes.models import Action, Contribution, Decision
from whatmatters.records.people.access import NotYours
from whatmatters.records.writing import written_down
from whatmatters.rules import facts
from whatmatters.rules.support import Consideration, check_action, check_consideration


@transaction.atomic
def add_action(
    *,
    outcome: str,
    what: str,
    who_kind: str,
    who: str = "",
    due_on: dt.date | None = None,
    output: str = "",
    by: Account | None,
) -> Action:
    """Record an action with who does it: the person, family or community, the authority, another body (B8)."""
    held = outcome_held(outcome, by)
    check_action(
        held.file.fact,
        facts.Action(what=what, who_kind=who_kind, who=who, due_on=due_on, output=output),
        today=clock.today(),
    )
    row = Action.objects.create(
        outcome_id=outcome, what=what, who_kind=who_kind, who=who, due_on=due_on, output=output
    )
    audit.record(
        "action agreed",
        by=by,
        person=held.person.person,
        about=f"outcome:{outcome}",
        details={"who": who_kind},
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
        facts.Action(
            what=row.what,
            who_kind=row.who_kind,
            who=row.who,
            done_on=done_on,
            not_done_reason=not_done_reason,
        ),
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


@transaction.atomic
def decide(
    *,
    person: str,
    kind: str,
    decision: str,
    reason: str,
    maker: str,
    on: dt.date,
    plan: str = "",
    outcome: str = "",
    by: Account | None,
) -> Decision:
    """Record a decision with its maker and reason: whether scoring is used (B2), taking part (B11), support (B3)."""
    whole = person_held(person, by)
    if (outcome and whole.outcome(outcome) is None) or (plan and whole.plan(plan) is None):
        raise NotYours
    row = Decision.objects.create(
        person_id=person,
        plan_id=plan or None,
        outcome_id=outcome or None,
        on=on,
        kind=kind,
        decision=decision,
        by=maker,
        reason=reason,
        **written_down(by),
    )
    audit.record(
        "decision recorded",
        by=by,
        person=person,
        about=f"decision:{row.pk}",
        details={"kind": kind, "decision": decision},
    )
    return row


@transaction.atomic
def consider(
    *,
    outcome: str,
    decision: str,
    how: str = "",
    by_whom: str = "",
    resources: str = "",
    why_not: str = "",
    maker: str,
    on: dt.date,
    by: Account | None,
) -> Decision:
    """Record how an outcome will be supported, by whom and with what; or why not (B3). Raises Refusals.

    `decision`: `supported`, `met_by_conversation` or `not_supported`.
    """
    supported = decision == "supported"
    check_consideration(
        Consideration(
            how_supported=how if supported else "",
            by_whom=by_whom if supported else "",
            resources=resources if supported else "",
            why_not="" if supported else why_not,
            met_by_conversation=decision == "met_by_conversation",
        )
    )
    held = outcome_held(outcome, by)
    told = [how, by_whom, resources] if supported else [why_not]
    return decide(
        person=held.person.person,
        kind="support",
        decision=decision,
        reason="\n".join(text for text in told if text.strip()),
        maker=maker,
        on=on,
        outcome=outcome,
        by=by,
    )
