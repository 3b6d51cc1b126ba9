"""What a case pack may hold: the tables, columns, keys and references that `datapackage.json` declares."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("datapackage.json")
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
    content = json.loads(FILE.read_text("utf-8"))
    tables = [_table(resource) for resource in content["resources"]]
    return Descriptor(content["version"], {table.name: table for table in tables})


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
