"""Where tests find things: the project's root, and the samples and official lists in `tests/data`."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "tests" / "data"
SAMPLES = DATA / "packs"
BENCHMARKS = DATA / "indicators" / "council-benchmarks.csv"
