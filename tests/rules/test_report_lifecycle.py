"""The page about the life of a report is made from its table, and the table has no dead end."""

from tests.rules.report_lifecycle_page import PAGE, render
from whatmatters.rules.annual_reports import STEPS, can_become


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == render()


def test_from_every_state_a_way_leads_on():
    states = {step.source for step in STEPS} | {step.target for step in STEPS}
    assert states == {"draft", "reviewed", "approved", "published"}
    assert all(can_become(state) for state in states)
