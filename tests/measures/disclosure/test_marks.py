"""The mark that stands for a figure that is not shown: neither a number nor a blank (D6)."""

import copy
import json
import math
import pickle

import pytest

from whatmatters.measures.disclosure import SUPPRESSED, Suppressed, derived, with_derived
from whatmatters.measures.disclosure.marks import from_json, in_json

TAKEN_FOR_A_NUMBER = {
    "bool": bool, "int": int, "float": float, "len": len, "sum": lambda one: sum([one]), "plus": lambda one: one + 1,
    "minus": lambda one: 1 - one, "times": lambda one: one * 2, "share": lambda one: one / 2, "of": lambda one: 2 / one,
    "less": lambda one: one < 5, "round": round, "str": str, "format": lambda one: f"{one:d}", "text": lambda one: f"{one}",
    "index": lambda one: [1, 2][one], "floor": math.floor, "list": list,
    "max": lambda one: max(1, one), "or 0": lambda one: one or 0,
}  # fmt: skip


@pytest.mark.parametrize("use", TAKEN_FOR_A_NUMBER.values(), ids=TAKEN_FOR_A_NUMBER)
def test_it_is_not_to_be_taken_for_a_number_or_a_text(use):
    with pytest.raises(TypeError):
        use(SUPPRESSED)


def test_it_is_neither_0_nor_blank_nor_none():
    assert SUPPRESSED not in (0, "", None, False, 1)


def test_there_is_one_mark_wherever_it_comes_from():
    copies = [Suppressed(), copy.deepcopy(SUPPRESSED), pickle.loads(pickle.dumps(SUPPRESSED))]
    assert all(one is SUPPRESSED for one in copies)


def test_in_json_it_tells_nothing_more():
    said = in_json({"outcomes": SUPPRESSED, "status": {"improved": 7, "worsened": SUPPRESSED}})
    assert said == {
        "outcomes": {"suppressed": True},
        "status": {"improved": 7, "worsened": {"suppressed": True}},
    }
    assert from_json(json.loads(json.dumps(said)))["status"]["worsened"] is SUPPRESSED
    with pytest.raises(TypeError):
        json.dumps({"outcomes": SUPPRESSED})


def test_what_is_worked_out_falls_with_its_figures():
    assert derived(lambda part, whole: part / whole, 5, 20) == 0.25
    assert derived(lambda part, whole: part / whole, SUPPRESSED, 20) is SUPPRESSED
    figures = {"status.improved": 7, "status.worsened": SUPPRESSED}
    columns = {
        "improved share": (0.4, ["status.improved"]),
        "median days": (31, ["status.improved", "status.worsened"]),
    }
    assert with_derived(figures, columns) == {"improved share": 0.4, "median days": SUPPRESSED}


def test_what_does_not_say_what_it_rests_on_does_not_leave():
    with pytest.raises(ValueError, match="D6"):
        with_derived({"outcomes": 9}, {"median": (3, [])})
    with pytest.raises(KeyError):
        with_derived({"outcomes": 9}, {"median": (3, ["scores"])})
