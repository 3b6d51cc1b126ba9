"""Two people at once, drafts, no scripts, the keyboard alone, typing a number."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

TAYLOR = "/people/demo-jean-taylor/"


def test_two_people_change_one_conversation(walk):
    """Both are told; what each wrote is kept."""
    shona, fiona = walk(), walk()
    shona.signs_in("shona")
    fiona.signs_in("fiona")
    shona.goes_to(TAYLOR + "conversations/new/")
    shona.writes("What was said", "She talked of the sea.")
    shona.presses("Save")
    conversation = shona.page.url.removeprefix(shona.service.address)
    shona.goes_to(conversation + "change/")
    fiona.goes_to(conversation + "change/")
    fiona.writes("What was said", "She talked of the sea, and of Oban.")
    fiona.presses("Save as a new version")
    shona.writes("What was said", "She talked of the sea, and of her mother.")
    shona.presses("Save as a new version")
    shona.sees("Somebody else changed this while you were writing")
    shona.sees("She talked of the sea, and of Oban.")
    expect(shona.page.get_by_label("What was said", exact=True)).to_have_value(
        "She talked of the sea, and of her mother."
    )
    shona.follows("Go on from their version")
    shona.writes("What was said", "She talked of the sea, of Oban, and of her mother.")
    shona.presses("Save as a new version")
    shona.opens("Every version")
    assert shona.page.locator("details li").count() == 3


def test_two_people_reword_one_outcome(walk):
    """The second sees what the first wrote before anything is recorded (B1)."""
    shona, fiona = walk(), walk()
    shona.signs_in("shona")
    fiona.signs_in("fiona")
    shona.goes_to(TAYLOR)
    shona.follows("I want to keep going to my group")
    outcome = shona.page.url.removeprefix(shona.service.address)
    shona.goes_to(outcome + "words/")
    fiona.goes_to(outcome + "words/")
    fiona.writes("What matters, in the person's own words", "I want to keep going to my group, and sing.")
    fiona.writes("Why the words change", "She added the singing.")
    fiona.presses("Save")
    shona.writes("What matters, in the person's own words", "I want to keep going to my group and see Moira.")
    shona.writes("Why the words change", "She named Moira.")
    shona.presses("Save")
    shona.sees("Somebody else changed this while you were writing")
    shona.sees("I want to keep going to my group, and sing.")
    shona.presses("Save")
    shona.sees("I want to keep going to my group and see Moira.")
    shona.sees("I want to keep going to my group, and sing.")


def test_what_is_being_written_is_kept(walk):
    """The page is left without saving; the words are there the next time."""
    shona = walk(size="phone")
    shona.signs_in("shona")
    shona.goes_to("/people/demo-bob-taylor/conversations/new/")
    shona.writes("What was said", "He had just begun to tell me about the bowls when")
    expect(shona.page.locator("#draft-said")).to_contain_text("Draft kept at")
    shona.goes_to("/people/demo-bob-taylor/")
    shona.follows("Write down a conversation")
    expect(shona.page.get_by_label("What was said", exact=True)).to_have_value(
        "He had just begun to tell me about the bowls when"
    )
    shona.presses("Let the draft go")
    expect(shona.page.get_by_label("What was said", exact=True)).to_have_value("")


def test_the_first_journey_without_scripts(walk):
    """Everything works without JavaScript."""
    shona = walk(scripts=False)
    shona.signs_in("shona")
    shona.follows("Somebody new")
    shona.writes("Full name", "Morag Innes")
    shona.presses("Begin their record")
    shona.follows("Start a plan")
    shona.presses("Start the plan")
    shona.follows("Morag Innes")
    shona.follows("Write down a conversation")
    shona.writes("What was said", "“I miss the hens.”")
    shona.presses("Save")
    shona.follows("Make something that matters of it")
    shona.writes("What matters, in the person's own words", "I want hens again")
    shona.writes("Which eligible need does it answer?", "Having something to do")
    shona.presses("Save, and agree the goal")
    shona.writes("What would 10 be: the best it could be?", "Six hens and eggs for the neighbours")
    shona.chooses("4")
    shona.writes("What would good enough look like?", "Somebody else's hens, to visit")
    shona.presses("Save, and ask where they are now")
    shona.chooses("0", within="section[aria-labelledby=voice-person]")
    shona.writes("What does that look like? In their words", "Not a feather")
    shona.presses("Save what was said")
    shona.sees("Not a feather")
    shona.follows("Choose the national outcome together")
    shona.writes("Search with a word of theirs", "home")
    shona.presses("Search")
    shona.page.get_by_role("radio").first.check()
    shona.writes("Why this one, after talking it through", "It is the nearest.")
    shona.presses("Save")
    shona.sees("It is the nearest.")
    shona.goes_to("/")
    shona.writes("Find somebody by name or number", "Morag")
    shona.presses("Find")
    shona.sees("Morag Innes")


def test_the_first_journey_by_keyboard_alone(walk):
    """No pointer: Tab, Enter, space, arrows, and typing a number on the scale."""
    shona = walk()
    shona.signs_in("shona")
    keys = shona.page.keyboard

    def to(selector):
        """Tab until what is wanted has the focus, as somebody without a pointer does."""
        for _ in range(80):
            keys.press("Tab")
            if shona.page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
                return
        raise AssertionError(f"{selector} cannot be reached with the Tab key on {shona.page.url}")

    def enter(selector):
        to(selector)
        with shona.page.expect_navigation():
            keys.press("Enter")
        shona.looks()

    enter("a[href='/people/new/']")
    to("#id_name")
    keys.type("Hamish Orr")
    enter("main button[type=submit]")
    enter("a[href$='/plans/new/']")
    enter("main button[type=submit]")
    enter("a[href*='/outcomes/new/']")
    to("#id_words")
    keys.type("I want to fish the loch once more")
    to("#id_new_need")
    keys.type("Getting out")
    enter("main button[type=submit]")
    to("#id_ten_means")
    keys.type("A trout on the line")
    to("input[name=score]")
    keys.type("10")
    expect(shona.page.locator("input[name=score][value='10']")).to_be_checked()
    keys.type("5")
    expect(shona.page.locator("input[name=score][value='5']")).to_be_checked()
    to("#id_meaning")
    keys.type("Just to sit by it")
    enter("main button[type=submit]")
    to("input[name='person-answer']")
    keys.type("1")
    to("#id_person-narrative")
    keys.type("I can see it from the bus")
    enter("main button[type=submit]")
    shona.sees("I can see it from the bus")
    to(".wm-point")
    keys.press("Enter")
    expect(shona.page.locator("tr.wm-narrative").first).to_be_focused()


def test_finding_somebody_as_one_types(walk):
    """The lines follow the keys."""
    shona = walk()
    shona.signs_in("shona")
    shona.page.get_by_label("Find somebody by name or number").press_sequentially("bob", delay=30)
    expect(shona.page.locator("#found")).to_contain_text("Bob")
    expect(shona.page.locator("#found tbody tr")).to_have_count(1)
    shona.looks()


def test_going_back_and_saving_again(walk):
    """The same form once more writes nothing twice; with other words it is a correction, and both are kept."""
    shona = walk()
    shona.signs_in("shona")
    shona.goes_to("/people/demo-bob-taylor/")
    shona.follows("An hour at the bowling")
    shona.follows("Ask where they are now")
    shona.chooses("6", within="section[aria-labelledby=voice-person]")
    shona.writes("What does that look like? In their words", "Three times in May")
    shona.presses("Save what was said")
    rows = shona.page.locator("tr.wm-narrative").count()
    shona.page.go_back()
    shona.presses("Save what was said")
    assert shona.page.locator("tr.wm-narrative").count() == rows
    shona.page.go_back()
    shona.writes("What does that look like? In their words", "Three times in May, and I won")
    shona.presses("Save what was said")
    shona.sees("Three times in May, and I won")
    shona.sees("Corrected later on the same occasion.")
    assert shona.page.locator("tr.wm-narrative").count() == rows + 1
