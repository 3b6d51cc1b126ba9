"""What this machine has of what the tests need and pip cannot bring: a browser, PostgreSQL, Java."""

import os
import shutil
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def browser() -> str | None:
    """Where a Chromium is, or None. `WHATMATTERS_BROWSER` names another."""
    named = os.environ.get("WHATMATTERS_BROWSER")
    return named or next((found for name in BROWSERS if (found := shutil.which(name))), None)


def postgres() -> Path | None:
    """The folder of PostgreSQL's programs, or None."""
    found = shutil.which("initdb")
    if found and shutil.which("pg_ctl"):
        return Path(found).parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return versions[-1].parent if versions else None


def java() -> str | None:
    """Where Java is, which Spark runs on, or None."""
    home = os.environ.get("JAVA_HOME")
    named = Path(home, "bin", "java") if home else None
    return str(named) if named and named.exists() else shutil.which("java")


def missing() -> list[str]:
    """What is not here, each with how to get it."""
    return [
        *(
            []
            if browser()
            else ["no Chromium, so the journeys were not walked. Debian or Ubuntu: apt install chromium"]
        ),
        *(
            []
            if postgres()
            else ["no PostgreSQL, so nothing was tried on it. Debian or Ubuntu: apt install postgresql"]
        ),
        *(
            []
            if java()
            else [
                "no Java, so the measures were not tried on a Spark cluster. Debian or Ubuntu: apt install default-jre-headless"
            ]
        ),
    ]


if __name__ == "__main__":
    for text in missing():
        print(f"This machine has {text}")
