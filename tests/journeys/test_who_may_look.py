"""Opening the record of somebody outside one's team: 404 until a reason is given, and a manager reads it (F2)."""

import sqlite3

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


def test_a_strangers_record(walk):
    """What one may not see answers as if it were not there; a reason opens it, and stands on the record."""
    megan = walk()
    megan.signs_in("megan")
    answer = megan.page.goto(megan.service.address + "/people/demo-jean-taylor/")
    assert answer.status == 404
    never_was = megan.page.goto(megan.service.address + "/people/nobody-of-that-name/")
    assert never_was.status == 404
    megan.sees("There is nothing here for you to open")

    megan.goes_to("/")
    megan.follows("Somebody outside my team")
    megan.writes("Full name", "Jean Taylor")
    megan.writes("Date of birth", "1949-04-04")
    megan.writes(
        "Why you need to open this record now",
        "She is staying with her cousin in our area and was found in the street.",
    )
    megan.presses("Open their record")
    megan.sees("Nobody was found with exactly that.")
    born = _date_of_birth(megan.service)
    megan.writes("Date of birth", born)
    megan.presses("Open their record")
    expect(megan.page.get_by_role("heading", level=1)).to_have_text("Mrs Taylor")
    megan.follows("Who looked at this record, and what was changed")
    megan.sees("She is staying with her cousin in our area and was found in the street.")

    alun = walk()
    alun.signs_in("alun")
    alun.sees("Your role does not open people's records.")
    assert alun.page.goto(alun.service.address + "/people/demo-jean-taylor/").status == 404
    assert alun.page.goto(alun.service.address + "/openings/").status == 404

    shona = walk()
    shona.signs_in("shona")
    assert shona.page.goto(shona.service.address + "/openings/").status == 404

    fiona = walk()
    fiona.signs_in("fiona")
    fiona.follows("Openings to review")
    fiona.sees("She is staying with her cousin in our area and was found in the street.")
    fiona.follows("Was there good reason?")
    fiona.chooses("No: close it now")
    fiona.writes("What you found", "The cousin's council had been told already.")
    fiona.presses("Save")
    fiona.sees("There is nothing to look at.")
    assert megan.page.goto(megan.service.address + "/people/demo-jean-taylor/").status == 404


def _date_of_birth(service):
    if service.database.startswith("sqlite"):
        with sqlite3.connect(service.database.removeprefix("sqlite:///")) as connection:
            return connection.execute(
                "SELECT date_of_birth FROM people_person WHERE id='demo-jean-taylor'"
            ).fetchone()[0]
    import psycopg

    with psycopg.connect(service.database) as connection:
        row = connection.execute(
            "SELECT date_of_birth FROM people_person WHERE id='demo-jean-taylor'"
        ).fetchone()
    return row[0].isoformat()


def test_an_inspector_reads_and_writes_nothing(walk):
    """Read only, for a time: no page offers a change, and none takes one (E5)."""
    inspector = walk()
    inspector.signs_in("inspector")
    inspector.goes_to("/?whose=team")
    inspector.page.locator(".wm-people a").first.click()
    inspector.looks()
    inspector.does_not_see("Write down a conversation")
    here = inspector.page.url
    assert inspector.page.goto(here + "conversations/new/").status == 404


def test_an_administrator_makes_an_account(walk):
    """A new practitioner signs in with a first password and sees no one outside their team."""
    carys = walk()
    carys.signs_in("carys")
    carys.follows("Accounts")
    carys.follows("A new account")
    carys.writes("Full name", "Delyth Owen")
    carys.writes("User name", "delyth")
    carys.writes("First password", "short")
    carys.chooses("Practitioner")
    carys.presses("Make the account")
    carys.writes("First password", "a-long-enough-phrase")
    carys.page.get_by_label("In which unit, and all below it").select_option(label="Valley team (invented)")
    carys.presses("Make the account")
    carys.sees("Delyth Owen")
    delyth = walk()
    delyth.page.goto(delyth.service.address + "/sign-in/")
    delyth.page.fill("#id_login", "delyth")
    delyth.page.fill("#id_password", "a-long-enough-phrase")
    delyth.page.click("main button[type=submit]")
    delyth.page.wait_for_url(delyth.service.address + "/")
    delyth.sees("Everybody my team works with")


def test_five_wrong_passwords_lock_the_door(walk):
    """The sixth try is refused even with the right password."""
    walker = walk()
    walker.goes_to("/sign-in/")
    for attempt in range(6):
        walker.page.fill("#id_login", "alun")
        walker.page.fill("#id_password", f"wrong-{attempt}")
        with walker.page.expect_navigation():
            walker.page.click("main button[type=submit]")
    walker.looks()
    walker.page.fill("#id_login", "alun")
    walker.page.fill("#id_password", "what-matters-to-you")
    with walker.page.expect_navigation():
        walker.page.click("main button[type=submit]")
    walker.sees("Too many failed login attempts. Try again later.")
