"""An extract as a folder: each table as Parquet and CSV, and a Frictionless descriptor that says what it is (E7)."""

import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq

from whatmatters.measures.extracts.columns import FORMAT, KEYS, MEANS, TABLES
from whatmatters.measures.extracts.making import Extract

DESCRIPTOR: Final = "datapackage.json"
TITLE: Final = "Pseudonymised states of personal outcomes of one Integration Authority"
HOW: Final = (
    "States and dates of personal outcomes under keyed pseudonyms: no scores, goals, words, names, dates of birth or places "
    "below the authority (E7, D6). Personal data all the same: keep it, use it for the purpose named, link it only where the "
    "law lets you, and pass it on to nobody. Not for ranking authorities (D4)."
)
SOURCE: Final = {
    "title": "National Health and Wellbeing Outcomes: a framework (Scottish Government 2015), section 10",
    "path": "http://www.scotland.gov.uk/Resource/0047/00470219.pdf",
}


def definitions() -> str:
    """A short name for the definitions that made the states: other definitions, another name."""
    here = Path(__file__).parent
    told = "".join(
        (here.parent / name).read_text("utf-8") for name in ("occasions.sql", "changes.sql", "words.sql")
    )
    return hashlib.sha256((told + (here / "states.sql").read_text("utf-8")).encode()).hexdigest()[:16]


def files_of(
    extract: Extract, *, recipient: str, purpose: str, basis: str, covers: Mapping[str, Any]
) -> dict[str, bytes]:
    """The files of an extract by name. `covers`: the counts that may leave, as `counts.covers` gives them."""
    files: dict[str, bytes] = {}
    resources = []
    for name, columns in TABLES.items():
        table = extract.tables[name].combine_chunks()
        for kind, content in (("parquet", _parquet(table)), ("csv", _csv(table))):
            files[f"{name}.{kind}"] = content
            resources.append(
                {
                    "name": name if kind == "csv" else f"{name}-parquet",
                    "path": f"{name}.{kind}",
                    "format": kind,
                    "mediatype": "text/csv" if kind == "csv" else "application/vnd.apache.parquet",
                    "description": MEANS[name],
                    "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
                    **({"encoding": "utf-8", "profile": "tabular-data-resource"} if kind == "csv" else {}),
                    "schema": {
                        "fields": [one.as_json() for one in columns],
                        "primaryKey": KEYS[name],
                        "missingValues": [""],
                    },
                }
            )
    described = {
        "profile": "data-package",
        "name": f"whatmatters-extract-{extract.authority.lower()}-{extract.as_of}",
        "title": TITLE,
        "description": HOW,
        "version": FORMAT,
        "licenses": [],
        "licence_note": "No licence to publish or to pass on: for the recipient, for the purpose, under the legal basis named.",
        "sources": [SOURCE],
        "recipient": recipient,
        "purpose": purpose,
        "legal_basis": basis,
        "authority": extract.authority,
        "nation": "scotland",
        "as_of": extract.as_of.isoformat(),
        "known_at": extract.known_at.isoformat() if extract.known_at else "",
        "age_bands_on": extract.as_of.isoformat(),
        "basis": "formal",
        "definitions": definitions(),
        "made_by": f"whatmatters {version('whatmatters')}",
        "covers": dict(covers),
        "resources": resources,
    }
    files[DESCRIPTOR] = (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()
    return files


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write them into a new folder. Raises FileExistsError where there is something in it already."""
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"There is something in {folder.name} already. Name a new folder.")
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _parquet(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())


def _csv(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    pc.write_csv(table, sink, pc.WriteOptions(quoting_style="needed"))
    return bytes(sink.getvalue().to_pybytes())
