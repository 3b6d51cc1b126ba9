"""The store of states of the records: kept up to date from the audit trail, for the people of whom something changed."""

import fcntl
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
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
    or built anew where there is none that these definitions made of these records.

    Whoever is reading the store goes on reading it as it was: the new one takes its place when it is whole. Of several
    processes one does the work, and the others wait for it.
    """
    with transaction.atomic(), _alone(path):
        last = last_change()
        read_to, mark = (last.pk, mark_of(last)) if last else (0, "")
        store = Store(path)
        if anew or not path.exists() or not store.is_current or not _of_these_records(store):
            return build(path, facts_kept(), read_to=read_to, mark=mark)
        if store.mark == mark:
            return store
        since = Entry.objects.exclude(verb="looked").filter(id__gt=store.read_to - OVERLAP).exclude(person="")
        people = set(since.values_list("person", flat=True))
        if len(people) > MOST * max(1, store.people):
            return build(path, facts_kept(), read_to=read_to, mark=mark)
        tables = kept_of(people)
        pack = Pack({name: tables[name].select(table.names) for name, table in descriptor().tables.items()})
        fresh = Path(shutil.copyfile(path, path.with_name(path.name + ".new")))
        refresh(Store(fresh), facts_of(pack), people=people, read_to=read_to, mark=mark)
        fresh.replace(path)
        return store


def last_change() -> Entry | None:
    """The last entry of the audit trail that says of a change."""
    return Entry.objects.exclude(verb="looked").order_by("-id").first()


def mark_of(entry: Entry) -> str:
    """What an entry is known by: not its number alone, which other records may have too."""
    told = f"{entry.pk} {entry.at.timestamp()} {entry.verb} {entry.person} {entry.about}"
    return f"{entry.pk}-{hashlib.sha256(told.encode()).hexdigest()[:12]}"


def _of_these_records(store: Store) -> bool:
    """Whether the entry it was read to is in the trail as it was: not where another database was put in place."""
    entry = Entry.objects.filter(pk=store.read_to).first()
    return store.mark == (mark_of(entry) if entry else "")


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_name(path.name + ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
