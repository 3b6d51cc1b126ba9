"""Two workers save scores and read pages at once, on the database that the tests run on: every page is of one moment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.places import ROOT
from whatmatters.config import environment

TIMES = 4
READY = "from whatmatters.config.start import *; django_ready(); database_ready(); from tests.answers import worker; "


@pytest.fixture
def surroundings(tmp_path: Path, transactional_db) -> dict[str, str]:
    """Records that several processes can open: a file of SQLite, or the test's own database of PostgreSQL."""
    url = f"sqlite:///{tmp_path}/records.sqlite3"
    if connection.vendor == "postgresql":
        given = environment.text("DATABASE_URL", "")
        url = f"{given.rpartition('/')[0]}/{connection.settings_dict['NAME']}"
    return {
        **os.environ,
        "WHATMATTERS_MODE": "test",
        "WHATMATTERS_DATABASE_URL": url,
        "WHATMATTERS_HOME": str(tmp_path),
        "WHATMATTERS_STORE": str(tmp_path / "states.duckdb"),
        "DJANGO_SETTINGS_MODULE": "whatmatters.config.settings.test",
    }


def started(surroundings: dict[str, str], what: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", f"{READY}worker.{what}"],
        cwd=ROOT,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_every_page_is_of_one_moment_while_two_workers_save_and_read(surroundings):
    prepared = started(surroundings, "prepare()")
    assert prepared.wait() == 0, prepared.stderr.read()
    workers = [started(surroundings, f"work({number}, {TIMES})") for number in range(2)]
    told = [worker.communicate() for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0], [errors[-3000:] for _out, errors in told]
    # Each saw what it had saved itself, at the least.
    assert [int(out.split()[-1]) for out, _errors in told] == [TIMES, TIMES]
