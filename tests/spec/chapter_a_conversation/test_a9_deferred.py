"""A9: in a safeguarding case an outcome may be put off, and is come back to."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.spec.case import day, outcome, refused, scores, state
from tests.spec.rulebook import spec
from whatmatters.records import clock
from whatmatters.records.outcomes.actions.deferrals import defer, return_to
from whatmatters.records.outcomes.caseload import due_for
from whatmatters.records.people.models import Person
from whatmatters.rules.deferrals import check_deferral, deferred_on
from whatmatters.rules.facts import Deferral

PUT_OFF = Deferral(from_=day("2024-03-01"), until=day("2024-06-01"), reason="Section 126 enquiry first.")


@spec("A9", "W § Defining personal outcomes in safeguarding cases", "The reason is recorded")
def test_a_deferral_without_a_reason_is_refused():
    with refused("A9"):
        Deferral(from_=day("2024-03-01"), until=day("2024-06-01"), reason=" ")


@spec("A9", "W § Defining personal outcomes in safeguarding cases", "There is a later day to return to it")
def test_the_day_to_return_comes_after_the_day_it_was_put_off():
    with refused("A9"):
        Deferral(from_=day("2024-03-01"), until=day("2024-03-01"), reason="Enquiry first.")


@spec(
    "A9",
    "W § Defining personal outcomes in safeguarding cases",
    "The record says that it is deferred instead of looking empty",
)
def test_while_it_lasts_the_outcome_is_deferred_and_not_awaiting_anything():
    case = outcome(deferrals=(PUT_OFF,))

    assert [state(case, on).status for on in ("2024-02-29", "2024-03-01", "2024-05-31", "2024-06-01")] == [
        "awaiting_baseline",
        "deferred",
        "deferred",
        "awaiting_baseline",
    ]


@spec("A9", "W § Defining personal outcomes in safeguarding cases", "It may be resolved before its day")
def test_a_resolved_deferral_no_longer_holds():
    resolved = Deferral(
        from_=day("2024-03-01"), until=day("2024-06-01"), reason="Enquiry.", resolved_on=day("2024-04-01")
    )

    assert state(outcome(deferrals=(resolved,)), "2024-03-31").status == "deferred"
    assert state(outcome(deferrals=(resolved,)), "2024-04-01").status == "awaiting_baseline"


@spec(
    "A9",
    "W § Defining personal outcomes in safeguarding cases",
    "Scores meanwhile are kept, and the status is deferred all the same",
)
def test_scores_inside_a_deferral_are_allowed():
    said = scores("""
        on         | kind     | value
        2024-02-01 | baseline | 3
        2024-04-01 | review   | 6
    """)

    during = state(outcome(deferrals=(PUT_OFF,), scores=said), "2024-05-01")

    assert (during.status, during.current) == ("deferred", 6)


@spec("A9", "W § Defining personal outcomes in safeguarding cases", "An ended outcome is no longer deferred")
def test_a_withdrawn_outcome_is_withdrawn_even_while_deferred():
    case = outcome(
        deferrals=(PUT_OFF,),
        ended_on=day("2024-04-01"),
        end_reason="withdrawn",
        end_note="Not wanted any more.",
    )

    assert state(case, "2024-05-01").status == "withdrawn"


@spec("A9", "W § Defining personal outcomes in safeguarding cases", "The return date is chased")
@pytest.mark.django_db
def test_what_was_not_returned_to_comes_up_from_its_day_on_until_it_is():
    gwen = Person.objects.create().pk
    with clock.at(dt.datetime(2024, 9, 1, tzinfo=dt.UTC)):
        later = defer(person=gwen, deferral=PUT_OFF, by=None)
        defer(person=gwen, deferral=replace(PUT_OFF, until=day("2024-07-01")), by=None)

        assert due_for([gwen], today=day("2024-05-31")) == {}
        assert due_for([gwen], today=day("2024-07-31"))[gwen].return_on == day("2024-06-01")
        return_to(deferral=later.pk, on=day("2024-06-02"), by=None)
        assert due_for([gwen], today=day("2024-07-31"))[gwen].return_on == day("2024-07-01")


@spec("A9", "W § Defining personal outcomes in safeguarding cases", "Of several, the one to return to first")
def test_of_several_the_one_to_return_to_first_is_named():
    earlier = Deferral(from_=day("2024-01-01"), until=day("2024-05-01"), reason="Enquiry.")

    assert deferred_on([PUT_OFF, earlier], day("2024-03-31")) == earlier


@spec(
    "A9",
    "W § Defining personal outcomes in safeguarding cases",
    "A deferral is recorded when it happens, not ahead",
)
def test_a_deferral_that_begins_in_the_future_is_refused():
    with refused("C7"):
        check_deferral(PUT_OFF, today=day("2024-02-29"))
