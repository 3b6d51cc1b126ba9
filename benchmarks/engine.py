"""`python -m benchmarks engine [PEOPLE]`: the measure engine beside hand-written queries, on made-up people.

40,000 people make a million scores, 2,000,000 fifty million. Every engine answers the same question in the same run, each in a
process of its own, and all answers are held equal. Seconds are of processor time, all threads together: what else the machine does
is no matter. Polars and pandas are tried where they are installed (`pip install polars
pandas`): the product does not need them.
"""

import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import mkdtemp
from typing import Any

DAY = date(2025, 3, 31)
STORE = "state store"
GOALS = """Goals (docs/explanation/speed.md): the store at least 8 times as fast as the best hand-written DuckDB query, 20 times as
pandas; from the facts at most 1.15 times hand-written DuckDB; a day's refresh in 6 % of a rebuild; growth at most linear."""


def scan_floor(folder: Path, day: date) -> None:
    """Only reads the columns of the scores that are needed."""
    import duckdb

    duckdb.connect().execute(
        f"""SELECT max(outcome), max("on"), max(kind), max("by"), max(value), max(recorded_at)
            FROM read_parquet('{folder}/scores/*.parquet') WHERE "on" <= $day""",
        {"day": day},
    ).fetchall()


def of_cells(measured: Any) -> dict[Any, Any]:
    """As the hand-written ones answer."""
    found = {}
    for cell in measured.cells:
        counts = (*(cell["status"][one] for one in ("improved", "maintained", "worsened")), cell["achieved"])
        if any(counts):
            found[cell["key"]["nation"], cell["key"]["national_outcome"]] = counts
    return found


def from_store(folder: Path, day: date) -> Any:
    """Outcomes and people, every status, looked up."""
    from whatmatters.measures import Question, measure
    from whatmatters.measures.store import Store

    return of_cells(
        measure(Store(folder / "states.duckdb"), Question(as_of=day, by="nation,national_outcome"))
    )


def from_facts(folder: Path, day: date) -> Any:
    """Outcomes and people, every status, worked out from the facts as Parquet."""
    from whatmatters.measures import Question, measure
    from whatmatters.measures.parquet import OnParquet

    return of_cells(measure(OnParquet(folder), Question(as_of=day, by="nation,national_outcome")))


def engines() -> dict[str, Callable[[Path, date], Any]]:
    """Every way there is, by name."""
    from benchmarks.by_hand import BY_HAND

    return {
        "scan of the columns (floor)": scan_floor,
        STORE: from_store,
        "from the facts": from_facts,
        **BY_HAND,
    }


def alone(name: str, folder: Path, times: int) -> None:
    """Run one engine in this process and print what it took, its peak memory, and its answer."""
    took = []
    for _ in range(times):
        begun = time.process_time()
        try:
            answer = engines()[name](folder, DAY)
        except ModuleNotFoundError as missing:
            print(json.dumps({"missing": missing.name}))
            return
        took.append(time.process_time() - begun)
    # What is made in a nation of no mapped outcome is of no engine's concern.
    told = sorted(([str(one) for one in key], list(counts)) for key, counts in (answer or {}).items())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"seconds": median(took), "peak": peak, "answer": told}))


def main(people: int = 40_000, times: int = 3, where: str = "") -> None:
    """Make people up, build a store, ask everybody."""
    from whatmatters.measures.store import build
    from whatmatters.measures.synthetic import write_facts

    folder = Path(where or mkdtemp(prefix="whatmatters-engine-")) / str(people)
    if not folder.exists():
        begun = time.process_time()
        rows = write_facts(folder, people, 1)
        print(
            f"simulated {rows['scores']:,} scores of {rows['outcomes']:,} outcomes in {time.process_time() - begun:.0f} s"
        )
    built = 0.0
    if not (folder / "states.duckdb").exists():
        begun = time.process_time()
        build(folder / "states.duckdb", folder)
        built = time.process_time() - begun
        print(f"state store built in {built:.0f} s, {(folder / 'states.duckdb').stat().st_size >> 20} MB")
    found: dict[str, dict[str, Any]] = {}
    for name in engines():
        ran = subprocess.run(
            [sys.executable, "-m", "benchmarks.engine", "alone", name, str(folder), str(times)],
            capture_output=True,
            text=True,
        )
        if ran.returncode:
            print(f"{name}: did not finish ({ran.stderr.strip().splitlines()[-1:]})")
            continue
        one = json.loads(ran.stdout)
        if "missing" in one:
            print(f"{name}: {one['missing']} is not installed")
        else:
            found[name] = one
    answers = {json.dumps(one["answer"]) for one in found.values() if one["answer"]}
    assert len(answers) == 1, "the engines disagree"
    ours = found[STORE]["seconds"]
    print(f"{'engine':42} {'median s':>9} {'beside the store':>17} {'peak MB':>8}")
    for name, one in found.items():
        print(f"{name:42} {one['seconds']:9.3f} {one['seconds'] / ours:16.1f}x {one['peak']:8}")
    panel(folder)
    refreshed(folder, built)
    print(GOALS)


