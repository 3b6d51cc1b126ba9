"""Starting a plan and saying what needs it answers. Reviews and closing stand with the outcomes they are about."""

import datetime as dt

from django.db import transaction

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.organisations.models import Unit
from whatmatters.records.people.access import check_may_change
from whatmatters.records.people.models import Person
from whatmatters.records.plans.models import Need, Plan
from whatmatters.rules.messages.recording import NOT_IN_THE_FUTURE, PLAN_IS_CLOSED
from whatmatters.rules.refusals import Refusals


@transaction.atomic
def start_plan(
    *, person: Person, kind: str, unit: Unit, started_on: dt.date, coordinator: str, by: Account | None
) -> Plan:
    """Start a care and support plan, or a carer's support plan, with its co-ordinator (B2, B9). Raises Refusals."""
    check_may_change(by, person.pk)
    if started_on > clock.today():
        raise Refusals([NOT_IN_THE_FUTURE(column="started_on", given=started_on)])
    plan = Plan.objects.create(
        person=person, kind=kind, unit=unit, started_on=started_on, coordinator=coordinator
    )
    audit.record("plan started", by=by, person=person.pk, about=f"plan:{plan.pk}", details={"kind": kind})
    return plan


@transaction.atomic
def add_need(*, plan: Plan, description: str, eligible: bool, by: Account | None) -> Need:
    """Record a need in a plan, and whether it is eligible (B2)."""
    check_may_change(by, plan.person_id)
    if plan.closed_on is not None:
        raise Refusals([PLAN_IS_CLOSED(given=plan.closed_on)])
    need = Need.objects.create(plan=plan, description=description, eligible=eligible)
    audit.record(
        "need recorded", by=by, person=plan.person_id, about=f"need:{need.pk}", details={"eligible": eligible}
    )
    return need
