"""Finding the national outcome by a person's own phrase (B4): simple enough to say why each was found.

A phrase of several everyday words counts 4, an everyday word 3, a word of the outcome's own text 1; each word
counts once. Nothing is chosen here: the practitioner chooses after talking with the person (W § more than one
national outcome).
"""

import re
import unicodedata
from dataclasses import dataclass

from whatmatters.frameworks.languages import BY_CODE
from whatmatters.frameworks.model import Framework, NationalOutcome
from whatmatters.frameworks.stems import SILENT, readings

WHOLE_PHRASE, EVERYDAY_WORD, OWN_TEXT = 4, 3, 1


@dataclass(frozen=True)
class Match:
    """A national outcome found by a phrase, how strongly, and because of which of its words."""

    outcome: NationalOutcome
    score: int
    because: tuple[str, ...]


def search(phrase: str, framework: Framework, language: str = "en") -> list[Match]:
    """The national outcomes a phrase brings to mind, the nearest first; of equal ones in the framework's
    order.

    Every language's words are looked at, as people use both in one sentence; with equal scores the words of
    `language` win.
    """
    said = [readings(word) for word in words_in(phrase)]
    languages = sorted(BY_CODE, key=lambda one: one != language)
    found = []
    for outcome in framework.outcomes():
        best = max((_match(outcome, said, one) for one in languages), key=lambda match: match.score)
        if best.score:
            found.append(best)
    return sorted(found, key=lambda match: -match.score)


def _match(outcome: NationalOutcome, said: list[frozenset[str]], language: str) -> Match:
    score = 0
    because: list[str] = []
    used: set[int] = set()
    for everyday in sorted(outcome.everyday_words.get(language, ()), key=lambda one: -len(words_in(one))):
        places = _places([readings(word) for word in words_in(everyday)], said)
        if places and not places <= used:
            score += WHOLE_PHRASE if len(places) > 1 else EVERYDAY_WORD
            because.append(everyday)
            used |= places
    for word in dict.fromkeys(words_in(outcome.text.said(language))):
        if word in SILENT or len(word) < 2:
            continue
        places = _places([readings(word)], said)
        if places and not places <= used:
            score += OWN_TEXT
            because.append(word)
            used |= places
    return Match(outcome, score, tuple(because))


def _places(wanted: list[frozenset[str]], said: list[frozenset[str]]) -> set[int]:
    """Where in what was said the wanted words stand next to each other; empty when they do not."""
    for start in range(len(said) - len(wanted) + 1):
        if all(want & said[start + place] for place, want in enumerate(wanted)):
            return set(range(start, start + len(wanted)))
    return set()


def words_in(phrase: str) -> list[str]:
    """The words of a phrase in small letters; an apostrophe ends a word (Welsh i'm, a'r) and accents stay."""
    text = unicodedata.normalize("NFC", phrase).casefold().replace("’", "'")
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)
