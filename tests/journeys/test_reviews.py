"""Reviews, three voices, not scoring, replacing, closing: nothing passed over, nothing decided by a number."""

import datetime as dt

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

PERSON = "section[aria-labelledby=voice-person]"


EARLIER = (dt.date.today() - dt.timedelta(days=90)).isoformat()
LATER = (dt.date.today() + dt.timedelta(days=180)).isoformat()


def somebody_with_an_outcome(walker, name, words, baseline=None, on=""):
    """A person with a plan and one outcome with its goal, by the shortest way through the pages."""
    walker.follows("Somebody new")
    walker.writes("Full name", name)
    walker.presses("Begin their record")
    walker.follows("Start a plan")
    if on:
        walker.writes("From", on)
    walker.presses("Start the plan")
    walker.follows("Add something that matters")
    walker.writes("What matters, in the person's own words", words)
    walker.writes("Which eligible need does it answer?", "Company")
    if on:
        walker.opens("Whose words, which language")
        walker.writes("Said on", on)
    walker.presses("Save, and agree the goal")
    walker.writes("What would 10 be: the best it could be?", "Friends round every week")
    walker.chooses("6")
    walker.writes("What would good enough look like?", "Somebody to talk to most weeks")
    if on:
        walker.opens("Whose goal, which day")
        walker.writes("Agreed on", on)
    walker.presses("Save, and ask where they are now")
    if baseline is not None:
        walker.chooses(str(baseline), within=PERSON)
        walker.writes("What does that look like? In their words", "It is very quiet.")
        if on:
            walker.opens("Another day, another kind of occasion")
            walker.writes("On", on)
        walker.presses("Save what was said")


def to_the_plan(walker, name):
    walker.follows(name)
    walker.page.locator("#plan").get_by_role("link").first.click()
    walker.looks()


def test_a_review_with_three_voices(walk):
    """The person, a supporter and the practitioner on one page; the person's is the score of record (C7, C8, C9)."""
    megan = walk()
    megan.signs_in("megan")
    somebody_with_an_outcome(megan, "Nesta Bowen", "I want somebody to talk to", baseline=2, on=EARLIER)
    to_the_plan(megan, "Nesta Bowen")
    megan.follows("Hold a review")
    megan.presses("Begin")
    megan.sees("0 of 1 talked about")

    megan.writes("When to look at it together again", LATER)
    megan.presses("Finish the review")
    megan.sees("The review passed over this outcome.")

    megan.follows("The next one")
    megan.chooses("5", within=PERSON)
    megan.writes("What does that look like? In their words", "Mair comes on Tuesdays now")
    megan.opens("Somebody who supports them spoke too")
    supporter = megan.page.locator("#voice-supporter")
    supporter.get_by_label("Who is it?").select_option("friend")
    supporter.get_by_label("Their name").fill("Mair")
    supporter.get_by_label("7", exact=True).check()
    supporter.get_by_label("What does that look like to them?").fill("She talks the whole hour")
    megan.opens("How I see it")
    practitioner = megan.page.locator("#voice-practitioner")
    practitioner.get_by_label("I see it as they do").check()
    megan.page.get_by_label("Keep it as it is").check()
    megan.presses("Save, and go on")

    # Two things were left out; each is said beside its field, and nothing typed is lost.
    megan.sees("A supporter speaks for the person, and it is not said why.")
    assert megan.page.locator("#voice-supporter").get_by_label("Their name").input_value() == "Mair"
    supporter.get_by_label("Why it was right to ask them, and that they were comfortable to answer").fill(
        "Nesta asked her to"
    )
    megan.presses("Save, and go on")
    megan.sees("This score differs from the score of record, and it is not said why.")
    supporter.get_by_label("Where they see it differently: why").fill("Mair sees her at her best")
    megan.presses("Save, and go on")

    megan.sees("1 of 1 talked about")
    megan.writes("When to look at it together again", LATER)
    megan.presses("Finish the review")
    megan.sees("Better than at the start")
    megan.follows("I want somebody to talk to")
    record = megan.page.locator("table strong", has_text="5")
    assert record.count() == 1, "the person's own score is the score of record"
    megan.sees("Mair sees her at her best")
    megan.sees("Sees it as they do.")
    assert not [text for text in megan.noise if "422" not in text], megan.noise


