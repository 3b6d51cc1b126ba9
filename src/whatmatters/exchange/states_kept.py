"""The store of states of the records: kept up to date from the audit trail, for the people of whom something changed."""

from pathlib import Path
from typing import Final

from django.db import transaction

from whatmatters.exchange.descriptor import descriptor
from whatmatters.exchange.facts import facts_of
from whatmatters.exchange.kept import facts_kept, kept_of
from whatmatters.exchange.reading import Pack
from whatmatters.measures.store import Store, build, refresh
from whatmatters.records.audit.models import Entry

# Entries of transactions that were still open when the store last read may be numbered a little lower: read again.
OVERLAP: Final = 1000
# From this part of the people on, building anew is less work.
MOST: Final = 0.2


def states_kept(path: Path, *, anew: bool = False) -> Store:
    """The store at `path`, as the records are now: refreshed for those of whom something was written down since it last read,
    or built anew where there is none that these definitions made."""
    with transaction.atomic():
        last = Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0
        store = Store(path)
        if anew or not path.exists() or not store.is_current:
            return build(path, facts_kept(), read_to=last)
        since = Entry.objects.exclude(verb="looked").filter(id__gt=store.read_to - OVERLAP).exclude(person="")
        people = set(since.values_list("person", flat=True))
        if len(people) > MOST * max(1, store.people):
            return build(path, facts_kept(), read_to=last)
        tables = kept_of(people)
        pack = Pack({name: tables[name].select(table.names) for name, table in descriptor().tables.items()})
        refresh(store, facts_of(pack), people=people, read_to=last)
        return store
