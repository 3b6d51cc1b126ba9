"""Out and in again: the same records always give the same files, and a pack of them gives the same records."""

import csv
import json
import zipfile
from datetime import date

import pytest
from django.db import connection

from tests.exchange.packs import DESCRIPTOR, pack, some_people, write
from whatmatters.demo.building import load_demo
from whatmatters.exchange.checking import check_pack
from whatmatters.exchange.descriptor import descriptor, is_added
from whatmatters.exchange.exporting import NotExported, export_pack
from whatmatters.exchange.facts import facts_of
from whatmatters.exchange.kept import everything_kept, facts_kept
from whatmatters.exchange.loading import load_pack
from whatmatters.exchange.reading import read_pack
from whatmatters.exchange.stores import ORDER, store
from whatmatters.measures import Question, measure
from whatmatters.records.audit.models import Entry
from whatmatters.records.conversations.models import Conversation
from whatmatters.records.organisations.models import UnitWithin
from whatmatters.records.outcomes.models import Decision, Outcome
from whatmatters.records.people.models import Responsibility, Strength
from whatmatters.records.understanding.actions.calling import call_on
from whatmatters.records.understanding.models import CallingOn

pytestmark = pytest.mark.django_db
FEW = ["p00000", "p00001", "p00002", "p00010", "p00076"]

# One row for every table that the samples leave out.
MORE = {
    "relationships": {"person": "p00001", "other": "p00002", "name": "Mair", "role": "unpaid_carer", "note": "Sister, next door"},
    "conversations": {"id": "v1", "person": "p00001", "plan": "pl00001", "on": "2024-08-14", "narrative": "Told me of the sea,\r\n\"twice\".",
                      "participants": "person: Bob; friend: Al", "language": "cy", "recorded_at": "2024-08-14T15:30:00.25Z"},
    "reviews": {"plan": "pl00001", "on": "2025-01-01", "kind": "formal", "next_review_on": "2025-07-01"},
    "strengths": {"person": "p00001", "kind": "ability", "description": "Sings", "noted_on": "2024-09-01"},
    "risks": {"person": "p00001", "outcome": "o000003", "risk": "May fall", "risk_to": "person", "agreed_on": "2024-09-01"},
    "advocacy": {"person": "p00001", "on": "2024-08-14", "decision": "not_needed", "reason": "Speaks for himself"},
    "consents": {"person": "p00001", "use": "story", "from": "2024-09-01", "until": "2026-09-01"},
    "contributions": {"outcome": "o000003", "unit": "O1S1T1", "agency": "Example Befrienders", "role": "minibus"},
    "provisions": {"person": "p00001", "outcome": "o000003", "service": "Day centre", "unit": "O1S1T1", "from": "2024-09-01"},
    "unit_outcomes": {"id": "u1", "unit": "O1S1T1", "statement": "People get out", "from": "2024-01-01"},
    "outcome_links": {"from_outcome": "o000003", "to_unit_outcome": "u1", "since": "2024-09-01"},
}  # fmt: skip


def whole():
    """A few people with something in every table of the format."""
    tables = some_people(FEW)
    for name, cells in MORE.items():
        tables[name] = [dict.fromkeys(descriptor().tables[name].names, "") | cells]
    score = next(row for row in tables["scores"] if row["outcome"] == "o000003" and row["value"])
    score["narrative"] = ' Spaces kept \r "quoted", – back\\slash\tand tab\nTha mi 🎈\n\\N'
    return tables


def contents(folder):
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def forget_everything():
    Responsibility.objects.all().delete()
    UnitWithin.objects.all().delete()
    with connection.cursor() as cursor:
        for name in reversed(ORDER):
            cursor.execute(f'DELETE FROM "{store(name).kept_in}"')


def test_out_in_and_out_again_gives_the_same_bytes(tmp_path):
    tables = whole()
    assert check_pack(pack(tables)) == []
    load_pack(pack(tables))
    export_pack(tmp_path / "first")
    forget_everything()
    load_pack(read_pack(tmp_path / "first"))
    export_pack(tmp_path / "second")
    assert contents(tmp_path / "first") == contents(tmp_path / "second")
    assert check_pack(read_pack(tmp_path / "second")) == []


