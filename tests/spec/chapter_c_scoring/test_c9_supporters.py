"""C9: where the person cannot measure progress, a supporter is asked for a narrative and may give a score."""

import pytest

from tests.spec.case import day, outcome, refused, scores, state
from tests.spec.rulebook import spec
from whatmatters.rules.facts import Score
from whatmatters.rules.reviews import check_review
from whatmatters.rules.scores import awaits_a_supporter
from whatmatters.rules.vocabulary import SUPPORTERS
from whatmatters.rules.voices import occasions

WHO = "W § Who should measure the progress?"
MUST_BE_ASKED = "W § Dealing with different interpretations: Measuring progress"
UNABLE = scores("""
    on         | not_scored_reason | not_scored_kind
    2024-05-01 | Too poorly today. | unable
""")


@spec("C9", WHO, "Why it was appropriate and that they were comfortable is recorded")
@pytest.mark.parametrize("by", SUPPORTERS)
@pytest.mark.parametrize("value", [5, None], ids=["a score", "a narrative alone"])
def test_a_supporter_without_a_reason_is_refused(by, value):
    with refused("C9"):
        Score(on=day("2024-05-01"), kind="review", by=by, value=value, narrative="She sings again.")


@spec("C9", WHO, "A supporter who was asked and gave none needs no such reason: it is an answer")
def test_a_supporters_refusal_needs_no_reason_of_that_kind():
    Score(
        on=day("2024-05-01"), kind="review", by="family", not_scored_reason="Rather not put a number on her."
    )


@spec("C9", MUST_BE_ASKED, "Where the person is unable, a supporter must be asked")
def test_it_is_said_that_a_supporter_still_has_to_be_asked():
    (occasion,) = occasions(UNABLE)

    assert awaits_a_supporter(occasion)


@spec("C9", MUST_BE_ASKED, "A narrative, a score, or that they gave none: each says that they were asked")
@pytest.mark.parametrize(
    "said",
    [
        {"narrative": "She sings again.", "proxy_reason": "Could not say so; glad to."},
        {"value": 5, "narrative": "She sings again.", "proxy_reason": "Could not say so; glad to."},
        {"not_scored_reason": "Rather not put a number on her."},
    ],
)
def test_any_answer_of_a_supporter_shows_that_they_were_asked(said):
    answer = Score(on=day("2024-05-01"), kind="review", by="family", **said)
    (occasion,) = occasions((*UNABLE, answer))

    assert not awaits_a_supporter(occasion)
    check_review([outcome(scores=(*UNABLE, answer))], on=day("2024-05-01"))


@spec("C9", MUST_BE_ASKED, "Who declined is not unable: nobody else has to be asked")
def test_declining_is_not_being_unable():
    (occasion,) = occasions(scores("on | not_scored_reason | not_scored_kind\n2024-05-01 | No. | declined"))

    assert not awaits_a_supporter(occasion)


@spec("C9", MUST_BE_ASKED, "A narrative alone is neither a score nor a refusal")
def test_a_narrative_alone_leaves_the_state_as_it_was():
    baseline = scores("on | kind | value\n2024-02-01 | baseline | 3")
    told = Score(
        on=day("2024-05-01"),
        kind="review",
        by="family",
        narrative="She sings again.",
        proxy_reason="Glad to.",
    )

    assert state(outcome(scores=(*baseline, told))).status == "awaiting_review"


@spec("C9", MUST_BE_ASKED, "A supporter's score is the score of record where the person could not give one")
def test_a_supporters_score_measures_progress():
    said = scores("""
        on         | kind     | by       | value
        2024-02-01 | baseline | guardian | 3
        2024-05-01 | review   | guardian | 5
    """)

    found = state(outcome(scores=said))

    assert (found.status, found.scored_by) == ("improved", "guardian")
