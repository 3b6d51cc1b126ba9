"""Views side by side, a risk worth taking, a decision weighed, the map of what helps, and pictures to point at (A6-A10, C10)."""

import datetime as dt

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("understanding")]

LATER = (dt.date.today() + dt.timedelta(days=120)).isoformat()


def somebody(walker, name, signs_in=True):
    if signs_in:
        walker.signs_in("megan")
    walker.follows("Somebody new")
    walker.writes("Full name", name)
    walker.presses("Begin their record")
    walker.follows("Add somebody")
    walker.writes("Their name", "Siân")
    walker.chooses("unpaid carer")
    walker.presses("Save")


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_two_views_side_by_side(walk, size):
    """The person's and the carer's, neither in place of the other; where they meet and differ (A6)."""
    megan = walk(size=size)
    somebody(megan, f"Betsan Both {size}")
    megan.follows("Different views")
    megan.follows("Write down different views of something")
    megan.writes("What do you see differently?", "The nights")
    megan.presses("Save, and write down the first view")
    megan.writes("How they see it, in their words", "I sleep well.")
    megan.presses("Save")
    megan.follows("Write down how somebody sees it")
    assert megan.page.get_by_label("Siân (unpaid carer)").is_checked(), (
        "whoever has not been asked comes next"
    )
    megan.presses("Save")
    megan.sees("Write down what they said.")
    megan.writes("How they see it, in their words", "I lie awake listening for her.")
    megan.presses("Save")
    assert megan.page.locator(".wm-side .wm-words .wm-as-written").all_text_contents() == [
        "I sleep well.",
        "I lie awake listening for her.",
    ]
    megan.follows("Say where they meet and where they differ")
    megan.presses("Save")
    megan.sees("Neither where the views meet nor where they differ is said.")
    megan.writes("Where they differ", "Whether the nights are quiet.")
    megan.presses("Save")
    megan.sees("Whether the nights are quiet.")
    megan.follows("Write down how somebody sees it")
    megan.chooses("Siân (unpaid carer)")
    megan.writes("How they see it, in their words", "Better since the bed was moved.")
    megan.presses("Save")
    megan.opens("What they said before")
    megan.sees("I lie awake listening for her.")


def test_a_risk_worth_taking_and_whether_it_is_fair(walk):
    """The risk, each view of it, what was agreed and when to look again; then the decision, weighed (A8, A10)."""
    megan = walk()
    somebody(megan, "Rhian Risk")
    megan.follows("Add a risk to talk over")
    megan.writes("What might happen?", "She may fall on the way to the shop.")
    megan.presses("Save")
    megan.presses("Write down how somebody sees it")
    megan.writes("How they see it, in their words", "I would rather fall than sit.")
    megan.presses("Save")
    megan.follows("Write down what was agreed")
    megan.writes("What was agreed?", "She goes, with her stick, in daylight.")
    megan.presses("Save")
    megan.sees("No later day is given on which to look at this risk again.")
    megan.writes("When to look at it again", LATER)
    megan.writes("What would make it worth taking?", "The shop is where she hears the news.")
    megan.presses("Save")
    megan.sees("The shop is where she hears the news.")

    megan.follows("Look at this decision for fairness")
    megan.writes("Which decision is this about?", "Whether she goes out alone")
    megan.presses("Save, and begin with the facts")
    megan.writes("How do they live through this?", "They have hidden my coat.")
    megan.chooses("No")
    megan.presses("Save")
    megan.sees("They are not fully heard, and it is not said what would help them to be.")
    megan.writes("If not fully: what support do they need to be heard?", "Her friend Beti beside her.")
    megan.presses("Save")
    megan.follows("Weigh a right")
    megan.sees("Absolute: no decision may restrict it.")
    megan.chooses("Not to be treated in an inhuman or degrading way")
    megan.writes("How?", "Her coat was taken from her.")
    megan.chooses("Yes")
    megan.presses("Save")
    megan.sees("This right is absolute: no decision may restrict it.")
    megan.chooses("Liberty and security")
    megan.presses("Save")
    megan.sees("It is not said which law allows this restriction.")
    megan.chooses("No")
    megan.presses("Save")
    megan.sees("It is not restricted.")
    megan.follows("Say what has to change, and who helps")
    megan.writes("What has to change?", "The coat hangs by the door.")
    megan.writes("Who helps to change it?", "Siân")
    megan.presses("Save")
    with megan.page.expect_navigation():
        megan.page.get_by_role("button", name="It is done").click()
    megan.sees("Done on")
    megan.follows("Look at it again with the person")
    megan.writes("What came of it?", "She goes every morning.")
    megan.chooses("Yes")
    megan.presses("Save")
    megan.sees("with the person")
    megan.page.emulate_media(media="print")
    assert not megan.page.get_by_role("link", name="Weigh a right").is_visible(), (
        "it can be printed and shown"
    )


