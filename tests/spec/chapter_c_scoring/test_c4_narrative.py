"""C4: no score without a narrative."""

import pytest

from tests.spec.case import day, refused
from tests.spec.rulebook import spec
from whatmatters.rules.facts import Score

SCALE = "W § What scale should be used to measure personal outcomes?"


@spec("C4", SCALE, "A number alone is refused, whoever gives it")
@pytest.mark.parametrize("by", ["person", "family", "practitioner"])
@pytest.mark.parametrize("narrative", ["", "   \n"])
def test_a_score_without_words_is_refused(by, narrative):
    with refused("C4"):
        Score(
            on=day("2024-02-01"),
            kind="review",
            by=by,
            value=0,
            narrative=narrative,
            proxy_reason="Could not say so herself; glad to help.",
        )


@spec("C4", SCALE, "The words are kept as they were said, in their language")
def test_the_words_are_kept_as_they_are():
    words = "  Mae pethau'n well –\nnag yr oedden nhw.  "

    kept = Score(on=day("2024-02-01"), kind="review", by="person", value=6, narrative=words, language="cy")

    assert (kept.narrative, kept.language) == (words, "cy")


@spec(
    "C4",
    "W § What happens if a person doesn't want to engage in the scoring?",
    "A refusal needs no narrative beside its reason",
)
def test_a_refusal_has_its_reason_and_no_more():
    Score(on=day("2024-02-01"), kind="review", by="person", not_scored_reason="Would rather talk.")
