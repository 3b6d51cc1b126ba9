"""Reading the ledger of releases."""

from whatmatters.measures.disclosure.released import Released, released_from
from whatmatters.records.releases.models import Release


def releases() -> list[Released]:
    """Every table that left, the earliest first."""
    return [released_from(table) for table in Release.objects.order_by("id").values_list("table", flat=True)]
