"""D5: scores are not used to prolong, shorten or close care."""

import ast
import inspect

import pytest

from tests.spec.case import PLAN, TODAY, day, outcome, scores
from tests.spec.rulebook import spec
from whatmatters.rules import closing, lifecycle, placing
from whatmatters.rules.closing import check_plan_closing
from whatmatters.rules.lifecycle import can_become, check_end
from whatmatters.rules.statements import plans
from whatmatters.rules.vocabulary import REVIEW_CHOICES
from whatmatters.web.practice.review_forms import ChoiceForm

WHY = "W § Why should progress towards personal outcomes be measured?"


def with_scores(baseline, end):
    return outcome(
        scores=scores(f"on | kind | value\n2024-02-01 | baseline | {baseline}\n2024-09-01 | end | {end}")
    )


@spec("D5", WHY, "A plan closes the same way whatever the scores")
@pytest.mark.parametrize(("baseline", "end"), [(0, 10), (10, 0), (5, 5)])
def test_closing_does_not_depend_on_a_number(baseline, end):
    check_plan_closing(
        PLAN, [with_scores(baseline, end)], on=day("2024-09-01"), evaluation="Told in her words.", today=TODAY
    )


@spec("D5", WHY, "What can become of an outcome is the same whatever the scores")
@pytest.mark.parametrize(("baseline", "end"), [(0, 10), (10, 0), (5, 5)])
def test_the_ways_on_do_not_depend_on_a_number(baseline, end):
    case = with_scores(baseline, end)

    assert can_become("open") == ("completed", "withdrawn", "replaced", "plan_closed")
    check_end(case, end_reason="completed", on=day("2024-09-01"), today=TODAY)


@spec(
    "D5", WHY, "Where lives end, nothing reads what a score is, how it moved, or whether a goal was reached"
)
@pytest.mark.parametrize(
    "module", [lifecycle, closing, plans, placing], ids=["lifecycle", "closing", "plans", "placing"]
)
def test_the_rules_of_ending_never_read_a_number(module):
    tree = ast.parse(inspect.getsource(module))
    read = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert not read & {"value", "score", "score_of_record", "current", "baseline", "achieved", "status"}
    assert "whatmatters.rules.progress" not in imported


@spec("D5", WHY, "A review offers its choices without having seen a score")
def test_the_choices_of_a_review_are_the_same_for_all():
    assert len(set(REVIEW_CHOICES)) == 7
    assert not inspect.signature(ChoiceForm).parameters.keys() & {"outcome", "file", "score", "scores"}
    assert [code for code, _ in ChoiceForm().fields["choice"].choices] == list(REVIEW_CHOICES)
