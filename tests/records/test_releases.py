"""The ledger of releases in the records: each table leaves beside the earlier ones, and is never taken back (D6)."""

import json
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from typer.testing import CliRunner

from tests.places import SAMPLES
from whatmatters.cli import app
from whatmatters.records.audit.models import Entry
from whatmatters.records.releases.actions import release_table
from whatmatters.records.releases.models import Release
from whatmatters.records.releases.queries import releases

ASKED = ["measures", "--database", "--as-of", date(2026, 3, 31), "--by", "plan_kind", "--format", "json"]


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def one_released(db):
    assert run("load", SAMPLES / "scotland-120").exit_code == 0
    printed = run(*ASKED, "--release", "first", "--to", "the board")
    assert printed.exit_code == 0
    return json.loads(printed.stdout)


def test_a_release_is_kept_as_it_was_printed_and_stands_in_the_trail(one_released):
    (row,) = Release.objects.all()
    cells = [one for one in row.table["cells"] if "*" not in one["key"].values()]
    assert cells == one_released["cells"]
    assert (row.name, row.released_to, row.cut) == ("first", "the board", row.table["question"]["cut"])
    assert row.engine.startswith("whatmatters ") and releases()[0].name == "first"
    entry = Entry.objects.get(verb="release")
    assert entry.about == f"releases:{row.pk}" and entry.person == ""


def test_the_next_release_knows_of_the_earlier_one(one_released):
    again = run(*ASKED, "--release", "first")
    assert again.exit_code == 1 and "already" in again.stderr and Release.objects.count() == 1
    assert run(*ASKED, "--release", "second").exit_code == 0
    first, second = releases()
    assert first.figures == second.figures


def test_what_is_not_released_leaves_no_trace(one_released):
    def gives_way(earlier, at):
        raise ValueError("gives way")

    with pytest.raises(ValueError, match="gives way"):
        release_table(gives_way, by=None, to_whom="")
    assert Release.objects.count() == 1 and Entry.objects.filter(verb="release").count() == 1


@pytest.mark.parametrize("sql", ["UPDATE releases_release SET name = 'x'", "DELETE FROM releases_release"])
def test_the_database_refuses_to_change_or_take_back_a_release(one_released, sql):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
