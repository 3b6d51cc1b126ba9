"""Whatever others save and refresh meanwhile, at whatever point: everything of one page is of one moment, and its parts sum to
the whole.

The store is a small file here, read line by line from where it was opened, as DuckDB reads its own: what is tried is who opens
what, and when. With DuckDB and a database it is tried in tests/answers and tests/exchange/test_states_kept.py.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest
from django.apps import apps
from django.conf import settings as configured
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whatmatters.answers import keeping
from whatmatters.answers import snapshot as module
from whatmatters.answers.keeping import Keeper
from whatmatters.answers.snapshot import Snapshot, snapshot

PARTS = 4
NOTHING, SAVE, OTHERS_LOOK, BOTH = "nothing", "somebody saves", "another worker looks", "both"


def parts_of(version: int) -> list[int]:
    """What each part of the whole is after so many saves."""
    return [(version * 7 + part * 3) % 10 for part in range(PARTS)]


class OpenFile:
    """An open store. Every look at it is a look at the file that was opened."""

    def __init__(self, file: IO[str]) -> None:
        self.con = file
        self.mark = self.line(0)

    def line(self, number: int) -> str:
        self.con.seek(0)
        return self.con.read().splitlines()[number]

    def apart(self) -> "OpenFile":
        return OpenFile(open(self.con.fileno(), encoding="utf-8", closefd=False))


class AsFile:
    """A store at a path."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def opened(self) -> Iterator[OpenFile]:
        with self.path.open(encoding="utf-8") as file:
            yield OpenFile(file)


class World:
    """Records that others change, and a store that others refresh, whenever they may: as the steps say."""

    def __init__(self, steps: list[str]) -> None:
        self.steps = list(steps)
        self.saved = self.seen = 0
        self.owner = apps.get_app_config("answers")
        self.others, self.looking = Keeper(), False

    def goes_on(self) -> None:
        """What somebody else does now."""
        step = self.steps.pop() if self.steps and not self.looking else NOTHING
        if step in (SAVE, BOTH):
            self.saved += 1
        if step in (OTHERS_LOOK, BOTH):
            # Another process has its own view of the records, and a memory of its own.
            mine, seen = self.owner.keeper, self.seen
            self.owner.keeper, self.looking = self.others, True
            with snapshot() as theirs:
                assert theirs.mark == f"mark {self.seen}"
            self.owner.keeper, self.looking, self.seen = mine, False, seen

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        self.goes_on()
        self.seen = self.saved
        yield

    @contextmanager
    def alone_with(self, path: Path) -> Iterator[None]:
        # Others may have been first. While this one is alone nobody refreshes, and anybody saves.
        self.goes_on()
        looking, self.looking = self.looking, True
        yield
        self.looking = looking

    def mark_now(self) -> str:
        return f"mark {self.seen}"

    def brought_up_to_date(self, path: Path) -> AsFile:
        lines = [self.mark_now(), str(sum(parts_of(self.seen))), *map(str, parts_of(self.seen))]
        if path.exists():
            there = int(path.read_text("utf-8").splitlines()[0].removeprefix("mark "))
            assert there <= self.seen, "a newer store is never put aside for an older one"
        fresh = path.with_name("fresh")
        fresh.write_text("\n".join(lines), "utf-8")
        fresh.replace(path)
        return AsFile(path)


def read(now: Snapshot, number: int) -> int:
    return now.once(("line", number), lambda: int(now.store.line(number)))  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("one-moment") / "states"


@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.sampled_from([NOTHING, SAVE, OTHERS_LOOK, BOTH]), min_size=4, max_size=24))
def test_a_page_is_of_one_moment_whatever_happens_meanwhile(path, monkeypatch, steps):
    path.unlink(missing_ok=True)
    world = World(steps)
    monkeypatch.setattr(configured, "STORE_OF_STATES", path)
    monkeypatch.setattr(world.owner, "keeper", Keeper())
    monkeypatch.setattr(keeping, "Store", AsFile)
    for name in ("one_moment", "alone_with", "mark_now", "brought_up_to_date"):
        monkeypatch.setattr(module, name, getattr(world, name))
    for _page in range(3):
        with snapshot() as now:
            version = world.seen
            assert now.mark == f"mark {version}", "the records and the store are of one moment"
            found = []
            for number in range(1, PARTS + 2):
                world.goes_on()
                found.append(read(now, number))
            assert found[1:] == parts_of(version)
            assert found[0] == sum(found[1:])
            assert world.mark_now() == now.mark
