"""`make cluster-demo`: the same questions to DuckDB and to a real Spark cluster of two workers on this machine, side by side.

`make cluster-demo PEOPLE=20000` makes more people up.
"""

import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from whatmatters.measures import Question, measure
from whatmatters.measures.cluster import on_this_machine, session
from whatmatters.measures.dimensions import Refused
from whatmatters.measures.on_spark import OnSpark
from whatmatters.measures.parquet import OnParquet
from whatmatters.measures.synthetic import write_facts

DAY = date(2025, 3, 31)
QUESTIONS = ("nation,national_outcome", "nation,age_band,intent", "nation,outcome_type,plan_kind")


def main(people: int) -> int:
    with tempfile.TemporaryDirectory(prefix="whatmatters-facts-") as made:
        folder = Path(made) / "facts"
        rows = write_facts(folder, people, 1)
        print(
            f"Made up {people:,} people with {rows['outcomes']:,} outcomes and {rows['scores']:,} scores.",
            flush=True,
        )
        print("Starting a master and two workers on this machine …", flush=True)
        with on_this_machine() as address, session(address) as spark:
            print(f"{'by':34} {'cells':>6} {'DuckDB s':>9} {'Spark s':>8}")
            for by in QUESTIONS:
                begun = time.perf_counter()
                embedded = measure(OnParquet(folder), Question(as_of=DAY, by=by))
                then = time.perf_counter()
                clustered = measure(OnSpark(str(folder), spark), Question(as_of=DAY, by=by))
                ended = time.perf_counter()
                if embedded != clustered:
                    print(f"{by}: the two differ. This is a defect: please say so.")
                    return 1
                print(
                    f"{by:34} {len(embedded.cells):6} {then - begun:9.2f} {ended - then:8.2f}  the same",
                    flush=True,
                )
    print("Every cell is the same on both. When to move to a cluster: docs/how-to/measure-on-a-cluster.md")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000))
    except Refused as refused:
        sys.exit(str(refused))