def test_not_scoring_is_an_answer(walk):
    """Somebody would rather talk: the reason is kept, nothing blocks, and they can be asked again (C6)."""
    megan = walk(size="phone")
    megan.signs_in("megan")
    somebody_with_an_outcome(megan, "Trefor Wynne", "I want to be left in peace in the mornings")
    megan.presses("Save what was said")
    megan.sees("Give a number with its words; or write down why there is none, which is an answer too. (C6)")
    megan.opens("They would rather not, or could not say")
    megan.page.get_by_label("They would rather not put a number on it").check()
    megan.writes(
        "The reason, as they gave it or as you understood it", "“I'm not a number,” he said, and laughed."
    )
    megan.presses("Save what was said")
    megan.sees("Chose not to score")
    megan.sees("“I'm not a number,” he said, and laughed.")
    megan.goes_to("/")
    megan.sees("1 chosen not to score: ask again?")


def test_a_score_before_its_goal_is_refused_with_the_way_out(walk):
    """C2: by the page too."""
    megan = walk()
    megan.signs_in("megan")
    somebody_with_an_outcome(megan, "Elin Prosser", "I want to bake again", baseline=4)
    megan.follows("Elin Prosser")
    megan.follows("Add something that matters")
    megan.writes("What matters, in the person's own words", "I want to see my sister")
    megan.presses("Save, and agree the goal")
    outcome = megan.page.url.removesuffix("goal/").removeprefix(megan.service.address)
    megan.goes_to(f"{outcome}score/?kind=baseline")
    megan.chooses("3", within=PERSON)
    megan.writes("What does that look like? In their words", "Once a year")
    megan.presses("Save what was said")
    megan.sees(
        "This outcome has no goal yet. Agree with the person what good enough looks like, then score. (C2)"
    )
    assert megan.page.locator("[name=person-narrative]").input_value() == "Once a year"


def test_replacing_and_closing(walk):
    """Something else matters more now; then the plan closes with an end score and a refusal (B10, C14, D5)."""
    megan = walk()
    megan.signs_in("megan")
    somebody_with_an_outcome(megan, "Idris Vaughan", "I want to drive again", baseline=1)
    megan.follows("Complete it, let it go, or replace it")
    megan.chooses("Replace it with something that matters more now")
    megan.writes("What was said about it", "“The doctor says no, and I'd rather not kill anybody.”")
    megan.presses("Save")
    megan.sees("Write down what matters now, in the person's own words. (B10)")
    megan.writes(
        "If replaced: what matters now, in the person's own words",
        "I want to get to the match without asking my daughter",
    )
    megan.presses("Save")
    megan.writes("What would 10 be: the best it could be?", "Every home game")
    megan.chooses("5")
    megan.writes("What would good enough look like?", "Half of them")
    megan.presses("Save, and ask where they are now")
    megan.chooses("2", within=PERSON)
    megan.writes("What does that look like? In their words", "Once, in the rain")
    megan.presses("Save what was said")
    megan.sees("In place of:")

    to_the_plan(megan, "Idris Vaughan")
    megan.follows("Close this plan")
    megan.presses("Begin")
    megan.writes("How far was each outcome achieved?", "He got to the matches he wanted.")
    megan.writes("Why the plan closes, and what happens next", "He asked us to stop calling.")
    megan.presses("Close the plan")
    megan.sees("This outcome ended with its plan without an end score.")
    assert (
        megan.page.get_by_label("How far was each outcome achieved?").input_value()
        == "He got to the matches he wanted."
    )
    megan.follows("Talk about it")
    megan.does_not_see("What now?")
    megan.chooses("6", within=PERSON)
    megan.writes(
        "What does that look like? In their words", "I've a season ticket and a lift from the Legion"
    )
    megan.presses("Save, and go on")
    megan.writes("How far was each outcome achieved?", "He got to the matches he wanted.")
    megan.writes("Why the plan closes, and what happens next", "He asked us to stop calling.")
    megan.presses("Close the plan")
    megan.sees("How it closed")
    megan.sees("He got to the matches he wanted.")
