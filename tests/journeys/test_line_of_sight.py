"""The line of sight walked both ways, what we heard and changed, what helped: by desktop and phone, in both languages,
by keyboard, without scripts, printed (D7, D9, D11)."""

import datetime as dt

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("line of sight")]

NATIONAL = "I do the things that matter to me"
COUNCIL = "People lead the lives they want, with the people they want in them."
SERVICE = "People fill their days with what they like doing, and get there themselves."
WORDS = "I want clocks to mend, and somebody to hand them back to."


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_from_the_national_outcome_down_to_words_and_up_again(walk, size):
    megan = walk(size=size)
    megan.signs_in("megan")
    megan.follows("Learning")
    megan.follows("Valley team (invented)")
    megan.follows("The line of sight")
    megan.follows(NATIONAL)
    megan.sees("What matters, in people's words")
    megan.follows(COUNCIL)
    megan.follows(SERVICE)
    megan.sees(COUNCIL)
    megan.follows(WORDS)
    megan.sees("What this is part of")
    megan.follows("The outcome")
    megan.follows("What this is part of")
    megan.follows(SERVICE)
    megan.follows(COUNCIL)
    megan.follows(NATIONAL)
    megan.sees(WORDS)


def test_a_practitioner_links_an_outcome_and_takes_it_back(walk):
    megan = walk()
    megan.signs_in("megan")
    megan.follows("Nia Morgan")
    megan.follows("The sea.", exact=True)
    megan.follows("What this is part of")
    megan.follows("Link it to what a service works towards")
    megan.presses("Save")
    megan.sees("Choose one.")
    megan.page.get_by_label("People see the people they choose to see.").check()
    megan.presses("Save")
    megan.sees("People see the people they choose to see.")
    megan.presses("Not part of this after all")
    megan.sees("It has not been linked to what a service works towards.")


def test_a_manager_says_what_a_service_works_towards(walk):
    rhian = walk(size="phone")
    rhian.signs_in("rhian")
    rhian.goes_to("/learning/demo-adults/line-of-sight/")
    rhian.follows("Say what you work towards")
    rhian.presses("Save, and say what it is part of")
    rhian.sees("Say it in a sentence.")
    rhian.writes("What do you work towards?", "People decide who comes through their door.")
    rhian.presses("Save, and say what it is part of")
    rhian.page.get_by_label(COUNCIL).check()
    rhian.presses("Save")
    rhian.sees(COUNCIL)
    rhian.follows("Say it otherwise")
    rhian.writes("What do you work towards?", "People decide who comes into their home.")
    rhian.presses("Save")
    rhian.sees(COUNCIL)
    rhian.follows("No longer worked towards")
    rhian.presses("Save")
    rhian.does_not_see("People decide who comes into their home.")


def test_what_was_heard_goes_back_to_practitioners_and_people(walk):
    rhian = walk()
    rhian.signs_in("rhian")
    rhian.goes_to("/learning/demo-valley-team/?series=status.improved")
    rhian.follows("What we heard, what we changed")
    rhian.follows("Write down what you heard and changed")
    rhian.presses("Save")
    rhian.sees("Say what you heard.")
    rhian.writes("What did you hear?", "Dewi Prosser would like his shed dry.")
    rhian.writes("What did you change, or what will you do?", "We ring on the day before we come.")
    rhian.presses("Save")
    rhian.sees("This names somebody the team works with.")
    rhian.writes("What did you hear?", "Many wait in all day without knowing who comes.")
    rhian.page.get_by_label("From which day?").fill((dt.date.today() - dt.timedelta(days=200)).isoformat())
    rhian.presses("Save")
    rhian.sees("The upright line is")
    rhian.opens("The figures behind the line")
    rhian.looks()

    megan = walk(size="phone")
    megan.signs_in("megan")
    megan.follows("What we heard, what we changed")
    megan.sees("new")
    megan.follows("Many wait in all day without knowing who comes.")
    megan.sees("We ring on the day before we come.")
    megan.goes_to("/people/demo-dewi-prosser/")
    megan.follows("What was changed")
    megan.sees("What was changed because of what you and others said")
    megan.sees("Many wait in all day without knowing who comes.")
    megan.page.get_by_role("button", name="I have told them").first.click()
    megan.sees("Told on")


def test_the_letter_prints_without_what_is_not_for_the_person(walk):
    megan = walk()
    megan.signs_in("megan")
    megan.goes_to("/people/demo-dewi-prosser/heard-and-changed/")
    megan.page.emulate_media(media="print")
    for gone in (".wm-header", ".wm-back", "main form"):
        assert not megan.page.locator(gone).first.is_visible(), gone
    megan.sees("What was changed because of what you and others said")


def test_what_helped_inside_a_team_and_beyond_it(walk):
    megan = walk(size="phone")
    megan.signs_in("megan")
    megan.goes_to("/people/demo-dewi-prosser/")
    megan.follows("I want the shed dry.", exact=True)
    megan.sees("Home improvement")
    megan.follows("Add a service they have for this")
    megan.presses("Save")
    megan.sees("Name the service.")
    megan.writes("The service", "Handyperson")
    megan.presses("Save")
    megan.sees("Handyperson")
    megan.follows("Handyperson")
    megan.presses("Save")
    megan.goes_to("/learning/demo-valley-team/what-helped/")
    megan.sees("it does not show what works")
    megan.sees("Services people had")
    megan.sees("Handyperson")
    alun = walk()
    alun.signs_in("alun")
    alun.goes_to("/learning/demo-valley-team/what-helped/")
    alun.does_not_see("Handyperson")
    alun.sees("stay with the teams that may read them")


def test_all_of_it_in_welsh_on_a_phone(walk):
    ifan = walk(language="cy", size="phone")
    ifan.signs_in("ifan")
    for path, words in (
        ("/learning/demo-coast-team/line-of-sight/", "Y llinell welediad"),
        (
            "/learning/demo-coast-team/line-of-sight/wales-wellbeing/do-what-matters/",
            "Rwy'n gwneud y pethau sy'n bwysig i mi",
        ),
        ("/learning/demo-coast-team/heard-and-changed/new/", "Beth glywsoch chi?"),
        ("/learning/demo-coast-team/what-helped/", "Beth helpodd"),
        ("/people/demo-eluned-roberts/heard-and-changed/", "Gallwch ffonio'r bws cymunedol"),
        ("/heard-and-changed/", "Yr hyn a glywsom, yr hyn a newidiwyd gennym"),
    ):
        ifan.goes_to(path)
        ifan.sees(words)
    ifan.goes_to("/learning/demo-coast-team/line-of-sight/")
    ifan.opens("Yr un peth fel tabl")
    ifan.looks()


def test_without_scripts_and_by_keyboard(walk):
    plain = walk(scripts=False)
    plain.signs_in("megan")
    plain.goes_to("/learning/demo-adults/line-of-sight/")
    plain.follows(SERVICE)
    plain.sees(COUNCIL)
    megan = walk()
    megan.signs_in("megan")
    megan.goes_to("/learning/demo-adults/line-of-sight/")
    names = []
    for _ in range(60):
        megan.page.keyboard.press("Tab")
        names.append(megan.page.evaluate("document.activeElement.textContent.trim()"))
    order = [names.index(one) for one in (NATIONAL, COUNCIL, SERVICE)]
    assert order == sorted(order)
