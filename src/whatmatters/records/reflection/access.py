"""Who may see a practitioner's reflection (they, and whom they show it to), and a team's check (those who work in it)."""

import datetime as dt

from django.db.models import Q, QuerySet

from whatmatters.records import clock
from whatmatters.records.accounts.access import roles_of
from whatmatters.records.accounts.models import Account, Membership
from whatmatters.records.organisations.models import Unit, UnitWithin
from whatmatters.records.people.access import WRITERS, NotYours
from whatmatters.records.reflection.models import SharedReflection


def shown_to(account: Account) -> QuerySet[SharedReflection]:
    """The reflections of others that are shown to this account today."""
    return SharedReflection.objects.filter(
        shown_to=account, taken_back_at__isnull=True, until__gte=clock.today()
    ).select_related("account")


def shared_with(share: int, account: Account) -> SharedReflection:
    """One of them. Raises NotYours, whether or not it exists: managers see what they are shown, nothing else."""
    found = shown_to(account).filter(pk=share).first()
    if found is None:
        raise NotYours
    return found


def colleagues(account: Account) -> QuerySet[Account]:
    """Whom a practitioner can show their reflection to: those who manage, or work in, one of their teams."""
    units = UnitWithin.objects.filter(unit__in=roles_of(account).where(*WRITERS)).values("within")
    today = clock.today()
    working = Membership.objects.filter(unit__in=units, role__in=WRITERS, from_date__lte=today).filter(
        Q(until__isnull=True) | Q(until__gte=today)
    )
    return (
        Account.objects.filter(pk__in=working.values("account"), is_active=True)
        .exclude(pk=account.pk)
        .order_by("name")
    )


def teams_of(account: Account) -> QuerySet[Unit]:
    """The units whose practice this account can look at: those it works in or manages, and those below them."""
    below = UnitWithin.objects.filter(within__in=roles_of(account).where(*WRITERS)).values("unit")
    return Unit.objects.filter(pk__in=below).order_by("name")


def team_of(account: Account, unit: str) -> Unit:
    """One of them. Raises NotYours."""
    found = teams_of(account).filter(pk=unit).first()
    if found is None:
        raise NotYours
    return found


def since_default() -> dt.date:
    """A year is what supervision usually looks back on."""
    return clock.today() - dt.timedelta(days=365)
