"""Every change to who a person is, who matters to them, and who works with them."""

import datetime as dt

from django.db import transaction

from whatmatters.records import clock
from whatmatters.records.accounts.access import roles_of
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.organisations.models import Unit, UnitWithin
from whatmatters.records.people.access import WRITERS, NotYours, check_may_change
from whatmatters.records.people.models import (
    Advocacy,
    Opening,
    Person,
    Relationship,
    Responsibility,
    Strength,
)
from whatmatters.rules import strengths as rule

# What somebody says of who they are and how they communicate; the rest comes with a pack or is ours.
DETAILS = tuple(
    field.name
    for field in Person._meta.concrete_fields
    if field.name not in ("id", "deprivation_quintile", "data_zone", "example")
)


@transaction.atomic
def add_person(
    *,
    unit: Unit,
    by: Account | None,
    account: Account | None = None,
    id: str = "",
    example: bool = False,
    **details: object,
) -> Person:
    """Begin a record for a person that the unit works with. `account`: the practitioner who answers for it."""
    if by and not _works_in(by, unit):
        raise NotYours
    person = Person.objects.create(**({"id": id} if id else {}), example=example, **_known(details))
    Responsibility.objects.create(person=person, unit=unit, account=account or by, since=clock.today())
    audit.record(
        "person added", by=by, person=person.pk, about=f"person:{person.pk}", details={"unit": unit.pk}
    )
    return person


@transaction.atomic
def change_details(*, person: Person, by: Account | None, **details: object) -> list[str]:
    """Correct who they are and how they communicate. Returns the names of what changed."""
    check_may_change(by, person.pk)
    changed = [name for name, value in _known(details).items() if getattr(person, name) != value]
    for name in changed:
        setattr(person, name, details[name])
    if changed:
        person.save(update_fields=changed)
        audit.record("details changed", by=by, person=person.pk, details={"changed": changed})
    return changed


@transaction.atomic
def add_relationship(
    *, person: Person, name: str, role: str, note: str = "", other: Person | None = None, by: Account | None
) -> Relationship:
    """Note who somebody is to the person; `other` where they have a record of their own (A6)."""
    check_may_change(by, person.pk)
    row = Relationship.objects.create(person=person, name=name, role=role, note=note, other=other)
    audit.record(
        "who matters noted", by=by, person=person.pk, about=f"relationship:{row.pk}", details={"role": role}
    )
    return row


@transaction.atomic
def add_strength(*, person: Person, kind: str, description: str, on: dt.date, by: Account | None) -> Strength:
    """Note an ability, achievement, person, place or community that helps (A7)."""
    check_may_change(by, person.pk)
    row = Strength.objects.create(person=person, kind=kind, description=description, noted_on=on)
    audit.record(
        "strength noted", by=by, person=person.pk, about=f"strength:{row.pk}", details={"kind": kind}
    )
    return row


@transaction.atomic
def place_strength(*, strength: str, kind: str, by: Account | None) -> Strength:
    """Say what kind of thing helps; its words stay as they were said (A7). Raises Refusals, NotYours."""
    row = Strength.objects.filter(pk=strength).first()
    if row is None:
        raise NotYours
    check_may_change(by, row.person_id)
    rule.Strength(description=row.description, kind=kind)
    row.kind = kind
    row.save(update_fields=["kind"])
    audit.record("strength noted", by=by, person=row.person_id, about=f"strength:{row.pk}")
    return row


@transaction.atomic
def record_advocacy(
    *, person: Person, decision: str, reason: str, kind: str = "", on: dt.date, by: Account | None
) -> Advocacy:
    """Record that advocacy was considered, offered, declined or arranged, and why (B11)."""
    check_may_change(by, person.pk)
    row = Advocacy.objects.create(person=person, on=on, decision=decision, kind=kind, reason=reason)
    audit.record(
        "advocacy decided",
        by=by,
        person=person.pk,
        about=f"advocacy:{row.pk}",
        details={"decision": decision},
    )
    return row


@transaction.atomic
def take_on(*, person: Person, unit: Unit, account: Account | None, by: Account | None) -> Responsibility:
    """From today this team works with the person, and this practitioner answers for it there."""
    check_may_change(by, person.pk)
    today = clock.today()
    person.responsibilities.filter(unit=unit, until__isnull=True).update(until=today - dt.timedelta(days=1))
    row = Responsibility.objects.create(person=person, unit=unit, account=account, since=today)
    audit.record("taken on", by=by, person=person.pk, details={"unit": unit.pk})
    return row


OPENING_LASTS = dt.timedelta(hours=12)


@transaction.atomic
def open_outside(*, person: Person, reason: str, by: Account) -> Opening:
    """Open the record of somebody outside one's own teams, for half a day, with a reason a manager will read (F2)."""
    if not roles_of(by).has(*WRITERS):
        raise NotYours
    if len(reason.strip()) < 10:
        raise ValueError("Say in a sentence why you need to open this record. A manager will read it. (F2)")
    now = clock.now()
    row = Opening.objects.create(person=person, account=by, reason=reason, at=now, until=now + OPENING_LASTS)
    audit.record("opened from outside", by=by, person=person.pk, about=f"opening:{row.pk}", why=reason)
    return row


@transaction.atomic
def review_opening(*, opening: Opening, justified: bool, note: str, by: Account) -> Opening:
    """A manager says whether an opening was justified. Nobody reviews their own."""
    if opening.account_id == by.pk or not _manages(by, opening.person):
        raise NotYours
    opening.reviewed_at, opening.reviewed_by = clock.now(), by
    opening.justified, opening.review_note = justified, note
    if not justified:
        opening.until = min(opening.until, clock.now())
    opening.save()
    audit.record(
        "opening reviewed",
        by=by,
        person=opening.person_id,
        about=f"opening:{opening.pk}",
        details={"justified": justified},
    )
    return opening


def _known(details: dict[str, object]) -> dict[str, object]:
    unknown = set(details) - set(DETAILS)
    if unknown:
        raise TypeError(f"A person has no {', '.join(sorted(unknown))}.")
    return details


def _works_in(account: Account, unit: Unit) -> bool:
    return UnitWithin.objects.filter(unit=unit, within__in=roles_of(account).where(*WRITERS)).exists()


def _manages(account: Account, person: Person) -> bool:
    managed = UnitWithin.objects.filter(within__in=roles_of(account).where("manager")).values("unit")
    return person.responsibilities.filter(unit__in=managed).exists()
