"""How fast a case pack is read, checked, loaded and counted: `python -m benchmarks.packs [copies]`.

A sample, many times over with new ids. Quote the ratios, not the seconds: they are of the same machine in the same minute. Goals are
those of docs/explanation/speed.md. Nothing here is asserted; a slow machine is no failure.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.large_pack import replicate
from tests.places import SAMPLES

RUNS = 3


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median time that a piece of work takes."""
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return median(taken)


def plain_scan(folder: Path) -> None:
    """What DuckDB needs to look at every cell: the floor."""
    import duckdb

    with duckdb.connect() as con:
        for file in folder.glob("*.csv"):
            con.execute(
                f"SELECT max(COLUMNS(*)) FROM read_csv('{file}', all_varchar = true, header = true)"
            ).fetchall()


def slow_check(folder: Path) -> int:
    """The slow, obvious check of the rules. Returns how many score rows it looked at."""
    from tests import oracle
    from whatmatters import frameworks
    from whatmatters.rules.tools import Tool

    tables = {}
    for file in folder.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            tables[file.stem] = list(csv.DictReader(lines))
    tools = {one.id: Tool(one.id, one.points) for one in frameworks.tools() if one.id}
    form = json.loads((folder / "datapackage.json").read_text("utf-8"))
    oracle.check(tables, descriptor=form, known_codes=frameworks.known_codes(), tools=tools)
    return len(tables["scores"])


def load_into(folder: Path, url: str) -> float:
    """Seconds to read, check and load a pack into new records, audit entries included."""
    environment = {**os.environ, "WHATMATTERS_DATABASE_URL": url}
    program = [sys.executable, "-m", "whatmatters.cli"]
    subprocess.run([*program, "measures", "--database", "--as-of", "2026-01-01", "--exact"], env=environment, check=True,
                   stdout=subprocess.DEVNULL)  # fmt: skip
    begun = time.perf_counter()
    subprocess.run([*program, "load", str(folder)], env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main(copies: int) -> None:
    """Make the pack, run everything, print a table."""
    from whatmatters.exchange.checking import check_pack
    from whatmatters.exchange.facts import facts_of
    from whatmatters.exchange.reading import read_pack
    from whatmatters.measures import Question, measure

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "large"
        rows = replicate(SAMPLES / "mixed-300", folder, copies)
        print(f"{rows:,} score rows, {copies * 300:,} people, {os.cpu_count()} cores")
        scan = seconds(lambda: plain_scan(folder))
        read = seconds(lambda: read_pack(folder))
        pack = read_pack(folder)
        check = seconds(lambda: check_pack(pack))
        facts = facts_of(pack)
        count = seconds(lambda: measure(facts, Question(as_of=date(2026, 3, 31), by="national_outcome")))
        begun = time.perf_counter()
        slow = slow_check(SAMPLES / "mixed-300") / (time.perf_counter() - begun)
        load = load_into(folder, f"sqlite:///{place}/records.sqlite3")
    both = rows / (read + check)
    print(f"plain DuckDB scan of all cells     {scan:8.2f} s")
    print(f"read                               {read:8.2f} s   {read / scan:5.1f} x the scan")
    print(f"check                              {check:8.2f} s   {check / scan:5.1f} x the scan")
    print(
        f"read and check                     {both:12,.0f} score rows/s (goal 500,000), {both / slow:.0f} x the slow check"
    )
    print(f"measures by national outcome       {rows / count:12,.0f} score rows/s")
    print(f"load into SQLite, check and audit  {rows / load:12,.0f} score rows/s (goal 150,000)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
