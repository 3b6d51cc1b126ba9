"""A store that cannot be read is made anew by itself, and a page is shown as if nothing had been; what cannot be is said in words."""

import datetime as dt
import logging

import duckdb
import pytest
from django.conf import settings
from django.test import Client

from tests.places import SAMPLES
from whatmatters.answers import figures
from whatmatters.answers import snapshot as module
from whatmatters.answers.snapshot import CannotShow, snapshot
from whatmatters.exchange.kept import facts_kept
from whatmatters.exchange.loading import load_pack
from whatmatters.exchange.reading import read_pack
from whatmatters.exchange.states_kept import states_kept
from whatmatters.measures import Question, Refused, measure
from whatmatters.measures.disclosure.attack import Contradiction
from whatmatters.measures.store import Store
from whatmatters.records.accounts import actions as accounts
from whatmatters.records.organisations.models import Unit

ASKED = Question(dt.date(2026, 3, 31), by=("plan_kind",))


@pytest.fixture
def store(db) -> Store:
    load_pack(read_pack(SAMPLES / "scotland-120"))
    return states_kept(settings.STORE_OF_STATES)


@pytest.fixture
def client(store) -> Client:
    account = accounts.add_account(username="mali", name="Mali", password="x" * 14, by=None)
    unit = Unit.objects.filter(level="team").order_by("pk").first()
    membership = accounts.give_role(account=account, unit=unit, role="practitioner", by=None)
    membership.from_date = dt.date(2020, 1, 1)
    membership.save(update_fields=["from_date"])
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.page = f"/learning/{unit.pk}/?to=2026-03-31&from_=2024-04-01"
    return client


def of_another_version(path):
    whole = bytearray(path.read_bytes())
    whole[12:20] = (1 << 40).to_bytes(8, "little")  # DuckDB's number for the version of its files
    path.write_bytes(bytes(whole))


def of_other_definitions(path):
    with duckdb.connect(str(path)) as con:
        con.execute("ALTER TABLE kept.read_to DROP COLUMN made_by")


BROKEN = {
    "nothing": lambda path: path.write_bytes(b""),
    "garbage": lambda path: path.write_bytes(b"not a store at all" * 4000),
    "half written": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "its beginning alone": lambda path: path.write_bytes(path.read_bytes()[:4096]),
    "another version of DuckDB": of_another_version,
    "other definitions": of_other_definitions,
}


@pytest.mark.parametrize("broken", BROKEN)
def test_it_is_made_anew_with_a_line_in_the_log(store, broken, caplog):
    BROKEN[broken](store.path)
    with caplog.at_level(logging.WARNING), snapshot() as now:
        assert measure(now.store, ASKED) == measure(facts_kept(), ASKED)
    assert [record for record in caplog.records if "made anew" in record.getMessage()]


def damaged_within(path):
    """Every block but the heads, so that it opens and cannot be read."""
    whole = bytearray(path.read_bytes())
    for place in range(3 * 4096 + 8, len(whole), 64):
        whole[place] ^= 0xFF
    path.write_bytes(bytes(whole))


def test_damage_that_shows_on_reading_alone_is_made_good_within_the_page(client, store, caplog, monkeypatch):
    before = client.get(client.page).content
    # As where the disk goes wrong under a store that is open: the first that is read of it.
    read, failed = figures.measure, []

    def fails_once(*asked):
        if not failed:
            failed.append(store.path.exists())
            raise duckdb.IOException("Corrupt database file: computed checksum, and somebody's name")
        return read(*asked)

    monkeypatch.setattr(figures, "measure", fails_once)
    monkeypatch.setattr(module.Snapshot, "once", lambda self, key, make: make())
    with caplog.at_level(logging.WARNING):
        after = client.get(client.page)
    assert failed == [True] and after.status_code == 200
    assert b"outcomes in a plan" in after.content and b"outcomes in a plan" in before
    told = [record.getMessage() for record in caplog.records]
    assert any("IOException" in line and "made anew" in line for line in told)
    assert not any("somebody's name" in line for line in told)


def test_a_store_damaged_within_is_read_or_made_anew_and_never_told_wrong(store):
    right = measure(facts_kept(), ASKED)
    damaged_within(store.path)
    for _attempt in range(2):
        try:
            with snapshot() as now:
                found = measure(now.store, ASKED)
        except CannotShow as cannot:
            assert cannot.why == "no store"
            continue
        assert found == right
        break
    else:
        raise AssertionError("it was not made anew")


@pytest.mark.parametrize(
    ("wrong", "status", "words"),
    [
        (Contradiction(), 503, "Two counts of the same moment do not agree"),
        (Refused("Too much. (D6)"), 422, "They would tell too much of a few people"),
        (duckdb.IOException("gone"), 503, "What they are counted from could not be read"),
    ],
)
def test_what_cannot_be_shown_is_said_in_words(client, monkeypatch, wrong, status, words):
    def fails(*asked, **how):
        raise wrong

    monkeypatch.setattr(figures, "counted", fails)
    page = client.get(client.page)
    assert page.status_code == status
    assert words in page.content.decode() and "These figures cannot be shown" in page.content.decode()


def test_where_no_store_can_be_written_it_is_said(client, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("a file where a folder should be")
    monkeypatch.setattr(settings, "STORE_OF_STATES", tmp_path / "file" / "states.duckdb")
    page = client.get(client.page)
    assert page.status_code == 503 and b"could not be read" in page.content


def test_a_fault_in_a_query_is_ours_and_no_reason_to_make_the_store_anew(store):
    with pytest.raises(duckdb.ProgrammingError), snapshot() as now:
        now.store.con.execute("SELECT * FROM there_is_no_such_table")
    assert store.path.exists()
