"""Putting outcomes off to keep somebody safe, with the day to return; and returning to them (A9)."""

import datetime as dt

from django.db import transaction

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.outcomes.actions.opening import person_held
from whatmatters.records.outcomes.models import Deferral
from whatmatters.records.people.access import NotYours
from whatmatters.records.writing import fact_of, row_of
from whatmatters.rules import facts
from whatmatters.rules.deferrals import check_deferral


@transaction.atomic
def defer(
    *, person: str, deferral: facts.Deferral, outcome: str = "", plan: str = "", by: Account | None
) -> Deferral:
    """Put off an outcome, or the identifying of outcomes altogether, until a day to return to it. Raises Refusals (A9)."""
    whole = person_held(person, by)
    of = whole.outcome(outcome) if outcome else None
    if outcome and of is None:
        raise NotYours
    check_deferral(deferral, today=clock.today())
    row = row_of(
        Deferral,
        deferral,
        person_id=person,
        plan_id=plan or (of.row.plan_id if of else None),
        outcome_id=outcome or None,
    )
    row.save(force_insert=True)
    audit.record(
        "put off",
        by=by,
        person=person,
        about=f"deferral:{row.pk}",
        details={"until": deferral.until.isoformat()},
    )
    return row


@transaction.atomic
def return_to(*, deferral: str, on: dt.date, by: Account | None) -> Deferral:
    """They have come back to what was put off."""
    row = Deferral.objects.filter(pk=deferral).first()
    if row is None:
        raise NotYours
    person_held(row.person_id, by)
    if row.resolved_on is None:
        check_deferral(fact_of(facts.Deferral, row, resolved_on=on), today=clock.today())
        row.resolved_on = on
        row.save(update_fields=["resolved_on"])
        audit.record("returned to", by=by, person=row.person_id, about=f"deferral:{row.pk}")
    return row
