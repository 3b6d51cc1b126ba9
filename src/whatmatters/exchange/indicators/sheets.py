"""A publisher's file as sheets of texts: CSV in any usual encoding and separator, XLSX, XLS, ODS."""

import csv
import datetime as dt
import io
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

LARGEST = 20 * 1024 * 1024
MOST_ROWS = 200_000
FORCED = ("'=", "'+", "'-", "'@")
BOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class UnreadableFile(ValueError):
    """The file is no spreadsheet. The message says what to do."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name (empty for a CSV) and its rows, every cell as text, trimmed, empty where there is nothing."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def read_sheets(content: bytes, name: str) -> tuple[Sheet, ...]:
    """Every sheet with something in it. Raises UnreadableFile."""
    if not content.strip():
        raise UnreadableFile(f"{name} is empty.")
    if len(content) > LARGEST:
        raise UnreadableFile(
            f"{name} is larger than {LARGEST // 1024 // 1024} MB. Take out the sheets that are not needed."
        )
    sheets = _book(content, name) if content.startswith(BOOKS) else (_csv(content, name),)
    found = tuple(sheet for sheet in sheets if any(any(row) for row in sheet.rows))
    if not found:
        raise UnreadableFile(f"There is nothing in {name}.")
    return found


def _book(content: bytes, name: str) -> tuple[Sheet, ...]:
    try:
        from python_calamine import CalamineError, load_workbook
    except ModuleNotFoundError:
        raise UnreadableFile(
            "XLSX, XLS and ODS need the extra `reports`: python -m pip install 'whatmatters[reports]'. "
            "Or save the sheet as CSV."
        ) from None
    try:
        book = load_workbook(io.BytesIO(content))
        return tuple(
            Sheet(one, _rows(book.get_sheet_by_name(one).to_python(skip_empty_area=False)))
            for one in book.sheet_names
        )
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableFile(
            f"{name} cannot be read as a spreadsheet. Open it, save it anew as XLSX, ODS or CSV without a password, and try "
            "again."
        ) from error


def _rows(rows: list[list[Any]]) -> tuple[tuple[str, ...], ...]:
    if len(rows) > MOST_ROWS:
        raise UnreadableFile(f"A sheet has more than {MOST_ROWS:,} rows. Take out what is not needed.")
    return tuple(tuple(_text(cell) for cell in row) for row in rows)


def _text(cell: Any) -> str:
    if isinstance(cell, float):
        return format(Decimal(repr(cell)).normalize() if cell.is_integer() else Decimal(repr(cell)), "f")
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return "" if cell is None else " ".join(str(cell).replace("\xa0", " ").split())


def _csv(content: bytes, name: str) -> Sheet:
    text = _decoded(content, name)
    read = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    # An apostrophe before a sign only keeps a spreadsheet from taking the cell for a formula.
    rows = [[cell[1:] if cell[:2] in FORCED else cell for cell in row] for row in read]
    return Sheet("", _rows(rows))


def _decoded(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    if b"\x00" in content[:4096]:
        raise UnreadableFile(f"{name} is neither a spreadsheet nor text. Give a CSV, XLSX, XLS or ODS file.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The separator that cuts most of the first rows into the same number of cells, more than one."""
    lines = [line for line in text.splitlines()[:60] if line.strip()]

    def how_even(separator: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator)]
        usual = max(set(widths), key=lambda width: (widths.count(width), width)) if widths else 1
        return (widths.count(usual) if usual > 1 else 0, usual)

    return max(",;\t|", key=how_even)


def read_file(path: Path) -> tuple[bytes, tuple[Sheet, ...]]:
    """The bytes of a file and its sheets. Raises UnreadableFile, also where there is no such file."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read: {error.strerror}.") from None
    return content, read_sheets(content, path.name)
