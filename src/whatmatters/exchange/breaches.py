"""What `check` reports: one breach a row and rule, in order of file and row (docs/reference/case-pack.md)."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass

QUOTABLE = re.compile(r"[A-Za-z0-9_.:+~/-]{1,40}")


@dataclass(frozen=True)
class Breach:
    """One place in a pack that does not hold. `row` counts data rows from 1, the header is 0; `rule` is a
    rulebook id or `schema`; `given` only ever holds a code, number or date, never a person's words."""

    file: str
    row: int
    column: str | None
    rule: str
    given: str | None
    message: str


def quotable(text: str | None) -> str | None:
    """A cell of a coded column as it may be quoted, or None where it looks like anything but a code."""
    return text if text and QUOTABLE.fullmatch(text) else None


def report(breaches: Iterable[Breach]) -> dict[str, object]:
    """The report as docs/reference/case-pack.md has it."""
    found = [asdict(breach) for breach in breaches]
    return {"ok": not found, "breaches": found}


def as_json(breaches: Iterable[Breach]) -> str:
    """The report as JSON text."""
    return json.dumps(report(breaches), ensure_ascii=False, indent=1)
