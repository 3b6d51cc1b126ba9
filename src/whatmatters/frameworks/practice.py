"""What a team can hold its practice against (G2): rows with two poles, practice lying somewhere between."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from whatmatters.frameworks.reading import Reader
from whatmatters.frameworks.wording import Text

FILE = Path(__file__).parent / "data" / "practice" / "checks.yaml"


@dataclass(frozen=True)
class Between:
    """One row: what it is about, and the two poles."""

    id: str
    title: Text
    one: Text
    other: Text


@dataclass(frozen=True)
class PracticeCheck:
    """A comparison from a source, row by row."""

    id: str
    title: Text
    source: str
    rows: tuple[Between, ...]


@cache
def practice_checks() -> tuple[PracticeCheck, ...]:
    """Every comparison that is shipped. Raises FrameworkError where the file is not in order."""
    return tuple(_check(row, place) for place, row in enumerate(yaml.safe_load(FILE.read_text("utf-8")), 1))


def practice_check(id: str) -> PracticeCheck:
    """One of them. Raises KeyError where there is none."""
    return {one.id: one for one in practice_checks()}[id]


def _check(row: object, place: int) -> PracticeCheck:
    reader = Reader(row, f"{FILE.name}: check {place}")
    rows = tuple(_row(one, reader) for one in reader.rows("rows"))
    read = PracticeCheck(reader.text("id"), reader.bilingual("title"), reader.text("source"), rows)
    reader.finish()
    return read


def _row(row: object, parent: Reader) -> Between:
    reader = Reader(row, f"{parent.where}: row")
    read = Between(
        reader.text("id"), reader.bilingual("title"), reader.bilingual("one"), reader.bilingual("other")
    )
    reader.finish()
    return read
