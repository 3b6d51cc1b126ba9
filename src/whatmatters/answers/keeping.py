"""The store of states as it was last opened, with what was worked out of it, until the records change."""

from collections import OrderedDict
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from threading import Lock
from typing import Any, Final, TypeVar

from whatmatters.measures.store import OpenStore, Store

Made = TypeVar("Made")
# So many tables, chains and pages' figures of one moment are remembered.
REMEMBERED: Final = 1000


class Held:
    """An open store, and what was worked out of it: the least lately asked for is forgotten first."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._open = ExitStack()
        self.store: OpenStore = self._open.enter_context(Store(path).opened())
        self._made: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._lock = Lock()

    def once(self, key: tuple[Any, ...], make: Callable[[], Made]) -> Made:
        """What was made under this key, or is made now."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                found: Made = self._made[key]
                return found
        made = make()
        with self._lock:
            self._made[key] = made
            while len(self._made) > REMEMBERED:
                self._made.popitem(last=False)
        return made

    def apart(self) -> OpenStore:
        """The store for one request to ask."""
        with self._lock:
            return self.store.apart()


class Keeper:
    """Holds the store that was opened last."""

    def __init__(self) -> None:
        self.held: Held | None = None
