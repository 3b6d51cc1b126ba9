"""D3, D4, D6 tried by every door: the Python of the measures, the command line, every page, what is written out."""

import ast
import csv
import inspect
import json
import re
from datetime import date

import pytest
from typer.testing import CliRunner

from tests.exchange.packs import pack, some_people
from tests.places import ROOT, SAMPLES
from tests.spec.rulebook import spec
from whatmatters import measures
from whatmatters.cli import app
from whatmatters.exchange.facts import facts_of
from whatmatters.measures import DIMENSIONS, Question, Refused, measure
from whatmatters.measures.disclosure import SUPPRESSED, Suppressed, control
from whatmatters.measures.shares import measure_shares
from whatmatters.web.pages.permissions import PERMISSIONS

SCALE = "W § What scale should be used to measure personal outcomes?"
WHY = "W § Why should progress towards personal outcomes be measured?"
NATIONAL = "W § Will the data be reported nationally to Welsh Government?"
DAY = date(2026, 3, 31)
PACK = SAMPLES / "mixed-300"
SOURCE = ROOT / "src" / "whatmatters"
TWO_AUTHORITIES = {"O1": "W06000015", "O2": "W06000011"}


def facts_of_two_authorities():
    tables = some_people()
    for unit in tables["units"]:
        unit["area_code"] = TWO_AUTHORITIES.get(unit["id"], "")
    return facts_of(pack(tables))


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


@spec("D3", SCALE, "No query of the measures adds or averages a score, a baseline or a difference of them")
@pytest.mark.parametrize("file", sorted(SOURCE.glob("measures/**/*.sql")), ids=lambda file: file.name)
def test_no_query_adds_or_averages_scores(file):
    text = re.sub(r"--.*", "", file.read_text("utf-8")).lower()
    assert not re.search(r"\b(avg|mean|median|quantile\w*|stddev\w*|corr)\s*\(", text)
    assert not re.search(r"sum\s*\([^)]*(value|baseline|current|score|goal)", text)


@spec("D3", SCALE, "A score is no dimension to count by")
@pytest.mark.parametrize("by", ["score", "value", "baseline", "current", "goal", "person", "change"])
def test_nothing_is_counted_by_score(by):
    assert by not in DIMENSIONS
    refused = run("measures", PACK, "--as-of", DAY, "--by", by)
    assert (refused.exit_code, refused.stdout) == (1, "")


@spec("D3", SCALE, "The answer holds counts of outcomes and people, and nothing that a mean could be made of")
def test_an_answer_holds_counts_alone():
    said = json.loads(
        run("measures", PACK, "--as-of", DAY, "--by", "plan_kind", "--exact", "--format", "json").stdout
    )
    for cell in said["cells"]:
        assert set(cell) == {"key", "outcomes", "people", "status", "achieved", "clearly_improved", "clearly_worsened", "people_state"}  # fmt: skip


@spec("D3", SCALE, "What the measures offer by name neither averages, ranks nor compares")
def test_no_function_is_named_for_what_is_not_done():
    offered = {
        *measures.__all__,
        *vars(inspect.getmodule(control)),
        *vars(inspect.getmodule(measure)),
    }
    assert not [
        one for one in offered if re.search(r"average|mean_|rank|league|compare|score_of", one.lower())
    ]


@spec("D4", WHY, "Two authorities are never rows of one table, exact or not, with or without margins")
def test_no_table_has_two_authorities():
    facts = facts_of_two_authorities()
    for ask in (measure, measure_shares):
        for by in ("unit", "unit,plan_kind"):
            with pytest.raises(Refused, match=r"W § Why should progress be measured; D4"):
                ask(facts, Question(DAY, by=by))


@spec("D4", WHY, "One authority may stand beside the national total, which names no other")
def test_one_authority_beside_the_nation():
    table = measure(
        facts_of_two_authorities(), Question(as_of=DAY, by="plan_kind", within="O1", beside_nation=True)
    )
    said = control(table).as_json(margins=True)
    assert set(said) == {"as_of", "by", "basis", "cells", "nation"}
    assert "O2" not in json.dumps(said)
    with pytest.raises(Refused, match="D4"):
        measure(facts_of_two_authorities(), Question(as_of=DAY, by="unit", within="O1", beside_nation=True))


