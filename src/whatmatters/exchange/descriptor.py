"""What a case pack may hold: the tables, columns, keys and references that `datapackage.json` declares.

`datapackage.json` is version 0.9; `datapackage-0.10.json` says what version 0.10 adds to it. Every pack of the older version
is one of the newer that does not use the additions.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("datapackage.json")
ADDITIONS = Path(__file__).with_name("datapackage-0.10.json")
# Every other table may be absent (the descriptor's own description).
MUST_BE_THERE = frozenset({"units", "people", "plans", "outcomes", "wordings", "goals", "scores"})


@dataclass(frozen=True)
class Column:
    """One column: its type (`string`, `date`, `datetime`, `integer`, `boolean`) and what it must satisfy."""

    name: str
    type: str
    required: bool = False
    allowed: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    refers_to: str | None = None  # a table, whose ids it holds

    @property
    def is_coded(self) -> bool:
        """Whether what stands in it is a code, number or date and may be quoted in a message, unlike free
        text."""
        return self.type != "string" or bool(self.allowed) or self.refers_to is not None or self.name in CODES


CODES = frozenset({"id", "framework", "version", "code", "tool", "raw", "to_framework", "to_code"})


@dataclass(frozen=True)
class Table:
    """One table of the pack."""

    name: str
    columns: tuple[Column, ...]
    must_have_id: bool

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


@dataclass(frozen=True)
class Descriptor:
    """The whole format."""

    version: str
    tables: dict[str, Table]


@cache
def descriptor() -> Descriptor:
    """The format this product reads and writes."""
    content = newest()
    tables = [_table(resource) for resource in content["resources"]]
    return Descriptor(content["version"], {table.name: table for table in tables})


def newest() -> dict[str, Any]:
    """The descriptor of the newest version, as it stands in a pack that uses the additions."""
    content: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    added = json.loads(ADDITIONS.read_text("utf-8"))
    content["version"] = added["version"]
    for resource in content["resources"]:
        more = added["columns"].get(resource["name"], {})
        for what, entries in more.items():
            resource["schema"].setdefault(what, []).extend(entries)
        for column, words in added["words"].get(resource["name"], {}).items():
            field = next(
                described for described in resource["schema"]["fields"] if described["name"] == column
            )
            field["constraints"]["enum"] += words
    content["resources"] += added["resources"]
    return content


def is_added(table: str, column: str | None = None) -> bool:
    """Whether a table, or a column of it, came with the newest version."""
    older = {resource["name"]: resource for resource in json.loads(FILE.read_text("utf-8"))["resources"]}
    if table not in older:
        return True
    return column is not None and column not in {
        column["name"] for column in older[table]["schema"]["fields"]
    }


def added_words(table: str) -> dict[str, list[str]]:
    """The words that columns of a table may hold since the newest version, by column."""
    words: dict[str, list[str]] = json.loads(ADDITIONS.read_text("utf-8"))["words"].get(table, {})
    return words


def _table(resource: dict[str, Any]) -> Table:
    schema = resource["schema"]
    name = resource["name"]
    refers = {key["fields"]: key["reference"]["resource"] or name for key in schema.get("foreignKeys", [])}
    columns = tuple(_column(field, refers.get(field["name"])) for field in schema["fields"])
    return Table(name, columns, schema.get("primaryKey") == "id")


def _column(field: dict[str, Any], refers_to: str | None) -> Column:
    limits = field.get("constraints", {})
    return Column(
        field["name"],
        field["type"],
        limits.get("required", False),
        tuple(limits.get("enum", ())),
        limits.get("minimum"),
        limits.get("maximum"),
        refers_to,
    )
