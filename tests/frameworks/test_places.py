"""The area a publisher means, by any spelling or code in use since 1995."""

import csv

import pytest

from tests.places import DATA
from whatmatters.frameworks import areas
from whatmatters.frameworks.places import place, two_councils

GEOGRAPHY = DATA / "geography"


def rows(name):
    with (GEOGRAPHY / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


TO_AUTHORITY = {
    row["council_code"]: row["hscp_code"] for row in rows("scotland_council_to_hscp_and_board.csv")
}
TWO = {"S12000005", "S12000030"}


@pytest.mark.parametrize("row", rows("scotland_council_name_aliases.csv"), ids=lambda row: row["alias"])
def test_every_spelling_that_was_met(row):
    council = row["council_code"]
    found = place(row["alias"])
    assert found.code == (council if council in TWO else TO_AUTHORITY[council])
    assert place(f"  {row['alias'].upper()} Council ").code == found.code


@pytest.mark.parametrize("row", rows("scotland_area_codes.csv"), ids=lambda row: row["code"])
def test_every_code_leads_to_an_area_in_force(row):
    found = place(row["code"])
    if row["type"] == "Health board" and row["current"] == "N" and found is None:
        return  # a board of before 2014 that was split
    assert areas()[found.code].current
    if row["type"].startswith("Integration") or row["type"] == "Country":
        assert found.code == (row["replaced_by"] or row["code"])
    if row["type"] == "Council area" and row["current"] == "Y" and row["code"] not in TWO:
        assert found.code == TO_AUTHORITY[row["code"]] and found.council == row["code"]


@pytest.mark.parametrize("row", rows("wales_areas.csv"), ids=lambda row: row["name_en"])
def test_welsh_authorities_by_both_names(row):
    for name in (row["name_en"], row["name_cy"], row["local_authority_code"]):
        assert place(name).code == row["local_authority_code"]


def test_two_councils_one_authority():
    assert two_councils() == {"S37000005": ("S12000005", "S12000030")}
    assert (
        place("Clackmannanshire & Stirling HSCP").code
        == place("Stirling and Clackmannanshire").code
        == "S37000005"
    )
    assert (place("Stirling").code, place("Clackmannanshire").code) == ("S12000030", "S12000005")


def test_scotland_is_scotland_and_says_what_stands_beside_it():
    assert (
        place("Scotland").code
        == place("SCOTLAND (Estimated)").code
        == place("Scotland Total").code
        == "S92000003"
    )
    assert place("Scotland (All Areas Submitted)").said_beside == "all areas submitted"


@pytest.mark.parametrize(
    "text", ["", "Total", "Narnia", "Scotland's Health on the Web", "Percentage", "2020-21", "Council"]
)
def test_what_is_no_area_is_none(text):
    assert place(text) is None


def test_a_health_board_is_not_the_authority_of_its_name():
    assert place("NHS Fife").code == "S08000029" and place("Fife").code == "S37000032"
