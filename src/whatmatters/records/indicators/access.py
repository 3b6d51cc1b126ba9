"""Who may take in figures of indicators, and who may read them. They are published figures of areas, about no person."""

from whatmatters.records.accounts.access import roles_of
from whatmatters.records.accounts.models import Account
from whatmatters.records.people.access import NotYours

READERS = ("manager", "analyst", "chief_officer", "inspector", "administrator")
TAKERS = ("manager", "analyst", "chief_officer")


def may_take_in(account: Account) -> bool:
    """Analysts and managers: the officers who make an authority's report."""
    return roles_of(account).has(*TAKERS)


def check_may_take_in(account: Account | None) -> None:
    """Raises NotYours unless the account may. None is the command line."""
    if account is not None and not may_take_in(account):
        raise NotYours