def test_a_deferral_is_chased_and_advocacy_decided(walk):
    """The day to return stands on the person's page; the duty to arrange an advocate is put before the practitioner (A9, B11)."""
    megan = walk()
    somebody(megan, "Delyth Defer")
    megan.opens("Taking part, advocacy, scoring, keeping safe")
    megan.follows("Put off talking about outcomes, to keep somebody safe")
    megan.writes("Why it is put off", "The police are asking questions.")
    megan.page.locator("input[name=until]").fill(LATER)
    megan.presses("Save")
    megan.sees("What matters is not being talked about for now, to keep somebody safe.")
    megan.opens("Taking part, advocacy, scoring, keeping safe")
    megan.follows("Can they take part without help?")
    megan.chooses("With help, and nobody suitable is there")
    megan.presses("Save")
    megan.sees("an independent professional advocate has to be arranged")


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_map_and_what_a_plan_calls_on(walk, language):
    """Who and what there is, drawn and in words; a plan calls on it (A7)."""
    walker = walk(language=language, size="phone" if language == "cy" else "desktop")
    walker.signs_in("shona")
    walker.goes_to("/people/demo-tariq-ali/map/")
    assert walker.page.locator(".wm-map__centre").inner_text() == "Tariq Ali"
    assert walker.page.locator(".wm-map__region").count() == 6
    cell = walker.page.locator("tbody tr", has_text="Callum").locator("td").nth(1)
    assert "Comes round on Saturdays" in cell.inner_text()
    walker.follows("My own flat. My own key.")
    assert walker.page.locator("#actions").get_by_text("Callum").count()


def test_asked_with_pictures_on_a_tablet(walk):
    """Large, quiet, one thing; the raw answer and what it carries over to are both kept (C10)."""
    shona = walk(size="phone")
    shona.signs_in("shona")
    shona.goes_to("/people/demo-tariq-ali/")
    shona.page.locator("#outcomes .wm-quiet-link").first.click()
    shona.looks()
    shona.follows("Ask together, with pictures")
    assert not shona.page.locator("header").is_visible()
    smallest = shona.page.locator(".wm-answer").evaluate_all(
        "all => Math.min(...all.map(one => Math.min(one.offsetWidth, one.offsetHeight)))"
    )
    assert smallest >= 88, "a finger finds it"
    shona.follows("Thermometer, 0 to 100 in tens")
    shona.follows("70")
    shona.presses("Save what was said")
    shona.sees("Something needs another look")
    shona.writes("In their own words", "Warm. Not hot.")
    shona.presses("Save what was said")
    shona.goes_to("/people/demo-tariq-ali/")
    shona.page.locator("#outcomes .wm-quiet-link").first.click()
    shona.looks()
    said = shona.page.locator("tr", has_text="Warm. Not hot.").inner_text()
    assert "7" in said and "Thermometer" in said and "70" in said, said


def test_reflection_is_private_and_a_team_looks_at_itself(walk):
    """One's own recording as a mirror, shown only by choice; the team's look at its practice over time (G1, G2)."""
    megan = walk()
    megan.signs_in("megan")
    megan.follows("My own practice")
    megan.sees("Outcomes written down as their own words")
    megan.follows("Show it to somebody")
    megan.chooses("Rhian Howells")
    megan.writes("What you would like to talk about", "Why I write so little.")
    megan.presses("Show it for a month")
    megan.sees("Rhian Howells, until")

    rhian = walk()
    rhian.signs_in("rhian")
    rhian.follows("My own practice")
    rhian.follows("Megan Rees shows you their own view")
    shown = rhian.page.url
    rhian.sees("Why I write so little.")

    megan.presses("Take it back (Rhian Howells)")
    assert rhian.page.goto(shown).status == 404

    megan.follows("Looking at our practice")
    megan.follows("Service-led or outcome-focused")
    megan.follows("Look at it together")
    megan.page.locator("input[name=format-position][value='2']").check()
    megan.page.locator("textarea[name=format-seen]").fill("We begin with the form.")
    megan.presses("Save")
    megan.sees("Closer to the first")
    megan.sees("We begin with the form.")
    assert not [text for text in megan.noise if "422" not in text], megan.noise


def test_in_welsh_page_by_page(walk):
    """Every new page in Welsh, at a phone's width, with axe."""
    ifan = walk(language="cy", size="phone")
    ifan.signs_in("ifan")
    for page in ("map", "views", "views/new", "risks/new", "fair", "fair/new"):
        ifan.goes_to(f"/people/demo-eluned-roberts/{page}/")
    for page in ("practice", "practice/show", "practice/team", "practice/team/demo-coast-team/panel/new"):
        ifan.goes_to(f"/{page}/")
    ifan.sees("Cyfranogi")


def test_an_inspector_reads_and_changes_nothing(walk):
    """What an inspector may see stands there without a way to change it (E5, F2)."""
    inspector = walk()
    inspector.signs_in("inspector")
    for page in ("map", "views", "fair"):
        inspector.goes_to(f"/people/demo-cadi-price/{page}/")
        assert inspector.page.locator("main a.govuk-button, main form").count() == 0
    inspector.follows("Cadi Price")
    inspector.page.locator("#conversations a").first.click()
    inspector.looks()
    assert inspector.page.locator("#lift-bar, [data-told]").count() == 0
    assert inspector.page.goto(inspector.page.url.split("#")[0] + "lift/").status == 404
    assert inspector.page.goto(inspector.service.address + "/practice/").status == 404
