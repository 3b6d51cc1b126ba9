"""Which declared indicator a publisher means, by code or by name. Only what is the very same name is taken without asking."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from whatmatters.frameworks import Indicator

NEAR = 0.6
SILENT = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "at",
        "by",
        "for",
        "from",
        "in",
        "is",
        "of",
        "on",
        "or",
        "that",
        "the",
        "to",
        "who",
        "with",
        "their",
        "they",
    ]
)


@dataclass(frozen=True)
class Match:
    """Indicators that may be meant: by code, by the very name, and those with a name somewhat like it, the nearest first."""

    exact: tuple[Indicator, ...]
    near: tuple[Indicator, ...]
    by: str = ""


def match(texts: Sequence[str], declared: Sequence[Indicator]) -> Match:
    """What the texts about one indicator in a file (a code, a title) may mean. A name counts for more than a code: codes
    of one suite are short, and other suites have the same."""
    said = [text for text in texts if text.strip()]
    named = _unique(indicator for indicator in declared for text in said if plain(text) in _names(indicator))
    if named:
        return Match(named, (), "name")
    coded = _unique(
        indicator
        for indicator in declared
        for text in said
        if {code(text), _code_before(text)} & _codes(indicator)
    )
    if coded:
        return Match(coded, (), "code")
    wanted = [_words(plain(text)) for text in said]
    scored = sorted(
        (
            (max(_alike(words, _words(name)) for words in wanted for name in _names(indicator)), indicator)
            for indicator in declared
            if wanted
        ),
        key=lambda found: -found[0],
    )
    return Match((), tuple(indicator for score, indicator in scored if score >= NEAR)[:4])


def is_indicator(text: str, declared: Sequence[Indicator]) -> bool:
    """Whether a text is surely the name or the code of a declared indicator."""
    return bool(match([text], declared).exact) and not text.strip().isdigit()


def _unique(found: Iterable[Indicator]) -> tuple[Indicator, ...]:
    return tuple({indicator.id: indicator for indicator in found}.values())


@lru_cache(maxsize=2000)
def _names(indicator: Indicator) -> frozenset[str]:
    return frozenset(plain(name) for name in (*indicator.name.in_every_language, *indicator.names) if name)


@lru_cache(maxsize=2000)
def _codes(indicator: Indicator) -> frozenset[str]:
    return frozenset(
        code(text)
        for text in (
            indicator.id,
            *indicator.codes,
            *([indicator.code] if not indicator.code.isdigit() else []),
        )
    )


@lru_cache(maxsize=20000)
def plain(text: str) -> str:
    """A name without case, accents, punctuation, and the number it begins with (`NI 12. `)."""
    spread = unicodedata.normalize("NFKD", text.casefold().replace("%", " percentage ").replace("&", " and "))
    bare = "".join(sign for sign in spread if not unicodedata.combining(sign))
    bare = re.sub(r"^\s*(?:n\.?i\.?\s*-?\s*\d+|\d{1,2}\s*[.):–-])\s*[-–:.)]*\s*", "", bare)
    bare = re.sub(r"(?<=\d),(?=\d{3})", "", bare)
    bare = bare.replace("'", "").replace("’", "").replace("‘", "")
    return " ".join(re.findall(r"[a-z0-9]+", bare)).replace("coordinated", "co ordinated")


def code(text: str) -> str:
    """A code without case, blanks and hyphens: `NI - 12` and `ni12` are one. Zeros before the number fall away."""
    bare = re.sub(r"[\s_\-–.]", "", text.casefold())
    return re.sub(r"(?<=[a-z])0+(?=\d)", "", bare)


def _code_before(text: str) -> str:
    """The code that a text begins with: `NI-12` of `NI-12 Emergency admissions`."""
    found = re.match(r"\s*(n\.?i\.?\s*-?\s*\d{1,2})\b", text, re.I)
    return code(found.group(1)) if found else ""


def _words(text: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in text.split()) - SILENT


def _alike(these: frozenset[str], other: frozenset[str]) -> float:
    return len(these & other) / len(these | other) if these and other else 0.0
