"""What is in an extract, what never is, and what is refused (E7, D6)."""

import csv
import hashlib
import io
import json
import re
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq
import pytest

from tests.exchange.packs import pack, sample, some_people
from tests.measures.extracts.authorities import CODES, KEY, OTHER_KEY, of_sample, renamed
from whatmatters.exchange.facts import facts_of
from whatmatters.measures import Refused
from whatmatters.measures.extracts.columns import TABLES, schema
from whatmatters.measures.extracts.making import make
from whatmatters.measures.extracts.pseudonyms import pseudonym
from whatmatters.measures.extracts.writing import files_of

DAY = date(2025, 3, 31)
ALL = sorted(row["id"] for row in sample("scotland-120")["people"])


@pytest.fixture(scope="module")
def facts():
    return of_sample("east", ALL)


@pytest.fixture(scope="module")
def extract(facts):
    return make(facts, unit="east-P1", as_of=DAY, known_at=None, key=KEY)


@pytest.fixture(scope="module")
def files(extract):
    return files_of(extract, recipient="national-statistics", purpose="Tests", basis="An order", covers={})


def test_the_columns_are_those_said_and_no_others(extract):
    assert {name: table.schema for name, table in extract.tables.items()} == {n: schema(n) for n in TABLES}
    told = {column.name for columns in TABLES.values() for column in columns}
    assert not told & {"value", "score", "goal", "baseline", "current", "narrative", "words", "name", "date_of_birth",
                       "unit", "id", "who", "scored_by", "intent", "data_zone", "identifier"}  # fmt: skip


def test_nothing_of_the_records_own_is_in_any_file(files, facts):
    """No id, day of birth or unit of the deployment, and no word that anybody said, in whatever encoding a file has."""
    text = b"\n".join(content for name, content in files.items() if not name.endswith(".parquet"))
    for name in TABLES:
        sink = io.BytesIO()
        pc.write_csv(pq.read_table(pa.BufferReader(files[f"{name}.parquet"])), sink)
        text += sink.getvalue()
    held = {id for table in (facts.people, facts.outcomes, facts.plans) for id in table["id"].to_pylist()}
    held |= {row["id"] for row in facts.units.to_pylist() if row["id"] != "NA"}
    held |= {row["narrative"] for row in sample("scotland-120")["scores"] if row["narrative"]}
    held |= {row["words"] for row in sample("scotland-120")["wordings"]}
    assert len(held) > 500
    assert not [one for one in held if one.encode() in text]
    assert KEY.hex().encode() not in text and KEY not in text


def test_only_what_had_happened_by_the_day_and_was_known(facts):
    early = make(facts, unit="east-P1", as_of=date(2024, 9, 30), known_at=None, key=KEY)
    for table in early.tables.values():
        for column in table.schema.names:
            if table.schema.field(column).type == pa.date32():
                assert all(day is None or day.as_py() is None or day.as_py() <= date(2024, 9, 30) for day in table[column])  # fmt: skip
    then = make(facts, unit="east-P1", as_of=DAY, known_at=datetime(2024, 1, 1, tzinfo=UTC), key=KEY)
    now = make(facts, unit="east-P1", as_of=DAY, known_at=None, key=KEY)
    assert then.tables["states"] != now.tables["states"]


def test_states_follow_one_another_and_differ(extract):
    rows = extract.tables["states"].to_pylist()
    by_outcome = {}
    for row in rows:
        by_outcome.setdefault(row["outcome"], []).append(row)
    assert any(len(one) > 2 for one in by_outcome.values())
    for one in by_outcome.values():
        for before, after in zip(one, one[1:], strict=False):
            assert before["to"] == after["from"]
            days = {"from": None, "to": None}
            assert before | days != after | days, "two states that say the same are one"
        assert one[-1]["to"] is None


def test_a_pseudonym_is_the_same_for_one_recipient_and_another_for_the_next(facts, extract):
    again = make(facts, unit="east-P1", as_of=date(2024, 3, 31), known_at=None, key=KEY)
    other = make(facts, unit="east-P1", as_of=DAY, known_at=None, key=OTHER_KEY)
    people = {name: set(one.tables["people"]["person"].to_pylist()) for name, one in
              (("first", extract), ("again", again), ("other", other))}  # fmt: skip
    assert people["again"] <= people["first"] and people["again"]
    assert not people["first"] & people["other"]
    assert pseudonym(KEY, "person", "east-x") != pseudonym(KEY, "outcome", "east-x")


