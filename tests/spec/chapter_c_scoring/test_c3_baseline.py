"""C3: one baseline, by the time the plan is in place, never the practitioner's."""

import pytest

from tests.spec.case import TODAY, day, outcome, refused, scores, state
from tests.spec.rulebook import spec
from whatmatters.rules.scores import baseline_is_missing, check_occasion

BASELINE = "W § What should be recorded for each outcome? c. Record a baseline score"
UNABLE = "W § Dealing with different interpretations: Baseline scores"

HERS = scores("on | kind | by | value\n2024-02-01 | baseline | person | 3")
PRACTITIONERS = scores("on | kind | by | value\n2024-02-01 | baseline | practitioner | 6")


@spec("C3", BASELINE, "The baseline is the person's own")
def test_the_persons_score_is_the_baseline():
    assert state(outcome(scores=HERS)).baseline == 3


@spec("C3", UNABLE, "Or a supporter's, where the person cannot")
def test_a_supporters_score_is_the_baseline_where_the_person_gave_none():
    said = scores("on | kind | by | value\n2024-02-01 | baseline | family | 4")

    check_occasion(outcome(), said, today=TODAY)

    assert state(outcome(scores=said)).baseline == 4


@spec("C3", BASELINE, "Never the practitioner's")
def test_a_practitioners_score_is_never_the_baseline():
    assert (state(outcome(scores=PRACTITIONERS)).baseline, state(outcome(scores=PRACTITIONERS)).status) == (
        None,
        "awaiting_baseline",
    )


@spec("C3", BASELINE, "On a page a practitioner alone cannot give it")
def test_a_practitioner_alone_is_refused_on_a_page_and_kept_from_a_pack():
    with refused("C3"):
        check_occasion(outcome(), PRACTITIONERS, today=TODAY)
    check_occasion(outcome(), PRACTITIONERS, today=TODAY, practitioner_may_be_alone=True)


@spec("C3", BASELINE, "A practitioner may add a judgement to the person's baseline")
def test_a_practitioners_row_beside_the_persons_is_kept():
    beside = scores("""
        on         | kind     | by           | value | difference_reason
        2024-02-01 | baseline | practitioner | 6     | Sees the neighbours help more than she says.
    """)

    check_occasion(outcome(scores=HERS), beside, today=TODAY)

    assert state(outcome(scores=(*HERS, *beside))).baseline == 3


@spec("C3", BASELINE, "There is one baseline occasion")
def test_a_second_baseline_on_another_day_is_refused():
    again = scores("on | kind | value\n2024-03-01 | baseline | 5")

    with refused("C3"):
        check_occasion(outcome(scores=HERS), again, today=TODAY)


@spec("C3", BASELINE, "Nor is an earlier one written down late")
def test_a_baseline_before_the_baseline_is_refused():
    earlier = scores("on | kind | value\n2024-01-15 | baseline | 5")

    with refused("C3"):
        check_occasion(outcome(scores=HERS), earlier, today=TODAY)


@spec("C3", BASELINE, "Unless the first was taken back as written in the wrong record")
def test_a_retracted_baseline_makes_room_for_another():
    retracted = scores("""
        on         | kind     | value | retracted_at
        2024-02-01 | baseline | 3     | 2024-02-03T10:00:00Z
    """)
    again = scores("on | kind | value\n2024-03-01 | baseline | 5")

    check_occasion(outcome(scores=retracted), again, today=TODAY)


@spec("C3", BASELINE, "A plan whose baseline is missing says so")
def test_a_missing_baseline_is_said():
    assert baseline_is_missing(outcome(), as_of=day("2024-03-01"))
    assert not baseline_is_missing(outcome(scores=HERS), as_of=day("2024-03-01"))
    assert baseline_is_missing(outcome(scores=HERS), as_of=day("2024-01-31"))
    assert baseline_is_missing(outcome(scores=PRACTITIONERS), as_of=day("2024-03-01"))


@spec(
    "C3",
    "W § What happens if a person doesn't want to engage in the scoring?",
    "Who chose not to score is not chased for a baseline",
)
def test_a_refused_baseline_is_not_missing():
    refusal = scores("on | kind | not_scored_reason\n2024-02-01 | baseline | Would rather just talk.")

    assert not baseline_is_missing(outcome(scores=refusal), as_of=day("2024-03-01"))


@spec("C3", "W § Introduction", "Outside a plan no baseline is asked for")
def test_an_outcome_outside_a_plan_misses_nothing():
    assert not baseline_is_missing(outcome(plan=None, need=None), as_of=day("2024-03-01"))


@spec("C3", BASELINE, "A refusal is put right on its own occasion, and the score counts from then on")
@pytest.mark.parametrize(("as_of", "baseline"), [("2024-02-28", 3), ("2024-02-01", 3)])
def test_a_baseline_given_after_all_takes_the_place_of_the_refusal(as_of, baseline):
    said = scores("""
        on         | kind     | value | not_scored_reason | recorded_at
        2024-02-01 | baseline |       | Not today.        | 2024-02-01T09:00:00Z
        2024-02-01 | baseline | 3     |                   | 2024-02-08T09:00:00Z
    """)

    assert state(outcome(scores=said), as_of).baseline == baseline
    assert state(outcome(scores=said), as_of, known_at=said[0].recorded).status == "not_scored"
