"""A pack as tables of read rows, and the facts of each outcome together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.oracle.breaches import Findings
from tests.oracle.rows import PackRow, RawRow, Table, read_rows
from whatmatters.rules.messages import form as says

# exchange/datapackage.json, description: all others may be absent.
REQUIRED_TABLES = ("units", "people", "plans", "outcomes", "wordings", "goals", "scores")


@dataclass(frozen=True)
class Pack:
    """Every table of the format by name; one that the pack does not hold is there, empty and not
    `present`."""

    tables: Mapping[str, Table]

    def __getitem__(self, name: str) -> Table:
        return self.tables[name]

    def of_outcome(self, name: str) -> dict[str, list[PackRow]]:
        """The rows of a table by the known outcome they belong to."""
        together: dict[str, list[PackRow]] = {id: [] for id in self["outcomes"].first_by_id}
        for row in self[name].rows:
            if row.outcome in together:
                together[row.outcome].append(row)
        return together


def read_pack(
    raw: Mapping[str, Sequence[RawRow]],
    descriptor: Mapping[str, Any],
    own_descriptor: Mapping[str, Any] | None,
    headers: Mapping[str, Sequence[str]],
    unknown_files: Iterable[str],
    findings: Findings,
) -> Pack:
    """Read all cells, noting files and columns that are unknown or missing."""
    resources = {resource["name"]: resource for resource in descriptor["resources"]}
    for file in (*unknown_files, *(f"{name}.csv" for name in raw if name not in resources)):
        findings.add_to_file(file, None, says.UNKNOWN_FILE())
    promised = _columns(own_descriptor)
    tables = {}
    for name, resource in resources.items():
        table = _declared(resource)
        if name not in raw:
            if name in REQUIRED_TABLES:
                findings.add_to_file(table.file, None, says.MISSING_FILE())
            tables[name] = Table(**{**vars(table), "present": False, "incomplete": name in REQUIRED_TABLES})
            continue
        rows = raw[name]
        header = list(
            headers.get(name) or (column for column in (rows[0] if rows else ()) if column is not None)
        )
        incomplete = _judge_header(table, header, promised.get(name, ()), findings) if header else False
        read = read_rows(table.fields, rows)
        by_id = {row.id: row for row in reversed(read) if row.id} if "id" in table.fields else {}
        tables[name] = Table(**{**vars(table), "rows": read, "incomplete": incomplete, "first_by_id": by_id})
        for row in read:
            if row.ragged:
                findings.add(tables[name], row, says.RAGGED())
    return Pack(tables)


def _declared(resource: Mapping[str, Any]) -> Table:
    schema = resource["schema"]
    return Table(
        name=resource["name"],
        file=resource["path"],
        fields={field["name"]: field for field in schema["fields"]},
        references={
            key["fields"]: key["reference"]["resource"] or resource["name"]
            for key in schema.get("foreignKeys", ())
        },
    )


def _columns(descriptor: Mapping[str, Any] | None) -> dict[str, tuple[str, ...]]:
    resources = descriptor.get("resources", ()) if descriptor else ()
    return {
        resource["name"]: tuple(field["name"] for field in resource.get("schema", {}).get("fields", ()))
        for resource in resources
    }


def _judge_header(table: Table, header: list[str], promised: Sequence[str], findings: Findings) -> bool:
    """Note the first column that is missing, else the first that is unknown. Whether one is missing."""
    required = [
        column
        for column, field in table.fields.items()
        if field.get("constraints", {}).get("required") or column in promised
    ]
    missing = [column for column in required if column not in header]
    unknown = [
        column
        for place, column in enumerate(header)
        if column not in table.fields or column in header[:place]
    ]
    if missing:
        findings.add_to_file(table.file, missing[0], says.MISSING_COLUMN())
    elif unknown:
        findings.add_to_file(table.file, unknown[0], says.UNKNOWN_COLUMN())
    return bool(missing)
