"""What every test gets: a store of states of its own, if it asks for one; and nothing from beside the repository."""

import itertools
from pathlib import Path

import pytest
from django.conf import settings

from tests.outside import watch

watch()
_number = itertools.count()


@pytest.fixture(scope="session")
def stores(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("stores")


@pytest.fixture(autouse=True)
def a_store_of_its_own(stores, monkeypatch):
    """Records of one test are not another's, though their entries are numbered alike."""
    monkeypatch.setattr(settings, "STORE_OF_STATES", stores / f"{next(_number)}.duckdb")
