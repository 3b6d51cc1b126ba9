"""Made-up records in any number, seeded: the typed facts that measures read, as Parquet, in parts that fit into memory.

They hold what is awkward in real records: people who choose not to score, supporters who speak alone, late entries,
corrections, rows taken back, goals and national outcomes that change, outcomes withdrawn, replaced, deferred, without goal
or baseline, outside any plan, second plans. Nobody is real. The same seed gives the same people on every machine, by the
hash of the DuckDB version that the lock file holds.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from whatmatters import frameworks
from whatmatters.frameworks.catalogue import DEFAULT_FRAMEWORK
from whatmatters.measures.facts import SCHEMAS

SQL = Path(__file__).with_name("synthetic.sql")
AT_A_TIME: Final = 100_000
HORIZON: Final = "2026-03-31"
SERVICES, TEAMS = 3, 4

# Each table of the facts from the tables that the SQL makes.
FACTS: Final = {
    "people": "SELECT id, date_of_birth, gender, language, deprivation_quintile FROM person",
    "plans": "SELECT id, kind, unit FROM plan",
    "outcomes": "SELECT id, person, CASE WHEN outside THEN '' ELSE in_plan END AS plan, type, opened_on, ended_on, "
    "end_reason FROM outcome",
    "deferrals": 'SELECT outcome, "from", until, resolved_on FROM deferral',
    "mappings": "SELECT outcome, choice, framework, code, set_on, recorded_at FROM mapping",
    "goals": "SELECT outcome, set_on, score, recorded_at FROM goal",
    "scores": 'SELECT outcome, "on", kind, "by", who, value, refuses, not_scored_kind, recorded_at, retracted_at FROM score',
}


def simulate(people: int, seed: int, each: Callable[[duckdb.DuckDBPyConnection, int], None]) -> pa.Table:
    """Make so many people, a part at a time: `each` is given a connection with the tables of the SQL, and the number of
    the part. Returns the units, which all parts share. Raises ValueError for a number under 1."""
    if people < 1:
        raise ValueError(f"Simulate at least one person, not {people}.")
    units = _units()
    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'; SET preserve_insertion_order = true")
        _lay_out(con, units)
        query = SQL.read_text("utf-8")
        for part, first in enumerate(range(0, people, AT_A_TIME)):
            asked = {
                "$seed": str(seed), "$first": str(first), "$last": str(min(people, first + AT_A_TIME)),
                "$horizon": f"'{HORIZON}'", "$units": str(units["level"].to_pylist().count("team")),
            }  # fmt: skip
            made = query
            for name, value in asked.items():
                made = made.replace(name, value)
            con.execute(made)
            each(con, part)
    return units


def write_facts(folder: Path, people: int, seed: int) -> dict[str, int]:
    """The facts as Parquet under `folder`, a folder a table, a file a part. Returns how many rows each table has.

    Raises FileExistsError where there is something in the folder already.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"There is something in {folder.name} already. Name a new folder.")
    for name in SCHEMAS:
        (folder / name).mkdir(parents=True)
    rows = dict.fromkeys(SCHEMAS, 0)

    def each(con: duckdb.DuckDBPyConnection, part: int) -> None:
        for name, query in FACTS.items():
            found = con.execute(query).to_arrow_table().cast(SCHEMAS[name])
            pq.write_table(found, folder / name / f"part-{part:05}.parquet", compression="zstd")
            rows[name] += found.num_rows

    units = simulate(people, seed, each).select(SCHEMAS["units"].names).cast(SCHEMAS["units"])
    pq.write_table(units, folder / "units" / "part-00000.parquet")
    return rows | {"units": units.num_rows}


def _lay_out(con: duckdb.DuckDBPyConnection, units: pa.Table) -> None:
    con.register("unit", units)
    con.execute(
        "CREATE TABLE unit_of AS SELECT CAST(row_number() OVER (ORDER BY id) - 1 AS INTEGER) AS place, id, nation "
        "FROM unit WHERE level = 'team'"
    )
    con.execute("CREATE TABLE code_of (nation VARCHAR, framework VARCHAR, version VARCHAR, codes VARCHAR[])")
    for nation in DEFAULT_FRAMEWORK:
        framework = frameworks.default_framework(nation)
        codes = [one.code for one in framework.outcomes()]
        con.execute(
            "INSERT INTO code_of VALUES (?, ?, ?, ?)", [nation, framework.id, framework.version, codes]
        )


def _units() -> pa.Table:
    """Both nations with every authority of theirs, and services and teams in each."""
    rows: list[tuple[str, str, str, str, str, str]] = []
    for nation, code, name in (("wales", "W92000004", "Wales"), ("scotland", "S92000003", "Scotland")):
        rows.append((nation, name, "nation", "", code, nation))
        rows.append((f"{nation}-p", f"{name}: partnership", "partnership", nation, "", nation))
    for area in frameworks.areas().values():
        if not (area.current and frameworks.is_authority(area.code)):
            continue
        nation = "wales" if area.code.startswith("W") else "scotland"
        level, parent = ("organisation", "wales-p") if nation == "wales" else ("partnership", "scotland")
        rows.append((area.code, f"Made-up {area.code}", level, parent, area.code, nation))
        for service in range(SERVICES):
            of_area = f"{area.code}-s{service}"
            rows.append((of_area, f"Service {service}", "service", area.code, "", nation))
            for team in range(TEAMS):
                rows.append((f"{of_area}-t{team}", f"Team {service}.{team}", "team", of_area, "", nation))
    names = ("id", "name", "level", "parent", "area_code", "nation")
    return pa.table(
        {
            name: pa.array(column, pa.string())
            for name, column in zip(names, zip(*rows, strict=True), strict=True)
        }
    )
