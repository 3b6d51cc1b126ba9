"""Reading people: a caseload with what is due, and finding somebody as one types."""

from django.db.models import Q, QuerySet

from whatmatters.records.accounts.access import standing
from whatmatters.records.accounts.models import Account
from whatmatters.records.organisations.models import UnitWithin
from whatmatters.records.people.models import Opening, Person


def find(people: QuerySet[Person], phrase: str) -> QuerySet[Person]:
    """Those whose name, preferred name or identifier holds every word of the phrase."""
    for word in phrase.split():
        people = people.filter(
            Q(name__icontains=word)
            | Q(preferred_name__icontains=word)
            | Q(identifier__startswith=word)
            | Q(pk=word)
        )
    return people


def openings_to_review(account: Account) -> QuerySet[Opening]:
    """Openings from outside of people whom this manager's units work with, not reviewed yet, the oldest first."""
    managed = UnitWithin.objects.filter(within__in=standing(account).where("manager")).values("unit")
    return (
        Opening.objects.filter(reviewed_at__isnull=True, person__responsibilities__unit__in=managed)
        .exclude(account=account)
        .select_related("person", "account")
        .distinct()
        .order_by("at")
    )
