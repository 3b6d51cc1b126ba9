"""Words lifted from a conversation: by pointer, by touch, by keyboard, without scripts; and what happens to them later (A1, A2, G3)."""

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("conversation")]

# Emoji of several parts, letters with accents of their own, words from right to left, and a line that is long.
SAID = (
    "“I miss the choir,” she said. 👩‍👩‍👧 comes on Sundays.\n"
    "Mae'r bws wedi stopio. Cafe\u0301 Nero is too far.\n"
    "أريد أن أصلي في المسجد. She sings in the kitchen."
)
SELECT = """
([from, to]) => {
  const told = document.querySelector("[data-told]");
  const walker = document.createTreeWalker(told, NodeFilter.SHOW_TEXT);
  let at = 0, start, end, node;
  while ((node = walker.nextNode())) {
    const next = at + node.data.length;
    if (!start && from < next) start = [node, from - at];
    if (to <= next) { end = [node, to - at]; break; }
    at = next;
  }
  const range = document.createRange();
  range.setStart(...start);
  range.setEnd(...end);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}
"""


def utf16(text):
    """How long a text is to a browser."""
    return len(text.encode("utf-16-le")) // 2


def select(walker, words):
    """What a pointer, a finger or the shift key leaves behind: a selection."""
    before = walker.page.locator("[data-told]").evaluate("told => told.textContent").split(words)[0]
    walker.page.evaluate(SELECT, [utf16(before), utf16(before) + utf16(words)])


def lifts(walker, words, kind):
    """Select words, and say what they are."""
    select(walker, words)
    bar = walker.page.locator("#lift-bar")
    bar.wait_for(state="visible")
    with walker.page.expect_navigation():
        bar.get_by_role("button", name=kind, exact=True).click()
    walker.looks()


def told_to(walker, name, text=SAID, signs_in=True):
    """Somebody with a conversation written down, and its page open."""
    if signs_in:
        walker.signs_in("megan")
    walker.follows("Somebody new")
    walker.writes("Full name", name)
    walker.presses("Begin their record")
    walker.follows("Write down a conversation")
    walker.writes("What was said", text)
    walker.presses("Save")


def told_text(walker):
    return walker.page.locator("[data-told]").evaluate("told => told.textContent")


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_lifting_by_pointer_and_touch(walk, size):
    """A strength and what gets in the way, at once; the text keeps its highlights, and gives them back."""
    megan = walk(size=size)
    told_to(megan, f"Lowri Lift {size}")
    lifts(megan, "👩‍👩‍👧 comes on Sundays.", "Something that helps")
    lifts(megan, "Mae'r bws wedi stopio.", "What gets in the way")
    lifts(megan, "أريد أن أصلي في المسجد.", "How things are")
    assert told_text(megan) == SAID, "the text is as it was"
    marked = megan.page.locator("[data-told] .wm-lifted").all_text_contents()
    assert marked == ["👩‍👩‍👧 comes on Sundays.", "Mae'r bws wedi stopio.", "أريد أن أصلي في المسجد."]
    megan.sees("Not talked about yet")
    megan.does_not_see("what gets in the way,")

    megan.follows("On the map of what helps")
    megan.sees("👩‍👩‍👧 comes on Sundays.")
    megan.follows("Where it was said")
    first = megan.page.locator("#lifted li").first
    with megan.page.expect_navigation():
        first.get_by_role("button", name="Put the words back").click()
    megan.looks()
    assert told_text(megan) == SAID
    assert megan.page.locator("[data-told] .wm-lifted").count() == 2
    assert not megan.noise, megan.noise


def test_a_selection_that_cuts_a_character_takes_the_whole_of_it(walk):
    """Half a family or half an accent is never lifted."""
    megan = walk()
    told_to(megan, "Cerys Cut")
    select(megan, "👩‍👩")
    with megan.page.expect_navigation():
        megan.page.locator("#lift-bar").get_by_role("button", name="How things are").click()
    assert megan.page.locator("[data-told] .wm-lifted").all_text_contents() == ["👩‍👩‍👧"]
    megan.page.locator("[data-told]").evaluate("told => getSelection().selectAllChildren(told)")
    assert megan.page.locator("#lift-bar").is_visible()


def test_words_become_an_outcome_and_keep_their_origin(walk):
    """Lifted words are not typed again, and the outcome shows where they were said (G3)."""
    megan = walk()
    told_to(megan, "Olwen Origin")
    lifts(megan, "I miss the choir", "Something that matters")
    megan.chooses("Care and support plan (adult)")
    megan.writes("Which eligible need does it answer?", "Company")
    assert (
        megan.page.get_by_label("What matters, in the person's own words").input_value() == "I miss the choir"
    )
    megan.presses("Save")
    megan.goes_to(megan.page.url.split(megan.service.address)[1].removesuffix("goal/"))
    origin = megan.page.locator("#belongs .wm-quote .wm-as-written")
    assert origin.text_content() == "I miss the choir"
    megan.page.locator("#belongs").get_by_role("link").filter(has_text="20").first.click()
    assert "#words-" in megan.page.url

    lifts(megan, "She sings in the kitchen.", "Something somebody will do")
    megan.chooses("The person")
    megan.presses("Save")
    lifts(megan, "Cafe\u0301 Nero is too far", "A need")
    megan.chooses("Yes")
    megan.presses("Save")
    lifts(megan, "Mae'r bws", "A risk")
    assert megan.page.locator("#lifted > ol > li").count() == 4
    for made in ("Talk this risk over", "In the plan", "Who does what"):
        megan.page.locator("#lifted").get_by_role("link", name=made).click()
        megan.page.get_by_role("link", name="Where it was said").click()
        assert "#words-" in megan.page.url
    assert told_text(megan) == SAID


