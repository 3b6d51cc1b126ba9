"""Who may open a person's record, and who may change it. Decided here and nowhere else (F2).

A practitioner and a team manager: people their teams work with. An inspector: the records that were sampled for their
inspection, read only, while it lasts (E5). Anybody else: through an opening with a reason, which comes before a manager.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet

from whatmatters.records import clock
from whatmatters.records.accounts.access import roles_of
from whatmatters.records.accounts.models import Account
from whatmatters.records.inspections.access import looking_today
from whatmatters.records.organisations.models import UnitWithin
from whatmatters.records.people.models import Opening, Person, Responsibility, SampledRecord

READERS = ("practitioner", "manager", "inspector")
WRITERS = ("practitioner", "manager")


class NotYours(PermissionDenied):
    """The record is not open to this account. A page answers 404, so that it does not even tell that it exists."""


def _worked_with(account: Account, roles: tuple[str, ...]) -> Exists:
    today = clock.today()
    below = UnitWithin.objects.filter(within__in=roles_of(account).where(*roles)).values("unit")
    return Exists(
        Responsibility.objects.filter(person=OuterRef("pk"), unit__in=below).filter(
            Q(until__isnull=True) | Q(until__gte=today)
        )
    )


def _opened_by(account: Account) -> Exists:
    return Exists(Opening.objects.filter(person=OuterRef("pk"), account=account, until__gt=clock.now()))


def _sampled_for(account: Account) -> Exists:
    today = clock.today()
    return Exists(
        SampledRecord.objects.filter(
            person=OuterRef("pk"),
            taken_out_at__isnull=True,
            sample__inspection__inspectors__account=account,
            sample__inspection__inspectors__membership__from_date__lte=today,
            sample__inspection__inspectors__membership__until__gte=today,
        )
    )


def people_open_to(account: Account) -> QuerySet[Person]:
    """The people whose records this account may open today. Every read of a person starts here."""
    return Person.objects.filter(_worked_with(account, WRITERS) | _opened_by(account) | _sampled_for(account))


def inspected_for(account: Account, person: str = "") -> str:
    """The inspection in which this account may look today, at this person's record where one is given; "" where it
    looks in none."""
    if not roles_of(account).has("inspector"):
        return ""
    rows = looking_today(account)
    drawn = rows.filter(samples__records__person=person, samples__records__taken_out_at__isnull=True)
    return (drawn if person else rows).values_list("pk", flat=True).first() or ""


# The same as `people_open_to` for one person, written out: every page about a person asks it, and putting the ORM's
# query together takes longer than running it. A test holds the two equal.
_OPEN_TO = """
SELECT p.* FROM people_person p WHERE p.id = %s AND (
  EXISTS (SELECT 1 FROM people_responsibility r JOIN organisations_unitwithin w ON w.unit_id = r.unit_id
    WHERE r.person_id = p.id AND (r.until IS NULL OR r.until >= %s) AND w.within_id IN ({units}))
  OR EXISTS (SELECT 1 FROM people_opening o WHERE o.person_id = p.id AND o.account_id = %s AND o.until > %s){sampled})
"""
_SAMPLED = """
  OR EXISTS (SELECT 1 FROM people_sampledrecord s JOIN inspections_sample d ON d.id = s.sample_id
    JOIN inspections_inspector i ON i.inspection_id = d.inspection_id JOIN accounts_membership m ON m.id = i.membership_id
    WHERE s.person_id = p.id AND s.taken_out_at IS NULL AND i.account_id = %s AND m."from" <= %s AND m.until >= %s)
"""


def _opened(account: Account, person: str, *, sampled: bool) -> Person | None:
    today, units = clock.today(), roles_of(account).where(*WRITERS) or [""]
    query = _OPEN_TO.format(units=", ".join(["%s"] * len(units)), sampled=_SAMPLED if sampled else "")
    asked = [person, today, *units, account.pk, clock.now(), *([account.pk, today, today] if sampled else [])]
    return next(iter(Person.objects.raw(query, asked)), None)


def person_open_to(account: Account, person: str) -> Person:
    """The person, if their record is open to the account. Raises NotYours otherwise, whether or not it exists."""
    found = _opened(account, person, sampled=roles_of(account).has("inspector"))
    if found is None:
        raise NotYours
    return found


def may_change(account: Account, person: str) -> bool:
    """Whether the account may write in this person's record. An inspector only reads."""
    return roles_of(account).has(*WRITERS) and _opened(account, person, sampled=False) is not None


def check_may_change(account: Account | None, person: str) -> None:
    """Raises NotYours unless the account may change the record. None is the command line and the demonstration."""
    if account is not None and not may_change(account, person):
        raise NotYours
