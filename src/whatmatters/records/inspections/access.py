"""Who opens an inspection of an authority, who looks in it, and for how long (E5)."""

from django.db.models import Q, QuerySet

from whatmatters.records import clock
from whatmatters.records.accounts.access import roles_of
from whatmatters.records.accounts.models import Account, Membership
from whatmatters.records.audit.models import Entry
from whatmatters.records.inspections.models import Inspection
from whatmatters.records.organisations.models import Unit, UnitWithin

OFFICERS = ("chief_officer", "manager")
# What is inspected as a whole; its teams and services are chosen within it.
AUTHORITIES = ("organisation", "partnership")


def authorities_of(account: Account) -> QuerySet[Unit]:
    """The organisations and partnerships for which an account may open an inspection: as chief officer or manager of
    them, or of one that they lie in."""
    own = roles_of(account).where(*OFFICERS)
    below = UnitWithin.objects.filter(within__in=own).values("unit")
    return Unit.objects.filter(pk__in=below, level__in=AUTHORITIES).order_by("name")


def may_open(account: Account, unit: str) -> bool:
    """Whether the account opens, extends and ends inspections of this authority, and sees what was looked at."""
    return authorities_of(account).filter(pk=unit).exists()


def can_inspect() -> QuerySet[Account]:
    """Accounts that could be an inspector's: those that have no other role today or later."""
    others = Membership.objects.filter(Q(until__isnull=True) | Q(until__gte=clock.today())).exclude(
        role="inspector"
    )
    return Account.objects.filter(is_active=True).exclude(pk__in=others.values("account")).order_by("name")


def looking_today(account: Account) -> QuerySet[Inspection]:
    """The inspections in which this account may look today. None on the day after the last, or once ended."""
    if not roles_of(account).has("inspector"):
        return Inspection.objects.none()
    today = clock.today()
    return (
        Inspection.objects.filter(
            inspectors__account=account,
            inspectors__membership__from_date__lte=today,
            inspectors__membership__until__gte=today,
        )
        .distinct()
        .order_by("first_day", "pk")
    )


def looks_in(inspection: Inspection) -> QuerySet[Entry]:
    """Every page that was looked at in an inspection, the latest first."""
    return Entry.objects.filter(verb="inspected", about=f"inspection:{inspection.pk}").order_by("-at", "-id")
