"""The few words that every document has around what people wrote, in English, Welsh and Gaelic."""

import datetime as dt
from functools import cache
from pathlib import Path

import yaml
from babel.dates import format_date

from whatmatters.frameworks.languages import language_of

FILE = Path(__file__).with_name("phrases.yaml")


@cache
def all_phrases() -> dict[str, dict[str, str]]:
    """Every phrase by its key, in each language that has it."""
    found: dict[str, dict[str, str]] = yaml.safe_load(FILE.read_text("utf-8"))
    return found


def phrase(key: str, language: str, **given: object) -> str:
    """A phrase in a language, in English where there is none in it. Raises KeyError for an unknown key."""
    said = all_phrases()[key]
    text = said.get(language) or said["en"]
    return text.format(**given) if given else text


def day(iso: str, language: str) -> str:
    """A date as it is said: 4 June 2026."""
    return format_date(dt.date.fromisoformat(iso), "d MMMM y", locale=language_of(language).locale)


def years(first: dt.date, last: dt.date) -> str:
    """The name of a year from April to March, 2025-26; of another one its first and last year."""
    if first.year == last.year:
        return str(first.year)
    return f"{first.year}-{last.year % 100:02d}"
