"""A pack as it was sent: every table of the format as texts in record order, and what is wrong with its
form."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from whatmatters.exchange.csv_tables import read_table
from whatmatters.exchange.descriptor import MUST_BE_THERE, Table, descriptor
from whatmatters.exchange.folder import DESCRIPTOR, UnreadablePack, files_of
from whatmatters.measures.facts import NOT_WORTH_SHARING
from whatmatters.rules.messages import form
from whatmatters.rules.refusals import Message


@dataclass(frozen=True)
class OutOfForm:
    """Something in a file that is not in the form of the descriptor. Row 0 is the header."""

    file: str
    row: int
    column: str | None
    says: Message


@dataclass(frozen=True)
class Pack:
    """The tables of a pack: of each, exactly the descriptor's columns, all texts. An absent one has no rows.

    `incomplete` are tables that lack a column or are missing themselves: rules that would read them are not
    judged. `ragged` are rows whose cells do not match the header.
    """

    tables: dict[str, pa.Table]
    out_of_form: tuple[OutOfForm, ...] = ()
    incomplete: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    ragged: dict[str, frozenset[int]] = field(default_factory=dict)
    holds_nul: bool = False

    @property
    def small(self) -> bool:
        """Whether it is so small that an engine had better not share the work among threads."""
        return sum(int(table.num_rows) for table in self.tables.values()) < NOT_WORTH_SHARING

    @property
    def missing(self) -> frozenset[tuple[str, str | None]]:
        """The columns that should be there and are not, each with its table."""
        lacking = (fault for fault in self.out_of_form if fault.says is form.MISSING_COLUMN)
        return frozenset((fault.file.removesuffix(".csv"), fault.column) for fault in lacking)


def read_pack(path: Path) -> Pack:
    """The pack in a folder or a zip. Raises UnreadablePack when it cannot be read at all."""
    return pack_of(files_of(path))


def pack_of(files: dict[str, bytes]) -> Pack:
    """The pack in these files. Raises UnreadablePack."""
    promised = _promised(files.get(DESCRIPTOR, b""))
    tables: dict[str, pa.Table] = {}
    ragged: dict[str, frozenset[int]] = {}
    wrong: list[OutOfForm] = []
    known = descriptor().tables
    there = [table.file for table in known.values() if table.file in files]
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        all_read = dict(
            zip(there, workers.map(lambda file: read_table(files[file], file), there), strict=True)
        )
    for name, table in known.items():
        if table.file in files:
            read = all_read[table.file]
            wrong += _columns_out_of_form(table, read.header, promised.get(name, frozenset()))
            wrong += [OutOfForm(table.file, row, None, form.RAGGED) for row in read.ragged]
            tables[name] = _as_declared(table, read.rows)
            ragged[name] = frozenset(read.ragged)
        else:
            tables[name] = _as_declared(table, pa.table({}))
            if name in MUST_BE_THERE:
                wrong.append(OutOfForm(table.file, 0, None, form.MISSING_FILE))
    expected = {table.file for table in known.values()} | {DESCRIPTOR}
    wrong += [OutOfForm(file, 0, None, form.UNKNOWN_FILE) for file in files if file not in expected]
    lacking = (form.MISSING_FILE, form.MISSING_COLUMN)
    incomplete = {fault.file.removesuffix(".csv") for fault in wrong if fault.says in lacking}
    absent = {name for name, table in known.items() if table.file not in files}
    return Pack(
        tables,
        tuple(wrong),
        frozenset(incomplete),
        frozenset(absent),
        ragged,
        any(b"\0" in content for content in files.values()),
    )


def _promised(content: bytes) -> dict[str, frozenset[str]]:
    """The columns that the pack's own descriptor says it has; an older one may have fewer than ours."""
    try:
        resources = json.loads(content.decode("utf-8-sig"))["resources"]
        return {
            resource["name"]: frozenset(
                column["name"] for column in resource.get("schema", {}).get("fields", ())
            )
            for resource in resources
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadablePack(
            f"{DESCRIPTOR} is not the JSON of a data package. Take a fresh copy of the format's descriptor."
        ) from error


def _columns_out_of_form(table: Table, header: tuple[str, ...], promised: frozenset[str]) -> list[OutOfForm]:
    """What is wrong with a header. A column that neither the pack's own descriptor nor its file has is fine
    unless it is required: the pack was written to an older version of the format."""
    missing = [
        column.name
        for column in table.columns
        if column.name not in header and (column.required or column.name in promised)
    ]
    unknown = [name for place, name in enumerate(header) if name not in table.names or name in header[:place]]
    return [OutOfForm(table.file, 0, name, form.MISSING_COLUMN) for name in missing] + [
        OutOfForm(table.file, 0, name, form.UNKNOWN_COLUMN) for name in unknown
    ]


def _as_declared(table: Table, rows: pa.Table) -> pa.Table:
    blank = pa.repeat("", rows.num_rows)
    return pa.table({name: rows[name] if name in rows.column_names else blank for name in table.names})
