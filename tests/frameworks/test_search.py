"""The national outcome is found by the person's own phrase (B4)."""

import pytest

from whatmatters import frameworks


def first(phrase, language="en", framework="wales-wellbeing"):
    found = frameworks.search(phrase, frameworks.framework(framework), language)
    return found[0].outcome.code if found else None


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("I want to go to chapel every Sunday on my own", "do-what-matters"),
        ("Pay the bills without panic; have £20 left over", "not-in-poverty"),
        ("Sleep through the night again", "healthy-and-active"),
        ("I miss my friends", "social-life"),
        ("I would like a job", "supported-to-work"),
        ("to stay in my own home", "suitable-home"),
        ("somebody to listen to me", "voice-heard"),
        ("carers who speak Welsh", "welsh-language"),
    ],
)
def test_an_english_phrase_brings_the_nearest_first(phrase, code):
    assert first(phrase) == code


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("Mynd i'r capel bob dydd Sul ar fy mhen fy hun", "do-what-matters"),
        ("Dim digon o arian i dalu'r biliau", "not-in-poverty"),
        ("Rwy'n colli fy ffrindiau", "social-life"),
        ("Hoffwn siarad Cymraeg gyda'r gofalwyr", "welsh-language"),
    ],
)
def test_a_welsh_phrase_brings_the_nearest_first(phrase, code):
    assert first(phrase, "cy") == code


def test_a_mutated_welsh_word_is_found():
    codes = {
        match.outcome.code
        for match in frameworks.search("fy ngardd", frameworks.framework("wales-wellbeing"), "cy")
    }
    assert "do-what-matters" in codes


def test_the_chapel_phrase_brings_the_candidates_the_guidance_names():
    found = frameworks.search("chapel every Sunday", frameworks.default_framework("wales"))
    named = {
        "happy",
        "do-what-matters",
        "contribute-to-community",
        "social-life",
    }  # W § more than one national outcome
    assert {match.outcome.code for match in found} == named


def test_it_says_because_of_which_words():
    best = frameworks.search("back to my garden", frameworks.framework("talking-points"))[0]
    assert (best.outcome.code, best.because) == ("things-to-do", ("garden",))


def test_nothing_is_found_for_words_that_say_nothing():
    assert frameworks.search("I would like to", frameworks.default_framework("wales")) == []
    assert frameworks.search("", frameworks.default_framework("wales")) == []
