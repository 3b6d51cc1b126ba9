"""Extracts as they were received: read, checked, and what may be asked of several together (D4, E7)."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from whatmatters.frameworks.catalogue import DEFAULT_FRAMEWORK
from whatmatters.measures.dimensions import Refused
from whatmatters.measures.extracts.columns import BANDS, FORMAT
from whatmatters.measures.extracts.making import NATION
from whatmatters.measures.extracts.writing import DESCRIPTOR
from whatmatters.measures.facts import SCHEMAS
from whatmatters.measures.question import Question

NOT_HELD: Final = ("team", "service", "organisation", "outcome_type", "intent", "scored_by")
# An age in the middle of each band: the measure's own words for the bands find it again on the day of the extract.
AGES: Final = dict(zip(BANDS, (5, 20, 35, 55, 70, 80, 90), strict=True))


@dataclass(frozen=True)
class Loaded:
    """One extract: where it lies, and what its descriptor says."""

    folder: str
    said: Mapping[str, Any]

    @property
    def authority(self) -> str:
        """Its authority's official code."""
        return str(self.said["authority"])

    @property
    def as_of(self) -> date:
        """The day it was made as of."""
        return date.fromisoformat(self.said["as_of"])

    def file(self, table: str) -> str:
        """Where a table of it lies, as Parquet."""
        return f"{self.folder}/{table}.parquet"


def loaded(folders: Sequence[str], read: Callable[[str], bytes] | None = None) -> tuple[Loaded, ...]:
    """The extracts in these folders. `read` gives a file's bytes; from this machine's disk without one.

    Raises Refused for what is no extract, was changed on its way, is of one authority twice, was made by other definitions or
    for another recipient than the rest.
    """
    found = tuple(
        _one(folder.rstrip("/"), read or (lambda path: Path(path).read_bytes())) for folder in folders
    )
    if not found:
        raise Refused("Name at least one extract.")
    for what, told in (
        ("recipient", "for different recipients: their pseudonyms cannot be joined"),
        ("definitions", "made by different definitions: they would not be counted alike"),
    ):
        if len({one.said[what] for one in found}) > 1:
            raise Refused(
                f"These extracts are {told}. Ask the authorities for extracts that go together. (E7)"
            )
    codes = [one.authority for one in found]
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        raise Refused(
            f"{', '.join(twice)} is there twice: it would be counted twice. Take the later extract. (E7)"
        )
    return found


def _one(folder: str, read: Callable[[str], bytes]) -> Loaded:
    name = folder.rpartition("/")[2]
    try:
        said = json.loads(read(f"{folder}/{DESCRIPTOR}"))
        if said["version"] != FORMAT or said["nation"] != NATION:
            raise Refused(f"{name} is not an extract of the format {FORMAT}.")
        for one in said["resources"]:
            if one["format"] == "parquet" and one["hash"] != "sha256:" + hashlib.sha256(read(f"{folder}/{one['path']}")).hexdigest():  # fmt: skip
                raise Refused(f"{name}: {one['path']} was changed since it was made. Ask for it again. (E7)")
        return Loaded(folder, said)
    except (OSError, KeyError, TypeError, json.JSONDecodeError, UnicodeDecodeError):
        raise Refused(
            f"{name} is not an extract: it has no {DESCRIPTOR} that says so. Give folders that `whatmatters extract` wrote."
        ) from None


def units_of(extracts: Sequence[Loaded]) -> pa.Table:
    """The authorities below their nation."""
    codes = sorted(one.authority for one in extracts)
    rows = [
        {"id": NATION, "parent": "", "level": "nation", "area_code": "", "nation": NATION},
        *({"id": code, "parent": NATION, "level": "partnership", "area_code": code, "nation": NATION} for code in codes),
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, schema=SCHEMAS["units"])


def check(extracts: Sequence[Loaded], question: Question) -> None:
    """Raises Refused for what extracts do not hold: they are asked as of a day they know, on the formal basis."""
    first = min(one.as_of for one in extracts)
    if question.as_of > first:
        raise Refused(
            f"One of these extracts tells of no day after {first}. Ask as of that day or earlier. (E7)"
        )
    if question.basis != "formal":
        raise Refused("Extracts hold what formal reviews say. Ask with the basis formal. (E7)")
    if question.known_at is not None:
        raise Refused(
            "Each extract holds what was known when it was made: --known-at cannot be asked of it. (E7)"
        )
    if question.framework not in (None, DEFAULT_FRAMEWORK[NATION]):
        raise Refused("Extracts hold the nation's own national outcomes alone. Leave out --framework. (E7)")
    if missing := [one for one in question.by if one in NOT_HELD]:
        raise Refused(f"Extracts do not hold {', '.join(missing)}: they are coarse on purpose. (E7)")
    if "age_band" in question.by and {one.as_of for one in extracts} != {question.as_of}:
        raise Refused(
            "Extracts hold the age band of the day they were made as of, never a date of birth: by age_band, ask as of that "
            "day, with extracts of the same day. (E7)"
        )


def born(extracts: Sequence[Loaded]) -> str:
    """SQL for a day of birth in the middle of `age_band`, so that the measure's own words find the band again."""
    day = max(one.as_of for one in extracts)
    bands = " ".join(f"WHEN '{band}' THEN DATE '{day.year - age:04}-01-01'" for band, age in AGES.items())
    return f"CASE age_band {bands} END"


def cut_of(extracts: Sequence[Loaded]) -> str:
    """A short name for what they hold."""
    told = sorted(str(one["hash"]) for each in extracts for one in each.said["resources"])
    return hashlib.sha256("".join(told).encode()).hexdigest()[:16]
