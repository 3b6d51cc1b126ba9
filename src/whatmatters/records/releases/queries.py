"""Reading the ledger of releases."""

from typing import TYPE_CHECKING

from whatmatters.records.releases.models import Release

if TYPE_CHECKING:
    from whatmatters.measures.disclosure.released import Released


def releases() -> "list[Released]":
    """Every table that left, the earliest first."""
    # Measures need the extra `analytics`, which the records do without.
    from whatmatters.measures.disclosure.released import released_from

    return [released_from(table) for table in Release.objects.order_by("id").values_list("table", flat=True)]
