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
from whatmatters.measures import Question, measure
from whatmatters.measures.store import Store
from whatmatters.records.audit import actions as audit
from whatmatters.records.outcomes.models import Score

DAY = date(2026, 3, 31)


def answers(source):
    return [
        measure(source, Question(as_of=DAY, by=by, basis="any"))
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
        module, "facts_kept", lambda people, then=module.facts_kept: asked.append(set(people)) or then(people)
    )
    monkeypatch.setattr(module, "build", None)
    again = states_kept(store.path)
    assert asked == [{person}]
    monkeypatch.undo()
    anew = states_kept(tmp_path / "anew.duckdb", anew=True)
    assert answers(again) == answers(anew) == answers(facts_kept()) != before
    assert again.read_to == anew.read_to


def test_a_store_of_other_records_is_not_taken_for_these(store, tmp_path):
    """As after another database is put in place of this one, with entries that are numbered alike."""
    of_these = answers(store)
    mark = store.mark
    with duckdb.connect(str(store.path)) as con:
        con.execute("UPDATE kept.read_to SET mark = '1-of others'")
        con.execute("DELETE FROM kept.states_any")
    assert answers(states_kept(store.path)) == of_these and store.mark == mark


def test_who_reads_the_store_goes_on_reading_it_while_it_is_refreshed(store):
    before = answers(store)
    with store.connect() as con:
        person = Score.objects.values_list("outcome__person", flat=True).first()
        audit.record("score recorded", by=None, person=person)
        again = states_kept(store.path)
        assert con.execute("SELECT count(*) FROM people").fetchone()[0] == again.people
    assert answers(again) == before and not list(store.path.parent.glob("*.new"))


def test_nothing_changed_nothing_done(store, monkeypatch):
    monkeypatch.setattr(module, "build", None)
    monkeypatch.setattr(module, "refresh", None)
    assert answers(states_kept(store.path)) == answers(store)


def test_the_command_line_asks_the_store_and_for_what_was_known_then_the_facts(store):
    asked = [
        "measures",
        "--database",
        "--as-of",
        "2026-03-31",
        "--by",
        "national_outcome",
        "--exact",
        "--format",
        "json",
        "--shares",
    ]
    told = [CliRunner().invoke(app, [*asked, *more]) for more in ([], ["--known-at", "2030-01-01T00:00:00Z"])]
    assert told[0].exit_code == 0 and told[0].stdout == told[1].stdout


def test_when_much_changed_it_is_built_anew(store):
    mark = store.read_to
    assert CliRunner().invoke(app, ["load", str(SAMPLES / "mixed-300"), "--source", "other"]).exit_code == 0
    again = states_kept(store.path)
    assert again.read_to > mark and answers(again) == answers(facts_kept())
    assert isinstance(again, Store) and connection.vendor in ("sqlite", "postgresql")
