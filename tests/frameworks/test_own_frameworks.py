"""A deployment adds its own lists and tools and retires any; a mistake is named with its place (B5, C10)."""

from datetime import date

import pytest

from whatmatters import frameworks
from whatmatters.frameworks import FrameworkError

OWN = """
id: our-list
version: "1"
title: {en: Our list}
nation: wales
source: the council's own
outcomes:
  - {id: garden, en: Gardens}
"""


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def test_an_added_framework_stands_beside_those_shipped(folder):
    (folder / "own.yaml").write_text(OWN, "utf-8")
    assert ("our-list", "1", "garden") in frameworks.known_codes(folder)
    assert ("wales-wellbeing", "2016", "belong") in frameworks.known_codes(folder)
    assert ("our-list", "1", "garden") not in frameworks.known_codes()


def test_the_setting_names_the_folder(folder, monkeypatch):
    (folder / "own.yaml").write_text(OWN, "utf-8")
    monkeypatch.setenv("WHATMATTERS_FRAMEWORKS_DIR", str(folder))
    assert frameworks.framework("our-list").title.said("cy") == "Our list"


def test_a_new_version_is_taken_unless_an_older_one_is_asked_for(folder):
    newer = OWN.replace("our-list", "wales-wellbeing").replace('"1"', '"2030"')
    (folder / "newer.yaml").write_text(newer, "utf-8")
    assert frameworks.framework("wales-wellbeing", folder=folder).version == "2030"
    assert frameworks.framework("wales-wellbeing", "2016", folder=folder).outcome("belong")


def test_a_retired_list_is_not_offered_and_keeps_its_meaning(folder):
    rows = "retire:\n  - {framework: shanarri, version: '2014', from: 2026-04-01}\n  - {tool: faces-5, from: 2026-04-01}\n"
    (folder / "retired.yaml").write_text(rows, "utf-8")
    offered = [one.id for one in frameworks.all_frameworks(date(2026, 4, 1), folder)]
    before = [one.id for one in frameworks.all_frameworks(date(2026, 3, 31), folder)]
    assert "shanarri" not in offered and "shanarri" in before
    assert ("shanarri", "2014", "safe") in frameworks.known_codes(folder)
    assert frameworks.tool("faces-5", folder).retired_on == date(2026, 4, 1)


def test_own_tools_are_added(folder):
    tool = '- {id: stars-3, title: {en: Stars}, source: ours, transfer: {"1": 0, "2": 5, "3": 10}}'
    (folder / "tools.yaml").write_text(tool, "utf-8")
    assert frameworks.tool("stars-3", folder).value("2") == 5


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (OWN.replace('"1"', "1"), "version"),
        (OWN.replace("wales", "france"), "nation"),
        (OWN + "colour: blue\n", "unknown colour"),
        (OWN + "  - {id: garden, en: Again}\n", "garden stands there twice"),
        (OWN.replace("our-list", "shanarri").replace('"1"', '"2014"'), "there already"),
        (OWN.split("outcomes:")[0], "no outcomes"),
        ("- {id: x, title: {en: X}, source: ours, transfer: {'1': 11}}", "0 to 10"),
        ("- {id: x, title: {en: X}, source: ours, transfer: {1: 3}}", "quotes"),
        ("- {id: faces-5, title: {en: X}, source: ours, transfer: identity}", "there already"),
        ("retire:\n  - {framework: nowhere, version: '1', from: 2026-04-01}\n", "no framework"),
        ("retire:\n  - {tool: faces-5}\n", "from which day"),
        ("a: [", "not readable"),
    ],
)
def test_a_mistake_is_named_with_its_file(folder, content, says):
    (folder / "mine.yaml").write_text(content, "utf-8")
    with pytest.raises(FrameworkError, match=says) as error:
        frameworks.known_codes(folder)
    assert "mine.yaml" in str(error.value)


def test_a_folder_that_is_not_there_is_said(folder):
    with pytest.raises(FrameworkError, match="not there"):
        frameworks.known_codes(folder / "gone")
