"""The records at one moment: everything on a page, in a download or a report is of one snapshot, opened once and handed down."""

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, TypeVar

import duckdb
from django.apps import apps
from django.conf import settings

from whatmatters.answers.keeping import Held, Keeper
from whatmatters.exchange.states_kept import alone_with, brought_up_to_date, mark_now
from whatmatters.measures import Refused
from whatmatters.measures.authorities import Tree
from whatmatters.measures.disclosure.attack import Contradiction
from whatmatters.measures.store import OpenStore
from whatmatters.records.moment import one_moment

log = logging.getLogger(__name__)
Made = TypeVar("Made")
Why = Literal["refused", "contradict", "no store"]


class CannotShow(Exception):
    """Figures cannot be shown: the question is `refused`, the tables `contradict` each other, or there is `no store` that can be
    read. It is made anew where one was there."""

    def __init__(self, why: Why, message: str) -> None:
        super().__init__(message)
        self.why: Why = why


class Snapshot:
    """The records at one moment, and the store of their states, known by its `mark`. Under `threshold` people a figure does not
    leave a team."""

    def __init__(self, held: Held, threshold: int) -> None:
        self._held = held
        self.threshold = threshold
        self.mark = held.store.mark

    @cached_property
    def store(self) -> OpenStore:
        """The source of every figure: one connection, opened when it is first asked."""
        return self._held.apart()

    @property
    def tree(self) -> Tree:
        """The tree of units."""
        return self._held.store.tree

    def once(self, key: tuple[Any, ...], make: Callable[[], Made]) -> Made:
        """What was made of this moment under this key, in whatever request, or is made now."""
        return self._held.once((self.threshold, *key), make)

    def close(self) -> None:
        """Let its connection go."""
        if "store" in self.__dict__:
            self.store.con.close()


@contextmanager
def snapshot() -> Iterator[Snapshot]:
    """The records as they are now. Nothing is written in the block. Raises CannotShow for what goes wrong in it."""
    keeper: Keeper = apps.get_app_config("answers").keeper  # type: ignore[attr-defined]
    path = settings.STORE_OF_STATES
    try:
        with _as_now(keeper, path) as held:
            now = Snapshot(held, int(settings.DISCLOSURE_THRESHOLD))
            try:
                yield now
            finally:
                now.close()
    except Refused as refused:
        raise CannotShow("refused", str(refused)) from refused
    except Contradiction as wrong:
        log.error("Tables of one moment contradict each other.")
        raise CannotShow("contradict", str(wrong)) from wrong
    except duckdb.ProgrammingError:
        raise  # a query is wrong, not what it reads
    except duckdb.Error as wrong:
        # Its own words may hold what is in a record.
        log.error("The store of states cannot be read (%s). It is made anew.", type(wrong).__name__)
        keeper.held = None
        with alone_with(path):
            path.unlink(missing_ok=True)
        raise CannotShow("no store", "The store of states cannot be read.") from None


@contextmanager
def _as_now(keeper: Keeper, path: Path) -> Iterator[Held]:
    """The store, brought up to date where it has to be, and in the block the records of the same moment."""
    with ExitStack() as moment:
        moment.enter_context(one_moment())
        held = keeper.held
        if held is None or held.path != path or held.store.mark != mark_now():
            moment.close()
            held = keeper.held = _opened_anew(moment, path)
        yield held


def _opened_anew(moment: ExitStack, path: Path) -> Held:
    try:
        with alone_with(path):
            # The moment begins when nobody else can put another store in place, so that it is never older than the store.
            moment.enter_context(one_moment())
            brought_up_to_date(path)
            return Held(path)
    except OSError as wrong:
        log.error("The store of states cannot be written (%s).", type(wrong).__name__)
        raise CannotShow("no store", "The store of states cannot be written.") from wrong
