"""B10: withdrawn or replaced with the reason and the successor; completed keeps its state; nothing is
deleted.
"""

import pytest

from tests.spec.case import TODAY, day, goals, outcome, refused, scores, state
from tests.spec.rulebook import spec
from whatmatters.rules.facts import Plan
from whatmatters.rules.goals import check_goal
from whatmatters.rules.lifecycle import can_become, check_continue, check_end

CHANGES = "W § What happens if a personal outcome changes?"
BETTER_NOW = scores("""
    on         | kind     | value
    2024-02-01 | baseline | 3
    2024-05-01 | review   | 8
""")
SINGING = outcome(id="singing", opened_on=day("2024-06-01"))


def end(case, reason, **said):
    usual = {"end_note": "Singing matters more now.", "on": day("2024-06-01"), "today": TODAY}
    check_end(case, **{**usual, "end_reason": reason, **said})


@spec("B10", CHANGES, "Reasons for the change are recorded")
@pytest.mark.parametrize("reason", ["withdrawn", "replaced"])
def test_letting_go_without_a_reason_is_refused(reason):
    with refused("B10"):
        end(outcome(), reason, end_note=" ", replaced_by=SINGING)


@spec("B10", CHANGES, "What is replaced is linked to its successor")
def test_replacing_by_nothing_is_refused():
    with refused("B10"):
        end(outcome(), "replaced")


@spec("B10", CHANGES, "The successor is another outcome of the same person, opened that day or later")
@pytest.mark.parametrize(
    "successor",
    [
        outcome(id="singing", person="Huw", plan=None, need=None, opened_on=day("2024-06-01")),
        outcome(id="singing", opened_on=day("2024-05-31")),
    ],
    ids=["another person's", "opened too early"],
)
def test_a_wrong_successor_is_refused(successor):
    with refused("B10"):
        end(outcome(), "replaced", replaced_by=successor)


@spec("B10", CHANGES, "An outcome does not replace itself, nor do two replace each other")
def test_rings_are_refused():
    with refused("B10"):
        end(outcome(), "replaced", replaced_by=outcome())
    ring = outcome(
        id="singing",
        opened_on=day("2024-06-01"),
        ended_on=day("2024-06-01"),
        end_reason="replaced",
        end_note="Chapel after all.",
        replaced_by="chapel",
    )
    with refused("B10"):
        end(outcome(), "replaced", replaced_by=ring)
    longer = outcome(
        id="singing",
        opened_on=day("2024-06-01"),
        ended_on=day("2024-06-01"),
        end_reason="replaced",
        end_note="The choir after all.",
        replaced_by="the choir",
    )
    with refused("B10"):
        end(outcome(opened_on=day("2024-06-01")), "replaced", replaced_by=longer)


@spec("B10", CHANGES, "A good successor is accepted, though its own baseline may still be missing")
def test_replacing_by_a_later_outcome_of_the_same_person():
    end(outcome(), "replaced", replaced_by=SINGING)

    assert state(SINGING).status == "awaiting_baseline"


@spec("B10", CHANGES, "Withdrawn outcomes are counted as such, and keep their scores")
def test_a_withdrawn_outcome_stays_in_the_record():
    withdrawn = outcome(
        scores=BETTER_NOW, ended_on=day("2024-06-01"), end_reason="withdrawn", end_note="Not wanted any more."
    )

    assert state(withdrawn, "2024-05-31").status == "improved"
    assert (state(withdrawn).status, state(withdrawn).current) == ("withdrawn", 8)


@spec("B10", CHANGES, "Completed before the plan closes is not withdrawn: it keeps its state")
def test_a_completed_outcome_keeps_its_state():
    completed = outcome(scores=BETTER_NOW, ended_on=day("2024-06-01"), end_reason="completed")

    assert (state(completed).status, state(completed).achieved) == ("improved", True)


@spec("B10", CHANGES, "Completing is a decision of people and asks for no number")
@pytest.mark.parametrize("said", [(), BETTER_NOW], ids=["never scored", "goal reached"])
def test_an_outcome_can_be_completed_whatever_its_scores(said):
    end(outcome(scores=said), "completed", end_note="")


@spec("B10", CHANGES, "What has ended is not ended again")
def test_an_ended_outcome_cannot_end_again():
    ended = outcome(ended_on=day("2024-06-01"), end_reason="completed")

    assert can_become(ended.end_reason) == ()
    with refused("B10"):
        end(ended, "withdrawn")


@spec("B10", CHANGES, "An end does not come before what was scored")
def test_ending_before_the_last_score_is_refused():
    with refused("C7"):
        end(outcome(scores=BETTER_NOW), "withdrawn", on=day("2024-04-01"))


@spec(
    "B10",
    "W § What scale should be used to measure personal outcomes?",
    "Where 0 or 10 comes to mean something else, scores are never joined",
)
def test_a_new_meaning_of_ten_asks_for_a_new_outcome():
    (anew,) = goals("set_on | score | ten_means | reason\n2024-06-01 | 8 | Leading the choir. | Braver now.")

    with refused("B10"):
        check_goal(outcome(scores=BETTER_NOW), anew, today=TODAY)
    check_goal(outcome(scores=BETTER_NOW), anew, today=TODAY, means_the_same=True)
    check_goal(outcome(), anew, today=TODAY)


CHILDS = outcome(ended_on=day("2024-06-01"), end_reason="plan_closed", scores=BETTER_NOW)
ADULTS_PLAN = Plan(id="adult's plan", person="Mair", kind="adult", started_on=day("2024-06-01"))


@spec("B10", CHANGES, "An outcome that goes on in a later plan continues, with its history")
def test_an_outcome_goes_on_from_a_childs_plan_into_an_adults():
    later = outcome(
        id="chapel, grown up", plan=ADULTS_PLAN, need=None, opened_on=day("2024-06-01"), continues="chapel"
    )

    check_continue(CHILDS, later)

    assert state(CHILDS).current == 8


@spec("B10", CHANGES, "What was let go does not go on, nor does another's, nor does one that is still open")
@pytest.mark.parametrize(
    "earlier",
    [
        outcome(ended_on=day("2024-06-01"), end_reason="withdrawn", end_note="No."),
        outcome(person="Huw", plan=None, need=None, ended_on=day("2024-06-01"), end_reason="plan_closed"),
        outcome(),
    ],
    ids=["withdrawn", "another person's", "still open"],
)
def test_what_cannot_continue_is_refused(earlier):
    later = outcome(id="later", plan=ADULTS_PLAN, need=None, opened_on=day("2024-06-01"), continues="chapel")

    with refused("B10"):
        check_continue(earlier, later)
