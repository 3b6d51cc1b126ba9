"""Papers: taken from the record, filled in on screen, read on a phone, printed and taken away; with axe at every step."""

import re

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


def plan_of(walker, person):
    """The address of the papers of a person's plan."""
    walker.goes_to(f"/people/{person}/papers/")
    link = walker.page.locator("main a[href$='/papers/mine/']").first
    return link.get_attribute("href").removesuffix("mine/")


def takes_away(walker):
    """Follow the link to the PDF as a browser does, and say what it is called and how it begins."""
    with walker.page.expect_download() as waiting:
        walker.page.locator("a[href*='/pdf/']").first.click()
    download = waiting.value
    with open(download.path(), "rb") as file:
        return download.suggested_filename, file.read(5)


WAYS = {
    "mine": [
        "?in=en&layout=standard",
        "?in=cy&layout=large",
        "?in=en&layout=easy",
        "?in=both&layout=standard",
    ],
    "plan": ["?in=en", "?in=cy"],
    "grid": ["?in=en", "?in=cy"],
    "family": ["?in=en", "?in=cy"],
    "child": ["?in=en", "?in=cy"],
}


@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_paper_can_be_read_and_taken_away(walk, language, size):
    megan = walk(language=language, size=size)
    megan.signs_in("megan")
    papers = plan_of(megan, "demo-nia-morgan")
    for paper, ways in WAYS.items():
        for way in ways:
            megan.goes_to(f"{papers}{paper}/{way}")
        name, begins = takes_away(megan)
        assert begins == b"%PDF-"
        assert re.fullmatch(r"[a-z-]+-\d{4}-\d\d-\d\d\.pdf", name)
        assert not re.search("nia|morgan", name)
    assert not megan.noise, megan.noise


@pytest.mark.parametrize("language", ["en", "cy"])
def test_blank_papers_are_reached_from_the_first_page(walk, language):
    megan = walk(language=language, size="phone")
    megan.signs_in("megan")
    megan.follows("Blank papers" if language == "en" else "Papurau gwag")
    for paper in ("grid", "family", "child"):
        megan.goes_to(f"/papers/{paper}/")
        name, begins = takes_away(megan)
        assert begins == b"%PDF-"
        assert name.endswith(f"-{language}-blank.pdf")
    assert not megan.noise, megan.noise


def test_a_child_sheet_is_filled_in_on_screen(walk):
    """A new sheet, refused first, then kept; nothing typed is lost."""
    megan = walk()
    megan.signs_in("megan")
    megan.goes_to("/people/demo-osian-price/")
    megan.follows("Papers", exact=True)
    megan.page.locator("a[href$='/papers/child/new/']").click()
    megan.looks()
    megan.writes(
        "Outcome that needs to be achieved, in their own words", "I want to tell a joke in assembly. 🦕"
    )
    megan.chooses("Learning and Developing")
    megan.writes("Statement of the problem", "Does not speak in class since the move.")
    megan.page.get_by_role("group", name="Where are we now? (please circle)").get_by_label(
        "3", exact=True
    ).check()
    megan.presses("Save the sheet")
    megan.sees("Something needs another look")
    assert megan.page.get_by_label("Statement of the problem").input_value().startswith("Does not speak")
    megan.writes("What would 10 be: the best it could be?", "Everybody laughing.")
    megan.writes("Why this one, after talking it through", "He wants to be heard.")
    goal = megan.page.get_by_role("group", name="Where do we want to be? (please circle)")
    goal.get_by_label("6", exact=True).check()
    looks = megan.page.get_by_label("What does this look like?", exact=True)
    looks.nth(0).fill("I told Gran one.")
    looks.nth(1).fill("A short one, with Miss Rees beside me.")
    megan.chooses("No")
    megan.page.get_by_label("If no, social worker's score (0 to 10)").select_option("5")
    megan.writes("What the social worker sees", "He told me two.")
    megan.writes("Why they see it differently", "He forgets the ones that went well.")
    megan.presses("Save the sheet")
    megan.sees("I want to tell a joke in assembly. 🦕")
    megan.sees("He forgets the ones that went well.")
    assert takes_away(megan)[1] == b"%PDF-"
    assert not [text for text in megan.noise if "422" not in text], megan.noise


def test_a_grid_is_filled_in_by_keyboard_alone(walk):
    megan = walk()
    megan.signs_in("megan")
    papers = plan_of(megan, "demo-cadi-price")
    megan.goes_to(f"{papers}grid/fill/")
    page = megan.page
    page.get_by_role("group", name="Where is it now?").get_by_label("0", exact=True).first.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.get_by_label("When to look at it together again").focus()
    page.keyboard.type("06012027")
    page.get_by_role("button", name="Keep all of it").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    megan.looks()
    megan.sees("(C4)")
    page.get_by_label("What does that look like? In their words").first.focus()
    page.keyboard.type("Four Wednesdays. I passed my first aid.")
    page.get_by_role("button", name="Keep all of it").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    megan.looks()
    megan.sees("Four Wednesdays. I passed my first aid.")
    assert not [text for text in megan.noise if "422" not in text], megan.noise


def test_llenwi_r_grid_ar_ffon(walk):
    """In Welsh, on a phone: in between, one outcome of two; the other is left alone."""
    megan = walk(language="cy", size="phone")
    megan.signs_in("megan")
    papers = plan_of(megan, "demo-dewi-prosser")
    megan.goes_to(f"{papers}grid/fill/")
    megan.chooses("Yn y cyfamser: y rhai y siaradwyd amdanynt")
    megan.presses("Cadw'r cyfan")
    megan.sees("Nid oes dim wedi'i lenwi eto.")
    scale = megan.page.get_by_role("group", name="Ble mae hi nawr?")
    scale.nth(0).get_by_label("7", exact=True).check()
    megan.page.get_by_label("Sut olwg sydd ar hynny? Yn eu geiriau nhw", exact=True).first.fill(
        "Two a month, and a face."
    )
    megan.presses("Cadw'r cyfan")
    megan.sees("Monitro cynnydd canlyniadau")
    assert not [text for text in megan.noise if "422" not in text], megan.noise


def test_a_carers_plan_is_laid_beside_and_taken_away_again(walk):
    shona = walk(size="phone")
    shona.signs_in("shona")
    papers = plan_of(shona, "demo-bob-taylor")
    plan = papers.removesuffix("papers/")
    shona.goes_to(f"{plan}beside/")
    shona.presses("Lay it beside")
    shona.sees("Say whose plan it is.")
    shona.page.get_by_role("radio").first.check()
    shona.writes("What they agreed to, as they said it", "“Put mine with his.”")
    shona.presses("Lay it beside")
    shona.sees("“Put mine with his.”")
    shona.sees("I want to keep going to my group.")
    shona.goes_to(f"{plan}beside/")
    with shona.page.expect_navigation():
        shona.page.get_by_role("button", name="They no longer agree: take it away").click()
    shona.looks()
    shona.goes_to(f"{papers}plan/")
    shona.does_not_see("I want to keep going to my group.")
    assert not [text for text in shona.noise if "422" not in text], shona.noise


def test_papers_work_without_javascript(walk):
    megan = walk(scripts=False)
    megan.signs_in("megan")
    papers = plan_of(megan, "demo-nia-morgan")
    megan.goes_to(f"{papers}mine/?layout=easy&in=cy")
    megan.sees("Dyma fy nghynllun.")
    assert takes_away(megan)[1] == b"%PDF-"
