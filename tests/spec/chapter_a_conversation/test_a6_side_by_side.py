"""A6: the person's and the carer's views stand side by side."""

from tests.spec.case import NEED, PLAN, day, outcome, refused, scores, state
from tests.spec.rulebook import spec
from whatmatters.rules.facts import Need, Plan
from whatmatters.rules.views import (
    View,
    check_common_ground,
    check_matter,
    side_by_side,
)
from whatmatters.rules.voices import occasions

MAIR = View(by="person", on=day("2024-01-01"), words="I manage the stairs.")
SIAN = View(by="unpaid_carer", who="Siân", on=day("2024-01-02"), words="I lie awake listening for her.")


@spec("A6", "P § Overview", "Where they differ, both views are there")
def test_the_views_of_the_person_and_the_carer_are_both_kept_the_person_first():
    assert side_by_side([SIAN, MAIR]) == (MAIR, SIAN)


@spec("A6", "P § Overview", "Neither overwrites the other")
def test_a_carers_view_cannot_take_the_place_of_the_persons():
    later = View(by="unpaid_carer", who="Siân", on=day("2024-06-01"), words="I cannot go on.")

    assert side_by_side([MAIR, SIAN, later]) == (MAIR, later)


@spec("A6", "P § Overview", "One's own view may change, and the other's stays")
def test_a_later_view_takes_further_only_the_view_of_the_same_voice():
    later = View(by="person", on=day("2024-03-01"), words="The stairs frighten me now.")

    assert side_by_side([MAIR, SIAN, later]) == (later, SIAN)


@spec("A6", "P § Overview", "Two carers are two voices")
def test_two_carers_see_things_each_in_their_own_way():
    brother = View(by="unpaid_carer", who="Huw", on=day("2024-01-02"), words="She is fine.")

    assert len(side_by_side([SIAN, brother])) == 2


@spec("A6", "P § Overview", "Different scores stand side by side on one occasion")
def test_scores_of_the_person_and_the_carer_are_both_in_the_case_file():
    case = outcome(
        scores=scores("""
            on         | kind   | by           | value | difference_reason
            2024-05-01 | review | person       | 6     |
            2024-05-01 | review | unpaid_carer | 3     | She does not see herself at night.
        """)
    )

    (said,) = occasions(case.scores)

    assert {row.by: row.value for row in said.rows} == {"person": 6, "unpaid_carer": 3}
    assert said.score_of_record.by == "person"


@spec("A6", "T § Outcomes for unpaid carers", "A carer is a person with a plan and outcomes of their own too")
def test_the_carers_own_outcome_is_scored_in_the_carers_own_plan():
    said = """
        on         | kind     | by     | value
        2024-02-01 | baseline | person | {}
        2024-05-01 | review   | person | {}
    """
    hers = outcome(scores=scores(said.format(3, 6)))
    carers = outcome(
        id="a night's sleep",
        person="Siân",
        plan=Plan(id="Siân's", person="Siân", kind="carer", started_on=day("2024-01-01")),
        need=Need(id="rest", plan="Siân's", eligible=True),
        scores=scores(said.format(5, 2)),
    )

    assert (state(hers).status, state(carers).status) == ("improved", "worsened")


@spec("A6", "T § Outcomes for unpaid carers", "An outcome is not put into another person's plan")
def test_the_carers_outcome_does_not_go_into_the_plan_of_the_one_cared_for():
    with refused("schema"):
        outcome(person="Siân", plan=PLAN, need=NEED)


@spec(
    "A6", "P § Overview", "Where views meet and where they differ is said beside them, not in place of them"
)
def test_common_ground_is_said_beside_the_views():
    check_common_ground(meet="Both want her to stay at home.", differ="")
    check_common_ground(meet="", differ="Whether the nights are safe.")
    with refused("A6"):
        check_common_ground(meet=" ", differ="")
    with refused("A6"):
        check_matter("")
