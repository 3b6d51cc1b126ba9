"""Scrutiny bodies, and the principles they hold services against, with what is recorded here that speaks to each (E5, N §7)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from whatmatters.frameworks.reading import FrameworkError, Reader
from whatmatters.frameworks.wording import Text

FOLDER = Path(__file__).parent / "data" / "scrutiny"
NATIONS = ("wales", "scotland")
# What a principle's evidence can be. `outcome:CODE` is the evidence of one national outcome.
EVIDENCE = (
    "moved", "several-agencies", "own-words", "plans", "characteristics", "fair", "advocacy", "practice", "risks",
    "heard", "reports",
)  # fmt: skip


@dataclass(frozen=True)
class Body:
    """A body that inspects, its nation, and the law it usually inspects under."""

    id: str
    name: Text
    nation: str
    basis: str
    source: str


@dataclass(frozen=True)
class Principle:
    """One principle, its number in the source, and the kinds of evidence that speak to it; none where nothing does."""

    id: str
    number: str
    text: Text
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Principles:
    """The principles of one nation, with their source."""

    id: str
    nation: str
    title: Text
    source: str
    principles: tuple[Principle, ...]


@cache
def scrutiny_bodies() -> tuple[Body, ...]:
    """Every body. Raises FrameworkError where the file is not in order."""
    return tuple(_body(row, place) for place, row in enumerate(_rows("bodies.yaml"), 1))


def scrutiny_body(id: str) -> Body:
    """One of them. Raises KeyError where there is none."""
    return {one.id: one for one in scrutiny_bodies()}[id]


@cache
def principles_of(nation: str) -> Principles:
    """The principles of a nation. Raises KeyError for another, FrameworkError where the file is not in order."""
    found = [_principles(row, place) for place, row in enumerate(_rows("principles.yaml"), 1)]
    return {one.nation: one for one in found}[nation]


def _rows(name: str) -> list[object]:
    found = yaml.safe_load((FOLDER / name).read_text("utf-8"))
    if not isinstance(found, list):
        raise FrameworkError(f"{name}: expected a list.")
    return found


def _body(row: object, place: int) -> Body:
    reader = Reader(row, f"bodies.yaml: {place}")
    read = Body(
        reader.text("id"), reader.bilingual("name"), reader.one_of("nation", NATIONS), reader.text("basis"),
        reader.text("source"),
    )  # fmt: skip
    reader.finish()
    return read


def _principles(row: object, place: int) -> Principles:
    reader = Reader(row, f"principles.yaml: {place}")
    read = Principles(
        reader.text("id"), reader.one_of("nation", NATIONS), reader.bilingual("title"), reader.text("source"),
        tuple(_principle(one, reader) for one in reader.rows("principles")),
    )  # fmt: skip
    reader.finish()
    return read


def _principle(row: object, parent: Reader) -> Principle:
    reader = Reader(row, f"{parent.where}: principle")
    evidence = tuple(reader.rows("evidence"))
    unknown = [one for one in evidence if one not in EVIDENCE and not str(one).startswith("outcome:")]
    if unknown:
        raise FrameworkError(f"{reader.where}: there is no evidence {', '.join(map(str, unknown))}.")
    read = Principle(reader.text("id"), reader.text("number"), reader.bilingual("text"), evidence)
    reader.finish()
    return read
