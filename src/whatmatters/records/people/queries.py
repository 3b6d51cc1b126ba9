"""Reading people: a caseload with what is due, and finding somebody as one types."""

import re
import unicodedata

from django.db.models import QuerySet

from whatmatters.records.accounts.access import roles_of
from whatmatters.records.accounts.models import Account
from whatmatters.records.organisations.models import UnitWithin
from whatmatters.records.people.models import Opening, Person

MOST_FOUND = 400


def find(people: QuerySet[Person], phrase: str) -> QuerySet[Person]:
    """Those whose name or preferred name holds every word of the phrase, or whose identifier begins with its figures.

    Accents and capitals do not matter: `rhys` finds Rhŷs. Folding is done here, alike on every database.
    """
    wanted = folded(phrase).split()
    figures = re.sub(r"[\s-]", "", phrase)
    found = []
    for id, name, preferred, identifier in people.values_list("id", "name", "preferred_name", "identifier"):
        told = folded(f"{name} {preferred}")
        by_number = figures.isdigit() and len(figures) > 2 and identifier.startswith(figures)
        if id == phrase.strip() or by_number or all(word in told for word in wanted):
            found.append(id)
            if len(found) >= MOST_FOUND:
                break
    return Person.objects.filter(pk__in=found)


def folded(text: str) -> str:
    """Without capitals and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def openings_to_review(account: Account) -> QuerySet[Opening]:
    """Openings from outside of people whom this manager's units work with, not reviewed yet, the oldest first."""
    managed = UnitWithin.objects.filter(within__in=roles_of(account).where("manager")).values("unit")
    return (
        Opening.objects.filter(reviewed_at__isnull=True, person__responsibilities__unit__in=managed)
        .exclude(account=account)
        .select_related("person", "account")
        .distinct()
        .order_by("at")
    )
