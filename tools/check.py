"""`make check`: every check runs, and all that failed is named at the end."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
CHECKS = {
    "lint": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "templates formatted": ["djangofmt", "--check", "src"],
    "templates": ["djangofmt", "check", "src"],
    "style sheets and scripts": [str(ROOT / "node_modules/.bin/biome"), "ci", "--colors=off"],
    "types": ["mypy"],
    "import contracts": ["lint-imports"],
    "drawings": ["python", "tools/drawings.py", "--check"],
    "strings collected": ["python", "tools/messages.py", "--check"],
}


def main() -> int:
    """Run them all; 0 when all is well."""
    failed = []
    for name, (program, *arguments) in CHECKS.items():
        print(f"— {name}", flush=True)
        if subprocess.run([BIN / program, *arguments], cwd=ROOT).returncode:
            failed.append(name)
    if failed:
        print(f"\nmake check: failed: {', '.join(failed)}")
        return 1
    print("\nmake check: all is well")
    return 0


if __name__ == "__main__":
    sys.exit(main())
