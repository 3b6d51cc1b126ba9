"""G1: a reflective view of one's own records, for learning, never a score of the worker."""

import datetime as dt

import pytest

from tests.spec.rulebook import spec
from whatmatters.records.outcomes.actions import words
from whatmatters.records.people.access import NotYours
from whatmatters.records.reflection import actions
from whatmatters.records.reflection.access import colleagues, shared_with, shown_to
from whatmatters.records.reflection.queries import Mirror, mirrors
from whatmatters.rules.facts import Wording

pytestmark = pytest.mark.django_db
SINCE = dt.date(2026, 1, 1)


def mirror(account, question, **options) -> Mirror:
    return next(one for one in mirrors(account, since=SINCE, **options) if one.question == question)


@pytest.fixture
def wrote(cast):
    """What Megan wrote down: one outcome in Gwen's words, one that somebody interpreted."""
    cast.outcome(cast.plan(), text="Dw i eisiau mynd i'r capel")
    words.add_outcome(
        person=cast.gwen,
        beginning=words.Beginning(
            wording=Wording(
                words="Company in the afternoons",
                language="en",
                on=dt.date(2026, 5, 1),
                why="She looks up when somebody comes",
                kind="interpreted",
                by="family",
            ),
            defined_by_note="Her sister knows her signs, and was glad to be asked",
        ),
        by=cast.megan,
    )
    return cast


@spec(
    "G1",
    "P § Values",
    "Own words or paraphrase, and why it was recorded, counted with examples to think about",
)
def test_the_mirror_counts_and_shows_what_to_think_about(wrote):
    own, why = mirror(wrote.megan, "own_words"), mirror(wrote.megan, "why")

    assert (own.so, own.of, why.so, why.of) == (1, 2, 1, 2)
    assert [one.words for one in own.examples] == ["Company in the afternoons"]
    assert [one.words for one in why.examples] == ["Dw i eisiau mynd i'r capel"]


@spec("G1", "P § Values", "Only what one wrote oneself is in it")
def test_nobody_elses_recording_is_counted(wrote):
    assert mirror(wrote.ifan, "own_words").of == 0


@spec("G1", "P § Values", "There is no target, no average and no comparison in it")
def test_the_mirror_holds_counts_and_words_alone(wrote):
    assert {type(value) for value in vars(mirror(wrote.megan, "own_words")).values()} == {str, int, list}


@spec(
    "G1",
    "P § Values",
    "Private; shown to one colleague only when the practitioner chooses, and taken back at will",
)
def test_it_is_shared_by_choice_alone(wrote):
    assert wrote.rhian in colleagues(wrote.megan)
    assert not shown_to(wrote.rhian).exists()

    share = actions.share(shown_to=wrote.rhian, since=SINCE, by=wrote.megan)
    assert shared_with(share.pk, wrote.rhian) == share
    with pytest.raises(NotYours):
        shared_with(share.pk, wrote.ifan)
    with pytest.raises(NotYours):
        actions.take_back(share=share.pk, by=wrote.rhian)

    actions.take_back(share=share.pk, by=wrote.megan)
    with pytest.raises(NotYours):
        shared_with(share.pk, wrote.rhian)


@spec(
    "G1",
    "Ours: N § outcome 3, everybody sees only what they may",
    "Whoever it is shown to sees words only from records open to them",
)
def test_examples_stay_within_what_the_reader_may_open(wrote):
    assert mirror(wrote.megan, "own_words", reader=wrote.rhian).examples
    assert not mirror(wrote.megan, "own_words", reader=wrote.ifan).examples
    with pytest.raises(NotYours):
        actions.share(shown_to=wrote.alun, since=SINCE, by=wrote.megan)
