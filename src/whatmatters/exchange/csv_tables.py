"""One CSV file as a table of texts. The quick way is Arrow's; what it finds odd is read again with care.

Rows are records, not lines: a quoted cell may hold line ends, and an empty line is no record.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
from pyarrow import csv as quick

from whatmatters.exchange.folder import UnreadablePack

BOM = b"\xef\xbb\xbf"
BLOCK = 16 * 1024**2
LONGEST_CELL = 1 << 30


@dataclass(frozen=True)
class TableOfTexts:
    """The header as it stands and the rows in record order, every cell a text. `ragged`: rows with too few or
    too many cells, counted from 1; they are filled up with blanks, or cut."""

    header: tuple[str, ...]
    rows: pa.Table
    ragged: tuple[int, ...] = ()


def read_table(content: bytes, file: str) -> TableOfTexts:
    """The table in a CSV file. Raises UnreadablePack where its bytes are no UTF-8 text or a quotation mark
    never closes."""
    content = content.removeprefix(BOM)
    header = _header(content)
    plain = header and len(set(header)) == len(header) and content.count(b'"') % 2 == 0
    if plain:
        try:
            return TableOfTexts(header, _quick(content, header))
        except pa.ArrowInvalid:
            pass  # something is odd in it: the careful way says what
    return _careful(content, header, file)


def _header(content: bytes) -> tuple[str, ...]:
    text = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", errors="replace", newline="")
    return tuple(next(_records(text), ()))


def _quick(content: bytes, header: tuple[str, ...]) -> pa.Table:
    return quick.read_csv(
        pa.BufferReader(content),
        read_options=quick.ReadOptions(block_size=BLOCK),
        parse_options=quick.ParseOptions(newlines_in_values=b'"' in content),
        convert_options=quick.ConvertOptions(column_types={name: pa.string() for name in header}),
    )


def _careful(content: bytes, header: tuple[str, ...], file: str) -> TableOfTexts:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8") + "?"
        raise _no_text(file, sum(1 for _ in _records(io.StringIO(before, newline=""))) - 1) from error
    records = list(_records(io.StringIO(text, newline="")))[1:]
    _refuse_open_quotation(text, file)
    width = len(header)
    ragged = tuple(place for place, row in enumerate(records, start=1) if len(row) != width)
    filled = [(row + [""] * width)[:width] for row in records]
    columns = [pa.array([row[place] for row in filled], pa.string()) for place in range(width)]
    names = [name if name not in header[:place] else f"{name}\0{place}" for place, name in enumerate(header)]
    return TableOfTexts(header, pa.table(columns, names=names), ragged)


def _records(text: io.TextIOBase) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    return (row for row in csv.reader(text) if row)


def _refuse_open_quotation(text: str, file: str) -> None:
    rows = 0
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), strict=True):
            rows += 1
    except csv.Error as error:
        if "end of data" in str(error):
            raise UnreadablePack(
                f"{file}, row {rows}: a quotation mark opens and never closes. Close it; what follows cannot be told apart."
            ) from error


def _no_text(file: str, row: int) -> UnreadablePack:
    where = f"{file}, row {row}" if row else f"{file}, header"
    return UnreadablePack(f"{where}: bytes that are not UTF-8 text. Save the file as UTF-8 and try again.")
