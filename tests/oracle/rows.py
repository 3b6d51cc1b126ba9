"""A pack's tables as rows of read cells. A cell that cannot be read stands in its row as the text that was
there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any, TypeAlias

from whatmatters.rules.shapes import day_itself

RawRow = Mapping[Any, Any]

_INTEGER = re.compile(r"[+-]?[0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?"
)
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "1": True}
_BOOLEANS |= {"false": False, "False": False, "FALSE": False, "0": False}


class _Row(SimpleNamespace):
    """One row: its position from 1, its cells read as attributes named after the columns (`from` is
    `from_`)."""

    position: int
    cells: dict[str, str]
    ragged: bool

    def text_of(self, column: str) -> str:
        """The text of a cell, as it was."""
        return self.cells.get(column, "")

    def value_of(self, column: str) -> Any:
        """The read cell of a column."""
        return getattr(self, attribute(column))


# To the type checker a row is whatever a statement asks for: its attributes come from the descriptor.
PackRow: TypeAlias = Any


@dataclass(frozen=True)
class Table:
    """A table of the format, with what the pack holds of it. `incomplete`: a column it should have is
    missing.
    """

    name: str
    file: str
    fields: Mapping[str, Mapping[str, Any]]
    references: Mapping[str, str]
    rows: tuple[PackRow, ...] = ()
    present: bool = True
    incomplete: bool = False
    first_by_id: Mapping[str, PackRow] = field(default_factory=dict)

    def place_of(self, column: str | None) -> int:
        """Where a column stands; what concerns the row as a whole comes last."""
        names = list(self.fields)
        return names.index(column) if column in self.fields and column is not None else len(names)


def attribute(column: str) -> str:
    """The attribute that holds a column: `from` is a word of Python's."""
    return "from_" if column == "from" else column


def read_rows(fields: Mapping[str, Mapping[str, Any]], raw_rows: Sequence[RawRow]) -> tuple[PackRow, ...]:
    """The rows of a table, every cell read by its type; a column that is absent reads as empty."""
    return tuple(_read(fields, raw, position) for position, raw in enumerate(raw_rows, start=1))


def _read(fields: Mapping[str, Mapping[str, Any]], raw: RawRow, position: int) -> PackRow:
    cells = {column: str(raw.get(column) or "") for column in fields}
    ragged = None in raw or any(text is None for text in raw.values())
    row = _Row(position=position, cells=cells, ragged=ragged)
    for column, declared in fields.items():
        setattr(row, attribute(column), read_cell(str(declared.get("type", "string")), cells[column]))
    row.recorded = _recorded(row)
    return row


def read_cell(type_: str, text: str) -> Any:
    """The value of a cell; None when an untexted type is empty; the text itself when it cannot be read."""
    if type_ == "string":
        return text
    if text == "":
        return None
    try:
        if type_ == "integer" and _INTEGER.fullmatch(text):
            return int(text)
        if type_ == "date" and _DATE.fullmatch(text):
            return date.fromisoformat(text)
        if type_ == "datetime" and _TIME.fullmatch(text):
            moment = datetime.fromisoformat(text)
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return text
    return _BOOLEANS.get(text, text) if type_ == "boolean" else text


def _recorded(row: PackRow) -> datetime | str:
    """When the fact was written down; text when that, or the day it falls back on, cannot be read."""
    moment: datetime | str | None = getattr(row, "recorded_at", None)
    if moment is not None:
        return moment
    day = getattr(row, "set_on", None) or getattr(row, "on", None)
    return day_itself(day) if isinstance(day, date) else "unknown"
