"""A publisher's file as sheets of texts: CSV in any usual encoding and separator, XLSX, XLS, ODS."""

import csv
import importlib.util
import io
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whatmatters.publications import book
from whatmatters.publications.book import MOST_ROWS
from whatmatters.rules.refusals import N_

LARGEST = 20 * 1024 * 1024
FORCED = ("'=", "'+", "'-", "'@")
BOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# What no text holds: signs for machines, but for the tab, the ends of lines and of pages.
NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
WEB_PAGE = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|table|\?xml)", re.I)

EMPTY = N_("%(file)s is empty.")
TOO_LARGE = N_("%(file)s is larger than %(megabytes)s MB. Take out the sheets that are not needed.")
NOTHING = N_("There is nothing in %(file)s.")
NO_EXTRA = N_(
    "XLSX, XLS and ODS need the extra `reports`: python -m pip install 'whatmatters[reports]'. Or save the sheet as CSV."
)
NO_BOOK = N_(
    "%(file)s cannot be read as a spreadsheet. Open it, save it anew as XLSX, ODS or CSV without a password, and try again."
)
TOO_LONG = N_(
    "The sheet “%(sheet)s” has more than %(rows)s rows, or very many columns. Take out what is not needed, and delete "
    "empty rows and columns that something was once written far out in."
)
NEITHER = N_("%(file)s is neither a spreadsheet nor text. Give a CSV, XLSX, XLS or ODS file.")
IS_WEB_PAGE = N_(
    "%(file)s is a web page. Open it in a spreadsheet program, save it as XLSX, ODS or CSV, and try again."
)
QUOTE = N_(
    "In %(file)s a quotation mark is opened and never closed, so that the rows after it are not to be told apart. Correct it, "
    "or save the sheet anew."
)
NO_FILE = N_("%(file)s cannot be read: %(error)s.")


class UnreadableFile(ValueError):
    """The file is no spreadsheet. The message says what to do; `says` is it, marked, with `given` to fill its places."""

    def __init__(self, says: str, **given: object) -> None:
        super().__init__(says % given if given else says)
        self.says, self.given = says, given


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name (empty for a CSV) and its rows, every cell as text, trimmed, empty where there is nothing."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def read_sheets(content: bytes, name: str) -> tuple[Sheet, ...]:
    """Every sheet with something in it. Raises UnreadableFile."""
    if not content.strip():
        raise UnreadableFile(EMPTY, file=name)
    if len(content) > LARGEST:
        raise UnreadableFile(TOO_LARGE, file=name, megabytes=LARGEST // 1024 // 1024)
    sheets = _book(content, name) if content.startswith(BOOKS) else (_csv(content, name),)
    found = tuple(sheet for sheet in sheets if any(any(row) for row in sheet.rows))
    if not found:
        raise UnreadableFile(NOTHING, file=name)
    return found


def _book(content: bytes, name: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook, read by `book.py` in a process of its own: whatever the file does there, it does not do here."""
    if importlib.util.find_spec("python_calamine") is None:
        raise UnreadableFile(NO_EXTRA)
    try:
        done = subprocess.run(
            [sys.executable, "-P", book.__file__],
            input=content,
            capture_output=True,
            timeout=book.SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableFile(NO_BOOK, file=name) from None
    if done.returncode == book.TOO_LARGE:
        raise UnreadableFile(TOO_LONG, sheet=json.loads(done.stdout), rows=f"{MOST_ROWS:,}")
    if done.returncode:
        raise UnreadableFile(NO_BOOK, file=name)
    return tuple(Sheet(sheet, tuple(tuple(row) for row in rows)) for sheet, rows in json.loads(done.stdout))


def _csv(content: bytes, name: str) -> Sheet:
    text = _decoded(content, name)
    rows: list[tuple[str, ...]] = []
    # An apostrophe before a sign only keeps a spreadsheet from taking the cell for a formula.
    for row in _lines(text, name):
        rows.append(tuple(_trimmed(cell[1:] if cell[:2] in FORCED else cell) for cell in row))
        if len(rows) > MOST_ROWS:
            raise UnreadableFile(TOO_LONG, sheet=name, rows=f"{MOST_ROWS:,}")
    return Sheet("", tuple(rows))


def _lines(text: str, name: str) -> Any:
    separator = _separator(text)
    try:
        # Strictly, to find a quotation mark that is never closed: the rows after it would be one cell.
        for _row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            pass
    except csv.Error as error:
        if "unexpected end of data" in str(error) or "field limit" in str(error):
            raise UnreadableFile(QUOTE, file=name) from None
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error:
        raise UnreadableFile(QUOTE, file=name) from None


def _trimmed(cell: str) -> str:
    return " ".join(cell.replace("\xa0", " ").split())


def _decoded(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            raise UnreadableFile(NEITHER, file=name) from None
    if NO_TEXT.search(content[:65536]) or content.startswith(b"%PDF"):
        raise UnreadableFile(NEITHER, file=name)
    if WEB_PAGE.match(content[:1024]):
        raise UnreadableFile(IS_WEB_PAGE, file=name)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The separator that cuts most of the first rows into the same number of cells, more than one."""
    lines = [line for line in text.splitlines()[:60] if line.strip()]

    def how_even(separator: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=separator)]
        except csv.Error:
            return (0, 0)
        usual = max(set(widths), key=lambda width: (widths.count(width), width)) if widths else 1
        return (widths.count(usual) if usual > 1 else 0, usual)

    return max(",;\t|", key=how_even)


def read_file(path: Path) -> tuple[bytes, tuple[Sheet, ...]]:
    """The bytes of a file and its sheets. Raises UnreadableFile, also where there is no such file."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(NO_FILE, file=path, error=error.strerror) from None
    return content, read_sheets(content, path.name)
