"""Which roles an account has today, and in which units."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account, Membership


@dataclass(frozen=True)
class Roles:
    """What an account is today: role → the units it holds it in."""

    account: Account
    units: dict[str, tuple[str, ...]]

    def has(self, *roles: str) -> bool:
        return any(role in self.units for role in roles)

    def where(self, *roles: str) -> list[str]:
        """The units in which the account has one of the roles."""
        return sorted({unit for role in roles for unit in self.units.get(role, ())})


def memberships_today(account: Account) -> QuerySet[Membership]:
    """The memberships in force today."""
    today = clock.today()
    return Membership.objects.filter(account=account, from_date__lte=today).filter(
        Q(until__isnull=True) | Q(until__gte=today)
    )


def roles_of(account: Account) -> Roles:
    """Read the account's roles once; kept on the account for the length of a request."""
    known = getattr(account, "roles_in_request", None)
    if known is None:
        units: dict[str, list[str]] = {}
        if account.is_active:
            for role, unit in memberships_today(account).values_list("role", "unit_id"):
                units.setdefault(role, []).append(unit)
        known = Roles(account, {role: tuple(found) for role, found in units.items()})
        account.roles_in_request = known  # type: ignore[attr-defined]
    return known


def check_administers(account: Account) -> None:
    """Raises PermissionDenied unless the account is an administrator."""
    if not roles_of(account).has("administrator"):
        raise PermissionDenied
