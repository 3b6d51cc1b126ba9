"""An extract is asked for with its purpose, taken once by who may, logged, its counts in the ledger, its key nowhere (E7, D6)."""

import datetime as dt
import io
import json
import os
import subprocess
import sys
import zipfile

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.test import Client

from tests.exchange.packs import pack, sample, some_people, write
from tests.measures.extracts.authorities import renamed
from tests.spec.case import refused
from whatmatters.exchange.extracts.keys import has_key, make_key, read_key, recipients
from whatmatters.exchange.extracts.taking import take, zipped
from whatmatters.exchange.kept import facts_kept
from whatmatters.exchange.loading import load_pack
from whatmatters.measures import Question, Refused, measure
from whatmatters.measures.disclosure.attack import attack
from whatmatters.measures.extracts.source import Extracts
from whatmatters.measures.extracts.writing import write as write_extract
from whatmatters.records import clock
from whatmatters.records.accounts import actions as accounts
from whatmatters.records.audit.models import Entry
from whatmatters.records.extracts import actions
from whatmatters.records.extracts.models import ExtractRequest, ExtractTaken
from whatmatters.records.organisations.models import Unit
from whatmatters.records.people.access import NotYours
from whatmatters.records.releases.models import Release
from whatmatters.records.releases.queries import releases

pytestmark = pytest.mark.django_db
DAY = dt.date(2025, 3, 31)
SOME = sorted(row["id"] for row in sample("scotland-120")["people"])[:45]
ASKED = {"recipient": "phs", "purpose": "The linked data set", "basis": "An order", "as_of": DAY}


@pytest.fixture(autouse=True)
def a_day_in_june():
    with clock.at(dt.datetime(2026, 6, 15, 13, 0, tzinfo=dt.UTC)):
        yield


@pytest.fixture
def keys(tmp_path, monkeypatch):
    folder = tmp_path / "keys"
    monkeypatch.setattr(settings, "EXTRACT_KEYS", folder)
    make_key(folder, "phs")
    return folder


@pytest.fixture
def east(db):
    load_pack(pack(renamed(some_people(SOME, "scotland-120"), "east")))
    return Unit.objects.get(pk="east-P1")


def somebody(username, role, unit):
    account = accounts.add_account(username=username, name=username.title(), password="x" * 14, by=None)
    accounts.give_role(account=account, unit=unit, role=role, by=None)
    return account


@pytest.fixture
def una(east):
    return somebody("una", "chief_officer", east)


@pytest.fixture
def ann(east):
    return somebody("ann", "analyst", east)


def taken(request, keys, by):
    return take(request, keys=keys, threshold=5, by=by)


def test_taken_it_is_the_same_measure_and_leaves_its_trace(east, una, keys, tmp_path):
    row = actions.ask_for(unit=east, by=una, **ASKED)
    files = taken(row, keys, una)
    write_extract(files, tmp_path / "east")
    asked = {"as_of": DAY, "by": "national_outcome,gender"}
    assert measure(Extracts([str(tmp_path / "east")]), Question(**asked)) == measure(
        facts_kept(), Question(**asked)
    )
    verbs = Entry.objects.filter(about=f"extract:{row.pk}").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["extract asked for", "extract taken"]
    assert set(ExtractTaken.objects.get().hashes) == set(files)
    assert Release.objects.get().name == f"extract {row.pk}"


def test_its_counts_are_controlled_and_stand_the_attack_beside_what_left_before(east, una, keys):
    for as_of in (DAY, dt.date(2025, 6, 30)):
        row = actions.ask_for(unit=east, by=una, **{**ASKED, "as_of": as_of})
        said = json.loads(taken(row, keys, una)["datapackage.json"])["covers"]
        if "cells" in said:
            assert any(not isinstance(cell["outcomes"], int) for cell in said["cells"])
    assert releases() and not attack(releases(), [])


def test_once(east, una, keys):
    row = actions.ask_for(unit=east, by=una, **ASKED)
    taken(row, keys, una)
    with refused("E7"):
        taken(row, keys, una)
    assert ExtractTaken.objects.count() == 1


def test_asked_for_by_an_analyst_taken_by_a_chief_officer(east, una, ann, keys):
    row = actions.ask_for(unit=east, by=ann, **ASKED)
    with pytest.raises(NotYours):
        taken(row, keys, ann)
    assert not ExtractTaken.objects.exists() and not Release.objects.exists()
    taken(row, keys, una)


@pytest.mark.parametrize("role", ["practitioner", "manager", "administrator"])
def test_nobody_else_asks(east, keys, role):
    other = somebody("other", role, east)
    with pytest.raises(NotYours):
        actions.ask_for(unit=east, by=other, **ASKED)


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"purpose": " "}, "purpose"),
        ({"basis": ""}, "basis"),
        ({"recipient": "../phs"}, "recipient"),
        ({"as_of": dt.date(2026, 6, 16)}, "as_of"),
    ],
)
def test_what_a_request_has_to_say(east, una, keys, wrong, column):
    with refused("E7") as found:
        actions.ask_for(unit=east, by=una, **{**ASKED, **wrong})
    assert found[0].column == column


