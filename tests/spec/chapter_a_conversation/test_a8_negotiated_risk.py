"""A8: risk is negotiated, and reasonable risk-taking is a recorded decision."""

import pytest

from tests.spec.case import day, refused
from tests.spec.rulebook import spec
from whatmatters.rules.risks import (
    RiskAgreement,
    agreement_in_force,
    check_agreement,
    check_risk,
    check_risk_to,
    look_again_is_due,
)

AGREED = {
    "on": day("2026-01-05"),
    "agreed": "He walks to the shop alone; the phone is in his pocket.",
    "agreed_by": "Tariq, Amina, Fiona",
    "look_again_on": day("2026-02-02"),
}


@spec("A8", "P § Values", "What was agreed, by whom, and when it is looked at again")
@pytest.mark.parametrize("missing", ["agreed", "agreed_by"])
def test_an_agreement_says_what_and_who(missing):
    RiskAgreement(**AGREED)
    with refused("A8"):
        RiskAgreement(**{**AGREED, missing: " "})


@spec("A8", "P § Values", "A risk that is taken is looked at again on a later day")
def test_there_is_a_day_to_look_again():
    for given in (None, AGREED["on"]):
        with refused("A8"):
            RiskAgreement(**{**AGREED, "look_again_on": given})
    RiskAgreement(**{**AGREED, "look_again_on": None, "over": True})


@spec(
    "A8",
    "N § Tariq's story",
    "Taking a reasonable risk is a decision that can be recorded, not a blocked field",
)
def test_nothing_refuses_a_risk_for_being_one():
    check_risk("He may fall on the way.")
    check_agreement(RiskAgreement(**AGREED, worth_taking="He is his own man again."), today=day("2026-01-05"))
    check_risk_to("others")
    with refused("A8"):
        check_risk("  ")
    with refused("schema"):
        check_risk_to("nobody")
    with refused("C7"):
        check_agreement(RiskAgreement(**AGREED), today=day("2026-01-04"))


@spec("A8", "P § Values", "A new agreement takes the place of the one before, from its day on")
def test_what_holds_on_a_day():
    first = RiskAgreement(**AGREED)
    second = RiskAgreement(**{**AGREED, "on": day("2026-02-02"), "look_again_on": day("2026-05-01")})
    assert agreement_in_force([second, first], on=day("2026-01-20")) == first
    assert agreement_in_force([first, second], on=day("2026-03-01")) == second
    assert agreement_in_force([first], on=day("2026-01-01")) is None


@spec("A8", "P § Values", "The day to look again is chased, until it has been looked at")
def test_looking_again_is_due_on_its_day():
    first = RiskAgreement(**AGREED)
    second = RiskAgreement(**{**AGREED, "on": day("2026-02-02"), "look_again_on": day("2026-05-01")})
    over = RiskAgreement(**{**AGREED, "on": day("2026-02-02"), "look_again_on": None, "over": True})
    assert not look_again_is_due([first], on=day("2026-02-01"))
    assert look_again_is_due([first], on=day("2026-02-02"))
    assert not look_again_is_due([first, second], on=day("2026-02-02"))
    assert not look_again_is_due([first, over], on=day("2027-01-01"))
