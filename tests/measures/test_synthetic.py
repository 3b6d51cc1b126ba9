"""Made-up records: the same for a seed, however many are made; valid; and with what is awkward in real ones."""

import hashlib
from datetime import date

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from whatmatters.cli import app
from whatmatters.exchange.checking import check_pack
from whatmatters.exchange.facts import facts_of
from whatmatters.exchange.reading import read_pack
from whatmatters.exchange.synthetic import write_pack
from whatmatters.measures import Facts, Question, measure, synthetic
from whatmatters.measures.facts import SCHEMAS
from whatmatters.measures.synthetic import write_facts


def read(folder):
    return Facts(**{name: pq.read_table(folder / name).cast(schema) for name, schema in SCHEMAS.items()})


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "facts"
    write_facts(folder, 300, 5)
    return read(folder)


def rows(table):
    return sorted(map(str, table.to_pylist()))


def test_the_same_seed_gives_the_same_people(made):
    told = "\n".join("\n".join(rows(getattr(made, name))) for name in SCHEMAS)
    # Changes where the drawing changes, or the hash of another DuckDB.
    assert hashlib.sha256(told.encode()).hexdigest()[:16] == "7cfdd23b9688ee81"


def test_another_seed_gives_others(made, tmp_path):
    write_facts(tmp_path / "other", 300, 6)
    assert rows(read(tmp_path / "other").scores) != rows(made.scores)


def test_in_parts_it_is_the_same(made, tmp_path, monkeypatch):
    monkeypatch.setattr(synthetic, "AT_A_TIME", 70)
    write_facts(tmp_path / "parts", 300, 5)
    assert len(list((tmp_path / "parts" / "scores").iterdir())) == 5
    for name in SCHEMAS:
        assert rows(getattr(read(tmp_path / "parts"), name)) == rows(getattr(made, name))


def test_the_pack_keeps_every_rule_and_gives_the_same_figures(made, tmp_path):
    write_pack(tmp_path / "pack", 300, 5)
    given = read_pack(tmp_path / "pack")
    assert check_pack(given) == []
    asked = {"as_of": date(2025, 6, 30), "basis": "any"}
    for by in ("national_outcome", "nation,age_band", "scored_by,intent"):
        assert measure(facts_of(given), Question(by=by, **asked)) == measure(made, Question(by=by, **asked))


def test_what_is_awkward_is_there(made):
    scores, outcomes = made.scores.to_pylist(), made.outcomes.to_pylist()
    occasions = {}
    for row in scores:
        occasions.setdefault((row["outcome"], row["on"], row["kind"], row["by"], row["who"]), []).append(row)
    heard = {}
    for row in scores:
        heard.setdefault((row["outcome"], row["on"], row["kind"]), set()).add(row["by"])
    assert any(row["refuses"] for row in scores)
    assert any(row["retracted_at"] for row in scores)
    assert any(len(some) > 1 for some in occasions.values())
    assert any("person" not in some for some in heard.values()) and any(
        len(some) > 2 for some in heard.values()
    )
    assert any((row["recorded_at"].date() - row["on"]).days > 10 for row in scores)
    assert {one["end_reason"] for one in outcomes} == {
        "",
        "withdrawn",
        "replaced",
        "completed",
        "plan_closed",
    }
    assert any(one["plan"] == "" for one in outcomes)
    assert made.deferrals.num_rows > 10 and made.goals.num_rows > len(
        {row["outcome"] for row in made.goals.to_pylist()}
    )
    assert {"candidate", "chosen", ""} == {row["choice"] for row in made.mappings.to_pylist()}
    scored = {row["outcome"] for row in scores}
    assert any(one["id"] not in scored for one in outcomes)


def test_it_is_asked_for_on_the_command_line(tmp_path):
    made = CliRunner().invoke(app, ["simulate", "--people", "20", "--out", str(tmp_path / "a")])
    assert made.exit_code == 0 and "20 people" in made.stderr
    again = CliRunner().invoke(app, ["simulate", "--people", "20", "--out", str(tmp_path / "a")])
    assert again.exit_code == 2 and "Name a new folder" in again.stderr
    none = CliRunner().invoke(app, ["simulate", "--people", "0", "--out", str(tmp_path / "b")])
    assert none.exit_code == 2 and "at least one" in none.stderr
