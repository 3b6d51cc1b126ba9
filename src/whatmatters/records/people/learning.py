"""What may be learned by whom (D2, D6, D8): exact figures and people's words inside a team that sees the records; anywhere
else disclosure-controlled figures, and no words."""

from django.db.models import QuerySet

from whatmatters.records.accounts.access import roles_of
from whatmatters.records.accounts.models import Account
from whatmatters.records.organisations.models import Unit, UnitWithin
from whatmatters.records.people.access import WRITERS, NotYours

LEARNERS = ("practitioner", "manager", "analyst", "inspector")
TEAMS = ("team", "project")


def units_to_learn_about(account: Account) -> QuerySet[Unit]:
    """The units in which an account has a part, those below them, and those that they lie in."""
    own = roles_of(account).where(*LEARNERS)
    below = UnitWithin.objects.filter(within__in=own).values("unit")
    above = UnitWithin.objects.filter(unit__in=own).values("within")
    return Unit.objects.filter(pk__in=below) | Unit.objects.filter(pk__in=above)


def unit_to_learn_about(account: Account, unit: str) -> Unit:
    """One of them. Raises NotYours, whether or not it exists."""
    found = units_to_learn_about(account).filter(pk=unit).select_related("parent").distinct().first()
    if found is None:
        raise NotYours
    return found


def sees_exact(account: Account, unit: Unit) -> bool:
    """Whether exact counts may be shown: a team's own, to those who see all its records anyway."""
    own = roles_of(account).where(*WRITERS)
    return unit.level in TEAMS and UnitWithin.objects.filter(unit=unit, within__in=own).exists()
