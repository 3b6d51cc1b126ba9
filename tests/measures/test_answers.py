"""`whatmatters measures --shares --coverage`: exact, and as it may leave."""

import json
from itertools import product

import pytest
from typer.testing import CliRunner

from tests.places import SAMPLES
from whatmatters.cli import app
from whatmatters.measures.shares import PARTS

PACK = SAMPLES / "mixed-300"
HIDDEN = {"suppressed": True}
MOVED = ("improved", "maintained", "worsened")


def run(*words):
    return CliRunner().invoke(app, ["measures", str(PACK), *words])


def said(*words):
    return json.loads(
        run("--as-of", "2026-03-31", "--shares", "--coverage", "--format", "json", *words).stdout
    )


def test_exact_shares_come_with_their_counts_and_intervals():
    for cell in said("--by", "plan_kind", "--exact", "--margins")["cells"]:
        moved = sum(cell["status"][one] for one in MOVED)
        for name in PARTS:
            count = cell["achieved"] if name == "achieved" else cell["status"][name]
            share = cell["shares"][name]
            assert (share["of"], share["share"]) == (moved, round(count / moved, 4))
            assert 0 <= share["low"] < share["share"] < share["high"] <= 1
        time = cell["time_to_achievement"]
        assert time["reached"] is (time["median_days"] is not None)
        assert 0 < time["achieved"] < time["with_baseline"] <= cell["outcomes"]


def test_coverage_adds_up():
    covered = said("--exact")["coverage"]
    assert (
        covered["in_scope"]
        == covered["in_shares"] + sum(covered["left_out"].values()) - covered["left_out"]["outside_a_plan"]
    )
    assert (
        covered["in_scope"] >= covered["with_baseline"] >= covered["with_later_score"] >= covered["in_shares"]
    )
    assert (covered["in_scope"], covered["in_shares"], covered["left_out"]["outside_a_plan"]) == (
        662,
        374,
        23,
    )


@pytest.mark.parametrize("by", ["service", "plan_kind", "team", "national_outcome"])
def test_what_leaves_falls_with_what_it_rests_on(by):
    shown = 0
    exact = {json.dumps(cell["key"]): cell for cell in said("--by", by, "--margins", "--exact")["cells"]}
    for cell in said("--by", by, "--margins")["cells"]:
        base = [cell["status"][one] for one in MOVED] + [cell["people"]]
        for name in PARTS:
            count = cell["achieved"] if name == "achieved" else cell["status"][name]
            hidden = HIDDEN in [*base, count]
            true = exact[json.dumps(cell["key"])]["shares"][name]
            assert cell["shares"][name] == (HIDDEN if hidden else true)
            shown += not hidden
        figures = [
            *base,
            *cell["status"].values(),
            *cell["people_state"].values(),
            cell["outcomes"],
            cell["achieved"],
        ]
        time = cell["time_to_achievement"]
        assert time == HIDDEN or HIDDEN not in figures and set(time) == {"median_days", "reached"}
    assert shown


def test_coverage_that_leaves_is_rounded_where_no_table_has_it():
    exact, safe = said("--exact")["coverage"], said()["coverage"]
    for name in ("with_baseline", "with_later_score"):
        assert safe[name] % 5 == 0 and abs(safe[name] - exact[name]) <= 2
    for name, count in safe["left_out"].items():
        assert count in (HIDDEN, exact["left_out"][name])


def test_coverage_of_few_is_suppressed():
    few = said("--within", "O1S0T0", "--from", "2026-01-01")["coverage"]
    assert few["with_baseline"] == few["with_later_score"] == HIDDEN


def test_beside_the_nation_it_is_the_units():
    both = said("--within", "O1", "--beside-nation", "--by", "plan_kind")
    whole = said("--within", "O1", "--exact")["coverage"]
    assert both["coverage"]["in_scope"] in (whole["in_scope"], HIDDEN)
    assert all("shares" in cell for part in (both, both["nation"]) for cell in part["cells"])


def test_a_panel_has_shares_and_coverage_for_each_period():
    found = said("--from", "2025-04-01", "--by", "quarter,plan_kind", "--exact")
    quarters = ["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"]
    assert found["by"] == ["quarter", "plan_kind"] and list(found["coverage"]) == quarters
    keys = [(cell["key"]["quarter"], cell["key"]["plan_kind"]) for cell in found["cells"]]
    assert keys == list(product(quarters, ["adult", "carer", "child", "young_carer"]))
    assert "period" not in found


def test_shares_and_coverage_are_there_where_they_were_asked_for():
    plain = json.loads(run("--as-of", "2026-03-31", "--format", "json").stdout)
    assert "coverage" not in plain and "shares" not in plain["cells"][0]
    told = run("--as-of", "2026-03-31").stdout
    assert "Coverage: " not in told and "95 % intervals" not in told


def test_shares_do_not_undo_rounding():
    refused = run("--as-of", "2026-03-31", "--shares", "--round", "5")
    assert (refused.exit_code, refused.stdout) == (1, "") and "D6" in refused.stderr


def test_a_panel_is_released_period_by_period():
    refused = run(
        "--as-of", "2026-03-31", "--from", "2025-04-01", "--by", "quarter", "--release", "a", "--ledger", "b"
    )
    assert (refused.exit_code, refused.stdout) == (1, "") and "by itself" in refused.stderr


def test_people_read_shares_and_coverage_in_text():
    told = run("--as-of", "2026-03-31", "--by", "service", "--shares", "--coverage", "--exact").stdout
    assert "Coverage: 662 in scope" in told and "service O1S0: improved" in told and "95 % intervals" in told
    by_intent = run("--as-of", "2026-03-31", "--by", "intent", "--shares", "--exact").stdout
    assert "intent maintain: improved 44.4 % (33.8 to 55.7)," in by_intent
    assert "achieved 87.6 % (78.5 to 93.2); median time to achievement 192 days\n" in by_intent
    assert "⊘" in run("--as-of", "2026-03-31", "--by", "team", "--shares").stdout
    before_anything = run("--as-of", "1999-01-01", "--shares", "--exact").stdout
    assert "all: improved –," in before_anything and before_anything.endswith("achievement not reached\n")


def test_a_panel_beside_the_nation_has_the_nations_periods_too():
    found = said("--from", "2025-10-01", "--by", "quarter", "--within", "O1", "--beside-nation")
    for part in (found, found["nation"]):
        assert [cell["key"] for cell in part["cells"]] == [{"quarter": "2025-Q4"}, {"quarter": "2026-Q1"}]