def test_a_later_version_says_whether_it_still_holds_the_words(walk):
    """What was lifted stays on its version; the later one shows where the words stand now, or that they do not."""
    megan = walk()
    told_to(megan, "Vera Version")
    lifts(megan, "Mae'r bws wedi stopio.", "What gets in the way")
    lifts(megan, "She sings in the kitchen.", "Something that helps")
    first = megan.page.url.split("#")[0]
    megan.follows("Change what was written down")
    megan.writes("What was said", "She sings in the kitchen. She laughed.")
    megan.presses("Save as a new version")
    assert megan.page.url != first
    megan.sees("This version no longer holds these words.")
    assert megan.page.locator("[data-told] .wm-lifted").all_text_contents() == ["She sings in the kitchen."]
    megan.page.get_by_role("link", name="Lifted from an earlier version").first.click()
    assert megan.page.url.startswith(first)
    assert told_text(megan) == SAID


def test_lifting_by_keyboard_alone(walk):
    """Sentences are ticked, words left away, and it is said what they are: no pointer."""
    megan = walk()
    told_to(megan, "Kitty Keys")
    megan.follows("Pick out sentences")
    page = megan.page
    page.get_by_label("Mae'r bws wedi stopio.").focus()
    page.keyboard.press("Space")
    page.get_by_label("Only a part of it").focus()
    page.keyboard.type("bws wedi stopio")
    page.get_by_label("What gets in the way").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Lift these words").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    megan.looks()
    assert page.locator("[data-told] .wm-lifted").all_text_contents() == ["bws wedi stopio"]
    page.locator("[data-told] .wm-lifted").focus()
    page.keyboard.press("Enter")
    assert "#lift-" in page.url


def test_lifting_without_scripts(walk):
    """The same pages, without a line of script; sentences that do not follow one another are refused, nothing lost."""
    megan = walk(scripts=False)
    told_to(megan, "Nora Noscript")
    assert not megan.page.locator("#lift-bar").is_visible()
    megan.follows("Pick out sentences")
    megan.page.get_by_label("Mae'r bws wedi stopio.").check()
    megan.page.get_by_label("She sings in the kitchen.").check()
    megan.page.get_by_label("How things are").check()
    megan.presses("Lift these words")
    megan.sees("The sentences picked out do not follow one another.")
    assert megan.page.get_by_label("She sings in the kitchen.").is_checked()
    megan.page.get_by_label("Mae'r bws wedi stopio.").uncheck()
    megan.presses("Lift these words")
    assert megan.page.locator("#told .wm-lifted").all_text_contents() == ["She sings in the kitchen."]


def test_twenty_thousand_characters(walk):
    """A long afternoon, and the last words of it."""
    megan = walk()
    told_to(megan, "Lena Long", "Mae hi'n braf heddiw. 🙂 " * 900 + "And then she said: take me home.")
    lifts(megan, "take me home", "Something that matters")
    assert megan.page.get_by_label("What matters, in the person's own words").input_value() == "take me home"


def test_what_was_said_once_is_not_asked_again(walk):
    """The next conversation begins where the last one ended (G3)."""
    megan = walk()
    told_to(megan, "Tanwen Twice")
    lifts(megan, "Mae'r bws wedi stopio.", "What gets in the way")
    megan.follows("Tanwen Twice")
    megan.follows("Write down a conversation")
    megan.opens("So far, the last time on")
    megan.sees("Mae'r bws wedi stopio.")
    megan.sees("Not talked about yet, which may be as it should be: how things are, what matters")


def test_lifting_in_welsh(walk):
    """The same in Welsh."""
    ifan = walk(language="cy", size="phone")
    ifan.signs_in("ifan")
    ifan.goes_to("/people/demo-eluned-roberts/")
    ifan.page.locator("#conversations a").first.click()
    ifan.looks()
    lifts(ifan, "Yno y priodais i.", "Sut mae pethau")
    assert "Yno y priodais i." in ifan.page.locator("[data-told] .wm-lifted").all_text_contents()
    with ifan.page.expect_navigation():
        lifted = ifan.page.locator("#lifted li", has_text="Yno y priodais i.")
        lifted.get_by_role("button", name="Rhoi'r geiriau yn ôl").click()
    ifan.looks()
