"""C11: the score is about progress, not satisfaction with the care."""

from tests.spec.rulebook import spec
from whatmatters.rules.scores import NOT_ABOUT_THE_CARE, QUESTION

WHEN = "W § When should progress against personal outcomes be measured?"


@spec("C11", WHEN, "What is asked is where the person is now, and the page says what it is not about")
def test_the_question_asks_for_progress():
    asked = QUESTION.lower()

    assert "where are you now" in asked
    assert not any(word in asked for word in ("satisf", "service", "care", "happy", "rate"))
    assert "not about how good the care is" in NOT_ABOUT_THE_CARE
