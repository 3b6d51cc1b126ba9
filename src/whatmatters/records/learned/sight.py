"""What services, organisations and partnerships work towards, and what each outcome is part of (D11; N Annex A; P table 1)."""

import datetime as dt

from django.db import transaction
from django.db.models import Q, QuerySet

from whatmatters.frameworks import default_framework
from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.ids import new_id
from whatmatters.records.learned.access import check_may_set
from whatmatters.records.organisations.models import Unit, UnitOutcome, UnitWithin
from whatmatters.records.outcomes.actions.opening import outcome_held
from whatmatters.records.outcomes.models import Outcome, OutcomeLink
from whatmatters.records.people.access import NotYours
from whatmatters.rules.learned import check_end, check_statement
from whatmatters.rules.messages.learned import NOT_ABOVE
from whatmatters.rules.refusals import Refusals


def in_force(on: dt.date | None = None) -> QuerySet[UnitOutcome]:
    """The unit outcomes that hold on a day, today without one."""
    day = on or clock.today()
    return UnitOutcome.objects.filter(Q(from_date__isnull=True) | Q(from_date__lte=day)).filter(
        Q(to__isnull=True) | Q(to__gt=day)
    )


def above(unit: str) -> QuerySet[Unit]:
    """The units that a unit lies in, itself left out."""
    return Unit.objects.filter(
        pk__in=UnitWithin.objects.filter(unit=unit).exclude(within=unit).values("within")
    )


def offered_to(outcome: Outcome) -> QuerySet[UnitOutcome]:
    """The unit outcomes a personal outcome may be linked to: those of the unit that answers for its plan, and of all
    that it lies in."""
    if outcome.plan is None:
        return UnitOutcome.objects.none()
    units = UnitWithin.objects.filter(unit=outcome.plan.unit_id).values("within")
    return in_force().filter(unit__in=units).select_related("unit")


@transaction.atomic
def set_outcome(*, unit: Unit, statement: str, from_date: dt.date, by: Account | None) -> UnitOutcome:
    """Say what a unit works towards. Raises Refusals, NotYours."""
    check_may_set(by, unit)
    check_statement(statement)
    made = UnitOutcome.objects.create(unit=unit, statement=statement, from_date=from_date)
    _note("unit outcome set", made, by)
    return made


@transaction.atomic
def change_outcome(*, unit_outcome: str, statement: str, on: dt.date, by: Account | None) -> UnitOutcome:
    """Say it otherwise from a day on: a new one, to which what was linked to the old one is linked; the old one ends."""
    old = _held(unit_outcome, by)
    check_statement(statement)
    check_end(old.from_date, on)
    made = UnitOutcome.objects.create(unit=old.unit, statement=statement, from_date=on)
    links = OutcomeLink.objects.filter(Q(from_unit_outcome=old) | Q(to_unit_outcome=old))
    for link in links.filter(Q(from_outcome__isnull=True) | Q(from_outcome__ended_on__isnull=True)):
        link.pk, link.since = new_id(), on
        if link.from_unit_outcome_id == old.pk:
            link.from_unit_outcome = made
        else:
            link.to_unit_outcome = made
        link.save(force_insert=True)
    _end(old, on)
    _note("unit outcome set", made, by)
    return made


@transaction.atomic
def end_outcome(*, unit_outcome: str, on: dt.date, by: Account | None) -> None:
    """It is no longer worked towards from a day on."""
    old = _held(unit_outcome, by)
    check_end(old.from_date, on)
    _end(old, on)
    _note("unit outcome ended", old, by)


def _end(row: UnitOutcome, on: dt.date) -> None:
    row.to = on
    row.save(update_fields=["to"])


@transaction.atomic
def link_up(*, unit_outcome: str, to: str = "", code: str = "", by: Account | None) -> OutcomeLink:
    """Say what a unit's outcome is part of: one of a unit that it lies in, or a national one. Raises Refusals, NotYours."""
    row = _held(unit_outcome, by)
    if to:
        if not in_force().filter(pk=to, unit__in=above(row.unit_id)).exists():
            raise Refusals([NOT_ABOVE()])
        target = {"to_unit_outcome_id": to}
    else:
        target = _national(row.unit.nation, code)
    made, _new = OutcomeLink.objects.get_or_create(
        from_unit_outcome=row, **target, defaults={"since": clock.today()}
    )
    _note("unit outcome linked", row, by)
    return made


def _national(nation: str, code: str) -> dict[str, str]:
    try:
        framework = default_framework(nation)
        framework.outcome(code)
    except KeyError:
        raise Refusals([NOT_ABOVE()]) from None
    return {"to_framework": framework.id, "to_code": code}


@transaction.atomic
def unlink_up(*, link: str, by: Account | None) -> str:
    """It is not part of that after all. Gives the outcome it was a link of."""
    row = OutcomeLink.objects.filter(pk=link, from_unit_outcome__isnull=False).first()
    if row is None:
        raise NotYours
    held = _held(row.from_unit_outcome_id, by)
    row.delete()
    _note("unit outcome linked", held, by)
    return held.pk


@transaction.atomic
def link_personal(*, outcome: str, to: str, by: Account | None) -> None:
    """A personal outcome is part of what a service works towards. One outcome of each unit: another takes its place.

    Raises Refusals for one that does not lie above, NotYours.
    """
    held = outcome_held(outcome, by)
    found = offered_to(Outcome.objects.select_related("plan").get(pk=outcome)).filter(pk=to).first()
    if found is None:
        raise Refusals([NOT_ABOVE()])
    OutcomeLink.objects.filter(from_outcome=outcome, to_unit_outcome__unit=found.unit_id).delete()
    OutcomeLink.objects.create(from_outcome_id=outcome, to_unit_outcome=found, since=clock.today())
    audit.record("outcome linked", by=by, person=held.person.person, about=f"outcome:{outcome}")


@transaction.atomic
def unlink_personal(*, outcome: str, link: str, by: Account | None) -> None:
    """A personal outcome is not part of that after all."""
    held = outcome_held(outcome, by)
    OutcomeLink.objects.filter(pk=link, from_outcome=outcome).delete()
    audit.record("outcome linked", by=by, person=held.person.person, about=f"outcome:{outcome}")


def _held(unit_outcome: str | None, by: Account | None) -> UnitOutcome:
    row = UnitOutcome.objects.select_related("unit").filter(pk=unit_outcome).first()
    if row is None:
        raise NotYours
    check_may_set(by, row.unit)
    return row


def _note(verb: str, row: UnitOutcome, by: Account | None) -> None:
    audit.record(verb, by=by, about=f"unit_outcome:{row.pk}", details={"unit": row.unit_id})
