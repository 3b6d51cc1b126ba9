"""Small packs for tests: some people of a sample with all that is theirs, to be changed and written out."""

import csv
import io
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tests.places import DATA, SAMPLES
from whatmatters.exchange.breaches import Breach
from whatmatters.exchange.checking import check_pack
from whatmatters.exchange.descriptor import descriptor
from whatmatters.exchange.reading import Pack, pack_of

Rows = list[dict[str, str]]
Tables = dict[str, Rows]
DESCRIPTOR = (DATA / "datapackage.json").read_bytes()


@cache
def sample(name: str) -> dict[str, tuple[dict[str, str], ...]]:
    """Every table of a sample."""
    tables = {}
    for file in sorted((SAMPLES / name).glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            tables[file.stem] = tuple(csv.DictReader(lines))
    return tables


def some_people(ids: Iterable[str] | None = None, name: str = "mixed-300") -> Tables:
    """The rows of a sample that are these people's (everybody's without `ids`), with all units."""
    tables = sample(name)
    kept = {row["id"] for row in tables["people"]} if ids is None else set(ids)
    plans = {row["id"] for row in tables["plans"] if row["person"] in kept}
    outcomes = {row["id"] for row in tables["outcomes"] if row["person"] in kept}

    def mine(table: str, row: dict[str, str]) -> bool:
        if table == "people":
            return row["id"] in kept
        if "person" in row:
            return row["person"] in kept
        return row["outcome"] in outcomes if "outcome" in row else table == "units" or row["plan"] in plans

    return {table: [dict(row) for row in rows if mine(table, row)] for table, rows in tables.items()}


def as_csv(table: str, rows: Rows) -> bytes:
    """One table as it stands in a pack, every column of the format."""
    text = io.StringIO(newline="")
    write = csv.DictWriter(text, descriptor().tables[table].names, lineterminator="\n")
    write.writeheader()
    write.writerows(rows)
    return text.getvalue().encode("utf-8")


def files(tables: Tables) -> dict[str, bytes]:
    """The files of a pack with these tables."""
    return {"datapackage.json": DESCRIPTOR} | {
        f"{table}.csv": as_csv(table, rows) for table, rows in tables.items()
    }


def pack(tables: Tables) -> Pack:
    """The pack as read."""
    return pack_of(files(tables))


def breaches(tables: Tables) -> list[Breach]:
    """What the quick check finds."""
    return check_pack(pack(tables))


def found(tables: Tables) -> list[tuple[str, int, str | None, str]]:
    """What the quick check finds, without its words."""
    return [(one.file, one.row, one.column, one.rule) for one in breaches(tables)]


def write(tables: Tables, folder: Path) -> Path:
    """The pack as a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files(tables).items():
        (folder / name).write_bytes(content)
    return folder
