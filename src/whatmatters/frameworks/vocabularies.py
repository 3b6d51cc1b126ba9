"""The fixed words of the case pack and of the pages: a code, and how it is said in English and in Welsh.

One file holds them all, in the order in which they are shown; forms, pages and rules read it, and tests hold the pack's
descriptor equal to it.
"""

from functools import cache
from pathlib import Path

import yaml

from whatmatters.frameworks.reading import Reader
from whatmatters.frameworks.wording import Text

FILE = Path(__file__).parent / "data" / "vocabularies.yaml"


@cache
def vocabularies() -> dict[str, dict[str, Text]]:
    """Every vocabulary by name. Raises FrameworkError where the file is not in order."""
    top = Reader(yaml.safe_load(FILE.read_text("utf-8")), FILE.name)
    return {name: _terms(top, name) for name in top.content}


def codes(vocabulary: str) -> tuple[str, ...]:
    """The codes of a vocabulary, in the order in which they are shown. Raises KeyError for one that is not there."""
    return tuple(vocabularies()[vocabulary])


def _terms(top: Reader, name: str) -> dict[str, Text]:
    terms = Reader(top.take(name), f"{top.where}: {name}")
    return {code: terms.bilingual(code) for code in terms.content}
