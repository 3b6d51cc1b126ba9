"""Each line of "What is and is not a breach" (docs/reference/case-pack.md), one fault at a time in a small pack."""

import pytest

from tests.places import SAMPLES
from tests.rules.faults import FAULTS, NEXT, REPLACED, VALUE
from tests.rules.packs import read_tables
from tests.rules.small_pack import DESCRIPTOR, PROXY, breaches, found, row_of, small_pack
from whatmatters.frameworks import known_codes, tools
from whatmatters.rules.tools import Tool


def planted(*changes):
    """The small pack with changes: (table, row from 1, {column: text}), or (table, 0, new row's cells)."""
    tables = small_pack()
    for table, number, cells in changes:
        if number:
            tables[table][number - 1].update(cells)
        else:
            tables[table].append(row_of(table, **cells))
    return tables


def test_the_small_pack_breaks_no_rule():
    assert found(small_pack()) == []


@pytest.mark.parametrize("pack", ["mixed-300", "scotland-120"])
def test_the_sample_packs_break_no_rule(pack):
    declared = {one.id: Tool(one.id, one.points) for one in tools()}

    assert (
        found(
            read_tables(SAMPLES / pack), known_codes=known_codes(), tools=declared, own_descriptor=DESCRIPTOR
        )
        == []
    )


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_where_it_is_and_nowhere_else(fault):
    changes, expected = FAULTS[fault]

    assert found(planted(*changes)) == expected


def test_a_good_successor_is_no_breach():
    assert found(planted(("outcomes", 1, REPLACED), *NEXT)) == []


def test_several_faults_in_one_pack_are_all_found_in_order_of_files_and_rows():
    tables = planted(
        ("scores", 4, {"proxy_reason": "", "narrative": ""}),
        ("scores", 1, {"value": "11"}),
        ("actions", 1, {"who": ""}),
        ("goals", 1, {"meaning": "", "score": "x"}),
    )

    assert found(tables) == [
        ("actions.csv", 1, "who", "B8"),
        ("goals.csv", 1, "score", "C1"),
        ("goals.csv", 1, "meaning", "C2"),
        ("scores.csv", 1, "value", "C1"),
        ("scores.csv", 4, "narrative", "C4"),
        ("scores.csv", 4, "proxy_reason", "C9"),
    ]


def test_a_breach_repeats_codes_numbers_and_dates_and_never_words():
    tables = planted(
        ("scores", 1, {"value": "11"}),
        ("scores", 2, {"by": "her sister, who was crying"}),
        ("mappings", 1, {"code": "rich"}),
        ("people", 1, {"identifier": "9434765918"}),
        ("scores", 4, {"proxy_reason": ""}),
    )

    given = {(one.file, one.row, one.rule): one.given for one in breaches(tables)}

    assert given == {
        ("mappings.csv", 1, "B5"): "rich",
        ("people.csv", 1, "schema"): None,
        ("scores.csv", 1, "C1"): "11",
        ("scores.csv", 2, "schema"): None,
        ("scores.csv", 4, "C9"): None,
    }


def test_a_breach_is_written_as_the_format_says():
    (breach,) = breaches(planted(("scores", 1, {"value": "11"})))

    assert breach.as_dict() == {
        "file": "scores.csv",
        "row": 1,
        "column": "value",
        "rule": "C1",
        "given": "11",
        "message": "A score is a whole number from 0, the worst it could be, to 10, the best it could be. "
        "Give one of these eleven numbers, or record that no score was given and why. (C1)",
    }


def test_supporters_of_one_occasion_are_two_voices():
    sister = {
        **VALUE,
        **PROXY,
        "by": "family",
        "who": "sister",
        "on": "2024-05-01",
        "difference_reason": "Sees more.",
    }

    assert found(planted(("scores", 0, sister))) == []
