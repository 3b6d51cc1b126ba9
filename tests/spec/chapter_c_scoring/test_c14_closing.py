"""C14: on closing a plan every open outcome gets an end score or a refusal, and an evaluation is written."""

from datetime import UTC, datetime

import pytest

from tests.spec.case import PLAN, TODAY, day, outcome, refused, scores, state
from tests.spec.rulebook import spec
from whatmatters.rules.closing import check_plan_closing, without_end_score
from whatmatters.rules.facts import Plan, Score
from whatmatters.rules.lifecycle import check_end
from whatmatters.rules.scores import check_occasion, check_retraction

CHANGES = "W § What happens if a personal outcome changes?"
ENDED = scores("on | kind | value\n2024-09-01 | end | 6")


def close(*outcomes, **said):
    usual = {"on": day("2024-09-01"), "evaluation": "Told in her words.", "today": TODAY}
    check_plan_closing(said.pop("plan", PLAN), outcomes, **{**usual, **said})


@spec("C14", CHANGES, "Every open outcome has an end score")
def test_an_outcome_without_an_end_score_is_named():
    with refused("C14") as said:
        close(outcome(scores=ENDED), outcome(id="sleep"))

    assert said[0].given == "sleep"


@spec("C14", CHANGES, "Or a recorded refusal, by the person or a supporter")
@pytest.mark.parametrize(
    "end",
    [
        "on | kind | not_scored_reason\n2024-09-01 | end | Rather not.",
        "on | kind | by | not_scored_reason\n2024-09-01 | end | family | Rather not.",
        "on | kind | by | value\n2024-09-01 | end | family | 0",
    ],
)
def test_a_refusal_or_a_supporters_score_is_an_end(end):
    close(outcome(scores=scores(end)))


@spec("C14", CHANGES, "The practitioner's judgement is not an end score, nor is a score that was taken back")
@pytest.mark.parametrize(
    "end",
    [
        "on | kind | by | value\n2024-09-01 | end | practitioner | 6",
        "on | kind | value | retracted_at\n2024-09-01 | end | 6 | 2024-09-01T12:00:00Z",
        "on | kind | value\n2024-09-01 | review | 6",
    ],
)
def test_other_rows_are_no_end(end):
    with refused("C14"):
        close(outcome(scores=scores(end)))


@spec("C14", CHANGES, "The closing statement holds an evaluation")
def test_closing_without_an_evaluation_is_refused():
    with refused("C14"):
        close(outcome(scores=ENDED), evaluation=" ")
    with refused("C14"):
        Plan(
            id="plan", person="Mair", kind="adult", started_on=day("2024-01-01"), closed_on=day("2024-09-01")
        )


@spec("C14", CHANGES, "Withdrawn, replaced and completed outcomes need no end score")
@pytest.mark.parametrize("reason", ["withdrawn", "completed"])
def test_ended_outcomes_are_not_asked(reason):
    ended = outcome(ended_on=day("2024-06-01"), end_reason=reason, end_note="Enough.")

    assert without_end_score([ended], on=day("2024-09-01")) == ()
    close(ended)


@spec("C14", CHANGES, "An outcome ends with its plan only by closing the plan")
def test_plan_closed_is_no_way_to_end_one_outcome():
    with refused("C14"):
        check_end(outcome(), end_reason="plan_closed", on=day("2024-09-01"), today=TODAY)


@spec("C14", CHANGES, "A plan closes once, after it started, and not ahead of its day")
def test_a_wrong_day_of_closing_is_refused():
    closed = Plan(
        id="plan",
        person="Mair",
        kind="adult",
        started_on=day("2024-01-01"),
        closed_on=day("2024-09-01"),
        closure_evaluation="Told.",
    )
    with refused("C14"):
        close(plan=closed)
    with refused("schema"):
        close(on=day("2023-12-31"))
    with refused("C7"):
        close(on=day("2026-04-01"))


@spec("C14", CHANGES, "Nothing is left behind the closing: what was scored later keeps the plan open")
def test_closing_before_the_last_score_is_refused():
    later = scores("on | kind | value\n2024-09-01 | end | 6\n2024-09-15 | review | 4")

    with refused("C7"):
        close(outcome(scores=later))


@spec("C14", CHANGES, "An outcome that ended with its plan keeps its state")
def test_the_state_after_closing_is_the_end_score():
    said = scores("on | kind | value\n2024-02-01 | baseline | 3\n2024-09-01 | end | 6")
    ended = outcome(scores=said, ended_on=day("2024-09-01"), end_reason="plan_closed")

    assert (state(ended).status, state(ended).current) == ("improved", 6)


CLOSED_WITH_ITS_PLAN = outcome(scores=ENDED, ended_on=day("2024-09-01"), end_reason="plan_closed")


@spec(
    "C14",
    CHANGES,
    "After the closing no end score is taken away: by retracting it, or by correcting it to nothing",
)
def test_the_last_end_answer_stays():
    at_noon = datetime(2024, 9, 2, 12, tzinfo=UTC)
    with refused("C14"):
        check_retraction(
            CLOSED_WITH_ITS_PLAN, ENDED[0], retracted_at=at_noon, reason="Written in the wrong record."
        )

    by_guardian = scores("on | kind | by | value\n2024-09-01 | end | guardian | 6")
    words_alone = Score(
        on=day("2024-09-01"),
        kind="end",
        by="guardian",
        narrative="He is calmer.",
        proxy_reason="Could not say; glad to.",
        recorded_at=at_noon,
    )
    ended = outcome(scores=by_guardian, ended_on=day("2024-09-01"), end_reason="plan_closed")
    with refused("C14"):
        check_occasion(ended, [words_alone], today=TODAY)


@spec("C14", CHANGES, "An end score may be put right after the closing")
def test_an_end_score_is_corrected():
    put_right = scores("on | kind | value | recorded_at\n2024-09-01 | end | 7 | 2024-09-02T09:00:00Z")

    check_occasion(CLOSED_WITH_ITS_PLAN, put_right, today=TODAY)
