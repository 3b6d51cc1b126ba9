"""Made-up people as a case pack that keeps every rule: what `measures.synthetic` draws, with words around it."""

import shutil
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa
from pyarrow import csv

from whatmatters.exchange.descriptor import FILE, descriptor, is_added
from whatmatters.exchange.folder import DESCRIPTOR
from whatmatters.measures.synthetic import simulate

WORDS: Final = """['Getting to choir on Thursdays', 'Sleeping in my own bed', 'Seeing the children at the weekend',
 'Cooking for myself again', 'Feeling safe when I am on my own', 'Back to the allotment, with help', 'Time for myself',
 'Having somebody to talk to']"""
_NARRATIVE = "['A better week', 'Much the same', 'It has been hard', 'We got out twice', 'Tired, but pleased'][1 + draw(5, 'said', s.id || slot)]"
_MOMENT = "strftime({}, '%Y-%m-%dT%H:%M:%SZ')"

# What each table has beside the facts, as a pack names it. What is not named is blank.
TABLES: Final = {
    "people": "SELECT id, 'Made-up person ' || n AS name, date_of_birth, gender, language, deprivation_quintile FROM person",
    "plans": "SELECT id, 'p' || n AS person, kind, unit, started_on, closed_on, "
    "CASE WHEN closed_on IS NULL THEN '' ELSE 'Went through each outcome together.' END AS closure_evaluation, "
    "CASE WHEN closed_on IS NULL THEN '' ELSE 'Agreed to close.' END AS closure_statement FROM plan",
    "needs": "SELECT 'n' || id AS id, id AS plan, 'Support with everyday life' AS description, true AS eligible FROM plan",
    "outcomes": "SELECT id, person, CASE WHEN outside THEN '' ELSE in_plan END AS plan, "
    "CASE WHEN outside THEN '' ELSE 'n' || in_plan END AS need, type, defined_by, "
    "CASE defined_by WHEN 'person' THEN '' ELSE 'Could not say; glad to speak for them.' END AS defined_by_note, "
    "opened_on, ended_on, end_reason, "
    "CASE WHEN end_reason IN ('withdrawn', 'replaced') THEN 'No longer what matters.' ELSE '' END AS end_note, "
    "replaced_by, CASE end_reason WHEN 'completed' THEN 'Went through it together.' ELSE '' END AS end_evaluation FROM outcome",
    "deferrals": "SELECT outcome, person, plan, \"from\", until, resolved_on, 'An enquiry first.' AS reason FROM deferral",
    "wordings": f"SELECT id AS outcome, opened_on AS \"on\", 'en' AS language, {WORDS}[1 + draw(8, 'words', id)] AS words, "
    "'own' AS kind, defined_by AS by, 'It keeps me going.' AS why FROM outcome",
    "mappings": "SELECT outcome, choice, framework, version, code, set_on, 'The most relevant, we agreed.' AS rationale, "
    f"CASE WHEN late THEN {_MOMENT.format('recorded_at')} ELSE '' END AS recorded_at FROM mapping",
    "goals": "SELECT g.outcome, set_on, score, 'Good enough for me.' AS meaning, 'The best it could be.' AS ten_means, "
    "o.defined_by AS set_by, CASE WHEN again THEN 'Life changed.' ELSE '' END AS reason, "
    f"CASE WHEN late THEN {_MOMENT.format('recorded_at')} ELSE '' END AS recorded_at FROM goal g JOIN outcome o ON o.id = g.outcome",
    "scores": 'SELECT s.outcome, "on", kind, "by", who, value, '
    f"CASE WHEN refuses THEN '' ELSE {_NARRATIVE} END AS narrative, 'en' AS language, "
    "CASE WHEN refuses THEN 'Would rather talk than number it.' ELSE '' END AS not_scored_reason, not_scored_kind, "
    "CASE \"by\" WHEN 'person' THEN '' ELSE 'What I see differs.' END AS difference_reason, "
    "CASE WHEN \"by\" IN ('person', 'practitioner') THEN '' ELSE 'Could not say.' END AS proxy_reason, "
    f"CASE WHEN late THEN {_MOMENT.format('recorded_at')} ELSE '' END AS recorded_at, "
    f"coalesce({_MOMENT.format('retracted_at')}, '') AS retracted_at, "
    "CASE WHEN retracted_at IS NULL THEN '' ELSE 'Noted under the wrong outcome.' END AS retracted_reason FROM score s",
}  # fmt: skip


def write_pack(folder: Path, people: int, seed: int) -> dict[str, int]:
    """A pack in a new folder. Returns how many rows each table has.

    Raises FileExistsError where there is something in the folder already.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"There is something in {folder.name} already. Name a new folder.")
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(FILE, folder / DESCRIPTOR)
    parts: dict[str, list[pa.Table]] = {name: [] for name in TABLES}

    def each(con: duckdb.DuckDBPyConnection, part: int) -> None:
        for name, query in TABLES.items():
            parts[name].append(_as_texts(name, con, f"SELECT * FROM ({query}) ORDER BY ALL"))

    units = simulate(people, seed, each)
    rows = {}
    with duckdb.connect() as con:
        con.register("units", units)
        tables = {"units": _as_texts("units", con, "SELECT * FROM units")}
    tables |= {name: pa.concat_tables(found) for name, found in parts.items()}
    for name, table in tables.items():
        csv.write_csv(
            table, folder / f"{name}.csv", csv.WriteOptions(quoting_style="needed", quoting_header="needed")
        )
        rows[name] = table.num_rows
    return rows


def _as_texts(name: str, con: duckdb.DuckDBPyConnection, query: str) -> pa.Table:
    """The rows of a query with every column that the pack has, as texts."""
    has = {column[0] for column in con.execute(f"DESCRIBE {query}").fetchall()}
    columns = ", ".join(
        f'coalesce(CAST("{column}" AS VARCHAR), \'\') AS "{column}"'
        if column in has
        else f"'' AS \"{column}\""
        for column in descriptor().tables[name].names
        if not is_added(name, column)
    )
    return con.execute(f"SELECT {columns} FROM ({query})").to_arrow_table()
