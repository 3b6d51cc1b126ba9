"""B5: frameworks are data, versioned and side by side; a mapping names framework, version and code."""

import pytest

from tests.spec.case import TODAY, mapping, outcome, refused
from tests.spec.rulebook import spec
from whatmatters.frameworks import known_codes
from whatmatters.rules.mappings import check_mapping

WHAT_ARE = "W § What are the national well-being outcomes?"


@pytest.fixture(scope="module")
def known():
    return known_codes()


@spec("B5", WHAT_ARE, "Wales's 24 national well-being outcomes can be chosen")
def test_there_are_24_national_outcomes_for_wales(known):
    assert len({code for framework, _, code in known if framework == "wales-wellbeing"}) == 24


@spec("B5", "N §5", "Scotland's nine national outcomes can be chosen")
def test_there_are_nine_national_outcomes_for_scotland(known):
    codes = {code for framework, _, code in known if framework == "scotland-nhwo"}

    assert codes == {str(number) for number in range(1, 10)}


@spec("B5", "T; N §11; W Annex A", "Talking Points, carers, SHANARRI and local lists stand beside them")
@pytest.mark.parametrize(
    "framework", ["talking-points", "talking-points-carers", "shanarri", "npt-main-aspects"]
)
def test_other_frameworks_stand_beside_the_national_ones(known, framework):
    assert any(framework == known_framework for known_framework, _, _ in known)


@spec("B5", WHAT_ARE, "Each outcome of a framework can be mapped to, in its version")
def test_a_known_code_is_accepted(known):
    check_mapping(outcome(), mapping("do-what-matters", "2024-01-01"), known=known, today=TODAY)


@spec("B5", WHAT_ARE, "Framework, version and code must all exist")
@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"framework": "somebody's list"}, "framework"),
        ({"version": "1999"}, "version"),
        ({"code": "be-a-millionaire"}, "code"),
    ],
)
def test_what_does_not_exist_is_refused_where_it_is_wrong(known, wrong, column):
    made_up = mapping(**{"code": "do-what-matters", "set_on": "2024-01-01", **wrong})

    with refused("B5") as said:
        check_mapping(outcome(), made_up, known=known, today=TODAY)

    assert said[0].column == column
