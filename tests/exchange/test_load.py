"""Loading: all or nothing, twice changes nothing, nothing here is overwritten, and no way round the rules."""

import pytest

from tests.exchange.packs import pack, some_people
from whatmatters.exchange.loading import NotLoaded, load_pack
from whatmatters.records.audit.models import Entry
from whatmatters.records.organisations.models import Unit, UnitWithin
from whatmatters.records.outcomes.models import Action, Goal, Outcome, Score
from whatmatters.records.people.models import Person, Responsibility
from whatmatters.records.plans.models import Plan

pytestmark = pytest.mark.django_db
FEW = ["p00000", "p00001", "p00002", "p00010"]


def counts():
    return [model.objects.count() for model in (Unit, Person, Plan, Outcome, Goal, Score, Action, Entry)]


def refused(tables, **options):
    """Why a pack is not loaded, and that nothing has changed."""
    before = counts()
    with pytest.raises(NotLoaded) as error:
        load_pack(pack(tables), **options)
    assert counts() == before
    return error.value


def test_everything_in_the_pack_is_kept():
    tables = some_people(FEW)
    report = load_pack(pack(tables))
    assert {name: number for name, number in report.added.items() if number} == {
        name: len(rows) for name, rows in tables.items() if rows
    }
    row = next(row for row in tables["scores"] if row["value"] and row["tool"])
    kept = Score.objects.get(
        outcome=row["outcome"], on=row["on"], kind=row["kind"], by=row["by"], who=row["who"]
    )
    assert (str(kept.value), kept.narrative, kept.tool) == (row["value"], row["narrative"], row["tool"])
    assert kept.recorded_at.isoformat() == f"{row['on']}T00:00:00+00:00"
    assert Plan.objects.get(id="pl00001").closed_on is None


def test_teams_answer_for_the_people_of_their_plans():
    load_pack(pack(some_people(FEW)))
    plan = Plan.objects.get(id="pl00001")
    held = Responsibility.objects.get(person="p00001")
    assert (held.unit_id, held.since, held.until) == (plan.unit_id, plan.started_on, None)
    assert UnitWithin.objects.filter(unit=plan.unit_id, within="NA").exists()


def test_every_record_that_grew_and_the_load_itself_stand_in_the_audit_trail():
    load_pack(pack(some_people(FEW)))
    assert Entry.objects.filter(verb="loaded from a pack").count() == len(FEW)
    mine = Entry.objects.get(person="p00001")
    assert mine.details["added"]["outcomes"] == Outcome.objects.filter(person="p00001").count()
    assert mine.details["added"]["scores"] == Score.objects.filter(outcome__person="p00001").count()
    assert Entry.objects.get(verb="pack loaded").details["added"]["people"] == len(FEW)


def test_loading_twice_changes_nothing_whatever_the_order_of_rows():
    tables = some_people(FEW)
    load_pack(pack(tables))
    before = counts()
    assert not load_pack(pack(tables)).changed
    assert not load_pack(pack({name: rows[::-1] for name, rows in tables.items()})).changed
    assert counts() == before


def test_a_pack_with_a_breach_is_refused_whole():
    tables = some_people(FEW)
    tables["scores"][0]["value"] = "11"
    assert [one.rule for one in refused(tables).breaches] == ["C1"]


def test_more_people_are_added_to_those_here():
    load_pack(pack(some_people(FEW[:2])))
    report = load_pack(pack(some_people(FEW)))
    assert report.added["people"] == len(FEW) - 2 and report.added["units"] == 0


def test_what_was_empty_is_filled_in():
    tables = some_people(["p00001"])
    load_pack(pack(tables))
    score = next(
        row for row in tables["scores"] if row["by"] == "practitioner" or row["kind"] == "informal" or True
    )
    score |= {"retracted_at": "2026-10-01T09:00:00Z", "retracted_reason": "Written in the wrong record."}
    tables["outcomes"][1]["end_evaluation"] = "Nearly there."
    tables["people"][0]["preferred_name"] = "Bob"
    report = load_pack(pack(tables))
    assert {name: cells for name, cells in report.filled.items() if cells} == {
        "people": 1,
        "outcomes": 1,
        "scores": 2,
    }
    assert not any(report.added.values())
    assert Score.objects.filter(retracted_reason="Written in the wrong record.").count() == 1
    assert Person.objects.get().preferred_name == "Bob"
    assert Entry.objects.filter(verb="loaded from a pack", person="p00001").count() == 2
    assert not load_pack(pack(tables)).changed


def test_an_older_pack_does_not_empty_what_has_been_filled_in_since():
    tables = some_people(["p00001"])
    load_pack(pack(tables))
    Person.objects.update(preferred_name="Bob")
    assert not load_pack(pack(tables)).changed
    assert Person.objects.get().preferred_name == "Bob"


def test_what_is_here_is_never_overwritten():
    tables = some_people(["p00001"])
    load_pack(pack(tables))
    tables["people"][0]["name"] = "Somebody else"
    error = refused(tables)
    assert "people.csv, row 1, name" in str(error) and "--source" in str(error)
    assert "Somebody else" not in str(error)


def test_an_id_of_another_person_here_is_refused():
    load_pack(pack(some_people(["p00001"])))
    tables = some_people(["p00001"])
    moved = {name: [dict(row) for row in rows] for name, rows in tables.items()}
    for name, column in (
        ("people", "id"),
        ("plans", "person"),
        ("outcomes", "person"),
        ("deferrals", "person"),
    ):
        for row in moved[name]:
            row[column] = "p-new"
    assert "another person's" in str(refused(moved))


def test_two_systems_with_the_same_ids_stand_side_by_side_under_their_names():
    load_pack(pack(some_people(["p00001"])))
    other = some_people(["p00001"], name="scotland-120")
    refused(other)
    load_pack(pack(other), source="north")
    assert set(Person.objects.values_list("id", flat=True)) == {"p00001", "north:p00001"}
    assert not load_pack(pack(other), source="north").changed


def test_loading_is_no_way_round_the_rules():
    everybody = some_people()
    still_open = {
        row["id"]: row["person"] for row in everybody["outcomes"] if row["plan"] and not row["ended_on"]
    }
    own = next(
        row
        for row in everybody["scores"]
        if row["kind"] == "baseline"
        and row["by"] == "person"
        and row["value"]
        and row["outcome"] in still_open
    )
    person = still_open[own["outcome"]]
    load_pack(pack(some_people([person])))
    later = some_people([person])
    later["scores"] = [row for row in later["scores"] if row["outcome"] != own["outcome"]]
    later["scores"].append(own | {"on": "2026-10-02"})
    error = refused(later)
    assert [(one.file, one.row, one.rule) for one in error.breaches] == [
        ("scores.csv", len(later["scores"]), "C3")
    ]


def test_a_code_too_long_to_keep_is_refused_on_every_database():
    tables = some_people(["p00001"])
    tables["people"][0]["language"] = "x" * 36
    assert "people.csv, row 1, language: longer than the 35" in str(refused(tables))


def test_examples_are_marked():
    load_pack(pack(some_people(["p00001"])), example=True)
    assert Person.objects.get().example
