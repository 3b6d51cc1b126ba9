"""C6: declining to score is a recorded answer with its reason."""

import pytest

from tests.spec.case import TODAY, day, outcome, refused, scores, state
from tests.spec.rulebook import spec
from whatmatters.rules.closing import check_plan_closing
from whatmatters.rules.facts import Plan, Score
from whatmatters.rules.scores import check_occasion

ENGAGE = "W § What happens if a person doesn't want to engage in the scoring?"
DECLINED = scores("on | kind | not_scored_reason\n2024-02-01 | baseline | Would rather just talk.")


def row(**said):
    return Score(on=day("2024-02-01"), kind="review", **said)


@spec("C6", ENGAGE, "A blank is not an answer")
@pytest.mark.parametrize("reason", ["", "  "])
def test_neither_a_score_nor_a_reason_is_refused(reason):
    with refused("C6"):
        row(by="person", not_scored_reason=reason)


@spec("C6", ENGAGE, "A score and a reason for not scoring at once is refused")
def test_both_at_once_is_refused():
    with refused("C6"):
        row(by="person", value=4, narrative="What was said.", not_scored_reason="Would rather talk.")


@spec("C6", ENGAGE, "Not scored is a state of its own, never 0 and never nothing")
def test_a_declined_baseline_shows_as_not_scored():
    found = state(outcome(scores=DECLINED))

    assert (found.status, found.baseline, found.current) == ("not_scored", None, None)


@spec("C6", ENGAGE, "It can be reversed at any time: at the next review")
def test_a_score_after_declining_once_at_a_review():
    said = scores("""
        on         | kind     | value | not_scored_reason
        2024-02-01 | baseline | 3     |
        2024-05-01 | review   |       | Not today.
        2024-08-01 | review   | 6     |
    """)

    assert [state(outcome(scores=said), on).status for on in ("2024-02-01", "2024-05-01", "2024-08-01")] == [
        "awaiting_review",
        "not_scored",
        "improved",
    ]


@spec("C6", ENGAGE, "A score once given is not undone by declining later")
def test_declining_later_leaves_the_latest_score_standing():
    said = scores("""
        on         | kind     | value | not_scored_reason
        2024-02-01 | baseline | 3     |
        2024-05-01 | review   | 6     |
        2024-08-01 | review   |       | Not today.
    """)

    assert (state(outcome(scores=said)).status, state(outcome(scores=said)).current) == ("improved", 6)


@spec("C6", ENGAGE, "It never blocks the plan: closing takes a refusal for an end score")
def test_a_plan_closes_though_nothing_was_ever_scored():
    refusal = scores("on | kind | not_scored_reason\n2024-09-01 | end | Still rather not.")
    plan = Plan(id="plan", person="Mair", kind="adult", started_on=day("2024-01-01"))

    check_plan_closing(
        plan,
        [outcome(scores=(*DECLINED, *refusal))],
        on=day("2024-09-01"),
        evaluation="Told in her words.",
        today=TODAY,
    )


@spec("C6", ENGAGE, "Nobody's score takes the place of a person who chose not to score")
def test_a_supporters_score_is_kept_and_does_not_count_where_the_person_declined():
    said = scores("""
        on         | kind     | by     | value | not_scored_reason
        2024-02-01 | baseline | person |       | Would rather just talk.
        2024-02-01 | baseline | family | 4     |
    """)
    check_occasion(outcome(), said, today=TODAY)

    assert (state(outcome(scores=said)).baseline, state(outcome(scores=said)).status) == (None, "not_scored")


@spec("C6", ENGAGE, "A practitioner's not having scored says nothing about the person")
def test_a_practitioners_refusal_counts_for_nothing():
    said = scores(
        "on | kind | by | not_scored_reason\n2024-02-01 | baseline | practitioner | Not for me to say."
    )

    assert state(outcome(scores=said)).status == "awaiting_baseline"


@spec("C6", "W § Measuring progress", "A supporter may give words alone, a practitioner may concur alone")
def test_words_alone_and_concurring_alone_are_answers():
    row(by="family", narrative="She sings again.", proxy_reason="Could not say so herself; glad to help.")
    row(by="practitioner", concurs=True)


@spec(
    "C6",
    ENGAGE,
    "Of the person, words alone are not enough, nor is concurring; of a practitioner, words alone",
)
@pytest.mark.parametrize(
    "said",
    [
        {"by": "person", "narrative": "Fine."},
        {"by": "person", "concurs": True},
        {"by": "practitioner", "narrative": "Fine."},
        {"by": "practitioner", "concurs": False},
        {"by": "family", "concurs": True},
    ],
)
def test_other_rows_without_value_or_reason_are_refused(said):
    with refused("C6"):
        row(**said)
