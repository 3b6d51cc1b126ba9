"""Every example of the page on taking in figures is run as it stands."""

import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest

from tests.places import BENCHMARKS, ROOT

PAGE = (ROOT / "docs/how-to/import-indicators.md").read_text(encoding="utf-8")


def blocks(kind):
    return re.findall(rf"```{kind}\n(.*?)```", PAGE, re.S)


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """What each command said, in a folder with the files that the page speaks of."""
    folder = tmp_path_factory.mktemp("examples")
    shutil.copy(BENCHMARKS, folder / "lgbf.csv")
    (folder / "telecare.csv").write_text(blocks("csv")[0], encoding="utf-8")
    own = folder / "own"
    own.mkdir()
    for number, example in enumerate(blocks("yaml")):
        (own / f"{number}.yaml").write_text(example, encoding="utf-8")
    environment = {
        **os.environ,
        "WHATMATTERS_DATABASE_URL": f"sqlite:///{folder}/records.sqlite3",
        "WHATMATTERS_HOME": str(folder),
        "WHATMATTERS_FRAMEWORKS_DIR": str(own),
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    said = {}
    for line in "".join(blocks("console")).splitlines():
        words = shlex.split(line)
        assert words[0] == "whatmatters"
        run = subprocess.run(
            [sys.executable, "-m", "whatmatters.cli", *words[1:]],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
        )
        said[line] = (run.returncode, run.stdout + run.stderr)
    return said


def test_every_command_does_what_the_page_says(ran):
    statuses = {line: status for line, (status, _said) in ran.items()}
    asked = [line for line in statuses if line.endswith("--preview")]
    assert [status for line, status in statuses.items() if line in asked] == [1], "a question is open"
    assert {line: status for line, status in statuses.items() if line not in asked and status} == {}


def test_the_preview_asks_what_the_page_shows(ran):
    shown = next(said for line, (_status, said) in ran.items() if line.endswith("--preview"))
    for line in blocks("text")[0].splitlines():
        assert line.split("…")[0].strip() in shown


def test_a_local_measure_is_known_by_its_own_name(ran):
    shown = ran['whatmatters indicators show local:telecare --area "Perth & Kinross"'][1]
    assert "71.4" in shown and "74.0 [provisional]" in shown and "Our own records, 2026-05-12" in shown


def test_every_question_that_can_be_asked_is_told():
    asking = (ROOT / "src/whatmatters/publications/asking.py").read_text(encoding="utf-8")
    asked = set(re.findall(r'f?"(zeros|shares|years|lengths|split|twice|value column)', asking)) | {
        "indicator",
        "area",
    }
    told = set(re.findall(r"^\| `([a-z ]+)", PAGE, re.M))
    assert asked == told


def test_the_rates_are_worked_out():
    names: dict[str, object] = {}
    exec(blocks("python")[0], names)
    wilson = eval("proportion(81, 263)", names)
    assert round(wilson.lower, 4) == 0.2553
