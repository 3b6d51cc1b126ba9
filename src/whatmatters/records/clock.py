"""The clock, read here and nowhere below: rules and measures take dates as arguments.

`at` sets it for a stretch of work: a story told day by day, a test.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_set: ContextVar[dt.datetime | None] = ContextVar("clock", default=None)


def now() -> dt.datetime:
    """This moment, in UTC."""
    return _set.get() or timezone.now()


def today() -> dt.date:
    """The date where the records are kept (Europe/London)."""
    return timezone.localtime(now()).date()


@contextmanager
def at(moment: dt.datetime) -> Iterator[None]:
    """Do what follows as if it were `moment`."""
    token = _set.set(moment)
    try:
        yield
    finally:
        _set.reset(token)
