"""How few steps it takes: counted here, printed when the tests end, kept in docs/explanation/few-steps.md (G3)."""

import re
from typing import Any

import pytest

from tests.journeys.steps import COUNTED, CountingWalker, Steps
from tests.journeys.test_reviews import EARLIER, somebody_with_an_outcome
from tests.places import ROOT

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("steps")]

PERSON = "section[aria-labelledby=voice-person]"
PAGE = ROOT / "docs/explanation/few-steps.md"
FIRST = "From opening a person to a first outcome with its baseline"
REVIEW = "A review of three outcomes, from the person's page"
TOGETHER = "Asking where somebody is now, with pictures, from the outcome's page"


def somebody(walker, name):
    walker.signs_in("megan")
    walker.follows("Somebody new")
    walker.writes("Full name", name)
    walker.presses("Begin their record")


def outcome(counting, words, *, begins_plan=False):
    """An outcome, its goal, its baseline: each page asks one thing."""
    counting.enters("What matters, in the person's own words", words)
    if begins_plan:
        counting.chooses("Care and support plan (adult)")
        counting.enters("Which eligible need does it answer?", "Company")
    counting.presses("Save, and agree the goal" if not begins_plan else "Save")
    counting.enters("What would 10 be: the best it could be?", "Friends round every week")
    counting.chooses("6")
    counting.enters("What would good enough look like?", "Somebody to talk to most weeks")
    counting.presses("Save, and ask where they are now")
    counting.chooses("2", within=PERSON)
    counting.enters("What does that look like? In their words", "It is very quiet.")
    counting.presses("Save what was said", leaves=False)


def another_outcome(walker, words):
    """One more in the same plan, since a while ago."""
    walker.follows("Add something that matters")
    walker.writes("What matters, in the person's own words", words)
    walker.opens("Whose words, which language")
    walker.writes("Said on", EARLIER)
    walker.presses("Save, and agree the goal")
    walker.writes("What would 10 be: the best it could be?", "Every day")
    walker.chooses("6")
    walker.writes("What would good enough look like?", "Most days")
    walker.opens("Whose goal, which day")
    walker.writes("Agreed on", EARLIER)
    walker.presses("Save, and ask where they are now")
    walker.chooses("3", within=PERSON)
    walker.writes("What does that look like? In their words", "Hardly ever.")
    walker.opens("Another day, another kind of occasion")
    walker.writes("On", EARLIER)
    walker.presses("Save what was said")


def test_a_first_outcome_with_its_baseline(walk, record_property):
    """No more than 4 pages and 15 actions, for somebody who has no plan yet."""
    megan = walk()
    somebody(megan, "Olwen Few")
    counting = CountingWalker(megan, FIRST)
    counting.follows("Add something that matters")
    outcome(counting, "I want somebody to talk to", begins_plan=True)
    megan.sees("It is very quiet.")
    assert counting.steps.pages <= 4
    assert counting.steps.actions <= 15
    assert_told(FIRST, record_property)


def test_a_review_of_three_outcomes(walk, record_property):
    """No more than 20 actions, from the person's page to the plan with its next review."""
    megan = walk()
    megan.signs_in("megan")
    somebody_with_an_outcome(megan, "Mattie Few", "I want company", baseline=2, on=EARLIER)
    for words in ("I want my own front door", "I want to paint"):
        megan.follows("Mattie Few")
        another_outcome(megan, words)
    megan.follows("Mattie Few")
    counting = CountingWalker(megan, REVIEW)
    counting.follows("Care and support plan (adult)")
    counting.follows("Hold a review")
    counting.presses("Begin")
    counting.follows("The next one")
    for _ in range(3):
        counting.chooses("5", within=PERSON)
        counting.enters("What does that look like? In their words", "Better than it was.")
        counting.chooses("Keep it as it is")
        counting.presses("Save, and go on")
    counting.enters("When to look at it together again", "2027-06-01")
    counting.presses("Finish the review")
    megan.sees("Next review")
    assert counting.steps.actions <= 20
    assert_told(REVIEW, record_property)


def test_asking_with_pictures(walk, record_property):
    """A tap on a picture, their words, and it is saved."""
    megan = walk()
    somebody(megan, "Picton Few")
    setting_up = CountingWalker(megan, "_")
    setting_up.follows("Add something that matters")
    outcome(setting_up, "I want to hear from my brother", begins_plan=True)
    COUNTED.pop("_")
    counting = CountingWalker(megan, TOGETHER)
    counting.follows("Ask together, with pictures")
    counting.follows("Happy face", exact=True)
    counting.enters("In their own words", "He rang on Sunday.")
    counting.presses("Save what was said")
    megan.sees("He rang on Sunday.")
    assert counting.steps.actions <= 4
    assert_told(TOGETHER, record_property)


def assert_told(name: str, record_property: Any) -> None:
    """The page of the docs says what was counted just now; it is printed when the tests end."""
    steps = COUNTED[name]
    record_property("few steps", f"{name}: {steps.pages} pages, {steps.actions} actions")
    row = re.search(
        rf"^\| {re.escape(name)} \| (\d+) \| (\d+) \|", PAGE.read_text("utf-8"), flags=re.MULTILINE
    )
    assert row, f"{PAGE.name} does not tell of: {name}. Counted now: {steps}"
    assert Steps(int(row[1]), int(row[2])) == steps, f"{PAGE.name} says otherwise of: {name}"
