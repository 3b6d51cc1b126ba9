"""An officer makes a report with another at the same time; it is refused with its gap, approved, published, made again to the
byte; a person takes a story back, and everybody reads the redacted edition (E1, E3, E4, F3)."""

import os
import subprocess
import sys

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("annual report")]
REPORT = "Glen and Strath Integration Authority (invented), 2025-26"
PUBLISHED = "Glen and Strath Integration Authority (invented), 2024-25"


def address_of(walker, name):
    """The address of a report, from the list."""
    walker.goes_to("/reports/")
    return walker.page.get_by_role("link", name=name).first.get_attribute("href")


def writes_section(walker, report, section, text):
    walker.goes_to(f"{report}sections/{section}/write/en/")
    walker.writes("The text", text)
    walker.presses("Save")


def reproduces(service, report, number):
    """The command line's word on it."""
    environment = {**os.environ, "WHATMATTERS_DATABASE_URL": service.database, "WHATMATTERS_MODE": "local"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [sys.executable, "-m", "whatmatters.cli", "report", "reproduce", report, "--edition", str(number)],
        env=environment,
        capture_output=True,
        text=True,
    )


def test_a_report_is_made_by_two_and_published(walk, service):
    """From a draft with gaps to a published edition."""
    morag, callum, isla = walk(), walk(), walk()
    morag.signs_in("morag")
    callum.signs_in("callum")
    report = address_of(morag, REPORT)
    morag.goes_to(report)
    morag.sees("4 items of the checklist have something missing.")

    # Two write the foreword at the same time: both texts stay, and one of the two settles them.
    morag.goes_to(f"{report}sections/foreword/write/en/")
    callum.goes_to(f"{report}sections/foreword/write/en/")
    morag.writes("The text", "A year of **listening**.")
    morag.presses("Save")
    callum.writes("The text", "A year of asking.")
    callum.presses("Save")
    callum.sees("Two versions, written at the same time")
    callum.sees("A year of **listening**.")
    callum.sees("A year of asking.")
    callum.writes("The text that holds from now on", "A year of asking, and of **listening**.")
    callum.presses("This holds from now on")
    callum.sees("A year of asking, and of listening.")

    # A comment, answered.
    callum.goes_to(f"{report}sections/outcome-3/")
    callum.follows("Settle it")
    callum.writes("What came of it?", "Eleven, as last year.")
    callum.presses("It is settled")

    for section in ("outcome-9", "best-value", "inspections", "five-years"):
        writes_section(morag, report, section, f"## In short\n\nAbout {section}.\n\n- One thing\n- Another")
    morag.goes_to(f"{report}sections/outcome-9/place/indicator/")
    morag.page.get_by_label("Which indicator?").select_option("core-suite:19")
    morag.writes("What should readers see in it?", "People wait for fewer days.")
    morag.presses("Place it")
    assert morag.page.locator("#figures svg.chart").count() == 1
    morag.goes_to(f"{report}sections/five-years/place/core_suite/")
    morag.presses("Place it")

    # Reviewed, and refused with the gap that is left.
    callum.goes_to(report)
    callum.sees("Missing: its table")
    callum.follows("It was reviewed")
    callum.presses("It was reviewed")
    isla.signs_in("isla")
    isla.goes_to(f"{report}step/approved/")
    isla.presses("Approve")
    said = isla.page.locator("main").inner_text()
    assert "“Inspections” lacks its table" in said, said
    isla.goes_to(f"{report}step/draft/")
    isla.writes("What has to change?", "The recommendations are missing.")
    isla.presses("Send it back")
    morag.goes_to(f"{report}sections/inspections/place/table:recommendations/")
    morag.writes("The rows", "Care Inspectorate | Care at home | Plan with people | Done by February")
    morag.presses("Place it")
    morag.goes_to(report)
    morag.sees("Everything it has to hold is there or explained.")
    morag.goes_to(f"{report}preview/en/index.html")

    # Reviewed, approved, published, with how far it is.
    callum.goes_to(f"{report}step/reviewed/")
    callum.presses("It was reviewed")
    isla.goes_to(f"{report}step/approved/")
    isla.presses("Approve")
    isla.goes_to(f"{report}step/published/")
    isla.presses("Publish")
    isla.page.wait_for_url("**/editions/**", timeout=60000)
    isla.looks()
    isla.sees("Edition 1")

    everybody = walk(size="phone")
    everybody.goes_to("/published/")
    everybody.follows(REPORT)
    for page in ("foreword", "outcome-9", "inspections", "checklist", "definitions", "whole"):
        everybody.goes_to(
            everybody.page.url.replace(service.address, "").rpartition("/")[0] + f"/{page}.html"
        )
    assert everybody.page.locator("script").count() == 0
    id = report.strip("/").rpartition("/")[2]
    made_again = reproduces(service, id, 1)
    assert made_again.returncode == 0, made_again.stdout + made_again.stderr
    assert "byte for byte" in made_again.stdout
    for walker in (morag, callum, isla, everybody):
        assert not [text for text in walker.noise if "422" not in text], walker.noise


def test_a_story_is_taken_back(walk, service):
    """The person's practitioner takes it back in the record; the published report is redacted at once."""
    morag = walk()
    morag.signs_in("morag")
    id = address_of(morag, PUBLISHED).strip("/").rpartition("/")[2]
    everybody = walk(size="phone")
    everybody.goes_to(f"/published/{id}/en/outcome-4.html")
    everybody.sees("I used to dance every Friday.")
    shona = walk()
    shona.signs_in("shona")
    shona.goes_to("/people/demo-jean-taylor/stories/")
    shona.sees("It is told in a report.")
    shona.follows("They take it back")
    shona.presses("Take it back")
    shona.sees("It is no longer told anywhere.")
    # While the redacted edition is drawn nobody reads the report; the page comes back by itself.
    everybody.goes_to(f"/published/{id}/en/outcome-4.html")
    everybody.page.get_by_text("The person has taken back their agreement").wait_for(timeout=90000)
    everybody.looks()
    everybody.does_not_see("I used to dance every Friday.")
    everybody.sees("The person has taken back their agreement")
    everybody.goes_to(f"/published/{id}/en/index.html")
    everybody.sees("This edition takes the place of edition 1.")
    morag.goes_to(f"/reports/{id}/editions/")
    morag.sees("taken out on")
    for number in (1, 2):
        made_again = reproduces(service, id, number)
        assert made_again.returncode == 0, made_again.stdout + made_again.stderr
    assert not [text for text in everybody.noise if "503" not in text], everybody.noise


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_workspace_in_welsh(walk, size):
    """The pages of the workspace in Welsh, and the published pages as they were written."""
    morag = walk(language="cy", size=size)
    morag.signs_in("morag")
    report = address_of(morag, REPORT)
    for page in (
        "",
        "sections/outcome-2/",
        "sections/outcome-2/write/en/",
        "plan/",
        "sections/outcome-2/place/outcomes/",
    ):
        morag.goes_to(report + page)
    assert not morag.noise, morag.noise
