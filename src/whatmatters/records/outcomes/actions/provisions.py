"""A service a person had, and when: an output beside the outcome, never one itself (B8, D7)."""

import datetime as dt

from django.db import transaction

from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.outcomes.actions.opening import outcome_held
from whatmatters.records.outcomes.models import Provision
from whatmatters.records.people.access import NotYours
from whatmatters.rules.learned import check_end
from whatmatters.rules.messages.learned import NO_SERVICE
from whatmatters.rules.refusals import Refusals
from whatmatters.rules.words_said import blank


@transaction.atomic
def record_provision(
    *, outcome: str, service: str, from_date: dt.date, to: dt.date | None = None, by: Account | None
) -> Provision:
    """Record that the person has, or had, a service towards an outcome. Raises Refusals, NotYours."""
    held = outcome_held(outcome, by)
    if blank(service):
        raise Refusals([NO_SERVICE()])
    if to is not None:
        check_end(from_date, to)
    row = Provision.objects.create(
        person_id=held.person.person, outcome_id=outcome, service=service, from_date=from_date, to=to
    )
    audit.record("service recorded", by=by, person=held.person.person, about=f"outcome:{outcome}")
    return row


@transaction.atomic
def end_provision(*, provision: str, on: dt.date, by: Account | None) -> Provision:
    """They no longer have it. Raises Refusals, NotYours."""
    row = Provision.objects.filter(pk=provision).first()
    if row is None or row.outcome_id is None:
        raise NotYours
    outcome_held(row.outcome_id, by)
    check_end(row.from_date, on)
    row.to = on
    row.save(update_fields=["to"])
    audit.record("service recorded", by=by, person=row.person_id, about=f"outcome:{row.outcome_id}")
    return row
