"""Two Scottish authorities for tests of extracts: their facts apart, and joined."""

import copy
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa

from tests.exchange.packs import Tables, pack, some_people
from whatmatters.exchange.facts import facts_of
from whatmatters.measures.extracts.making import make
from whatmatters.measures.extracts.writing import files_of, write
from whatmatters.measures.facts import SCHEMAS, Facts

CODES = {"east": "S37000005", "west": "S37000006"}
KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
# Columns that name a row of the pack's, or another's.
IDS = (
    "id",
    "person",
    "plan",
    "need",
    "outcome",
    "unit",
    "parent",
    "replaced_by",
    "continues",
    "from_outcome",
    "other",
)
UNITS = ("id", "parent")


def renamed(tables: Tables, name: str) -> Tables:
    """The same pack as of the authority `name`: every id but the nation's begins with it."""
    tables = copy.deepcopy(tables)
    for table, rows in tables.items():
        for row in rows:
            for column in IDS:
                if row.get(column) and row[column] != "NA" and (table == "units" or column != "parent"):
                    row[column] = f"{name}-{row[column]}"
    for row in tables["units"]:
        if row["id"].startswith(f"{name}-P1") and row["level"] == "partnership":
            row["area_code"] = CODES[name]
    return tables


def of_sample(name: str, people: Iterable[str]) -> Facts:
    """Some people of the Scottish sample, as an authority's."""
    return facts_of(pack(renamed(some_people(people, "scotland-120"), name)))


def joined(*each: Facts) -> Facts:
    """What one record of all of them would hold."""
    tables = {name: pa.concat_tables([getattr(one, name) for one in each]) for name in SCHEMAS}
    seen: set[str] = set()
    once = [row["id"] not in seen and not seen.add(row["id"]) for row in tables["units"].to_pylist()]
    tables["units"] = tables["units"].filter(pa.array(once))
    return Facts(**tables)


def extracted(
    facts: Facts, name: str, folder: Path, as_of: date, *, known_at: datetime | None = None, key: bytes = KEY
) -> str:
    """The extract of an authority in a folder below this one; its path."""
    extract = make(facts, unit=f"{name}-P1", as_of=as_of, known_at=known_at, key=key)
    files = files_of(extract, recipient="national-statistics", purpose="Tests", basis="None", covers={})
    write(files, folder / name)
    return str(folder / name)
