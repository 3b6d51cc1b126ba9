"""C7: scores at formal reviews and informally between; a formal review passes over no open outcome."""

import pytest

from tests.spec.case import TODAY, day, goals, outcome, refused, scores, state
from tests.spec.rulebook import spec
from whatmatters.rules.facts import Plan, Score
from whatmatters.rules.reviews import brought_along, check_review
from whatmatters.rules.scores import check_occasion, check_retraction
from whatmatters.rules.vocabulary import REVIEW_CHOICES

WHEN = "W § When should progress against personal outcomes be measured?"
CLOSED = Plan(
    id="plan",
    person="Mair",
    kind="adult",
    started_on=day("2024-01-01"),
    closed_on=day("2024-09-01"),
    closure_evaluation="Told in her words.",
)


@spec(
    "C7", WHEN, "Of the informal scores since the last formal review only the most recent comes to the next"
)
def test_the_latest_informal_score_is_brought_along():
    said = scores("""
        on         | kind     | value
        2024-02-01 | baseline | 3
        2024-03-01 | informal | 4
        2024-05-01 | review   | 5
        2024-06-01 | informal | 6
        2024-07-01 | informal | 2
    """)

    assert brought_along(outcome(scores=said), on=day("2024-08-01")).score_of_record.value == 2
    assert brought_along(outcome(scores=said), on=day("2024-05-01")).score_of_record.value == 4


@spec("C7", WHEN, "Where there was none since then, none is brought along")
def test_an_informal_score_is_brought_along_once():
    said = scores("""
        on         | kind     | value
        2024-02-01 | baseline | 3
        2024-03-01 | informal | 4
        2024-05-01 | review   | 5
    """)

    assert brought_along(outcome(scores=said), on=day("2024-08-01")) is None


@spec("C7", WHEN, "All of them stay in the case file, and published figures take the formal ones")
def test_informal_scores_count_only_where_they_are_asked_for():
    said = scores("""
        on         | kind     | value
        2024-02-01 | baseline | 3
        2024-03-01 | informal | 8
    """)
    case = outcome(scores=said)

    assert (state(case).status, state(case, basis="any").status) == ("awaiting_review", "improved")
    assert case.scores == said


@spec("C7", WHEN, "A formal review passes over no open outcome")
def test_a_review_is_not_finished_while_an_outcome_was_not_asked_about():
    asked = outcome(scores=scores("on | kind | value\n2024-05-01 | review | 5"))
    forgotten = outcome(id="sleep")

    with refused("C7") as said:
        check_review([asked, forgotten], on=day("2024-05-01"))

    assert said[0].given == "sleep"


@spec("C7", WHEN, "A score, a refusal, or what a supporter tells: each is an answer")
@pytest.mark.parametrize(
    "said",
    [
        {"by": "person", "value": 5, "narrative": "Better."},
        {"by": "person", "not_scored_reason": "Not today."},
        {"by": "family", "narrative": "She sings again.", "proxy_reason": "Could not say so; glad to."},
    ],
    ids=["a score", "a refusal", "a supporter's narrative"],
)
def test_each_answer_is_enough_for_a_review(said):
    case = outcome(scores=(Score(on=day("2024-05-01"), kind="review", **said),))

    check_review([case], on=day("2024-05-01"))


@spec("C7", WHEN, "What only the practitioner thinks is no answer, nor is an informal score or another day's")
@pytest.mark.parametrize(
    "said",
    [
        "on | kind | by | value\n2024-05-01 | review | practitioner | 5",
        "on | kind | by | value\n2024-05-01 | informal | person | 5",
        "on | kind | by | value\n2024-04-30 | review | person | 5",
    ],
)
def test_other_rows_do_not_answer_for_the_review(said):
    with refused("C7"):
        check_review([outcome(scores=scores(said))], on=day("2024-05-01"))


@spec("C7", WHEN, "Outcomes that have ended, or open only at the review itself, are not asked about")
def test_ended_and_new_outcomes_are_not_asked_about():
    ended = outcome(ended_on=day("2024-04-01"), end_reason="completed")
    new = outcome(id="new", opened_on=day("2024-05-01"))

    check_review([ended, new], on=day("2024-05-01"))


@spec("C7", WHEN, "Then the same choices for every outcome, whatever its score")
def test_the_choices_know_no_score():
    assert list(REVIEW_CHOICES) == [
        "keep",
        "new_goal",
        "smaller_steps",
        "other_actions",
        "completed",
        "let_it_go",
        "replace",
    ]


@spec("C7", WHEN, "A score belongs to the life of its outcome and plan, first and last day included")
@pytest.mark.parametrize(
    ("on", "fits"),
    [
        ("2024-01-31", False),
        ("2024-02-01", True),
        ("2024-08-01", True),
        ("2024-08-02", False),
    ],
)
def test_a_score_outside_the_life_of_its_outcome_is_refused(on, fits):
    case = outcome(opened_on=day("2024-02-01"), ended_on=day("2024-08-01"), end_reason="completed")
    said = scores(f"on | kind | value\n{on} | review | 5")
    if fits:
        check_occasion(case, said, today=TODAY)
    else:
        with refused("C7"):
            check_occasion(case, said, today=TODAY)


@spec("C7", WHEN, "Nothing is scored after the plan closed, nor before it started")
@pytest.mark.parametrize("on", ["2024-09-02", "2023-12-31"])
def test_a_score_outside_the_life_of_the_plan_is_refused(on):
    early_goal = goals("set_on | score\n2023-06-01 | 7")
    case = outcome(plan=CLOSED, opened_on=day("2023-06-01"), goals=early_goal)

    with refused("C7"):
        check_occasion(case, scores(f"on | kind | value\n{on} | review | 5"), today=TODAY)


@spec("C7", WHEN, "Nothing is scored before it has happened")
def test_a_score_of_tomorrow_is_refused():
    said = scores("on | kind | value\n2024-05-02 | review | 5")

    with refused("C7"):
        check_occasion(outcome(), said, today=day("2024-05-01"))


@spec("C7", WHEN, "What is taken back says why, and counts as never given from then on")
def test_a_retracted_score_no_longer_counts():
    said = scores("""
        on         | kind     | value | retracted_at
        2024-02-01 | baseline | 3     |
        2024-05-01 | review   | 6     |
        2024-08-01 | review   | 1     | 2024-08-03T10:00:00Z
    """)

    assert state(outcome(scores=said)).current == 6
    with refused("C7"):
        Score(
            on=day("2024-08-01"),
            kind="review",
            by="person",
            value=1,
            narrative="Low.",
            retracted_at=said[2].retracted_at,
        )
    with refused("C7"):
        check_retraction(outcome(scores=said), said[1], retracted_at=said[2].retracted_at, reason=" ")
    check_retraction(
        outcome(scores=said),
        said[1],
        retracted_at=said[2].retracted_at,
        reason="Written in the wrong record.",
    )