def panel(folder: Path) -> None:
    """Twenty quarters from the store, by nation and national outcome: one question a quarter, with margins and people."""
    from benchmarks.by_hand import duckdb_by_hand
    from whatmatters.measures import Question, measure
    from whatmatters.measures.periods import in_periods
    from whatmatters.measures.store import Store

    store = Store(folder / "states.duckdb")
    asked = in_periods(Question(DAY, date(2020, 4, 1), ("nation", "national_outcome")), "quarter")
    begun = time.process_time()
    with store.opened() as opened:
        for _quarter, question in asked:
            measure(opened, question)
    took = time.process_time() - begun
    begun = time.process_time()
    duckdb_by_hand(folder, DAY)
    by_hand = (time.process_time() - begun) * len(asked)
    print(
        f"panel of 20 quarters: {took:.3f} s; 20 hand-written queries about {by_hand / took:.0f} times as long"
    )


def refreshed(folder: Path, built: float) -> None:
    """One day's changes merged: the outcomes with a score dated in the last day of the data."""
    import duckdb

    from whatmatters.measures.facts import SCHEMAS, Facts
    from whatmatters.measures.store import Store, refresh

    con = duckdb.connect()

    def table(name: str) -> str:
        return f"read_parquet('{folder / name}/*.parquet')"

    con.execute(
        f"""CREATE TABLE touched AS SELECT DISTINCT outcome FROM {table("scores")}
            WHERE "on" = (SELECT max("on") FROM {table("scores")}) - 1"""
    )
    con.execute(
        f"CREATE TABLE of_them AS SELECT o.* FROM {table('outcomes')} o JOIN touched t ON t.outcome = o.id"
    )
    asked = {
        "units": f"SELECT * FROM {table('units')}",
        "people": f"SELECT * FROM {table('people')} WHERE id IN (SELECT person FROM of_them)",
        "plans": f"SELECT * FROM {table('plans')} WHERE id IN (SELECT plan FROM of_them)",
        "outcomes": "SELECT * FROM of_them",
        **{name: f"SELECT * FROM {table(name)} SEMI JOIN touched USING (outcome)" for name in ("deferrals", "mappings", "goals", "scores")},
    }  # fmt: skip
    facts = Facts(
        **{name: con.execute(query).to_arrow_table().cast(SCHEMAS[name]) for name, query in asked.items()}
    )
    copy = Path(shutil.copy(folder / "states.duckdb", folder / "refreshed.duckdb"))
    begun = time.process_time()
    refresh(Store(copy), facts, outcomes=facts.outcomes["id"].to_pylist())
    took = time.process_time() - begun
    beside = f", {100 * took / built:.1f} % of the rebuild" if built else ""
    print(f"refresh of {facts.outcomes.num_rows:,} outcomes of one day: {took:.2f} s{beside}")
    assert from_store(folder, DAY) == of_copy(copy)
    copy.unlink()


def of_copy(path: Path) -> Any:
    """The answer of a store that was refreshed with what it had."""
    from whatmatters.measures import Question, measure
    from whatmatters.measures.store import Store

    return of_cells(measure(Store(path), Question(as_of=DAY, by="nation,national_outcome")))


if __name__ == "__main__":
    if sys.argv[1:2] == ["alone"]:
        alone(sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]))
    else:
        main(*(int(word) for word in sys.argv[1:3]), *sys.argv[3:4])
