"""Calling on who and what is there in somebody's life, for one of their outcomes (A7)."""

from django.db import transaction

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.outcomes.models import Outcome
from whatmatters.records.people.access import NotYours, check_may_change
from whatmatters.records.people.models import Relationship, Strength
from whatmatters.records.understanding.models import CallingOn


@transaction.atomic
def call_on(
    *, outcome: str, strength: str = "", relationship: str = "", how: str = "", by: Account | None
) -> CallingOn:
    """Say that an outcome calls on a strength, a place, somebody. Message it twice is harmless; `how` may change."""
    row = Outcome.objects.filter(pk=outcome).first()
    if row is None:
        raise NotYours
    check_may_change(by, row.person_id)
    if strength and not Strength.objects.filter(pk=strength, person_id=row.person_id).exists():
        raise NotYours
    if relationship and not Relationship.objects.filter(pk=relationship, person_id=row.person_id).exists():
        raise NotYours
    made, _ = CallingOn.objects.update_or_create(
        outcome=row,
        strength_id=strength or None,
        relationship_id=relationship or None,
        defaults={"how": how},
        create_defaults={"how": how, "since": clock.today()},
    )
    audit.record("calls on what helps", by=by, person=row.person_id, about=f"outcome:{row.pk}")
    return made


@transaction.atomic
def no_longer_call_on(*, calling: str, by: Account | None) -> None:
    """An outcome no longer calls on this; who or what it is stays on the map."""
    row = CallingOn.objects.select_related("outcome").filter(pk=calling).first()
    if row is None:
        raise NotYours
    check_may_change(by, row.outcome.person_id)
    row.delete()
    audit.record("no longer calls on", by=by, person=row.outcome.person_id, about=f"outcome:{row.outcome_id}")