def test_in_wales_none(db, keys):
    load_pack(pack(some_people(["x"], "mixed-300")))
    unit = Unit.objects.get(pk="P1")
    with refused("E7") as found:
        actions.ask_for(unit=unit, by=None, **ASKED)
    assert "In Wales no individual-level extract leaves" in str(found[0])


def test_without_a_key_nothing_is_written_down(east, una, keys):
    row = actions.ask_for(unit=east, by=una, **{**ASKED, "recipient": "somebody-else"})
    with refused("E7") as found:
        taken(row, keys, una)
    assert "There is no key for somebody-else" in str(found[0])
    assert not ExtractTaken.objects.exists() and not Release.objects.exists()


def test_the_key_is_in_no_file_row_or_message(east, una, keys, caplog):
    row = actions.ask_for(unit=east, by=una, **ASKED)
    files = taken(row, keys, una)
    key = read_key(keys, "phs")
    kept = json.dumps(
        [list(model.objects.values()) for model in (Entry, ExtractRequest, ExtractTaken, Release)],
        default=str,
    )
    told = kept.encode() + b"".join(files.values()) + zipped(files) + caplog.text.encode()
    assert key not in told and key.hex().encode() not in told


def test_keys_are_made_once_read_by_their_owner_and_differ(keys):
    other = make_key(keys, "stats")
    assert recipients(keys) == ["phs", "stats"] and has_key(keys, "phs") and not has_key(keys, "../phs")
    assert read_key(keys, "phs") != read_key(keys, "stats") and len(read_key(keys, "phs")) == 32
    with pytest.raises(Refused, match="already"):
        make_key(keys, "phs")
    other.chmod(0o644)
    with pytest.raises(Refused, match="Others may read"):
        read_key(keys, "stats")
    other.chmod(0o600)
    other.write_text("not a key")
    with pytest.raises(Refused, match="cannot be read"):
        read_key(keys, "stats")
    with pytest.raises(Refused, match="not the name of a recipient"):
        make_key(keys, "../elsewhere")


@pytest.mark.parametrize("table", ["extractrequest", "extracttaken"])
def test_the_database_keeps_what_left(east, una, keys, table):
    taken(actions.ask_for(unit=east, by=una, **ASKED), keys, una)
    for statement in (f"DELETE FROM extracts_{table}", f"UPDATE extracts_{table} SET id = id"):
        with pytest.raises(DatabaseError, match="keeps what was written"), transaction.atomic():
            connection.cursor().execute(statement)


def test_on_the_screen(east, una, ann, keys):
    analyst, chief = Client(), Client()
    analyst.force_login(ann)
    chief.force_login(una)
    asked = {**ASKED, "unit": east.pk, "as_of": "2025-03-31"}
    assert analyst.post("/extracts/new/", {**asked, "purpose": ""}).status_code == 422
    made = analyst.post("/extracts/new/", asked)["Location"]
    assert "A chief officer takes it away." in analyst.get(made).content.decode()
    assert analyst.post(f"{made}take/").status_code == 404
    assert chief.get(f"{made}take/").status_code == 404
    answer = chief.post(f"{made}take/")
    assert answer["Content-Type"] == "application/zip" and "no-store" in answer["Cache-Control"]
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert "datapackage.json" in names and "states.parquet" in names and len(names) == 7
    assert chief.post(f"{made}take/").status_code == 422
    assert "Una" in chief.get("/extracts/").content.decode()
    stranger = Client()
    stranger.force_login(somebody("far", "chief_officer", Unit.objects.create(id="far", name="Far", level="partnership", nation="scotland")))  # fmt: skip
    assert stranger.get(made).status_code == 404


def run(folder, *words):
    environment = {**os.environ, "WHATMATTERS_HOME": str(folder), "WHATMATTERS_DATABASE_URL": f"sqlite:///{folder}/r.sqlite3"}  # fmt: skip
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "whatmatters.cli", *words]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=folder, check=False)
    return done.returncode, done.stdout + done.stderr


def test_on_the_command_line(tmp_path):
    for name in ("east", "west"):
        write(renamed(some_people(None, "scotland-120"), name), tmp_path / f"{name}-pack")
    say = ["--as-of", "2025-03-31", "--recipient", "phs", "--purpose", "Linked data", "--basis", "An order"]
    status, said = run(tmp_path, "extract", "east", "--pack", "east-pack", "--within", "east-P1", *say)
    assert status == 1 and "no key for phs" in said
    assert run(tmp_path, "extract-key", "phs")[0] == 0
    for name in ("east", "west"):
        status, said = run(
            tmp_path, "extract", name, "--pack", f"{name}-pack", "--within", f"{name}-P1", *say
        )
        assert status == 0, said
    asked = ["--extracts", "east", "--extracts", "west", "--as-of", "2025-03-31", "--format", "json", "--by"]
    status, said = run(tmp_path, "measures", *asked, "plan_kind")
    assert status == 0 and json.loads(said)["by"] == ["plan_kind"]
    status, said = run(tmp_path, "measures", *asked, "unit")
    assert status == 1 and "D4" in said
    status, said = run(tmp_path, "extract", "east", "--pack", "east-pack", "--within", "east-P1", *say)
    assert status == 2 and "There is something in east already" in said
