"""Reading the audit trail: of one person's record, or of one account."""

from django.db.models import QuerySet

from whatmatters.records.audit.models import Entry


def trail_of(person: str) -> QuerySet[Entry]:
    """All that was looked at or changed in a person's record, the latest first."""
    return Entry.objects.filter(person=person).order_by("-at", "-id")
