"""`export`: all records as a case pack. The same records always give the same bytes."""

import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from django.db import connection, transaction

from whatmatters.exchange.canonical import reading
from whatmatters.exchange.descriptor import FILE as DESCRIPTOR_FILE
from whatmatters.exchange.descriptor import Table, added_words, descriptor, is_added, newest
from whatmatters.exchange.folder import DESCRIPTOR
from whatmatters.exchange.kept import everything_kept
from whatmatters.records.audit import actions as audit
from whatmatters.records.audit.actions import Actor

ONCE = (1980, 1, 1, 0, 0, 0)  # every file in a zip bears the same time


class NotExported(ValueError):
    """The pack was not written; what stood there is untouched. The message says why."""


def export_pack(target: Path, *, by: Actor | None = None) -> dict[str, int]:
    """Write every table of the format to a folder, or to a zip where the name ends so. Returns rows by table.

    It appears whole or not at all. Raises NotExported where something else is in the way.
    """
    _refuse_what_is_in_the_way(target)
    alone = not connection.in_atomic_block
    with transaction.atomic():
        if alone and connection.vendor == "postgresql":  # one moment for every table
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        tables = everything_kept()
        rows = {name: table.num_rows for name, table in tables.items()}
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        try:
            written = _write(beside / "pack", tables)
            if target.suffix == ".zip":
                written = _zipped(written, beside / "pack.zip")
            audit.record("exported", by=by, details={"rows": rows})
            _put_in_place(written, target, beside / "before")
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    return rows


def _refuse_what_is_in_the_way(target: Path) -> None:
    ours = {DESCRIPTOR, *(table.file for table in descriptor().tables.values())}
    if target.suffix == ".zip":
        if target.exists() and not (target.is_file() and zipfile.is_zipfile(target)):
            raise NotExported(f"{target} is there already and is no zip. Give another name.")
        if target.exists() and not set(zipfile.ZipFile(target).namelist()) <= ours:
            raise NotExported(f"{target} is there already and holds something else. Give another name.")
    elif target.exists():
        if not target.is_dir():
            raise NotExported(f"{target} is a file. Give a folder, or a name that ends in .zip.")
        found = {file.name for file in target.iterdir()}
        if found and (DESCRIPTOR not in found or not found <= ours):
            raise NotExported(
                f"{target} holds something other than a case pack. Give an empty or a new folder."
            )


def _write(folder: Path, tables: dict[str, pa.Table]) -> Path:
    """The files of the pack. What only the newest version has is written where it holds something; else it is an older
    pack to the letter."""
    folder.mkdir()
    uses_additions = _uses_additions(tables)
    referred = _referred_to(tables)
    if uses_additions:
        (folder / DESCRIPTOR).write_text(json.dumps(newest(), ensure_ascii=False, indent=1) + "\n", "utf-8")
    else:
        shutil.copyfile(DESCRIPTOR_FILE, folder / DESCRIPTOR)
    for name, table in descriptor().tables.items():
        names = [column for column in table.names if uses_additions or not is_added(name, column)]
        if names:
            with (folder / table.file).open("w", encoding="utf-8", newline="") as out:
                out.write(",".join(names) + "\n")
                out.writelines(f"{line}\n" for line in _lines(table, names, tables[name], referred[name]))
    return folder


def _uses_additions(tables: dict[str, pa.Table]) -> bool:
    """Whether anything is kept that only the newest version can say."""
    return (
        any(rows.num_rows and is_added(name) for name, rows in tables.items())
        or any(
            _any_filled(rows[column])
            for name, rows in tables.items()
            for column in descriptor().tables[name].names
            # An id may be worked out: it says nothing by itself, and is written where something refers to it.
            if column != "id" and is_added(name, column)
        )
        or any(
            pc.any(pc.is_in(rows[column], value_set=pa.array(words))).as_py()
            for name, rows in tables.items()
            for column, words in added_words(name).items()
        )
    )


def _referred_to(tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """By table, the ids that a row of the newest version's own tables leads to: those are written out, worked out or not."""
    found: dict[str, list[pa.ChunkedArray]] = {name: [] for name in tables}
    for name, table in descriptor().tables.items():
        for column in table.columns:
            if column.refers_to and is_added(name):
                found[column.refers_to].append(tables[name][column.name])
    return {
        name: pa.table({"id": pa.concat_arrays([chunk for cells in columns for chunk in cells.chunks])})
        if any(cells.num_chunks for cells in columns)
        else pa.table({"id": pa.array([], pa.string())})
        for name, columns in found.items()
    }


def _any_filled(cells: pa.ChunkedArray) -> bool:
    return bool(pc.any(pc.not_equal(cells, "")).as_py())


def _lines(table: Table, names: list[str], rows: pa.Table, referred: pa.Table) -> Iterator[str]:
    """The rows as CSV, by id, else by all columns. Ids worked out from content are blank again."""
    worked_out = "CASE WHEN id LIKE '~%' AND id NOT IN (SELECT id FROM referred) THEN '' ELSE id END AS id"
    cells = [worked_out if name == "id" and not table.must_have_id else f'"{name}"' for name in names]
    quoted = [
        f"""CASE WHEN regexp_matches("{name}", '[",\\r\\n]') THEN '"' || replace("{name}", '"', '""') || '"'
            ELSE "{name}" END"""
        for name in names
    ]
    order = ", ".join(f'"{name}"' for name in names)
    with reading() as con:
        con.register("rows", rows)
        con.register("referred", referred)
        line = f"concat_ws(',', {', '.join(quoted)})"
        found = con.execute(f"SELECT {line} FROM (SELECT {', '.join(cells)} FROM rows) ORDER BY {order}")
        while some := found.fetchmany(20_000):
            yield from (text for (text,) in some)


def _zipped(folder: Path, target: Path) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in sorted(folder.iterdir()):
            entry = zipfile.ZipInfo(file.name, ONCE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            packed.writestr(entry, file.read_bytes())
    return target


def _put_in_place(written: Path, target: Path, before: Path) -> None:
    if target.exists():
        target.rename(before)
    os.replace(written, target)
