"""B2: scored outcomes belong to a plan and to an eligible need in it."""

from dataclasses import replace

import pytest

from tests.spec.case import NEED, PLAN, TODAY, day, outcome, refused, scores
from tests.spec.rulebook import spec
from whatmatters.rules.facts import Need, Plan
from whatmatters.rules.placing import check_placing
from whatmatters.rules.scores import check_occasion
from whatmatters.rules.scoring_use import ScoringUse, check_scoring_is_used, scoring_is_used

INTRODUCTION = "W § Introduction"
BASELINE = scores("on | kind | value\n2024-02-01 | baseline | 3")


@spec("B2", INTRODUCTION, "An outcome outside a plan is recorded, and not scored")
def test_a_score_outside_a_plan_is_refused():
    with refused("B2") as said:
        check_occasion(outcome(plan=None, need=None), BASELINE, today=TODAY)

    assert said[0].column == "plan"


@spec("B2", INTRODUCTION, "Scoring is about eligible needs")
@pytest.mark.parametrize(
    "need",
    [None, Need(id="need", plan="plan", eligible=False), Need(id="need", plan="another plan", eligible=True)],
    ids=["no need", "a need that is not eligible", "a need of another plan"],
)
def test_a_score_without_an_eligible_need_of_the_plan_is_refused(need):
    with refused("B2") as said:
        check_occasion(outcome(need=need), BASELINE, today=TODAY)

    assert said[0].column == "need"


@spec("B2", INTRODUCTION, "Adults, children, carers and young carers have plans")
@pytest.mark.parametrize("kind", ["adult", "child", "carer", "young_carer"])
def test_outcomes_in_each_kind_of_plan_are_scored(kind):
    plan = Plan(id="plan", person="Mair", kind=kind, started_on=day("2024-01-01"))

    check_occasion(outcome(plan=plan, need=NEED), BASELINE, today=TODAY)


@spec("B2", INTRODUCTION, "Words outside a plan are welcome")
def test_a_refusal_to_score_outside_a_plan_is_kept():
    said = scores("on | kind | not_scored_reason\n2024-02-01 | baseline | No plan yet.")

    check_occasion(outcome(plan=None, need=None), said, today=TODAY)


NOT_USED = ScoringUse(
    used=False, on=day("2024-01-15"), decided_by="The area manager", reason="End of life care."
)


@spec("B2", INTRODUCTION, "The authority decides with whom scoring is used: with its maker and reason")
def test_a_decision_not_to_score_names_its_maker_and_reason():
    with refused("B2", "B2"):
        ScoringUse(used=False, on=day("2024-01-15"), decided_by="", reason="")


@spec("B2", INTRODUCTION, "Where the authority does not use scoring, no value is recorded")
def test_a_value_is_refused_while_scoring_is_not_used():
    with refused("B2"):
        check_scoring_is_used(BASELINE, [NOT_USED])


@spec("B2", INTRODUCTION, "That decision is apart from the person's own choice, and can be changed")
def test_a_later_decision_holds_from_its_day():
    used_again = ScoringUse(used=True, on=day("2024-03-01"), decided_by="The area manager")

    assert scoring_is_used([], on=day("2024-02-01"))
    assert not scoring_is_used([NOT_USED, used_again], on=day("2024-02-01"))
    assert scoring_is_used([NOT_USED, used_again], on=day("2024-03-01"))


@spec("B2", INTRODUCTION, "What the person says is kept even where scoring is not used")
def test_a_refusal_is_kept_while_scoring_is_not_used():
    said = scores("on | kind | not_scored_reason\n2024-02-01 | review | Would rather talk.")

    check_scoring_is_used(said, [NOT_USED])


OUTSIDE = outcome(plan=None, need=None)


@spec("B2", INTRODUCTION, "An outcome from outside can be brought into a plan, under an eligible need of it")
def test_an_outcome_is_placed_in_a_plan():
    check_placing(OUTSIDE, plan=PLAN, need=NEED)


@spec("B2", INTRODUCTION, "It is not placed under another need, in a closed plan, or out of a plan it is in")
@pytest.mark.parametrize(
    ("case", "plan", "need"),
    [
        (OUTSIDE, PLAN, Need(id="need", plan="plan", eligible=False)),
        (OUTSIDE, PLAN, Need(id="need", plan="another plan", eligible=True)),
        (OUTSIDE, replace(PLAN, closed_on=day("2024-09-01"), closure_evaluation="Told."), NEED),
        (outcome(), PLAN, NEED),
    ],
    ids=["not eligible", "of another plan", "closed", "in a plan already"],
)
def test_a_wrong_place_is_refused(case, plan, need):
    with refused("B2"):
        check_placing(case, plan=plan, need=need)


@spec(
    "B2", INTRODUCTION, "Nor in another person's plan, nor where something was said before the plan started"
)
def test_a_place_that_does_not_fit_is_refused():
    early = scores("on | kind | not_scored_reason\n2023-12-01 | informal | Would rather talk.")

    with refused("schema"):
        check_placing(OUTSIDE, plan=replace(PLAN, person="Huw"), need=NEED)
    with refused("C7"):
        check_placing(outcome(plan=None, need=None, scores=early), plan=PLAN, need=NEED)
