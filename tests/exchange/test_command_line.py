"""The commands as they are typed: what they print, and the status they end with."""

import json
from datetime import date

import pytest
from typer.testing import CliRunner

from tests.exchange.packs import some_people, write
from tests.places import SAMPLES
from whatmatters.cli import app

FEW = ["p00000", "p00001", "p00010"]
EXPECTED = SAMPLES / "expected"


@pytest.fixture
def run():
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def good(tmp_path):
    return write(some_people(FEW), tmp_path / "good")


@pytest.fixture
def bad(tmp_path):
    tables = some_people(FEW)
    tables["goals"][0]["meaning"] = ""
    return write(tables, tmp_path / "bad")


def test_check_ends_with_0_without_breaches_1_with_and_2_when_it_cannot_be_read(run, good, bad, tmp_path):
    assert [run("check", one).exit_code for one in (good, bad, tmp_path / "gone", tmp_path)] == [0, 1, 2, 2]


def test_check_reports_as_json(run, good, bad):
    assert json.loads(run("check", good, "--format", "json").stdout) == {"ok": True, "breaches": []}
    report = json.loads(run("check", bad, "--format", "json").stdout)
    (breach,) = report["breaches"]
    message = breach.pop("message")
    assert breach == {"file": "goals.csv", "row": 1, "column": "meaning", "rule": "C2", "given": None}
    assert message.endswith("(C2)")


def test_check_tells_people_file_row_rule_and_way_out(run, bad):
    said = run("check", bad).stdout
    assert "goals.csv" in said and "row 1" in said and "Write down" in said and "By rule: C2 1" in said


def test_what_cannot_be_read_is_said_beside_the_report_not_in_it(run, tmp_path):
    result = run("check", tmp_path, "--format", "json")
    assert "no datapackage.json" in result.stderr
    assert json.loads(result.stdout) == {"ok": False, "breaches": [], "unreadable": result.stderr.strip()}


def test_measures_prints_what_the_expected_files_hold(run):
    asked = ["--as-of", "2026-03-31", "--by", "plan_kind", "--basis", "any", "--exact", "--format", "json"]
    printed = json.loads(run("measures", SAMPLES / "mixed-300", *asked).stdout)
    assert printed == json.loads((EXPECTED / "mixed-300.plan_kind.any.json").read_text("utf-8"))


def test_measures_without_a_dimension_is_one_cell_over_all(run, good):
    asked = ["--as-of", "2026-03-31", "--by", "", "--exact", "--format", "json"]
    (cell,) = json.loads(run("measures", good, *asked).stdout)["cells"]
    assert cell["key"] == {} and cell["people"] == len(FEW)


def test_measures_without_exact_have_the_same_shape_and_marks_for_small_figures(run, good):
    asked = ["measures", good, "--as-of", "2026-03-31", "--by", "plan_kind", "--format", "json"]
    exact, safe = (json.loads(run(*asked, *more).stdout) for more in (["--exact"], []))
    assert list(safe) == list(exact) and [one["key"] for one in safe["cells"]] == [
        one["key"] for one in exact["cells"]
    ]
    assert {str(one["people"]) for one in safe["cells"]} == {"{'suppressed': True}"}


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["--as-of", "2026-02-30", "--exact"], 2, "not a date"),
        (["--as-of", "2026-03-31", "--exact", "--by", "height"], 1, "no dimension"),
        (["--as-of", "2026-03-31", "--exact", "--framework", "x"], 1, "no framework"),
        (["--as-of", "2026-03-31", "--exact", "--within", "x"], 1, "no unit"),
        (["--as-of", "2026-03-31", "--exact", "--known-at", "then"], 2, "not a time"),
        (["--as-of", "2026-03-31", "--exact", "--database"], 2, "one of them"),
        (["--as-of", "2026-03-31", "--spark", "spark://host:7077"], 2, "--parquet FOLDER"),
    ],
)
def test_a_question_that_makes_no_sense_is_said_to(run, good, words, status, says):
    result = run("measures", good, *words)
    assert result.exit_code == status and says in result.stderr


def test_facts_are_laid_out_as_parquet_and_give_the_same_answers(run, good, tmp_path):
    laid = run("facts", tmp_path / "laid", good, "--parts", "2")
    assert laid.exit_code == 0 and "scores" in laid.stderr
    asked = [
        "--as-of",
        "2026-03-31",
        "--by",
        "plan_kind,gender",
        "--exact",
        "--shares",
        "--coverage",
        "--format",
        "json",
    ]
    told = [run("measures", *words, *asked) for words in ([good], ["--parquet", tmp_path / "laid"])]
    assert json.loads(told[0].stdout) == json.loads(told[1].stdout)
    assert run("facts", tmp_path / "laid", good).exit_code == 2
    gone = run("measures", "--parquet", tmp_path / "gone", "--as-of", "2026-03-31")
    assert gone.exit_code == 1 and "whatmatters facts" in gone.stderr


def test_figures_of_a_pack_with_breaches_come_with_a_warning(run, bad):
    result = run("measures", bad, "--as-of", "2026-03-31", "--exact")
    assert result.exit_code == 0 and "1 breach" in result.stderr


@pytest.mark.django_db
def test_load_measures_and_export_on_the_records(run, good, tmp_path):
    assert "3 people" in run("load", good).stdout
    assert "Nothing new" in run("load", good).stdout
    asked = ["--as-of", date(2026, 3, 31), "--by", "plan_kind", "--exact", "--format", "json"]
    assert run("measures", "--database", *asked).stdout == run("measures", good, *asked).stdout
    assert run("export", tmp_path / "out").exit_code == 0
    assert run("check", tmp_path / "out").exit_code == 0
    assert run("export", tmp_path).exit_code == 2


@pytest.mark.django_db
def test_a_pack_that_breaks_a_rule_is_not_loaded(run, bad):
    result = run("load", bad)
    assert result.exit_code == 1 and "Nothing was loaded." in result.stdout
    assert json.loads(run("load", bad, "--format", "json").stdout)["breaches"][0]["rule"] == "C2"


def test_help_teaches_every_verb(run):
    for verb in ("check", "load", "export", "measures", "demo", "serve"):
        assert verb in run("--help").stdout
        assert len(run(verb, "--help").stdout) > 200
