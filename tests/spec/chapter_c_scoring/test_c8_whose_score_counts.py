"""C8: whose score counts."""

from datetime import datetime

import pytest

from tests.spec.case import TODAY, day, outcome, refused, scores, state
from tests.spec.rulebook import spec
from whatmatters.rules.scores import check_occasion
from whatmatters.rules.voices import occasions

DIFFERENT = "W § Dealing with different interpretations"
MEASURING = "W § Dealing with different interpretations: Measuring progress"


def of_record(text):
    """Whose score is the score of record of the one occasion in the table, and what it is."""
    (occasion,) = occasions(scores(text))
    row = occasion.score_of_record
    return (row.by, row.value) if row else None


@spec("C8", MEASURING, "The person's score is the score of record, whoever else gives one")
def test_the_persons_own_score_counts():
    assert of_record("""
        on         | by           | value | difference_reason
        2024-05-01 | practitioner | 3     | Sees more risk.
        2024-05-01 | family       | 4     | Sees her only at weekends.
        2024-05-01 | person       | 6     |
    """) == ("person", 6)


@spec("C8", MEASURING, "Failing that, the supporter's; the practitioner's judgement is kept beside it")
def test_a_supporters_score_counts_where_the_person_gave_none():
    assert of_record("""
        on         | by           | value | difference_reason
        2024-05-01 | practitioner | 3     | Sees more risk.
        2024-05-01 | family       | 4     |
    """) == ("family", 4)


@spec("C8", MEASURING, "The practitioner's is never the score of record")
def test_a_practitioner_alone_gives_no_score_of_record():
    assert of_record("on | by | value\n2024-05-01 | practitioner | 3") is None


@spec("C8", DIFFERENT, "Where the person chose not to score, nobody takes their place")
@pytest.mark.parametrize("kind", ["", "declined"])
def test_a_persons_choice_not_to_score_stands(kind):
    assert (
        of_record(f"""
        on         | by     | value | not_scored_reason | not_scored_kind
        2024-05-01 | person |       | Would rather not. | {kind}
        2024-05-01 | family | 4     |                   |
    """)
        is None
    )


@spec(
    "C8",
    MEASURING,
    "A person who was unable to score, or was not asked, has not chosen: a supporter's score counts",
)
@pytest.mark.parametrize("kind", ["unable", "not_asked"])
def test_being_unable_is_no_choice(kind):
    assert of_record(f"""
        on         | by     | value | not_scored_reason | not_scored_kind
        2024-05-01 | person |       | Too poorly today. | {kind}
        2024-05-01 | family | 4     |                   |
    """) == ("family", 4)


@spec(
    "C8",
    "Ours: the guidance names no order",
    "Of several supporters: attorney, guardian, advocate, unpaid carer, family, friend",
)
def test_the_order_of_supporters():
    order = ["friend", "family", "unpaid_carer", "advocate", "guardian", "attorney"]
    rows = "on | by | value\n"
    for value, supporter in enumerate(order):
        rows += f"2024-05-01 | {supporter} | {value}\n"
        assert of_record(rows) == (supporter, value)


@spec(
    "C8", "Ours: the guidance names no order", "Of two of one kind the one written down first, then by name"
)
def test_two_of_one_kind():
    assert of_record("""
        on         | by     | who     | value | recorded_at
        2024-05-01 | family | brother | 4     | 2024-05-01T11:00:00Z
        2024-05-01 | family | sister  | 5     | 2024-05-01T10:00:00Z
    """) == ("family", 5)
    assert of_record("""
        on         | by     | who     | value
        2024-05-01 | family | sister  | 5
        2024-05-01 | family | brother | 4
    """) == ("family", 4)


@spec("C8", DIFFERENT, "A supporter who chose not to score leaves room for another")
def test_a_supporters_refusal_blocks_nobody():
    assert of_record("""
        on         | by     | value | not_scored_reason
        2024-05-01 | family |       | Would rather not.
        2024-05-01 | friend | 4     |
    """) == ("friend", 4)


HERS = scores("on | kind | value\n2024-05-01 | review | 6")


@spec("C8", DIFFERENT, "The reasons for a difference are recorded")
@pytest.mark.parametrize("by", ["practitioner", "family"])
def test_a_different_score_without_a_reason_is_refused(by):
    said = scores(f"on | by | value\n2024-05-01 | {by} | 3")

    with refused("C8") as why:
        check_occasion(outcome(scores=HERS), said, today=TODAY)

    assert why[0].column == "difference_reason"


@spec("C8", DIFFERENT, "The same score needs no reason, and a practitioner may simply concur")
def test_agreeing_needs_no_reason():
    same = scores("on | by | value\n2024-05-01 | family | 6")
    concurs = scores("on | by | concurs\n2024-05-01 | practitioner | yes")

    check_occasion(outcome(scores=HERS), [*same, *concurs], today=TODAY)


@spec("C8", DIFFERENT, "Who concurs gives no other score of their own")
def test_concurring_and_scoring_at_once_is_refused():
    said = scores("on | by | value | concurs\n2024-05-01 | practitioner | 6 | yes")

    with refused("C8"):
        check_occasion(outcome(scores=HERS), said, today=TODAY)


@spec("C8", DIFFERENT, "Up to three voices at once, each with its own score, words and reason")
def test_three_voices_on_one_occasion_are_recorded_together():
    said = scores("""
        on         | by           | value | difference_reason
        2024-05-01 | person       | 6     |
        2024-05-01 | family       | 4     | Sees her only at weekends.
        2024-05-01 | practitioner | 3     | Sees more risk.
    """)

    check_occasion(outcome(), said, today=TODAY)

    assert state(outcome(scores=said)).scored_by is None
    assert {occasion.score_of_record.value for occasion in occasions(said)} == {6}


@spec(
    "C8", DIFFERENT, "A voice speaks once on an occasion; a correction is recorded later and takes its place"
)
def test_a_correction_takes_the_place_of_what_it_corrects():
    again = scores("on | value\n2024-05-01 | 7")
    with refused("C8"):
        check_occasion(outcome(scores=HERS), again, today=TODAY)

    put_right = scores("on | value | recorded_at\n2024-05-01 | 7 | 2024-05-03T09:00:00Z")
    check_occasion(outcome(scores=HERS), put_right, today=TODAY)

    (occasion,) = occasions((*HERS, *put_right))
    assert occasion.score_of_record.value == 7


@spec("C8", DIFFERENT, "A correction that is itself taken back leaves what it had replaced standing")
def test_what_was_replaced_stands_again():
    said = scores("""
        on         | value | recorded_at          | retracted_at
        2024-05-01 | 6     | 2024-05-01T09:00:00Z |
        2024-05-01 | 7     | 2024-05-03T09:00:00Z | 2024-05-05T09:00:00Z
    """)

    def known(text):
        (occasion,) = occasions(said, known_at=datetime.fromisoformat(text))
        return occasion.score_of_record.value

    assert [known(f"2024-05-0{n}T12:00:00Z") for n in (2, 4, 6)] == [6, 7, 6]
    assert occasions(said)[0].score_of_record.value == 6


@spec("C8", DIFFERENT, "Two supporters of one kind are named apart")
def test_two_of_a_family_are_two_voices():
    said = scores("""
        on         | by     | who     | value | difference_reason
        2024-05-01 | family | sister  | 5     | Sees her daily.
        2024-05-01 | family | brother | 4     | Lives far away.
    """)

    check_occasion(outcome(), said, today=day("2024-05-01"))
