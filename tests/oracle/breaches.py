"""What is wrong with a pack: one breach a row and rule, in the order of files and rows."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

from tests.oracle.rows import PackRow, Table
from whatmatters.rules.messages.form import RAGGED
from whatmatters.rules.refusals import Refusal

# Only what looks like a code, a number or a date is repeated: free text may hold a person's words.
_CODE = re.compile(r"[A-Za-z0-9_.:+~/-]{1,40}")
_CODED_TYPES = ("date", "datetime", "integer", "boolean")
_CODED_COLUMNS = ("id", "framework", "version", "code", "tool", "raw", "to_framework", "to_code")


@dataclass(frozen=True, slots=True)
class Breach:
    """One breach, in the form of `whatmatters check --format json`. The header is row 0."""

    file: str
    row: int
    column: str | None
    rule: str
    given: str | None
    message: str

    def as_dict(self) -> dict[str, Any]:
        """As it stands in the JSON."""
        return asdict(self)


class Findings:
    """Gathers refusals against rows and keeps one a row and rule: the one whose column comes first in the
    table.
    """

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, str], list[tuple[int, Breach]]] = {}

    def add(self, table: Table, row: PackRow, refusal: Refusal) -> None:
        """Note a refusal against a row of a table. A ragged row carries no other: what slid out of its cell
        is not missing.
        """
        if row.ragged and refusal.says != RAGGED.says:
            return
        column = refusal.column
        given = given_of(table, column, row.text_of(column)) if column else None
        self._note(
            table.place_of(column),
            Breach(table.file, row.position, column, refusal.rule, given, str(refusal)),
        )

    def add_to_file(self, file: str, column: str | None, refusal: Refusal) -> None:
        """Note a refusal against a file's header, or the file as a whole."""
        self._note(0, Breach(file, 0, column, refusal.rule, None, str(refusal)))

    def _note(self, place: int, breach: Breach) -> None:
        self._found.setdefault((breach.file, breach.row, breach.rule), []).append((place, breach))

    def in_order(self) -> list[Breach]:
        """By file and row, then by rule. Where a rulebook id and `schema` both fit one cell the id is
        reported.
        """
        chosen = {key: self._first(found) for key, found in self._found.items() if key[2] != "schema"}
        answered = {(breach.file, breach.row, breach.column) for breach in chosen.values()}
        for key, found in self._found.items():
            left = [
                (place, breach)
                for place, breach in found
                if (breach.file, breach.row, breach.column) not in answered
            ]
            if key[2] == "schema" and left:
                chosen[key] = self._first(left)
        return [chosen[key] for key in sorted(chosen)]

    @staticmethod
    def _first(found: list[tuple[int, Breach]]) -> Breach:
        return min(found, key=lambda each: each[0])[1]


def given_of(table: Table, column: str, text: str) -> str | None:
    """What may be repeated of a cell in a message: codes, numbers and dates, never words or an identifier."""
    field = table.fields.get(column)
    if field is None:
        return None
    coded = (
        field.get("type") in _CODED_TYPES
        or "enum" in field.get("constraints", {})
        or column in _CODED_COLUMNS
        or column in table.references
    )
    return text if coded and _CODE.fullmatch(text) else None
