"""B8: actions say who does what, by when, and whether it was done."""

import pytest

from tests.spec.case import TODAY, day, outcome, refused, state
from tests.spec.rulebook import spec
from whatmatters.rules.facts import Action
from whatmatters.rules.support import check_action, overdue

RECORDING = "W § What is the difference between outcomes and outputs and process/activity?"
LIFT = Action(what="Ask about the minibus", who_kind="family_or_community", due_on=day("2024-03-01"))


@spec("B8", RECORDING, "The person, their community, the authority or another body acts")
@pytest.mark.parametrize("who_kind", ["person", "family_or_community", "local_authority"])
def test_who_acts_is_recorded(who_kind):
    check_action(outcome(), Action(what="Ask about the minibus", who_kind=who_kind), today=TODAY)


@spec("B8", RECORDING, "Another body is named")
def test_an_unnamed_other_body_is_refused():
    with refused("B8"):
        Action(what="Ask about the minibus", who_kind="other_body")


@spec("B8", RECORDING, "It is said what is to be done")
def test_an_action_without_words_is_refused():
    with refused("B8"):
        Action(what=" ", who_kind="person")


@spec("B8", RECORDING, "What is not done by its day shows")
def test_an_action_past_its_day_is_overdue_until_done_or_given_up():
    done = Action(what="Ring", who_kind="person", due_on=day("2024-03-01"), done_on=day("2024-03-05"))
    given_up = Action(what="Ring", who_kind="person", due_on=day("2024-03-01"), not_done_reason="No answer.")

    assert overdue([LIFT, done, given_up], as_of=day("2024-03-01")) == ()
    assert overdue([LIFT, done, given_up], as_of=day("2024-03-02")) == (LIFT,)


@spec("B8", RECORDING, "Done means done already")
def test_an_action_done_in_the_future_is_refused():
    done = Action(what="Ring", who_kind="person", done_on=day("2026-04-01"))

    with refused("C7"):
        check_action(outcome(), done, today=TODAY)


@spec("B8", RECORDING, "A service delivered is an output, and changes nothing about the outcome")
def test_an_output_is_not_an_outcome():
    delivered = Action(
        what="Arrange home care",
        who_kind="local_authority",
        output="Home care, 4 hours a week",
        done_on=day("2024-03-01"),
    )

    assert state(outcome(actions=(delivered,))).status == state(outcome()).status == "awaiting_baseline"