def test_a_pseudonym_is_an_hmac():
    """Worked out by hand with another library's words: RFC 2104 over SHA-256."""
    key = KEY + bytes(32)
    inner = hashlib.sha256(bytes(b ^ 0x36 for b in key) + b"person\x1fp1").digest()
    outer = hashlib.sha256(bytes(b ^ 0x5C for b in key) + inner).hexdigest()
    assert pseudonym(KEY, "person", "p1") == outer[:32]


def test_the_descriptor_says_what_it_is(files, extract):
    said = json.loads(files["datapackage.json"])
    assert said["authority"] == CODES["east"] and said["as_of"] == "2025-03-31"
    assert (said["recipient"], said["purpose"], said["legal_basis"]) == (
        "national-statistics",
        "Tests",
        "An order",
    )
    for resource in said["resources"]:
        content = files[resource["path"]]
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] for field in resource["schema"]["fields"])
        if resource["format"] == "csv":
            rows = list(csv.DictReader(io.StringIO(content.decode())))
            table = extract.tables[resource["name"]]
            assert list(rows[0] if rows else names) == names and len(rows) == table.num_rows
            _holds_its_constraints(rows, resource["schema"])


def _holds_its_constraints(rows, schema):
    for field in schema["fields"]:
        held = field.get("constraints", {})
        for row in rows:
            cell = row[field["name"]]
            assert cell or not held.get("required")
            if cell:
                assert "enum" not in held or cell in held["enum"], field["name"]
                assert "pattern" not in held or re.fullmatch(held["pattern"].strip("^$"), cell)
                assert "minimum" not in held or held["minimum"] <= int(cell) <= held["maximum"]
    keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
    assert len(set(keys)) == len(keys)


def test_parquet_and_csv_hold_the_same(files):
    for name in TABLES:
        parquet = pq.read_table(pa.BufferReader(files[f"{name}.parquet"]))
        options = pc.ConvertOptions(
            column_types=schema(name), strings_can_be_null=True, quoted_strings_can_be_null=True
        )
        assert pc.read_csv(pa.BufferReader(files[f"{name}.csv"]), convert_options=options) == parquet.cast(schema(name))  # fmt: skip


def test_the_same_again_is_the_same_to_the_byte(facts, files):
    again = make(facts, unit="east-P1", as_of=DAY, known_at=None, key=KEY)
    assert files == files_of(
        again, recipient="national-statistics", purpose="Tests", basis="An order", covers={}
    )


def test_in_wales_none():
    wales = facts_of(pack(some_people(None, "mixed-300")))
    with pytest.raises(Refused, match=r"In Wales no individual-level extract leaves.*E7, D6"):
        make(wales, unit="P1", as_of=DAY, known_at=None, key=KEY)


def test_not_of_a_team_nor_of_a_nation(facts):
    for unit in ("east-O1S0T0", "NA"):
        with pytest.raises(Refused, match="of one Integration Authority"):
            make(facts, unit=unit, as_of=DAY, known_at=None, key=KEY)


def test_a_short_key_is_refused(facts):
    with pytest.raises(Refused, match="32 bytes or more"):
        make(facts, unit="east-P1", as_of=DAY, known_at=None, key=b"short")


def test_what_is_of_another_authority_stays_there():
    both = renamed(some_people(ALL, "scotland-120"), "east")
    for row in both["units"]:
        if row["id"] == "east-O2":
            row["parent"], row["area_code"] = "NA", CODES["west"]
    facts = facts_of(pack(both))
    extract = make(facts, unit="east-P1", as_of=DAY, known_at=None, key=KEY)
    whole = make(of_sample("east", ALL), unit="east-P1", as_of=DAY, known_at=None, key=KEY)
    assert 0 < extract.tables["states"].num_rows < whole.tables["states"].num_rows
