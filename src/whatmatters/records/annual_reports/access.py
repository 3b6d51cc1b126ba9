"""Who writes an authority's annual report, and who stands by it (E4).

Analysts and managers of the authority write and review. A chief officer approves and publishes, and opens no person's
record for it. Anybody else sees what is published.
"""

from django.db.models import Q, QuerySet

from whatmatters.records import clock
from whatmatters.records.accounts.access import roles_of
from whatmatters.records.accounts.models import Account, Membership
from whatmatters.records.annual_reports.models import Report
from whatmatters.records.organisations.models import Unit, UnitWithin
from whatmatters.records.people.access import NotYours

WRITERS = ("analyst", "manager", "chief_officer")
APPROVERS = ("chief_officer",)


def authorities_of(account: Account, *roles: str) -> QuerySet[Unit]:
    """The units with an area code for which an account has one of the roles, by default those that write."""
    own = roles_of(account).where(*(roles or WRITERS))
    below = UnitWithin.objects.filter(within__in=own).values("unit")
    return Unit.objects.filter(pk__in=below).exclude(area_code="").order_by("name")


def may_write(account: Account, unit: str) -> bool:
    """Whether the account writes the reports of this authority."""
    return _holds(account, unit, WRITERS)


def may_approve(account: Account, unit: str) -> bool:
    """Whether the account approves and publishes them."""
    return _holds(account, unit, APPROVERS)


def _holds(account: Account, unit: str, roles: tuple[str, ...]) -> bool:
    return UnitWithin.objects.filter(unit=unit, within__in=roles_of(account).where(*roles)).exists()


def check_writes(account: Account | None, unit: str) -> None:
    """Raises NotYours unless the account may. None is the command line and the demonstration."""
    if account is not None and not may_write(account, unit):
        raise NotYours


def check_approves(account: Account | None, unit: str) -> None:
    """Raises NotYours unless the account may. None is the command line and the demonstration."""
    if account is not None and not may_approve(account, unit):
        raise NotYours


def report_open_to(account: Account, report: str) -> Report:
    """A report, for those who write it. Raises NotYours, whether or not it exists."""
    found = Report.objects.select_related("unit").filter(pk=report).first()
    if found is None or not may_write(account, found.unit_id):
        raise NotYours
    return found


def approvers_of(unit: str) -> frozenset[str]:
    """The ids of all accounts that could approve a report of this authority today."""
    today = clock.today()
    above = UnitWithin.objects.filter(unit=unit).values("within")
    rows = Membership.objects.filter(
        unit__in=above, role__in=APPROVERS, account__is_active=True, from_date__lte=today
    ).filter(Q(until__isnull=True) | Q(until__gte=today))
    return frozenset(str(pk) for pk in rows.values_list("account_id", flat=True))
