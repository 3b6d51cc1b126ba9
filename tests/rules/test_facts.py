"""What cannot be built, beside what the spec shows."""

from datetime import UTC, date, datetime

import pytest

from whatmatters.rules.facts import Deferral, Goal, Mapping, Outcome, Plan, Score, Wording
from whatmatters.rules.progress import outcome_state
from whatmatters.rules.refusals import Refusals

DAY = date(2024, 1, 1)
NAIVE = datetime(2024, 1, 1, 9)


@pytest.mark.parametrize(
    "build",
    [
        lambda: Score(on=DAY, kind="later", by="person", not_scored_reason="No."),
        lambda: Score(on=DAY, kind="review", by="neighbour", not_scored_reason="No."),
        lambda: Score(on=DAY, kind="review", by="person", not_scored_reason="No.", not_scored_kind="lazy"),
        lambda: Score(on=DAY, kind="review", by="person", not_scored_reason="No.", recorded_at=NAIVE),
        lambda: Wording(on=DAY, words="Chapel.", kind="poem"),
        lambda: Wording(on=DAY, words="Chapel.", by="practitioner"),
        lambda: Goal(set_on=DAY, score=5, meaning="x", ten_means="y", set_by="practitioner"),
        lambda: Mapping(set_on=DAY, framework="", version="2016", code="belong"),
        lambda: Mapping(set_on=DAY, framework="f", version="2016", code="belong", choice="perhaps"),
        lambda: Plan(id="p", person="m", kind="dog", started_on=DAY),
        lambda: Plan(
            id="p",
            person="m",
            kind="adult",
            started_on=DAY,
            closed_on=date(2023, 1, 1),
            closure_evaluation="x",
        ),
        lambda: Outcome(id="o", person="m", opened_on=DAY, type="wish"),
        lambda: Outcome(id="o", person="m", opened_on=DAY, ended_on=DAY),
        lambda: Outcome(id="o", person="m", opened_on=DAY, end_reason="completed"),
        lambda: Outcome(id="o", person="m", opened_on=DAY, end_reason="finished", ended_on=DAY),
        lambda: Deferral(from_=DAY, until=date(2024, 2, 1), reason="x", resolved_on=date(2023, 1, 1)),
    ],
)
def test_values_out_of_form_cannot_be_built(build):
    with pytest.raises(Refusals) as refused:
        build()

    assert tuple(wrong.rule for wrong in refused.value) == ("schema",)


def test_everything_wrong_with_a_score_is_said_at_once():
    with pytest.raises(Refusals) as refused:
        Score(
            on=DAY,
            kind="review",
            by="family",
            value=11,
            tool="ladder-10",
            retracted_at=datetime(2024, 1, 2, tzinfo=UTC),
        )

    assert tuple(wrong.rule for wrong in refused.value) == ("C1", "C4", "C7", "C9", "C10")


def test_facts_cannot_be_changed():
    goal = Goal(set_on=DAY, score=5, meaning="Most weeks.", ten_means="Every week.")

    with pytest.raises(AttributeError):
        goal.score = 6


def test_an_empty_moment_of_recording_means_the_day_itself_at_midnight_utc():
    goal = Goal(set_on=DAY, score=5, meaning="Most weeks.", ten_means="Every week.")

    assert goal.recorded.isoformat() == "2024-01-01T00:00:00+00:00"


def test_an_unknown_basis_is_refused():
    with pytest.raises(ValueError, match="basis"):
        outcome_state(Outcome(id="o", person="m", opened_on=DAY), as_of=DAY, basis="informal")
