"""C10: recording tools declare how their points carry over to 0-10."""

import pytest

from tests.spec.case import TODAY, day, outcome, refused, scores
from tests.spec.rulebook import spec
from whatmatters.rules.facts import Score
from whatmatters.rules.scores import check_occasion
from whatmatters.rules.tools import Tool

TOOL = "W § What tool should be used to measure progress?"
IDENTITY = {str(point): point for point in range(11)}
TOOLS = {
    "": Tool("", IDENTITY),
    "ladder-10": Tool("ladder-10", IDENTITY),
    "faces-5": Tool("faces-5", {"1": 0, "2": 3, "3": 5, "4": 8, "5": 10}),
}


def on_faces(**said):
    usual = {"tool": "faces-5", "raw": "4", "value": 8, "narrative": "She pointed.", "by": "person"}
    return Score(on=day("2024-05-01"), kind="review", **{**usual, **said})


@spec("C10", TOOL, "The tool, the answer as given and the 0-10 value are all kept")
def test_all_three_are_kept():
    kept = on_faces()
    check_occasion(outcome(), [kept], today=TODAY, tools=TOOLS)

    assert (kept.tool, kept.raw, kept.value) == ("faces-5", "4", 8)


@spec("C10", TOOL, "One without the others is refused")
@pytest.mark.parametrize(
    "missing",
    [
        {"tool": ""},
        {"raw": ""},
        {"value": None, "not_scored_reason": "Put it away again.", "narrative": ""},
    ],
    ids=["no tool", "no answer", "no value"],
)
def test_they_come_together(missing):
    with refused("C10"):
        on_faces(**missing)


@spec("C10", TOOL, "The value is the one the tool's transfer gives")
def test_another_value_than_the_transfers_is_refused():
    with refused("C10"):
        check_occasion(outcome(), [on_faces(value=7)], today=TODAY, tools=TOOLS)


@spec("C10", TOOL, "The answer is one of the tool's points")
def test_a_sixth_face_is_refused():
    with refused("C10"):
        check_occasion(outcome(), [on_faces(raw="6")], today=TODAY, tools=TOOLS)


@spec("C10", TOOL, "The tool is declared")
def test_an_undeclared_tool_is_refused():
    with refused("C10"):
        check_occasion(outcome(), [on_faces(tool="stars")], today=TODAY, tools=TOOLS)


@spec("C10", "W Annex A", "Circles and ladders carry over as they are")
@pytest.mark.parametrize("value", range(11))
def test_an_identity_tool_gives_the_number_itself(value):
    assert TOOLS["ladder-10"].value_of(str(value)) == value


@spec("C10", TOOL, "The plain scale needs no tool")
def test_the_plain_scale_names_no_tool():
    check_occasion(outcome(), scores("on | value\n2024-05-01 | 6"), today=TODAY, tools=TOOLS)


@spec("C10", TOOL, "A tool that does not carry over to 0-10 cannot be declared")
@pytest.mark.parametrize("transfer", [{}, {"much better": 11}, {"half way": 5.5}])
def test_a_tool_off_the_scale_cannot_be_built(transfer):
    with pytest.raises(ValueError, match="C10"):
        Tool("stars", transfer)
