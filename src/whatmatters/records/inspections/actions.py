"""Opening, extending and ending an inspection; noting what was looked at in it. Each decision is a row that stays (E5)."""

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction

from whatmatters.frameworks.scrutiny import scrutiny_bodies
from whatmatters.records import clock
from whatmatters.records.accounts.actions import membership_for_inspection
from whatmatters.records.accounts.models import Account, Membership
from whatmatters.records.audit import actions as audit
from whatmatters.records.inspections.access import can_inspect, may_open
from whatmatters.records.inspections.models import Inspection, Inspector, Term
from whatmatters.records.organisations.models import Unit, UnitWithin
from whatmatters.records.writing import written_down
from whatmatters.rules import inspections as rule
from whatmatters.rules.messages import inspections as says
from whatmatters.rules.refusals import refuse_any


@transaction.atomic
def open_inspection(
    *,
    unit: Unit,
    bodies: Sequence[str],
    basis: str,
    units: Sequence[str],
    inspectors: Sequence[Account],
    days: tuple[dt.date, dt.date],
    about: str = "",
    by: Account | None,
) -> Inspection:
    """Open an authority to those who inspect it, from the first of two days to the last. Raises Refusals, PermissionDenied."""
    first_day, last_day = days
    _check_opens(by, unit.pk)
    rule.check_opening(
        bodies=bodies,
        basis=basis,
        units=units,
        inspectors=[str(inspector.pk) for inspector in inspectors],
        first_day=first_day,
        last_day=last_day,
        today=clock.today(),
    )
    _check_who_and_what(unit, bodies, units, inspectors)
    made = Inspection.objects.create(
        unit=unit, bodies=list(bodies), basis=basis, about=about, first_day=first_day, **written_down(by)
    )
    for account in inspectors:
        for team in units:
            membership = membership_for_inspection(
                account=account, unit=team, from_date=first_day, until=last_day, by=by
            )
            Inspector.objects.create(inspection=made, account=account, unit_id=team, membership=membership)
    _decide(made, "opened", last_day, "", by)
    return made


def _check_who_and_what(
    unit: Unit, bodies: Sequence[str], units: Sequence[str], inspectors: Sequence[Account]
) -> None:
    nations = {body.id: body.nation for body in scrutiny_bodies()}
    wrong = [says.OTHER_NATION(given=body) for body in bodies if nations.get(body) != unit.nation]
    inside = set(UnitWithin.objects.filter(within=unit).values_list("unit_id", flat=True))
    wrong += [says.OUTSIDE(given=team) for team in units if team not in inside]
    free = set(can_inspect().values_list("pk", flat=True))
    wrong += [says.WORKS_HERE() for inspector in inspectors if inspector.pk not in free]
    refuse_any(wrong)


def last_day_of(inspection: Inspection) -> dt.date:
    """The last day on which it may be looked at, as last decided."""
    return inspection.terms.order_by("-number").values_list("last_day", flat=True)[0]


def is_over(inspection: Inspection) -> bool:
    """Whether it ended: by its date, or by a decision."""
    return last_day_of(inspection) < clock.today()


@transaction.atomic
def extend(*, inspection: Inspection, last_day: dt.date, why: str, by: Account | None) -> Term:
    """Let it last longer: a new decision, with its reason. What is over stays so. Raises Refusals, PermissionDenied."""
    _check_opens(by, inspection.unit_id)
    rule.check_extension(
        first_day=inspection.first_day,
        now_until=last_day_of(inspection),
        last_day=last_day,
        why=why,
        today=clock.today(),
    )
    return _decide(inspection, "extended", last_day, why, by)


@transaction.atomic
def end(*, inspection: Inspection, why: str, by: Account | None) -> Term:
    """End it now: from this moment it opens nothing. Raises Refusals, PermissionDenied."""
    _check_opens(by, inspection.unit_id)
    rule.check_ending(now_until=last_day_of(inspection), why=why, today=clock.today())
    return _decide(inspection, "ended", clock.today() - dt.timedelta(days=1), why, by)


def _decide(inspection: Inspection, what: str, last_day: dt.date, why: str, by: Account | None) -> Term:
    before = inspection.terms.order_by("-number").values_list("last_day", flat=True).first()
    row = Term.objects.create(
        inspection=inspection,
        number=inspection.terms.count() + 1,
        what=what,
        last_day=last_day,
        why=why,
        name=by.name if by else "",
        **written_down(by),
    )
    held = Inspector.objects.filter(inspection=inspection).values("membership")
    # Whose role an administrator ended meanwhile does not get it back.
    Membership.objects.filter(pk__in=held, until=before or last_day).update(until=last_day)
    audit.record(
        f"inspection {what}",
        by=by,
        about=f"inspection:{inspection.pk}",
        details={"unit": inspection.unit_id, "last_day": last_day.isoformat()},
    )
    return row


def note_look(*, inspection: str, page: str, path: str, person: str, by: Account) -> None:
    """One page was looked at in an inspection, about nobody or somebody; the authority is shown it."""
    audit.record(
        "inspected",
        by=by,
        about=f"inspection:{inspection}",
        details={"page": page, "path": path, "person": person},
    )


def _check_opens(by: Account | None, unit: str) -> None:
    # None is the command line and the demonstration.
    if by is not None and not may_open(by, unit):
        raise PermissionDenied
