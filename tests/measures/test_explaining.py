"""Every figure explains itself: its meaning, and the records that it counts, no more and no fewer."""

import json
from datetime import date

import pytest
from typer.testing import CliRunner

from tests.generative.laid import laid
from tests.measures.test_refusals import TWO, facts
from tests.places import SAMPLES
from whatmatters.cli import app
from whatmatters.measures import Question, Refused, measure
from whatmatters.measures.explaining import MEANINGS, explain
from whatmatters.measures.figures import FIGURES, of_cell

DAY = date(2026, 3, 31)
PACK = SAMPLES / "mixed-300"


def run(*words):
    return CliRunner().invoke(app, ["explain", *map(str, words)])


def test_every_figure_has_a_meaning():
    assert set(MEANINGS) == set(FIGURES)
    assert all(one.says.endswith(".") and one.rule and one.source for one in MEANINGS.values())


ANY = {"as_of": DAY, "basis": "any"}


@pytest.fixture(scope="module")
def cell():
    return measure(facts(), Question(by="service,plan_kind", **ANY)).cells[1]


@pytest.mark.parametrize("figure", FIGURES)
def test_the_records_behind_a_figure_are_as_many_as_it_says(figure, cell):
    found = explain(facts(), Question(**ANY), figure=figure, key=cell["key"], exact=True)
    assert found.value == of_cell(cell)[figure]
    assert len(set(found.outcomes)) == len(found.outcomes) >= len(found.people)
    persons = {row["id"]: row["person"] for row in facts().outcomes.to_pylist()}
    assert {persons[one] for one in found.outcomes} == set(found.people)


@pytest.mark.parametrize("by", ["scored_by", "deprivation_quintile", "age_band", "gender"])
def test_every_kind_of_key_is_found_again(by):
    with laid(facts()) as source:
        for cell in measure(source, Question(as_of=DAY, by=by)).cells:
            found = explain(source, Question(as_of=DAY), figure="outcomes", key=cell["key"], exact=True)
            assert found.value == cell["outcomes"]


def test_behind_a_controlled_figure_nobody_is_named():
    with pytest.raises(Refused, match="D6"):
        explain(facts(), Question(as_of=DAY), figure="outcomes", key={})
    refused = run("outcomes", PACK, "--as-of", DAY)
    assert (refused.exit_code, refused.stdout) == (1, "") and "--exact" in refused.stderr


def test_authorities_are_not_explained_side_by_side():
    with pytest.raises(Refused, match="D4"):
        explain(facts(**TWO), Question(as_of=DAY), figure="achieved", key={"unit": "O1S0T0"}, exact=True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["score"], "no figure"),
        (["outcomes", "--cell", "plan_kind"], "no '='"),
        (["outcomes", "--cell", "score=3"], "no dimension"),
        (["outcomes", "--cell", "scored_by=nobody"], "no voice"),
        (["outcomes", "--cell", "deprivation_quintile=x"], "a number"),
    ],
)
def test_what_makes_no_sense_is_refused(words, says):
    found = run(words[0], PACK, "--as-of", DAY, "--exact", *words[1:])
    assert found.exit_code in (1, 2) and says in found.stderr and found.stdout == ""


def test_it_says_where_it_comes_from():
    said = json.loads(
        run(
            "status.improved", PACK, "--as-of", DAY, "--cell", "gender=", "--exact", "--format", "json"
        ).stdout
    )
    assert said["key"] == {"gender": None} and len(said["outcomes"]) == said["value"] > 0
    assert said["meaning"]["rule"] == "C13" and "DuckDB" in said["engine"] and len(said["cut"]) == 16
    assert "state" in said["query"]
    told = run("status.improved", PACK, "--as-of", DAY, "--exact").stdout
    assert "Source: W §" in told and "o000" in told