def test_every_table_is_written_with_all_that_was_loaded(tmp_path):
    tables = whole()
    load_pack(pack(tables))
    export_pack(tmp_path / "out")
    every_table = {one.file for one in descriptor().tables.values()}
    added = {one.file for one in descriptor().tables.values() if is_added(one.name)}
    assert set(contents(tmp_path / "out")) == {"datapackage.json", *every_table} - added
    for name, rows in tables.items():
        with (tmp_path / "out" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            written = list(csv.DictReader(lines))
        columns = list(written[0]) if written else []
        same = [tuple(row.get(column, "") for column in columns) for row in rows]
        assert sorted(tuple(row.values()) for row in written) == sorted(same)
        key = [tuple(row.values()) for row in written]
        assert len(written) == len(rows)
        assert key == sorted(key)


def test_without_the_additions_a_pack_of_the_older_version_is_written(tmp_path):
    load_pack(pack(whole()))
    export_pack(tmp_path / "out")
    written = contents(tmp_path / "out")
    assert written["datapackage.json"] == DESCRIPTOR
    assert b"replaces" not in written["conversations.csv"]


def with_additions():
    """A decision, and two versions of what was written down of one conversation."""
    tables = whole()
    (first,) = tables["conversations"]
    second = first | {"id": "v2", "narrative": "Told me of the sea and the boat.", "replaces": "v1",
                      "recorded_at": "2024-08-15T09:00:00Z"}  # fmt: skip
    decision = {"person": "p00001", "plan": "pl00001", "outcome": "o000003", "on": "2024-09-01", "kind": "support",
                "decision": "supported", "by": "Gwen", "reason": "The minibus runs again."}  # fmt: skip
    tables["conversations"] = [second, first]
    tables["decisions"] = [dict.fromkeys(descriptor().tables["decisions"].names, "") | decision]
    return tables


def test_the_additions_go_out_and_in_again_byte_for_byte(tmp_path):
    load_pack(pack(with_additions()))
    assert Conversation.objects.get(id="v2").replaces_id == "v1"
    assert Decision.objects.get().decision == "supported"
    export_pack(tmp_path / "first")
    assert json.loads(contents(tmp_path / "first")["datapackage.json"])["version"] == "0.10.0"
    assert check_pack(read_pack(tmp_path / "first")) == []
    forget_everything()
    load_pack(read_pack(tmp_path / "first"))
    export_pack(tmp_path / "second")
    assert contents(tmp_path / "first") == contents(tmp_path / "second")
    assert Conversation.objects.get(id="v2").replaces_id == "v1"
    assert not load_pack(read_pack(tmp_path / "second")).changed


def test_the_stories_of_the_demonstration_go_out_and_in_again(tmp_path):
    """Lifts, views, risks agreed, decisions weighed, plans laid beside: everything that pages can write comes back."""
    load_demo(packs=False)
    export_pack(tmp_path / "first")
    assert check_pack(read_pack(tmp_path / "first")) == []
    used = {name for name, rows in everything_kept().items() if rows.num_rows and is_added(name)}
    assert used >= {"lifts", "matters", "views", "common_ground", "risk_agreements", "calling_on", "fair", "fair_facts",
                    "fair_rights", "fair_responsibilities", "fair_reviews", "decisions"}  # fmt: skip
    forget_everything()
    load_pack(read_pack(tmp_path / "first"))
    export_pack(tmp_path / "second")
    assert contents(tmp_path / "first") == contents(tmp_path / "second")
    assert not load_pack(read_pack(tmp_path / "second")).changed
    looked_after = Entry.objects.filter(verb="loaded from a pack", person="demo-tariq-ali").get().details
    assert looked_after["added"]["fair_rights"] == 2


def test_what_is_called_on_keeps_its_id_where_the_pack_gave_none(tmp_path):
    tables = whole()
    load_pack(pack(tables))
    outcome = Outcome.objects.get(pk="o000003")
    strength = Strength.objects.filter(person=outcome.person_id).first() or Strength.objects.create(
        id="~worked-out", person_id=outcome.person_id, description="Sings"
    )
    call_on(outcome=outcome.pk, strength=strength.pk, how="On Fridays", by=None)
    export_pack(tmp_path / "first")
    assert check_pack(read_pack(tmp_path / "first")) == []
    forget_everything()
    load_pack(read_pack(tmp_path / "first"))
    assert CallingOn.objects.get().strength_id == strength.pk


def test_a_version_is_replaced_by_one_other_and_not_in_a_ring():
    tables = with_additions()
    second, first = tables["conversations"]
    tables["conversations"].append(second | {"id": "v3"})
    assert [(one.row, one.column, one.rule) for one in check_pack(pack(tables))] == [
        (3, "replaces", "schema")
    ]
    tables["conversations"] = [second, first | {"replaces": "v2"}]
    assert [(one.row, one.column, one.rule) for one in check_pack(pack(tables))] == [
        (2, "replaces", "schema")
    ]


def test_a_zip_holds_the_same_files(tmp_path):
    load_pack(pack(whole()))
    export_pack(tmp_path / "out")
    export_pack(tmp_path / "out.zip")
    export_pack(tmp_path / "again.zip")
    assert (tmp_path / "out.zip").read_bytes() == (tmp_path / "again.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == contents(tmp_path / "out")


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path):
    load_pack(pack(some_people(FEW)))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear Mair")
    (tmp_path / "file").write_text("x")
    for place in ("mine", "file"):
        with pytest.raises(NotExported):
            export_pack(tmp_path / place)
    pack_and_more = write(some_people(FEW), tmp_path / "pack")
    (pack_and_more / "notes.txt").write_text("mine")
    with pytest.raises(NotExported):
        export_pack(pack_and_more)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "mine", "pack"]


def test_an_earlier_export_is_replaced_whole(tmp_path):
    target = write(some_people(FEW), tmp_path / "pack")
    load_pack(pack(some_people(FEW[:1])))
    rows = export_pack(target)
    assert rows["people"] == 1 and b"p00001" not in contents(target)["people.csv"]
    assert [one.name for one in tmp_path.iterdir()] == ["pack"]


def test_an_export_stands_in_the_audit_trail(tmp_path):
    load_pack(pack(some_people(FEW)))
    export_pack(tmp_path / "out")
    assert Entry.objects.get(verb="exported").details["rows"]["people"] == len(FEW)


def test_measures_of_the_records_are_those_of_the_pack():
    read = pack(some_people())
    load_pack(read)
    asked = {"as_of": date(2026, 3, 31), "by": "national_outcome,language"}
    assert measure(facts_kept(), Question(**asked)) == measure(facts_of(read), Question(**asked))


@pytest.mark.parametrize("table", ORDER)
def test_no_column_stays_behind(table):
    """But whose account wrote a row down, which means nothing elsewhere, and that a person is invented."""
    kept = store(table)
    written = {place.kept_in for place in kept.places}
    behind = {field.name for field in kept.model._meta.concrete_fields if field.column not in written}
    assert behind <= {"recorded_by", "example"}
