"""The picture of the life of an outcome is made from the table, so it cannot lie."""

from tests.rules.lifecycle_page import PAGE, diagram, render
from whatmatters.rules.lifecycle import TRANSITIONS
from whatmatters.rules.vocabulary import END_REASONS


def test_the_table_holds_every_way_an_outcome_can_end():
    assert tuple(transition.target for transition in TRANSITIONS) == END_REASONS


def test_the_picture_shows_every_transition():
    for transition in TRANSITIONS:
        assert f"{transition.source} --> {transition.target}: " in diagram()


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == render(), "run python -m tests.rules.lifecycle_page"
