"""The ledger of releases as a file, a line of JSON each, for where there is no database. Lines are only ever added."""

import json
import os
from pathlib import Path

from whatmatters.measures.disclosure.released import Released, released_from


def read_ledger(file: Path) -> list[Released]:
    """Every release in it, the earliest first; none where there is no file yet. Raises ValueError for another file."""
    if not file.exists():
        return []
    try:
        return [
            released_from(json.loads(line)) for line in file.read_text("utf-8").splitlines() if line.strip()
        ]
    except (json.JSONDecodeError, UnicodeDecodeError, TypeError) as wrong:
        raise ValueError("This is not a ledger of releases. Give the file that --ledger wrote.") from wrong


def add_to_ledger(file: Path, released: Released) -> None:
    """One line more, on the disk before this returns."""
    with file.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(released.as_json(), ensure_ascii=False) + "\n")
        lines.flush()
        os.fsync(lines.fileno())
