"""Nothing said is overwritten: not by an action, not by the ORM, not by SQL (B1, C12, F2)."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from whatmatters.records import clock
from whatmatters.records.audit.models import Entry
from whatmatters.records.conversations.actions import (
    ChangedMeanwhile,
    rewrite_conversation,
    write_conversation,
)
from whatmatters.records.conversations.models import Conversation
from whatmatters.records.outcomes.actions import scores, words
from whatmatters.records.outcomes.models import Decision, Goal, Mapping, Score, Wording
from whatmatters.rules import facts
from whatmatters.rules.facts import Score as Said
from whatmatters.rules.refusals import Refusals


@pytest.mark.parametrize(
    ("model", "column"),
    [(Wording, "words"), (Goal, "meaning"), (Score, "narrative"), (Score, "value"), (Entry, "verb")],
)
def test_the_database_refuses_to_rewrite_a_fact(cast, model, column):
    cast.outcome(cast.plan())
    row = model.objects.last()
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**{column: 1 if column == "value" else "something else"})
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {model._meta.db_table} SET \"{column}\" = '1'")


def test_an_audit_entry_cannot_be_deleted(cast):
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.all().delete()


def test_every_table_of_facts_is_guarded():
    for model in (Wording, Goal, Mapping, Score, Decision, Conversation):
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute(
                    "SELECT 1 FROM sqlite_master WHERE name = %s", [f"{model._meta.db_table}_no_update"]
                )
            else:
                cursor.execute(
                    "SELECT 1 FROM pg_trigger WHERE tgname = %s", [f"{model._meta.db_table}_no_update"]
                )
            assert cursor.fetchone(), model


test_every_table_of_facts_is_guarded = pytest.mark.django_db(test_every_table_of_facts_is_guarded)


def test_a_score_is_taken_back_and_stays(cast):
    outcome = cast.outcome(cast.plan())
    row = Score.objects.get(outcome=outcome)
    with pytest.raises(Refusals):
        scores.retract(score=row.pk, reason=" ", by=cast.megan)
    scores.retract(score=row.pk, reason="Another Gwen", by=cast.megan)
    kept = Score.objects.get(pk=row.pk)
    assert kept.narrative == "Unwaith, adeg y Pasg"
    assert kept.retracted_reason == "Another Gwen"


WORDS = [
    "  two spaces first",
    "line\nbreak",
    "“quotes” & <b>tags</b>",
    "Ŵyn bach ŷ",
    "👩‍👩‍👧 e\u0301 ﷺ שלום",
    "x" * 20000,
]


@pytest.mark.parametrize("said", WORDS)
def test_words_are_kept_letter_for_letter(cast, said):
    outcome = cast.outcome(None, text=said, goal=None, baseline=None)
    assert Wording.objects.get(outcome=outcome).words == said
    talk = write_conversation(
        participants="person", person=cast.gwen, on=outcome.opened_on, narrative=said, by=cast.megan
    )
    assert Conversation.objects.get(pk=talk.pk).narrative == said


def test_a_changed_conversation_keeps_every_version(cast):
    first = write_conversation(
        participants="person",
        person=cast.gwen,
        on=cast.gwen.responsibilities.get().since,
        narrative="One",
        by=cast.megan,
    )
    second = rewrite_conversation(conversation=first, narrative="Two", by=cast.megan)
    with pytest.raises(ChangedMeanwhile) as meanwhile:
        rewrite_conversation(conversation=first, narrative="Three", by=cast.megan)
    assert meanwhile.value.current == second
    assert [row.narrative for row in Conversation.objects.order_by("recorded_at", "id")].count("One") == 1


def test_rewording_what_somebody_else_reworded_is_told(cast, a_day_in_june):
    outcome = cast.outcome(cast.plan())
    seen = Wording.objects.get(outcome=outcome).pk
    with_mair = facts.Wording(
        words="Mynd i'r capel gyda Mair", language="cy", on=a_day_in_june, reason="yn well"
    )
    words.add_wording(outcome=outcome.pk, wording=with_mair, seen=seen, by=cast.megan)
    alone = replace(with_mair, words="Mynd i'r capel ar fy mhen fy hun")
    with pytest.raises(ChangedMeanwhile):
        words.add_wording(outcome=outcome.pk, wording=alone, seen=seen, by=cast.rhian)
    assert Wording.objects.filter(outcome=outcome).count() == 2


def test_sending_an_occasion_twice_writes_it_once(cast):
    outcome = cast.outcome(cast.plan())
    row = Said(on=outcome.opened_on, kind="informal", by="person", value=5, narrative="Yn well")
    for _ in range(2):
        scores.record_occasion(outcome=outcome.pk, voices=[row], id="once", by=cast.megan)
    assert Score.objects.filter(outcome=outcome, kind="informal").count() == 1


def test_the_same_form_with_other_words_is_a_correction(cast):
    """Somebody goes back, corrects and sends again: both rows stay, the later one holds (C8)."""
    outcome = cast.outcome(cast.plan())
    for minute, narrative in enumerate(("Yn well", "Yn well o lawer")):
        row = Said(on=outcome.opened_on, kind="informal", by="person", value=5, narrative=narrative)
        with clock.at(clock.now() + dt.timedelta(minutes=minute)):
            scores.record_occasion(outcome=outcome.pk, voices=[row], id="once", by=cast.megan)
    kept = Score.objects.filter(outcome=outcome, kind="informal")
    assert {row.narrative for row in kept} == {"Yn well", "Yn well o lawer"}
