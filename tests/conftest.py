"""What every test gets: a store of states of its own, if it asks for one; and nothing from beside the repository.

And in which order they run, and which of them a second database is asked for.
"""

import itertools
from pathlib import Path

import pytest
from django.conf import settings

from tests.outside import watch
from tests.places import ROOT

watch()
_number = itertools.count()


# What takes longest comes first, so that at the end no worker waits for another's long file.
FIRST = (
    "tests/journeys/",
    "tests/measures/test_on_a_cluster",
    "tests/web/",
    "tests/exchange/",
    "tests/generative/",
    "tests/measures/",
    "tests/",
)
OPEN_A_DATABASE = {"db", "transactional_db", "django_db_setup", "service"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--opens-a-database",
        action="store_true",
        help="Only the tests that open the database: what never does cannot differ on another.",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of one file stay with one worker, which makes once what they share."""
    if config.getoption("--opens-a-database"):
        leave = [item for item in items if not opens_a_database(item)]
        config.hook.pytest_deselected(items=leave)
        items[:] = [item for item in items if opens_a_database(item)]
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.path.relative_to(ROOT).as_posix()))
    items.sort(key=lambda item: [item.nodeid.startswith(part) for part in FIRST].index(True))


def opens_a_database(item: pytest.Item) -> bool:
    """By its mark, or by a fixture that it or a fixture of its own asks for."""
    asked = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(asked & OPEN_A_DATABASE)


@pytest.fixture(scope="session")
def stores(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("stores")


@pytest.fixture(autouse=True)
def a_store_of_its_own(stores, monkeypatch):
    """Records of one test are not another's, though their entries are numbered alike."""
    monkeypatch.setattr(settings, "STORE_OF_STATES", stores / f"{next(_number)}.duckdb")
