"""A1, G3: structure falls out of talk: words are lifted from it, and stay where they were."""

import pytest

from tests.spec.case import refused
from tests.spec.rulebook import spec
from whatmatters.rules.clusters import may_cut, widened
from whatmatters.rules.lifting import (
    BECOMES,
    Stretch,
    check_lift,
    from_a_page,
    pieces,
    stands_in,
    together,
    within,
)
from whatmatters.rules.sentences import sentences
from whatmatters.rules.vocabulary import ELEMENTS

TOLD = (
    "I miss the bowling club. My knees are bad! Who would drive me? "
    "Dwi eisiau gweld y 👩‍👩‍👧 eto. أريد أن أذهب إلى المسجد. Cafe\u0301 on Fridays, with Siân."
)


@spec("A1", "P § Overview", "Words of a conversation become an outcome, letter for letter")
def test_what_is_lifted_is_what_stands_there():
    start = TOLD.index("I miss")
    assert check_lift(TOLD, becomes="outcome", start=start, end=start + 24) == "I miss the bowling club."


@spec("A1", "P § Overview", "The text stays as it is, whatever was lifted from it")
def test_the_pieces_put_together_are_the_text():
    lifts = [Stretch("a", 0, 24), Stretch("b", 10, 42), Stretch("c", 10, 24)]

    cut = pieces(TOLD, lifts)

    assert "".join(piece.text for piece in cut) == TOLD
    assert {piece.text: piece.lifts for piece in cut if piece.lifts} == {
        "I miss the": ("a",),
        TOLD[10:24]: ("a", "b", "c"),
        TOLD[24:42]: ("b",),
    }


@spec("A1", "P § Overview", "No words, no lift")
@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (-1, 4), (0, 10_000), (24, 25)])
def test_nothing_cannot_be_lifted(start, end):
    with refused("A1"):
        check_lift(TOLD, becomes="outcome", start=start, end=end)


@spec("A2", "W § Context", "What was lifted fills the element it belongs to")
def test_every_element_can_be_filled_from_what_was_lifted():
    assert {element for element in BECOMES.values() if element} == set(ELEMENTS)
    assert (BECOMES["barrier"], BECOMES["strength"]) == ("barriers", "strengths")


@spec("B1", "W § Defining personal outcomes", "Lifting cuts no letter and no picture in two")
@pytest.mark.parametrize(
    "whole",
    [
        "👩‍👩‍👧",
        "e\u0301",
        "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        "🇬🇧",
        "👍🏽",
        "한국",
        "क्षि",
    ],
)
def test_a_character_is_one_to_whoever_reads_it(whole):
    text = f"a{whole}b"
    inside = [at for at in range(2, len(text) - 1) if not may_cut(text, at)]
    for at in inside:
        with refused("B1"):
            check_lift(text, becomes="strength", start=0, end=at)
        assert widened(text, at, at + 1)[0] < at
    assert inside or len(whole) <= 2


@spec("A1", "P § Overview", "A later version holds the words still, elsewhere, or no more, and says so")
def test_words_are_found_again_in_a_later_version():
    words = "My knees are bad!"
    assert stands_in(TOLD, words, 25) == 25
    assert stands_in("Well. " + TOLD, words, 25) == 31
    assert stands_in(f"{words} {words}", words, 20) == 18
    assert stands_in(TOLD.replace("bad", "better"), words, 25) is None


@spec("A1", "P § Overview", "Without a pointer, sentences are picked, and words out of them")
def test_sentences_are_the_text_in_pieces():
    offered = [TOLD[start:end] for start, end in sentences(TOLD)]
    assert offered == [
        "I miss the bowling club.",
        "My knees are bad!",
        "Who would drive me?",
        "Dwi eisiau gweld y 👩‍👩‍👧 eto.",
        "أريد أن أذهب إلى المسجد.",
        "Cafe\u0301 on Fridays, with Siân.",
    ]
    first, second, third = sentences(TOLD)[:3]
    assert together(TOLD, [second, first]) == (0, 42)
    with refused("A1"):
        together(TOLD, [first, third])
    assert within(TOLD, 0, 42, "bowling club") == (11, 23)
    with refused("B1"):
        within(TOLD, 0, 42, "Cafe")


@spec("A1", "P § Overview", "Line ends of two characters are one on a page, and nothing shifts by them")
def test_line_ends_from_elsewhere():
    text = "One.\r\nTwo.\r\n\r\nThree 🙂.\rFour."
    shown = text.replace("\r\n", "\n")
    for words in ("One.", "Two.", "Three 🙂.", "Four."):
        start = shown.index(words)
        assert text[from_a_page(text, start) : from_a_page(text, start + len(words))] == words
    assert from_a_page(text, len(shown)) == len(text)
    assert from_a_page(text, len(shown) + 1) > len(text)


@spec("G3", "P § Overview", "Twenty thousand characters are lifted from like twenty")
def test_a_long_text():
    text = "Mae hi'n braf. 🙂 " * 1200
    assert len(text) > 20_000
    parts = sentences(text)
    assert len(parts) == 1201
    start, end = parts[-2]
    lift = Stretch("z", start, end)
    assert "".join(piece.text for piece in pieces(text, [lift])) == text
    assert stands_in(text, text[start:end], start) == start
