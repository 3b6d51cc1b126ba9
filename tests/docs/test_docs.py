"""Docs are true: links lead somewhere, pictures are there and used, settings are all told, commands exist, examples run."""

import re
import subprocess
import sys
import tomllib
from itertools import chain

import pytest
import yaml

from tests.places import ROOT
from whatmatters.exchange.descriptor import MUST_BE_THERE, descriptor
from whatmatters.frameworks.catalogue import load

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


def test_every_picture_is_used():
    told = " ".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert not [picture.name for picture in (ROOT / "docs/images").glob("*.png") if picture.name not in told]


def test_every_setting_is_told_and_no_other():
    held = set()
    for path in [*(ROOT / "src").rglob("*.py"), *(ROOT / "tools").rglob("*.py"), ROOT / "Makefile"]:
        text = path.read_text(encoding="utf-8")
        held |= set(re.findall(r"WHATMATTERS_[A-Z_]+", text))
        held |= {
            f"WHATMATTERS_{name}"
            for name in re.findall(r'environment\.(?:text|flag|words|number)\("([A-Z_]+)"', text)
        }
    told = set(
        re.findall(
            r"`(WHATMATTERS_[A-Z_]+)`", (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8")
        )
    )
    assert held - {"WHATMATTERS_"} == told


def test_every_dependency_says_why():
    told = (ROOT / "docs/reference/dependencies.md").read_text(encoding="utf-8").casefold()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    listed = [re.match(r"[A-Za-z0-9-]+", name)[0] for name in asked]
    listed += re.findall(
        r'^"?([a-z][a-z-]+)[>=]', (ROOT / "requirements/dev.in").read_text(encoding="utf-8"), re.M
    )
    assert not [name for name in listed if name.casefold() not in told and not name.startswith("whatmatters")]


def commands():
    told = re.findall(
        r"whatmatters ([a-z]+)\b",
        " ".join(page.read_text(encoding="utf-8") for page in PAGES if "decisions" not in page.parts),
    )
    return sorted(set(told))


@pytest.mark.parametrize("verb", commands())
def test_every_command_that_is_told_teaches(verb):
    told = subprocess.run(
        [sys.executable, "-m", "whatmatters.cli", verb, "--help"], capture_output=True, text=True
    )
    assert told.returncode == 0
    assert len(told.stdout) > 100


def test_the_examples_of_a_framework_and_a_tool_are_read(tmp_path):
    page = (ROOT / "docs/how-to/add-a-framework-or-tool.md").read_text(encoding="utf-8")
    for number, example in enumerate(re.findall(r"```yaml\n(.*?)```", page, re.S)):
        assert yaml.safe_load(example)
        (tmp_path / f"{number}.yaml").write_text(example, encoding="utf-8")
    catalogue = load(tmp_path)
    assert catalogue.tool("weather").points["sun"] == 10
    assert catalogue.framework("our-strategy").outcome("connected").text.translation("cy")


def test_decisions_are_numbered_once_and_say_what_was_turned_down():
    pages = sorted((ROOT / "docs/decisions").glob("*.md"))
    numbers = [int(page.name[:4]) for page in pages]
    assert numbers == list(range(1, len(pages) + 1))
    assert all("Kept by" in page.read_text(encoding="utf-8") for page in pages)


def test_decisions_say_whether_they_stand_and_since_when():
    status = re.compile(
        r"^# (\d+)\. .+\n\n\*Status: (?:accepted|superseded(?: in part)? by (\d+))\. \d{1,2} [A-Z][a-z]+ 20\d\d\.\*\n"
    )
    pages = sorted((ROOT / "docs/decisions").glob("*.md"))
    told = {page.name: status.match(page.read_text(encoding="utf-8")) for page in pages}
    assert [name for name, found in told.items() if not found] == []
    assert all(
        int(found[2]) in range(int(found[1]) + 1, len(pages) + 1)
        for found in told.values()
        if found and found[2]
    )


def test_the_page_of_the_case_pack_tells_every_table_and_what_is_never_empty_in_it():
    page = (ROOT / "docs/reference/case-pack.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `([a-z_]+)` \|.*\|([^|]*)\|$", page, re.M))
    assert {name: re.findall(r"`(\w+)`", columns) for name, columns in told.items()} == {
        name: [column.name for column in table.columns if column.required]
        for name, table in descriptor().tables.items()
    }
    there = re.findall(r"^\| `([a-z_]+)` \|[^|]*\| yes \|", page, re.M)
    assert set(there) == MUST_BE_THERE


def test_the_readme_names_every_room():
    rooms = {path.name for path in (ROOT / "src/whatmatters").iterdir() if (path / "__init__.py").exists()}
    told = set(re.findall(r"^\| `([a-z]+)`", (ROOT / "README.md").read_text(encoding="utf-8"), re.M))
    assert rooms == told
