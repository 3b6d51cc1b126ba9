"""A practitioner writes down what was said, makes an outcome of it, agrees the goal, takes a baseline."""

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


def new_person(walker, name):
    walker.follows("Somebody new")
    walker.writes("Full name", name)
    walker.presses("Begin their record")


def test_record_map_and_baseline(walk):
    """From a first conversation to a baseline, each page looked at on the way."""
    megan = walk()
    megan.signs_in("megan")
    new_person(megan, "Gwen Parry")

    megan.follows("Start a plan")
    megan.presses("Start the plan")
    megan.follows("Gwen Parry")

    megan.follows("Write down a conversation")
    said = "“I want to go to chapel every Sunday on my own,” she said. Nid oes angen neb arna i. 🙂"
    megan.writes("What was said", said)
    megan.presses("Save")
    megan.sees(said)

    megan.follows("Make something that matters of it")
    megan.writes("What matters, in the person's own words", "I want to go to chapel every Sunday on my own")
    megan.writes("Why it matters to them", "It is where I was married")
    megan.writes("Which eligible need does it answer?", "Getting out and about")
    megan.presses("Save, and agree the goal")

    megan.writes("What would 10 be: the best it could be?", "Every Sunday, and home for dinner")
    megan.writes("And 0: the worst it could be?", "Watching it on the television")
    megan.chooses("7")
    megan.writes("What would good enough look like?", "Most Sundays, when the weather is kind")
    megan.presses("Save, and ask where they are now")

    megan.chooses("3", within="section[aria-labelledby=voice-person]")
    megan.writes("What does that look like? In their words", "I went at Easter. That was the last time.")
    megan.presses("Save what was said")
    megan.sees("I went at Easter. That was the last time.")
    megan.sees("Every Sunday, and home for dinner")

    megan.follows("Choose the national outcome together")
    megan.page.get_by_role("radio", name="I do the things that matter to me").check()
    megan.writes(
        "Why this one, after talking it through", "It is the going by herself that she comes back to."
    )
    megan.presses("Save")
    megan.sees("I do the things that matter to me")
    assert not megan.noise, megan.noise
