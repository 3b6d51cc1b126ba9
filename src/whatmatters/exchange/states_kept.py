"""The store of states of the records: kept up to date from the audit trail, for the people of whom something changed.

A store that cannot be read, or that other definitions or other records made, is made anew.
"""

import fcntl
import hashlib
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb
from django.db.models import QuerySet

from whatmatters.exchange.kept import facts_kept
from whatmatters.measures.store import OpenStore, Store, build, refresh
from whatmatters.records.audit.models import Entry
from whatmatters.records.moment import one_moment

log = logging.getLogger(__name__)

# Entries of transactions that were still open when the store last read may be numbered a little lower: read again.
OVERLAP: Final = 1000
# From this part of the people on, building anew is less work.
MOST: Final = 0.2
# What somebody did and no record is other for.
NO_CHANGE: Final = ("looked", "figures taken away", "exported")


def states_kept(path: Path, *, anew: bool = False) -> Store:
    """The store at `path`, as the records are now: refreshed for those of whom something was written down since it last read,
    or built anew where there is none that these definitions made of these records.

    Whoever is reading the store goes on reading it as it was: the new one takes its place when it is whole. Of several
    processes one does the work, and the others wait for it.
    """
    with alone_with(path), one_moment():
        return brought_up_to_date(path, anew=anew)


def brought_up_to_date(path: Path, *, anew: bool = False) -> Store:
    """The same, for whoever is `alone_with` the store and in one moment of the records."""
    mark, entry = mark_now(), last_change()
    read_to = entry.pk if entry else 0
    store = Store(path)
    if not anew and path.exists():
        try:
            with store.opened() as found:
                if found.is_current and _of_these_records(found):
                    if found.mark == mark:
                        return store
                    people = _changed_since(found)
                    if len(people) <= MOST * max(1, found.people):
                        fresh = Path(shutil.copyfile(path, path.with_name(path.name + ".new")))
                        refresh(Store(fresh), facts_kept(people), people=people, read_to=read_to, mark=mark)
                        fresh.replace(path)
                        return store
        except duckdb.Error as wrong:
            # Its own words may hold what is in a record.
            log.warning("The store of states cannot be read (%s). It is made anew.", type(wrong).__name__)
    return build(path, facts_kept(), read_to=read_to, mark=mark)


def mark_now() -> str:
    """What the records are known by at this moment: the same only where nothing has changed."""
    last = last_change()
    if last is None:
        return ""
    # Where several write at once, one that is numbered lower may be seen later.
    seen = _changes().filter(id__gt=last.pk - OVERLAP).count()
    return f"{_known_by(last)}-{seen}"


def last_change() -> Entry | None:
    """The last entry of the audit trail that says of a change."""
    return _changes().order_by("-id").first()


def _changes() -> QuerySet[Entry]:
    return Entry.objects.exclude(verb__in=NO_CHANGE)


def _known_by(entry: Entry) -> str:
    """Not by its number alone, which other records may have too."""
    known = f"{entry.pk} {entry.at.timestamp()} {entry.verb} {entry.person} {entry.about}"
    return f"{entry.pk}-{hashlib.sha256(known.encode()).hexdigest()[:12]}"


def _changed_since(store: OpenStore) -> set[str]:
    since = _changes().filter(id__gt=store.read_to - OVERLAP).exclude(person="")
    return set(since.values_list("person", flat=True))


def _of_these_records(store: OpenStore) -> bool:
    """Whether the entry it was read to is in the trail as it was: not where another database was put in place."""
    entry = Entry.objects.filter(pk=store.read_to).first()
    return store.mark.rpartition("-")[0] == (_known_by(entry) if entry else "")


@contextmanager
def alone_with(path: Path) -> Iterator[None]:
    """Nobody else, in this process or another, brings the store up to date meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_name(path.name + ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
