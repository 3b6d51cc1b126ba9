"""The store of states of the records: after any change it answers as one built anew, and as the facts."""

from datetime import date

import duckdb
import pytest
from django.db import connection
from typer.testing import CliRunner

from tests.places import SAMPLES
from whatmatters.cli import app
from whatmatters.exchange import states_kept as module
from whatmatters.exchange.kept import facts_kept
from whatmatters.exchange.states_kept import states_kept
from whatmatters.measures import measure
from whatmatters.measures.store import Store
from whatmatters.records.audit import actions as audit
from whatmatters.records.outcomes.models import Score

DAY = date(2026, 3, 31)


def answers(source):
    return [
        measure(source, as_of=DAY, by=by, basis="any")
        for by in ("national_outcome", "unit,gender", "scored_by")
    ]


@pytest.fixture
def store(db, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "OVERLAP", 0)
    assert CliRunner().invoke(app, ["load", str(SAMPLES / "scotland-120")]).exit_code == 0
    return states_kept(tmp_path / "states.duckdb")


def test_it_answers_as_the_facts(store):
    assert answers(store) == answers(facts_kept())


def test_one_of_other_definitions_is_built_anew(store):
    with duckdb.connect(str(store.path)) as con:
        con.execute("UPDATE kept.read_to SET made_by = 'others'")
        con.execute("DELETE FROM kept.states_any")
    assert not store.is_current
    assert answers(states_kept(store.path)) == answers(facts_kept()) and store.is_current


def test_only_those_are_worked_out_again_of_whom_something_changed(store, tmp_path, monkeypatch):
    score = Score.objects.filter(outcome__plan__isnull=False, kind="review", value__isnull=False).earliest(
        "on", "id"
    )
    person = score.outcome.person_id
    Score.objects.create(
        id="late", outcome=score.outcome, on=date(2026, 3, 30), kind="review", by="person", value=0, narrative="Hard.",
        recorded_at="2026-03-30T12:00:00Z",
    )  # fmt: skip
    audit.record("score recorded", by=None, person=person)
    before = answers(store)
    asked = []
    monkeypatch.setattr(
        module, "kept_of", lambda people, then=module.kept_of: asked.append(set(people)) or then(people)
    )
    monkeypatch.setattr(module, "build", None)
    again = states_kept(store.path)
    assert asked == [{person}]
    monkeypatch.undo()
    anew = states_kept(tmp_path / "anew.duckdb", anew=True)
    assert answers(again) == answers(anew) == answers(facts_kept()) != before
    assert again.read_to == anew.read_to


def test_when_much_changed_it_is_built_anew(store):
    mark = store.read_to
    assert CliRunner().invoke(app, ["load", str(SAMPLES / "mixed-300"), "--source", "other"]).exit_code == 0
    again = states_kept(store.path)
    assert again.read_to > mark and answers(again) == answers(facts_kept())
    assert isinstance(again, Store) and connection.vendor in ("sqlite", "postgresql")