@spec("D4", WHY, "No option of the command line orders a table")
def test_no_option_orders_a_table():
    told = run("measures", "--help").stdout
    assert not re.search(r"--(sort|order|rank|top|compare|average|mean)", told)


@spec("D4", WHY, "Cells stand in the order of their keys, whatever the figures")
def test_cells_stand_in_the_order_of_their_keys():
    cells = measure(facts_of_two_authorities(), Question(as_of=DAY, by="plan_kind")).cells
    keys = [str(cell["key"]["plan_kind"]) for cell in cells]
    assert keys == sorted(keys)


@spec("D5", WHY, "No page, address or option is there to decide about care by a score")
def test_no_door_decides_by_a_score():
    assert not [
        name
        for name in PERMISSIONS
        if re.search(r"eligib|alloc|priorit|threshold|rank|league|compare|average", name)
    ]


@spec("D5", WHY, "Where somebody's support or plan is decided, no module reads a measure")
def test_decisions_do_not_read_measures():
    for folder in ("records/plans", "records/people", "rules"):
        for file in (SOURCE / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                named = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                named += [one.name for one in node.names] if isinstance(node, ast.Import) else []
                assert not [one for one in named if one.startswith("whatmatters.measures")], file


@spec("D6", NATIONAL, "What leaves shows no figure behind which stand fewer people than the threshold")
def test_no_small_figure_leaves():
    table = measure(facts_of(pack(some_people())), Question(as_of=DAY, by="plan_kind"))
    safe = control(table)
    small = [
        (key, name) for key, one in table.behind.items() for name, people in one.items() if 0 < people < 5
    ]
    assert small and all(safe.figures[key][name] is SUPPRESSED for key, name in small)


@spec(
    "D6",
    NATIONAL,
    "Without --exact no small figure is printed, and there is no option that lowers the threshold",
)
def test_the_command_line_prints_no_small_figure():
    said = json.loads(
        run("measures", PACK, "--as-of", DAY, "--by", "plan_kind", "--margins", "--format", "json").stdout
    )
    numbers = re.findall(r": (\d+)", json.dumps(said["cells"]))
    assert numbers and not [one for one in numbers if 0 < int(one) < 5]
    assert run("measures", PACK, "--as-of", DAY, "--threshold", 1).exit_code == 1


@spec("D6", NATIONAL, "Exact figures are never released")
def test_exact_figures_are_not_released(tmp_path):
    refused = run(
        "measures", PACK, "--as-of", DAY, "--exact", "--release", "x", "--ledger", tmp_path / "ledger"
    )
    assert refused.exit_code == 1 and "D6" in refused.stderr and not (tmp_path / "ledger").exists()


@spec(
    "D6", NATIONAL, "The ledger of releases holds no score, no person and no exact figure that was suppressed"
)
def test_the_ledger_holds_no_individual_score(tmp_path):
    ledger = tmp_path / "ledger"
    assert (
        run(
            "measures", PACK, "--as-of", DAY, "--by", "plan_kind", "--release", "x", "--ledger", ledger
        ).exit_code
        == 0
    )
    text = ledger.read_text("utf-8")
    with (PACK / "people.csv").open(encoding="utf-8") as people:
        assert not [one["id"] for one in csv.DictReader(people) if f'"{one["id"]}"' in text]
    assert not re.search(r'"(value|score|baseline|current|narrative|words)"', text)


@spec("D6", NATIONAL, "A suppressed figure cannot be taken for a number")
def test_a_suppressed_figure_is_no_number():
    assert isinstance(SUPPRESSED, Suppressed)
    for use in (bool, int, float, lambda one: one + 1, lambda one: f"{one}"):
        with pytest.raises(TypeError):
            use(SUPPRESSED)
