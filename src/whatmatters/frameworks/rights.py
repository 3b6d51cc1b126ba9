"""Human rights that a decision about care can touch (A10, N §9)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from whatmatters.frameworks.reading import FrameworkError, Reader
from whatmatters.frameworks.wording import Text

FILE = Path(__file__).parent / "data" / "rights" / "human-rights.yaml"


@dataclass(frozen=True)
class Right:
    """A right, with the question that asks in plain words whether it is at stake. No decision may restrict an
    `absolute` one."""

    id: str
    title: Text
    asks: Text
    article: str
    absolute: bool


@cache
def rights() -> tuple[Right, ...]:
    """Every right, the absolute ones first. Raises FrameworkError where the file is not in order."""
    return tuple(_right(row, place) for place, row in enumerate(yaml.safe_load(FILE.read_text("utf-8")), 1))


def right(id: str) -> Right:
    """One right. Raises KeyError where there is none."""
    return {one.id: one for one in rights()}[id]


def _right(row: object, place: int) -> Right:
    reader = Reader(row, f"{FILE.name}: right {place}")
    absolute = reader.take("absolute")
    if not isinstance(absolute, bool):
        raise FrameworkError(f"{reader.where}: absolute has to be true or false.")
    read = Right(
        reader.text("id"),
        reader.bilingual("title"),
        reader.bilingual("asks"),
        reader.text("article"),
        absolute,
    )
    reader.finish()
    return read
