"""B9: several agencies may contribute to one outcome; one co-ordinator answers for the plan."""

from dataclasses import replace

from tests.spec.case import NEED, PLAN, TODAY, outcome
from tests.spec.rulebook import spec
from whatmatters.reports.plan import Around, Contribution, plan_paper

AGENCIES = (Contribution("Health board", "Physiotherapy"), Contribution("The chapel", "A lift on Sundays"))


@spec(
    "B9",
    "W § How does this apply to integrated assessments?; P",
    "Each agency's part stands with the outcome",
)
def test_each_agency_with_its_part():
    paper = plan_paper(
        PLAN, [outcome(), outcome(id="choir")], [NEED], around={"chapel": Around(AGENCIES)}, as_of=TODAY
    )
    chapel, choir = paper.parts

    assert chapel.around.contributions == AGENCIES
    assert choir.around.contributions == ()


@spec("B9", "W § How does this apply to integrated assessments?; P", "One co-ordinator is named on the plan")
def test_one_co_ordinator():
    paper = plan_paper(replace(PLAN, coordinator="Megan"), [outcome()], [NEED], as_of=TODAY)

    assert paper.plan.coordinator == "Megan"
