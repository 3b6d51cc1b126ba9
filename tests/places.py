"""Where tests find things: the project's root, and the shared design, samples and real figures beside it."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SAMPLES = SHARED / "exchange" / "samples"
