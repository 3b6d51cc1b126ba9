"""Every example of the pages on inspections and on extracts is run as it stands."""

import contextlib
import io
import json
import os
import re
import shlex
import subprocess
import sys

import pytest

from tests.exchange.packs import sample, some_people, write
from tests.measures.extracts.authorities import renamed
from tests.places import ROOT
from whatmatters.records.scrutiny.sampling import drawn

INSPECTION, EXTRACT = (
    (ROOT / f"docs/how-to/{name}.md").read_text(encoding="utf-8")
    for name in ("inspection", "national-extract")
)
PEOPLE = sorted(row["id"] for row in sample("scotland-120")["people"])


def test_the_draw_comes_out_as_the_page_says():
    (program,) = re.findall(r"```python\n(.*?)```", INSPECTION, re.S)
    (shown,) = re.findall(r"```text\n(.*?)```", INSPECTION, re.S)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(program, {})
    assert said.getvalue() == shown
    assert str(drawn([f"p{n}" for n in range(1, 9)], 3, "afon")) == shown.strip()


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """What each command of the page on extracts said, in a folder with the packs it speaks of."""
    folder = tmp_path_factory.mktemp("examples")
    for name, part in (("east", PEOPLE[:60]), ("west", PEOPLE[60:])):
        write(renamed(some_people(part, "scotland-120"), name), folder / f"{name}-pack")
    environment = {**os.environ, "WHATMATTERS_HOME": str(folder)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    said = {}
    for line in "".join(re.findall(r"```console\n(.*?)```", EXTRACT, re.S)).splitlines():
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
    return folder, said


def test_every_command_does_what_the_page_says(ran):
    _folder, said = ran
    assert len(said) == 6 and {line: told for line, told in said.items() if told[0]} == {}


def test_the_key_is_its_owners_and_the_descriptor_says_what_the_page_says(ran):
    folder, _said = ran
    (key,) = (folder / "extract-keys").iterdir()
    assert key.name == "national-statistics.key" and key.stat().st_mode & 0o777 == 0o600
    told = json.loads((folder / "extracts/east/datapackage.json").read_text())
    assert (
        told["purpose"] == "Linked data set"
        and told["licence_note"]
        and told["definitions"]
        and told["sources"]
    )
