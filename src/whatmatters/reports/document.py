"""A published document as a value: what it says, in order, with every number behind it. No renderer, no storage, no clock.

It goes to JSON and back without loss, so that an edition can be kept and drawn again to the byte (E4).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class Paragraph:
    """Words with a little markup in them (`reports.writing.spans`); `picture` stands beside them in Easy Read."""

    text: str
    picture: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading within a section; `level` 1 is the uppermost there."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Items:
    """A list, with dots or with numbers."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """A table with a caption. The first column names the row. `numeric` says of each column whether it holds numbers; `says`
    is the sentence above it that tells what to see."""

    id: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    notes: tuple[str, ...] = ()
    source: str = ""
    says: str = ""


@dataclass(frozen=True)
class Point:
    """A value of a period, or None where there is none; `provisional` draws it open."""

    label: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    provisional: bool = False


@dataclass(frozen=True)
class Line:
    """One line of a chart. `breaks`: the places from which on points are not comparable with those before."""

    name: str
    points: tuple[Point, ...]
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Chart:
    """A chart with the sentence that says what to see, and the table behind it."""

    id: str
    title: str
    says: str
    unit: str
    lines: tuple[Line, ...]
    table: Table


@dataclass(frozen=True)
class Story:
    """A person's words, told with their consent. `place` finds the words, which are kept apart; `withdrawn_on`: the day
    from which they are no longer told."""

    place: str
    title: str
    language: str
    text: str = ""
    withdrawn_on: str = ""


@dataclass(frozen=True)
class Note:
    """Something a reader has to know: a caution, an explanation of what is not there."""

    text: str


Block = Paragraph | Heading | Items | Table | Chart | Story | Note
BLOCKS: Mapping[str, type] = {
    kind.__name__: kind for kind in (Paragraph, Heading, Items, Table, Chart, Story, Note)
}


@dataclass(frozen=True)
class Section:
    """A part of a document. `statement` is the national outcome in full, where it is about one; `language` is that of its
    words where it differs from the document's."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    statement: str = ""
    language: str = ""


Purpose = Literal["report", "public", "easy"]


@dataclass(frozen=True)
class Document:
    """A whole document in one language."""

    purpose: Purpose
    language: str
    title: str
    authority: str
    period: str
    edition: int
    published_on: str
    sections: tuple[Section, ...]
    signed: tuple[tuple[str, str, str], ...] = ()
    note: str = ""
    invented: bool = False

    def tables(self) -> Iterator[Table]:
        """Every table in it, those behind charts too, in order."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Table):
                    yield block
                elif isinstance(block, Chart):
                    yield block.table

    def stories(self) -> Iterator[Story]:
        """Every story in it."""
        for section in self.sections:
            yield from (block for block in section.blocks if isinstance(block, Story))


def as_json(value: Any) -> Any:
    """A document, or a part of one, as JSON has it."""
    if isinstance(value, tuple | list):
        return [as_json(part) for part in value]
    if not is_dataclass(value):
        return value
    told = {field.name: as_json(getattr(value, field.name)) for field in fields(value)}
    return {"block": type(value).__name__, **told} if type(value).__name__ in BLOCKS else told


def document_from(told: Mapping[str, Any]) -> Document:
    """The way back of `as_json`. Raises ValueError for what is not a document."""
    try:
        return Document(
            **{
                **told,
                "sections": tuple(_section(section) for section in told["sections"]),
                "signed": tuple(tuple(signature) for signature in told["signed"]),
            }
        )
    except (KeyError, TypeError) as wrong:
        raise ValueError("This is not a document as an edition keeps it.") from wrong


def _section(told: Mapping[str, Any]) -> Section:
    return Section(**{**told, "blocks": tuple(block_from(block) for block in told["blocks"])})


def block_from(told: Mapping[str, Any]) -> Block:
    """One block from its JSON."""
    given = {key: value for key, value in told.items() if key != "block"}
    kind = told["block"]
    if kind == "Table":
        return _table(given)
    if kind == "Items":
        return Items(tuple(given["items"]), given["numbered"])
    if kind == "Chart":
        lines = tuple(
            Line(
                line["name"],
                tuple(Point(**point) for point in line["points"]),
                tuple(line["breaks"]),
            )
            for line in given["lines"]
        )
        table = {key: value for key, value in given["table"].items() if key != "block"}
        return Chart(**{**given, "lines": lines, "table": _table(table)})
    made: Block = BLOCKS[kind](**given)
    return made


def _table(given: Mapping[str, Any]) -> Table:
    return Table(
        **{
            **given,
            "heads": tuple(given["heads"]),
            "rows": tuple(tuple(row) for row in given["rows"]),
            "numeric": tuple(given["numeric"]),
            "notes": tuple(given["notes"]),
        }
    )


__all__ = [
    "Block", "Chart", "Document", "Heading", "Items", "Line", "Note", "Paragraph", "Point", "Purpose", "Section", "Story",
    "Table", "as_json", "block_from", "document_from",
]  # fmt: skip
