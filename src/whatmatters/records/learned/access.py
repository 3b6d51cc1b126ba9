"""Who writes what a unit learned and works towards, and who is told of it (D9, D11). Who may read: `people.learning`."""

from django.db.models import QuerySet

from whatmatters.records import clock
from whatmatters.records.accounts.access import roles_of
from whatmatters.records.accounts.models import Account
from whatmatters.records.learned.models import Learned, LearnedVersion, Seen
from whatmatters.records.organisations.models import Unit, UnitWithin
from whatmatters.records.people.access import WRITERS, NotYours
from whatmatters.records.people.learning import units_to_learn_about
from whatmatters.records.people.models import Person, Responsibility

# What can have outcomes of its own: a nation's are its framework.
WITH_OUTCOMES = ("team", "project", "service", "organisation", "partnership")


def _in_or_below(account: Account, unit: str, *roles: str) -> bool:
    return UnitWithin.objects.filter(unit=unit, within__in=roles_of(account).where(*roles)).exists()


def may_say_what_was_learned(account: Account, unit: Unit) -> bool:
    """Whoever works in the unit, or in one that it lies in."""
    return _in_or_below(account, unit.pk, *WRITERS)


def may_set_outcomes(account: Account, unit: Unit) -> bool:
    """Managers of the unit, or of one that it lies in."""
    return unit.level in WITH_OUTCOMES and _in_or_below(account, unit.pk, "manager")


def check_may_say(account: Account | None, unit: Unit) -> None:
    """Raises NotYours unless the account may say what the unit learned. None is the command line."""
    if account is not None and not may_say_what_was_learned(account, unit):
        raise NotYours


def check_may_set(account: Account | None, unit: Unit) -> None:
    """Raises NotYours unless the account may say what the unit works towards. None is the command line."""
    if account is not None and not may_set_outcomes(account, unit):
        raise NotYours


def learned_open_to(account: Account, learned: str) -> Learned:
    """One thing that was learned, for whoever may learn about the unit. Raises NotYours, whether or not it exists."""
    found = Learned.objects.filter(pk=learned, unit__in=units_to_learn_about(account).values("pk"))
    row = found.select_related("unit").first()
    if row is None:
        raise NotYours
    return row


def latest_versions(learned: QuerySet[Learned]) -> list[LearnedVersion]:
    """The version that holds of each, the latest written first."""
    found: dict[str, LearnedVersion] = {}
    rows = LearnedVersion.objects.filter(learned__in=learned.values("pk")).select_related("learned__unit")
    for row in rows.order_by("-recorded_at", "-id"):
        found.setdefault(row.learned_id, row)
    return list(found.values())


def fed_by(account: Account) -> QuerySet[Learned]:
    """What was learned from records that this practitioner or manager had a part in: by their own teams, those below
    and those above."""
    own = roles_of(account).where(*WRITERS)
    above = UnitWithin.objects.filter(unit__in=own).values("within")
    below = UnitWithin.objects.filter(within__in=own).values("unit")
    return Learned.objects.filter(unit__in=above) | Learned.objects.filter(unit__in=below)


def not_seen(account: Account) -> int:
    """How much of it they have not read yet in its latest version. What they wrote themselves they know."""
    if not roles_of(account).has(*WRITERS):
        return 0
    versions = LearnedVersion.objects.filter(learned__in=fed_by(account).values("pk"))
    latest: dict[str, tuple[str, str]] = {}
    for learned, version, by in versions.order_by("-recorded_at", "-id").values_list(
        "learned_id", "pk", "recorded_by"
    ):
        latest.setdefault(learned, (version, by))
    if not latest:
        return 0
    seen = set(Seen.objects.filter(account=account).values_list("version_id", flat=True))
    return sum(version not in seen and by != str(account.pk) for version, by in latest.values())


def learned_with(person: Person) -> list[LearnedVersion]:
    """What was changed because of what this person and others said: by the teams that worked with them, and all
    that those lie in."""
    teams = Responsibility.objects.filter(person=person, since__lte=clock.today()).values("unit")
    above = UnitWithin.objects.filter(unit__in=teams).values("within")
    return latest_versions(Learned.objects.filter(unit__in=above))
