"""Adding to the audit trail. Called inside the transaction of the change it tells of (F2)."""

from collections.abc import Callable, Iterable
from typing import Protocol

from whatmatters.records import clock
from whatmatters.records.audit.models import Entry


class Actor(Protocol):
    """Whoever does something: an account."""

    @property
    def pk(self) -> object: ...
    @property
    def name(self) -> str: ...


def record(
    verb: str,
    *,
    by: Actor | None,
    person: str = "",
    about: str = "",
    why: str = "",
    details: dict[str, object] | None = None,
) -> Entry:
    """Write one entry. `by` None is the command line. `why` is the reason given for looking or changing.

    `details` holds coded facts only, never the person's words; `about` is `table:id`.
    """
    return Entry.objects.create(
        at=clock.now(),
        account=str(by.pk) if by else "",
        account_name=by.name if by else "",
        verb=verb,
        person=person,
        about=about,
        why=why,
        details=details or {},
    )


def looked_at(
    people: Iterable[str],
    *,
    by: Actor | None,
    about: str,
    because_of: Callable[[str], dict[str, object]] = lambda person: {},
) -> None:
    """Write one look for each of these people, however much of theirs was shown (F2). `because_of` says what else it is
    logged with."""
    for person in sorted(set(people)):
        record("looked", by=by, person=person, about=about, details=because_of(person))
