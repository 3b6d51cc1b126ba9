"""What is understood of publishers' spreadsheets, what is asked, what is left out and why (E2)."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.messy import EMERGENCY, TWO_HEADINGS, ods, xlsx
from tests.places import BENCHMARKS, DATA
from whatmatters.frameworks import indicators
from whatmatters.publications.sheets import UnreadableFile, read_sheets
from whatmatters.publications.understanding import understand
from whatmatters.reports.spreadsheets import as_spreadsheet


def read(content, answers=None, name="file"):
    if isinstance(content, str):
        content = content.encode()
    return understand(read_sheets(content, name), indicators(), answers or {}, name=name)


def said(understood):
    return {(one.indicator.id, one.area, one.period.label): one.value for one in understood.found}


def test_a_workbook_with_two_rows_of_headings_marks_and_notes():
    found = read(xlsx(TWO_HEADINGS))
    assert not found.doubts
    values = {(one.indicator.id, one.area, one.period.label): one for one in found.found}
    assert len(values) == 36
    assert values["core-suite:12", "S37000001", "2020-21"].value == Decimal(9876)
    revised = values["core-suite:12", "S37000001", "2021-22"]
    assert (revised.value, revised.status, revised.note) == (Decimal(10012), "revised", "")
    assert values["core-suite:12", "S37000001", "2022-23"].status == "provisional"
    assert values["core-suite:14", "S37000001", "2021-22"].note == "¹"
    assert values["core-suite:14", "S37000031", "2022-23"].value == 92
    assert {key[1:]: one.missing for key, one in values.items() if one.missing} == {
        ("S37000001", "2022-23"): "suppressed",
        ("S37000004", "2021-22"): "not available",
        ("S37000005", "2020-21"): "suppressed",
        ("S37000031", "2021-22"): "no figure given",
    }
    assert values["core-suite:12", "S37000031", "2020-21"].value == Decimal(8765)
    assert values["core-suite:12", "S92000003", "2022-23"].value == 11200, (
        "Scotland as published, never a sum"
    )
    assert [one.what for one in found.left_out] == ["Contents"]
    assert "Source: Public Health Scotland" in found.below


LONG = """Area code,Area name,Indicator,Year,Numerator,Denominator,Value,Lower 95% CI,Upper CI,Notes
S12000015,Fife,NI - 12,2020/2021,450,4000,11250.0,11000.5,"11,500",
S37000032,Fife,NI - 12,FY 2021-22,460,4000,11500,11250,11750,late returns
S12000030,Stirling,NI - 12,2020-21,10,100,10000,9000,11000,
"""


def test_a_long_table_with_counts_and_limits_and_a_replaced_code():
    one, two, stirling = read(LONG).found
    assert (one.area, one.period.label, two.area, two.period.label) == (
        "S37000032",
        "2020-21",
        "S37000032",
        "2021-22",
    )
    assert (one.numerator, one.denominator, one.lower, one.upper) == (450, 4000, Decimal("11000.5"), 11500)
    assert two.note == "late returns"
    assert stirling.area == "S12000030", "one of two councils: its figure stays its own"
    assert read(LONG).councils_of_two == ["Stirling"]


def test_areas_across_and_years_down():
    found = read(
        "Emergency admission rate\nYear;Glasgow;City of Edinburgh;Scotland\n2020-21;1;2;3\n2021-22;4;5;6\n"
    )
    assert said(found) == {
        ("core-suite:12", area, year): value
        for (area, year), value in zip(
            [(a, y) for y in ("2020-21", "2021-22") for a in ("S37000034", "S37000012", "S92000003")],
            range(1, 7),
            strict=True,
        )
    }


def test_one_area_indicators_down_and_years_across_from_its_own_sheet():
    found = read(
        xlsx(
            {
                "Falkirk": [
                    ["Our core indicators"],
                    ["Indicator", "2021/22", "2022/23"],
                    ["NI-14", 99, 98],
                    ["NI-16", 21, 22],
                ]
            }
        )
    )
    assert said(found) == {
        ("core-suite:14", "S37000013", "2021-22"): 99, ("core-suite:14", "S37000013", "2022-23"): 98,
        ("core-suite:16", "S37000013", "2021-22"): 21, ("core-suite:16", "S37000013", "2022-23"): 22,
    }  # fmt: skip


def test_merged_cells_hold_for_the_rows_under_them():
    rows = [
        ["Council", "Year", EMERGENCY],
        ["Fife", "2020-21", 1],
        ["", "2021-22", 2],
        ["Moray", "2020-21", 3],
        ["", "2021-22", 4],
    ]
    for content in (xlsx({"a": rows}), ods(rows)):
        assert [(one.area, one.value) for one in read(content).found] == [
            ("S37000032", 1), ("S37000032", 2), ("S37000019", 3), ("S37000019", 4),
        ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_in_any_usual_encoding_and_separator(encoding, separator):
    text = (
        separator.join(["Area", "Indicator", "Year", "£ value"])
        + "\n"
        + separator.join(["Fife", "NI-12", "2020-21", "12"])
        + "\n"
    )
    assert [one.value for one in read(text.encode(encoding)).found] == [12]


def test_the_year_may_stand_in_the_title_the_files_name_or_the_heading_of_an_indicator():
    table = "Indicator,Fife,Scotland\nNI-1,92.5%,93.1%\nNI-2,70.0%,72.4%\n"
    expected = {
        ("core-suite:1", "S37000032", "2023-24"): Decimal("92.5"), ("core-suite:1", "S92000003", "2023-24"): Decimal("93.1"),
        ("core-suite:2", "S37000032", "2023-24"): 70, ("core-suite:2", "S92000003", "2023-24"): Decimal("72.4"),
    }  # fmt: skip
    assert (
        said(read("Results of the survey 2023/24\n\n" + table))
        == said(read(table, name="HACE 2023-24.csv"))
        == expected
    )
    assert not read("From 2021/22 to 2023/24\n" + table).found, "two years: which is meant is not known"
    across = read("Name,NI-12 2021/22,NI-12 2022/23\nFife,10,11\n")
    assert said(across) == {
        ("core-suite:12", "S37000032", "2021-22"): 10,
        ("core-suite:12", "S37000032", "2022-23"): 11,
    }


# Doubts ------------------------------------------------------------------------------------------------------------


def doubts(understood):
    return {one.id: one.suggested for one in understood.doubts}


def test_the_four_zeros_of_the_benchmarks_are_asked_about():
    content = BENCHMARKS.read_bytes()
    found = read(content)
    assert doubts(found) == {"zeros:lgbf:SW2": "missing"}
    assert "Argyll & Bute 2010-11, North Lanarkshire 2010-11" in found.doubts[0].names["where"]
    missing = read(content, {"zeros:lgbf:SW2": "missing"})
    assert sum(one.missing == "zero as missing" for one in missing.found) == 4 and len(missing.found) == 4026
    zero = read(content, {"zeros:lgbf:SW2": "zero"})
    assert sum(one.value == 0 for one in zero.found) == 4
    assert {text: indicator.id for text, (indicator, _by) in missing.taken_as.items()}[
        "SW4c"
    ] == "core-suite:2"
    assert {one.area for one in missing.found if "tirling" in one.area_as_published} == {"S12000030"}


def test_an_unknown_area_is_asked_about_and_may_be_left_out():
    text = "Area,Indicator,Year,Value\nFyfe,NI-12,2020-21,1\nMoray,NI-12,2020-21,2\nNarnia,NI-12,2020-21,3\n"
    found = read(text)
    assert doubts(found) == {"area:Fyfe": "", "area:Narnia": "leave out"}
    assert "S37000032" in {choice.value for choice in found.doubts[0].choices}
    told = read(text, {"area:Fyfe": "S37000032", "area:Narnia": "leave out"})
    assert [one.area for one in told.found] == ["S37000032", "S37000019"]
    assert [(one.what, one.count) for one in told.left_out] == [("Narnia", 1)]


def test_a_name_and_a_code_that_disagree_are_asked_about():
    text = "Area,Area code,Indicator,Year,Value\nFife,S12000020,NI-12,2020-21,1\n"
    assert [choice.value for choice in read(text).doubts[0].choices] == [
        "S37000019",
        "S37000032",
        "leave out",
    ]


def test_an_unknown_indicator_is_asked_about_with_what_is_like_it():
    text = "Area,Indicator,Year,Value\nFife,Emergency admission rates per adult,2020-21,1\n"
    (doubt,) = read(text).doubts
    assert (
        doubt.id == "indicator:Emergency admission rates per adult"
        and doubt.choices[0].value == "core-suite:12"
    )
    assert read(text, {doubt.id: "core-suite:12"}).found[0].indicator.id == "core-suite:12"
    left = read(text, {doubt.id: "leave out"})
    assert not left.found and not left.doubts and left.left_out[0].count == 1


def test_bare_years_are_asked_about():
    text = "Area,Indicator,Year,Value\nFife,NI-12,2020,1\nFife,NI-12,2021,2\n"
    assert doubts(read(text)) == {"years:core-suite:12": ""}
    for answer, labels in {
        "calendar": ["2020", "2021"],
        "beginning": ["2020-21", "2021-22"],
        "ending": ["2019-20", "2020-21"],
    }.items():
        assert [one.period.label for one in read(text, {"years:core-suite:12": answer}).found] == labels


def test_a_calendar_year_among_financial_years_is_likely_the_one_that_stands_in():
    text = "Area,Indicator,Year,Value\nFife,NI-12,2021-22,1\nFife,NI-12,2023,2\n"
    assert doubts(read(text)) == {"years:core-suite:12": "calendar"}


def test_percentages_kept_as_shares_are_asked_about():
    text = "Area,Indicator,Year,Value\nFife,NI-3,2021-22,0.572\nMoray,NI-3,2021-22,0.6\n"
    assert doubts(read(text)) == {"shares:core-suite:3": "shares"}
    assert [one.value for one in read(text, {"shares:core-suite:3": "shares"}).found] == [Decimal("57.2"), 60]
    assert [one.value for one in read(text, {"shares:core-suite:3": "percent"}).found] == [
        Decimal("0.572"),
        Decimal("0.6"),
    ]


def test_two_figures_for_one_year_are_asked_about_and_the_same_twice_is_once():
    text = "Area,Indicator,Year,Value\nFife,NI-12,2021-22,5\nFife,NI-12,2021/22,5\n"
    assert len(read(text).found) == 1
    found = read(text + "Fife,NI-12,2021/22,6\n")
    assert doubts(found) == {"twice:core-suite:12": ""}
    assert [
        one.value for one in read(text + "Fife,NI-12,2021/22,6\n", {"twice:core-suite:12": "last"}).found
    ] == [6]


def test_real_tables_with_further_columns_ask_which_line_is_meant():
    """Public Health Scotland's social care tables name no indicator, have age groups and services, and the count as their
    only figure."""
    content = (DATA / "indicators/people-supported-services.csv").read_bytes()
    answers = {"indicator": "lgbf:population-75"}  # any that counts people
    found = read(content, answers)
    assert set(doubts(found)) == {"split:age_group"} or set(doubts(found)) == {"split:service_group"}
    answers |= {"split:age_group": "All Ages", "split:service_group": "Care Home"}
    found = read(content, answers)
    assert not [one for one in found.doubts if not one.id.startswith("zeros")]
    scotland = [one for one in found.found if one.area == "S92000003"]
    assert {one.note for one in scotland} == {"all areas submitted"} and scotland[0].value == 35990


def test_years_and_quarters_in_one_real_table_are_asked_about():
    """Home care: a census week each year, later quarters."""
    content = (DATA / "indicators/home-care-trend.csv").read_bytes()
    answers = {"indicator": "lgbf:SW3a", "split:measure": "Rate per 1,000 Population"}
    assert doubts(read(content, answers)) == {"lengths:lgbf:SW3a": ""}
    quarters = read(content, {**answers, "lengths:lgbf:SW3a": "quarter"})
    assert {one.period.kind for one in quarters.found} == {"quarter"} and len(
        {one.area for one in quarters.found}
    ) == 33
    assert next(one for one in quarters.found if one.area == "S92000003").period.label == "2017-18 Q4"


def test_no_heading_says_which_column_is_the_value():
    text = "Area,Year,Indicator,This year,Last year\nFife,2020-21,NI-12,5,6\n"
    (doubt,) = read(text).doubts
    assert doubt.id == "value column" and [choice.value for choice in doubt.choices] == [
        "This year",
        "Last year",
    ]
    assert read(text, {"value column": "This year"}).found[0].value == 5


def test_what_cannot_be_is_left_out_and_said():
    text = (
        "Area,Indicator,Year,Value,Lower,Upper\nFife,NI-3,2020-21,50,60,70\nFife,NI-3,soon,50,40,60\nFife,NI-3,2021-22,high,,\n"
        "Fife,NI-3,2022-23,,,\nFife,NI-3,2023-24,57.2%,50,60\n"
    )
    found = read(text)
    assert said(found) == {("core-suite:3", "S37000032", "2023-24"): Decimal("57.2")}
    assert sum(one.count for one in found.left_out) == 4 and len({one.why for one in found.left_out}) == 4


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"\x00\x01\x02abc", "neither"),
        (b"PK\x03\x04broken", "save it anew"),
    ],
)
def test_a_file_that_is_no_spreadsheet(content, told):
    with pytest.raises(UnreadableFile, match=told):
        read(content)


def test_what_cannot_be_is_left_out_with_the_reason():
    found = read(
        "Area,Indicator,Year,Value\nFife,NI-18,2019-20,-5\nAngus,NI-18,2019-20,155\nMoray,NI-18,2019-20,55\n"
        "Fife,NI-12,2019-20,-100\n"
    )
    assert [(one.area_as_published, one.value) for one in found.found] == [("Moray", 55)]
    assert [(one.why[:12], one.what) for one in found.left_out] == [
        ("a percentage", "Angus, 2019-20"),
        ("a percentage", "Fife, 2019-20"),
    ]


def test_a_number_that_is_cut_at_its_comma_is_not_taken_for_a_small_one():
    found = read(
        "Area,Indicator,Year,Value\nFife,NI-12,2018-19,11,500\nAngus,NI-12,2018-19,9800\nMoray,NI-12,2018-19,999,see note\n"
    )
    assert [one.value for one in found.found] == [9800, 999]
    assert [one.what for one in found.left_out] == ["Fife, 2018-19"] and "comma" in found.left_out[0].why


def test_a_sheet_of_prose_is_left_out():
    found = read("Dear colleague,\nplease find attached the figures.\n")
    assert not found.found and not found.doubts and len(found.left_out) == 1


def test_a_value_is_worked_out_from_counts_where_it_may_be():
    """Never for a survey, whose intervals come from its design, nor for a standardised rate, which needs counts by age."""
    text = "Area,Indicator,Year,Numerator,Denominator\nFife,{},2020-21,81,263\nMoray,{},2020-21,*,90\n"
    (fife, moray) = read(text.format("NI-18", "NI-18")).found
    assert (fife.value, fife.note) == (Decimal("30.7985"), "worked out from the counts")
    assert (moray.value, moray.missing) == (None, "suppressed")
    assert read(text.format("NI-14", "NI-14")).found[0].value == Decimal("307.9848")
    for code in ("NI-3", "NI-11", "SW1"):
        found = read(text.format(code, code))
        assert [one.missing for one in found.found] == ["suppressed"] and len(found.left_out) == 1


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.lists(
            st.one_of(
                st.text(max_size=12),
                st.sampled_from(
                    [
                        "Area",
                        "Year",
                        "Value",
                        "Fife",
                        "Stirling",
                        "2020-21",
                        "2021",
                        "NI-3",
                        "NI-12",
                        "12.3 r",
                        "*",
                        "",
                        "Numerator",
                    ]
                ),
            ),
            max_size=6,
        ),
        max_size=8,
    )
)
def test_whatever_stands_in_a_file_it_is_understood_or_refused_and_never_breaks(rows):
    content = as_spreadsheet("csv", rows, "x")
    try:
        found = read(content)
    except UnreadableFile:
        return
    answers = {doubt.id: doubt.choices[-1].value for doubt in found.doubts if doubt.choices}
    again = read(content, answers)
    assert all((one.value is None) is bool(one.missing) for one in again.found)
    assert len({one.key for one in again.found}) == len(again.found)


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content):
    try:
        read(content)
    except UnreadableFile as refused:
        assert str(refused).endswith(".")
