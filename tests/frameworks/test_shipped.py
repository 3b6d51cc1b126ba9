"""What is shipped is what the sources say, in both languages (B5, C10)."""

import csv
from datetime import date

import pytest
import yaml

from tests.places import DATA
from whatmatters import frameworks

LISTS = sorted((DATA / "frameworks").glob("*.yaml"))


def entries(content):
    groups = content.get("definitions") or content.get("groups") or [content]
    for group in groups:
        yield from group.get("outcomes") or group.get("indicators")


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.stem)
def test_every_reference_list_is_shipped_word_for_word(file):
    content = yaml.safe_load(file.read_text("utf-8"))
    shipped = frameworks.framework(content["id"], content["version"])
    expected = [(str(one["id"]), one.get("en") or one["name"]) for one in entries(content)]
    assert [(one.code, one.text.en) for one in shipped.outcomes()] == expected
    assert shipped.title.en == content["title"]["en"]
    expects = [one.get("what_people_can_expect", []) for one in entries(content)]
    assert [[said.en for said in one.what_people_can_expect] for one in shipped.outcomes()] == expects


def test_the_welsh_of_the_eight_definitions_is_the_acts():
    official = {}
    with (DATA / "welsh_wellbeing_aspects_official.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            official[row["en"]] = row["cy"]
    groups = frameworks.default_framework("wales").groups
    aspects = [
        one for group in groups for one in (group.title, group.also_adults, group.also_children) if one
    ]
    assert len(groups) == 8 and len(aspects) == 11
    for aspect in aspects:
        welsh = aspect.translation("cy")
        assert welsh.standing == "official"
        assert (welsh.words[0].lower(), welsh.words[1:]) == (official[aspect.en][0], official[aspect.en][1:])


def test_every_outcome_people_choose_from_speaks_welsh_and_says_that_the_welsh_is_ours():
    for framework in frameworks.all_frameworks():
        assert framework.title.translation("cy") and framework.source and framework.licence
        if framework.kind == "outcomes":
            assert {one.text.translation("cy").standing for one in framework.outcomes()} == {"ours"}
            expected = [said for outcome in framework.outcomes() for said in outcome.what_people_can_expect]
            assert {said.translation("cy").standing for said in expected} <= {"ours"}


def test_the_recording_tools_are_those_of_the_reference():
    listed = yaml.safe_load((DATA / "recording-tools.yaml").read_text("utf-8"))
    identity = {str(value): value for value in range(11)}
    expected = {one["id"]: identity if one["transfer"] == "identity" else one["transfer"] for one in listed}
    assert {one.id: one.points for one in frameworks.tools()} == expected
    assert all(one.title.translation("cy") for one in frameworks.tools())


def test_a_tool_carries_an_answer_over_to_0_to_10():
    assert frameworks.tool("faces-5").value("4") == 8
    with pytest.raises(KeyError):
        frameworks.tool("faces-5").value("6")


def test_each_nation_has_its_own_framework():
    assert frameworks.default_framework("wales").id == "wales-wellbeing"
    assert frameworks.default_framework("scotland").id == "scotland-nhwo"


def test_indicators_are_not_something_to_map_an_outcome_to():
    assert ("wales-wellbeing", "2016", "belong") in frameworks.known_codes()
    assert not any(framework == "core-suite" for framework, _, _ in frameworks.known_codes())


def test_a_framework_is_in_force_from_its_first_day():
    scotland = frameworks.framework("scotland-nhwo")
    assert not scotland.in_force(date(2014, 11, 27))
    assert scotland.in_force(date(2014, 11, 28))


def test_authorities_are_known_by_their_area_code():
    areas = frameworks.areas()
    assert areas["W06000001"].name.said("cy") == "Ynys Môn"
    assert areas["S37000014"].replaced_by == "S37000032" and not areas["S37000014"].current
    assert frameworks.is_authority("W06000015") and frameworks.is_authority("S37000006")
    assert not any(frameworks.is_authority(code) for code in ("W92000004", "S08000017", "", None))
