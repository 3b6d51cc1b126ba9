"""Every question of the expected files, controlled and attacked with its margins; and what the command line prints (D6)."""

import json

import pytest
from typer.testing import CliRunner

from tests.measures.disclosure.tables import published, table_of, watched
from tests.measures.test_expected_figures import ASKED, facts
from tests.places import SAMPLES
from whatmatters.cli import app
from whatmatters.measures import Question, Refused, measure
from whatmatters.measures.disclosure import Suppressed, control
from whatmatters.measures.disclosure.attack import attack

SMALLER = [name for name in ASKED if "+" not in name]
MIXED = SAMPLES / "mixed-300"
DAY = ["--as-of", "2026-03-31"]


def counted(name):
    sample, dimensions, *_, basis = name.split(".")
    return measure(facts(sample), Question(by=dimensions.replace("+", ","), basis=basis, **ASKED[name]))


@pytest.mark.parametrize("name", ASKED)
def test_every_expected_question_is_controlled_and_withstands_the_attacker(name):
    table = counted(name)
    expected = json.loads((SAMPLES / "expected" / f"{name}.json").read_text("utf-8"))
    by_key = lambda cell: json.dumps(cell["key"])  # noqa: E731
    cells = table.as_json(margins=False)["cells"]
    assert sorted(cells, key=by_key) == sorted(expected["cells"], key=by_key)
    safe = control(table, prove=False)
    # Of a large table every tenth need is tried, so that the test ends in time.
    assert attack([published(safe)], watched(safe)[:: 1 if "+" not in name else 10]) == []
    for key, people in table.behind.items():
        assert all(isinstance(safe.figures[key][one], Suppressed) for one, n in people.items() if 0 < n < 5)


def test_people_are_counted_anew_in_a_margin_not_added():
    table = counted("mixed-300.national_outcome.formal")
    cells = [one for key, one in table.figures.items() if key != ("*",)]
    assert table.figures[("*",)]["outcomes"] == sum(one["outcomes"] for one in cells)
    assert table.figures[("*",)]["people"] == 300 < sum(one["people"] for one in cells)


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_what_is_printed_is_the_same_with_and_without_margins():
    plain = json.loads(run("measures", MIXED, *DAY, "--by", "plan_kind", "--format", "json").stdout)
    more = json.loads(
        run("measures", MIXED, *DAY, "--by", "plan_kind", "--format", "json", "--margins").stdout
    )
    assert [one for one in more["cells"] if one["key"]["plan_kind"] != "*"] == plain["cells"]
    assert more["cells"][-1]["key"] == {"plan_kind": "*"}


def test_exact_margins_are_told_to_those_who_may_see_the_records():
    asked = ["measures", MIXED, *DAY, "--by", "gender,language", "--format", "json", "--exact", "--margins"]
    cells = json.loads(run(*asked).stdout)["cells"]
    keys = [tuple(cell["key"].values()) for cell in cells]
    assert ("*", "*") in keys and any(a == "*" != b for a, b in keys) and any(b == "*" != a for a, b in keys)
    assert next(one for one in cells if set(one["key"].values()) == {"*"})["people"] == 300


def test_in_text_the_mark_and_its_reason_and_coverage_come_first():
    lines = run("measures", MIXED, *DAY, "--by", "plan_kind").stdout.splitlines()
    assert "threshold 5" in lines[0] and lines[1].startswith("⊘ suppressed: too few people")
    assert "outcomes in scope" in lines[2] and "⊘ deferred" in lines[2]
    assert "⊘" in "".join(lines[5:])


def test_the_threshold_may_be_raised_and_not_lowered(monkeypatch):
    few, many = (
        run("measures", MIXED, *DAY, "--by", "plan_kind", "--threshold", number).stdout.count("⊘")
        for number in (5, 10)
    )
    assert few < many
    refused = run("measures", MIXED, *DAY, "--threshold", 4)
    assert refused.exit_code == 1 and "5 or higher" in refused.stderr and refused.stdout == ""
    assert run("measures", MIXED, *DAY, "--round", 3).exit_code == 1
    monkeypatch.setenv("WHATMATTERS_DISCLOSURE_THRESHOLD", "10")
    assert run("measures", MIXED, *DAY, "--by", "plan_kind").stdout.count("⊘") == many
    monkeypatch.setenv("WHATMATTERS_DISCLOSURE_THRESHOLD", "3")
    assert run("measures", MIXED, *DAY).exit_code == 1


def test_a_release_from_a_pack_goes_into_a_file_and_the_next_knows_of_it(tmp_path):
    asked = ["measures", MIXED, *DAY, "--by", "plan_kind", "--ledger", tmp_path / "ledger", "--release"]
    assert run(*asked, "first", "--to", "the board").exit_code == 0
    again = run(*asked, "first")
    assert again.exit_code == 1 and "already" in again.stderr and again.stdout == ""
    (line,) = (tmp_path / "ledger").read_text("utf-8").splitlines()
    kept = json.loads(line)
    assert (kept["name"], kept["to_whom"], kept["question"]["by"]) == ("first", "the board", ["plan_kind"])
    assert run(*asked, "exact", "--exact").exit_code == 1
    assert run("measures", MIXED, *DAY, "--release", "nowhere").exit_code == 2


def test_one_unit_stands_beside_the_national_total_and_tells_of_no_other():
    asked = [
        "measures",
        MIXED,
        *DAY,
        "--by",
        "gender",
        "--within",
        "O1",
        "--beside-nation",
        "--format",
        "json",
    ]
    said = json.loads(run(*asked).stdout)
    assert {one["key"]["gender"] for one in said["cells"]} == {
        one["key"]["gender"] for one in said["nation"]["cells"]
    }
    table = measure(
        facts("mixed-300"),
        Question(as_of=ASKED[SMALLER[0]]["as_of"], by="gender", within="O1", beside_nation=True),
    )
    safe = control(table)
    assert not any(key[0] is False for key in safe.figures)
    assert attack([published(safe, units=("a", "b"), inside=("a",))], []) == []


@pytest.mark.parametrize(
    "asked", [{"by": "unit", "within": "O1"}, {"by": "gender"}, {"by": "gender", "within": "NA"}]
)
def test_beside_the_nation_stands_one_unit_and_nothing_else(asked):
    with pytest.raises(Refused, match="D4"):
        measure(facts("mixed-300"), Question(as_of=ASKED[SMALLER[0]]["as_of"], beside_nation=True, **asked))


def test_margins_are_those_of_a_slow_count():
    rows = [
        ("a", ("x",), "improved", True, True),
        ("a", ("y",), "worsened", False, False),
        ("b", ("x",), "maintained", True, False),
    ]
    table = table_of(("plan_kind",), rows)
    assert table.figures[("*",)]["people"] == 2 and table.figures[("*",)]["people_state.mixed"] == 1
    assert table.behind[("x",)]["status.improved"] == 1 and table.behind[("*",)]["outcomes"] == 2
