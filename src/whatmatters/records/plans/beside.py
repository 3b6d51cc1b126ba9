"""A plan of somebody else laid beside a plan: a carer's support plan beside the adult's (A6, B9).

It lies there because that somebody agreed, in words that are kept as their consent; taking the consent back takes the plan
away again. The two must be known to each other in the record.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.people.access import check_may_change
from whatmatters.records.people.models import Consent, Person, Relationship
from whatmatters.records.plans.models import Plan
from whatmatters.rules.messages.papers import NO_AGREEMENT, NO_PLAN_OF_THEIRS, NOT_LINKED
from whatmatters.rules.messages.recording import NOT_IN_THE_FUTURE, PLAN_IS_CLOSED
from whatmatters.rules.refusals import Refusals

USE = "plan_beside"


@dataclass(frozen=True)
class Beside:
    """Somebody's agreement that their plan lies beside this one, and who they are to its person."""

    consent: Consent
    person: Person
    role: str

    def in_force(self, on: dt.date) -> bool:
        """Whether they still agree on that day."""
        row = self.consent
        ends = [day for day in (row.until, row.withdrawn_on) if day is not None]
        return row.from_date <= on and all(on < day for day in ends)


def linked_to(person: str) -> dict[str, str]:
    """Person id → who they are to this person, "" where only their own record says so; those with records of their own."""
    found: dict[str, str] = {}
    for row in Relationship.objects.filter(Q(person=person) | Q(other=person), other__isnull=False):
        if row.person_id == person and row.other_id:
            found[row.other_id] = row.role
        else:
            found.setdefault(row.person_id, "")
    return found


def beside(plan: Plan) -> list[Beside]:
    """Whose plans were laid beside this one, those taken back too, the latest agreement of each."""
    roles = linked_to(plan.person_id)
    rows = Consent.objects.filter(use=USE, audience=_audience(plan)).select_related("person")
    latest = {row.person_id: row for row in rows.order_by("from_date", "withdrawn_on")}
    return [Beside(row, row.person, roles.get(id, "")) for id, row in latest.items() if id in roles]


@transaction.atomic
def lay_beside(*, plan: Plan, other: Person, wording: str, on: dt.date, by: Account | None) -> Consent:
    """Lay the plan of `other` beside this one, as they agreed in the words given. Raises Refusals, NotYours (A6, F3)."""
    check_may_change(by, plan.person_id)
    check_may_change(by, other.pk)
    wrong = []
    if plan.closed_on is not None:
        wrong.append(PLAN_IS_CLOSED(given=plan.closed_on))
    if other.pk not in linked_to(plan.person_id):
        wrong.append(NOT_LINKED())
    if not Plan.objects.filter(person=other, closed_on__isnull=True).exists():
        wrong.append(NO_PLAN_OF_THEIRS())
    if not wording.strip():
        wrong.append(NO_AGREEMENT())
    if on > clock.today():
        wrong.append(NOT_IN_THE_FUTURE(given=on))
    if wrong:
        raise Refusals(wrong)
    row = Consent.objects.create(
        person=other, use=USE, wording=wording, audience=_audience(plan), from_date=on
    )
    for whose in (plan.person_id, other.pk):
        audit.record("plan laid beside", by=by, person=whose, about=f"plan:{plan.pk}")
    return row


@transaction.atomic
def take_back(*, consent: Consent, on: dt.date, by: Account | None) -> None:
    """They no longer agree. The consent stays, with the day; the plan is no longer shown (F3)."""
    check_may_change(by, consent.person_id)
    if consent.withdrawn_on is None:
        consent.withdrawn_on = on
        consent.save(update_fields=["withdrawn_on"])
        audit.record("agreement taken back", by=by, person=consent.person_id, about=consent.audience)


def _audience(plan: Plan) -> str:
    return f"plan:{plan.pk}"
