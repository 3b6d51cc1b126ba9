"""A workbook (XLSX, XLS, ODS) as sheets of texts, read in a process of its own with bounds on memory and time.

A file from outside may unpack to gigabytes or name a cell a million rows away, and the reader then takes the whole process
with it. This file is run as a program by `sheets.py`: the workbook on standard input, JSON on standard output. It imports
nothing of this package.
"""

import datetime as dt
import io
import json
import sys
from decimal import Decimal
from typing import Any

try:
    import resource
except ModuleNotFoundError:  # no such bounds on Windows; the time is bounded by the caller
    resource = None  # type: ignore[assignment]

MEMORY = 2 * 1024**3
SECONDS = 60
MOST_ROWS = 200_000
MOST_CELLS = 5_000_000
TOO_LARGE, UNREADABLE = 3, 4


def main() -> int:
    """Read a workbook. Exit status: 0, TOO_LARGE with the name of the sheet written, or UNREADABLE."""
    _bounds()
    from python_calamine import CalamineError, load_workbook

    try:
        book = load_workbook(io.BytesIO(sys.stdin.buffer.read()))
        read = []
        cells = 0
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            cells += sheet.total_height * sheet.total_width
            if sheet.total_height > MOST_ROWS or cells > MOST_CELLS:
                json.dump(name, sys.stdout)
                return TOO_LARGE
            read.append([name, [[_text(cell) for cell in row] for row in sheet.to_python(False)]])
    except (CalamineError, OSError, ValueError, MemoryError):
        return UNREADABLE
    json.dump(read, sys.stdout)
    return 0


def _bounds() -> None:
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _text(cell: Any) -> str:
    if isinstance(cell, float):
        return format(Decimal(repr(cell)).normalize() if cell.is_integer() else Decimal(repr(cell)), "f")
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return "" if cell is None else " ".join(str(cell).replace("\xa0", " ").split())


if __name__ == "__main__":
    sys.exit(main())
