"""Who asks for an extract of an authority, and who lets it leave: a chief officer alone (E7, D6)."""

from django.db.models import QuerySet

from whatmatters.records.accounts.access import roles_of
from whatmatters.records.accounts.models import Account
from whatmatters.records.extracts.models import ExtractRequest
from whatmatters.records.organisations.models import Unit, UnitWithin
from whatmatters.records.people.access import NotYours

ASKERS = ("analyst", "chief_officer")
RELEASERS = ("chief_officer",)


def authorities_of(account: Account, roles: tuple[str, ...] = ASKERS) -> QuerySet[Unit]:
    """The authorities with an official code for which an account has one of the roles."""
    below = UnitWithin.objects.filter(within__in=roles_of(account).where(*roles)).values("unit")
    return Unit.objects.filter(pk__in=below, area_code__startswith="S37").order_by("name")


def may_ask(account: Account, unit: str) -> bool:
    """Whether the account asks for extracts of this authority."""
    below = UnitWithin.objects.filter(within__in=roles_of(account).where(*ASKERS))
    return below.filter(unit=unit).exists()


def may_release(account: Account, unit: str) -> bool:
    """Whether the account lets an extract of this authority leave."""
    return authorities_of(account, RELEASERS).filter(pk=unit).exists()


def request_open_to(account: Account, request: str) -> ExtractRequest:
    """A request, for those who ask for extracts of its authority. Raises NotYours, whether or not it exists."""
    found = ExtractRequest.objects.select_related("unit").filter(pk=request).first()
    if found is None or not may_ask(account, found.unit_id):
        raise NotYours
    return found
