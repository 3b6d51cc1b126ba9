"""`make test`: the whole suite on SQLite, journeys in a real browser included; and again on PostgreSQL what opens a
database, with the journeys in which most is written. `make quick`: all that needs no browser, no second database and no
cluster.

PostgreSQL is started here, for this run alone, and ended again. What a machine cannot run is said loudly at the end;
in CI it fails the run.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from machine import browser, java, missing, postgres

# Journeys are walked on SQLite, all of them; on PostgreSQL those in which most is written and counted.
AGAIN = ("nothing_is_lost", "reviews", "the_good_conversation", "the_main_job", "who_may_look")
ROOT = Path(__file__).resolve().parents[1]
EACH_TIME = ["-q", "-n", "2", "--dist", "loadgroup", "--durations", "10", "-p", "tests.counting"]
CLUSTER = [
    "--ignore=tests/measures/test_on_a_cluster.py",
    "--ignore=tests/measures/extracts/test_extracts_on_a_cluster.py",
]


def main() -> int:
    """Run them; 0 when every test passed and, in CI, none was left out. `quick`, or arguments for pytest."""
    asked = sys.argv[1:]
    if asked == ["quick"]:
        return pytest([*EACH_TIME, "--ignore=tests/journeys", *CLUSTER], {})
    arguments = list(asked or EACH_TIME)
    if browser() is None:
        arguments += ["--ignore=tests/journeys"]
    if java() is None:
        arguments += CLUSTER
    results = {"SQLite": pytest(arguments, {})}
    if postgres():
        with running_postgres() as url:
            again = ["--opens-a-database"]
            again += [
                f"--ignore={path.relative_to(ROOT)}"
                for path in sorted(ROOT.glob("tests/journeys/test_*.py"))
                if path.stem.removeprefix("test_") not in AGAIN
            ]
            results["PostgreSQL"] = pytest([*arguments, *again], {"WHATMATTERS_DATABASE_URL": url})
    for name, code in results.items():
        print(f"{name}: {'all passed' if code == 0 else 'FAILED'}")
    if missing():
        print("\n" + "!" * 78)
        for text in missing():
            print(f"NOT TRIED: this machine has {text}")
        print("!" * 78)
    return 1 if any(results.values()) or (os.environ.get("CI") and missing()) else 0


def pytest(arguments: list[str], environment: dict[str, str]) -> int:
    print(f"\n=== {'PostgreSQL' if environment else 'SQLite'} ===", flush=True)
    begun = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", *arguments], cwd=ROOT, env={**os.environ, **environment}
    )
    print(f"{(time.monotonic() - begun) / 60:.1f} minutes", flush=True)
    return ended.returncode


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_postgres() -> Iterator[str]:
    """A PostgreSQL of our own in a temporary folder; root hands it to the user `postgres`, which refuses root."""
    programs = postgres()
    assert programs is not None
    folder = Path(tempfile.mkdtemp(prefix="whatmatters-postgres-"))
    prefix: list[str] = []
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        prefix = ["runuser", "-u", "postgres", "--"]
    data = folder / "data"

    def run(*command: str) -> None:
        subprocess.run([*prefix, *command], check=True, stdout=subprocess.DEVNULL, cwd=folder)

    run(
        str(programs / "initdb"),
        "-D",
        str(data),
        "-U",
        "whatmatters",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
    )
    port = free_port()
    options = f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=60"
    run(str(programs / "pg_ctl"), "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
    try:
        yield f"postgres://whatmatters@127.0.0.1:{port}/postgres"
    finally:
        run(str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
