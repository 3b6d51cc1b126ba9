"""An inspector's visit, from the day it is opened to the day it is over; an extract asked for and taken away (E5, E7)."""

import datetime as dt
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("inspection")]
TODAY = dt.date.today()


def day(n):
    return (TODAY + dt.timedelta(days=n)).isoformat()


def test_an_inspectors_visit(walk):
    """An administrator makes an account, an officer opens and samples, the inspector reads, the looks are shown, it ends."""
    carys = walk()
    carys.signs_in("carys")
    carys.goes_to("/accounts/new/")
    carys.writes("Full name", "Gwilym Rhys")
    carys.writes("User name", "gwilym")
    carys.writes("First password", "what-matters-to-you")
    carys.page.get_by_label("None yet", exact=False).check()
    carys.presses("Make the account")

    rhian = walk(size="phone")
    rhian.signs_in("rhian")
    rhian.follows("Inspections", exact=True)
    rhian.follows("Three Valleys County Council (invented)", exact=True)
    rhian.writes("Last day", day(20))
    rhian.presses("Open it")
    rhian.sees("It is not said which body inspects.")
    rhian.chooses("Care Inspectorate Wales")
    rhian.chooses("Gwilym Rhys (gwilym)")
    rhian.presses("Open it")
    rhian.sees("No record is open to the inspectors.")
    here = rhian.page.url.removeprefix(rhian.service.address)
    rhian.follows("Sample records", exact=True)
    rhian.chooses("People with a plan in the period")
    rhian.writes("How many?", "2")
    rhian.presses("Draw and open them")
    rhian.sees("The seed of the draw is not given.")
    rhian.writes("The word or number to draw by", "nant")
    rhian.presses("Draw and open them")
    rhian.sees("Drawn again, it gives the same people.")

    gwilym = walk()
    gwilym.signs_in("gwilym")
    gwilym.follows("Inspections", exact=True)
    gwilym.follows("Three Valleys County Council (invented): Care Inspectorate Wales")
    for page in (
        "Evidence by national outcome",
        "Evidence by principle",
        "What was heard, published and practised",
    ):
        gwilym.follows(page)
    gwilym.goes_to(here)
    record = gwilym.page.locator("#samples a").first
    address = record.get_attribute("href")
    assert gwilym.page.locator("#samples a").count() == 2
    record.click()
    gwilym.looks()
    assert gwilym.page.locator("main form").count() == 0
    assert gwilym.page.goto(gwilym.service.address + f"{here}looks/").status == 404

    rhian.goes_to(f"{here}looks/")
    rhian.sees("Evidence by principle")
    rhian.sees(address)
    rhian.goes_to(f"{address}trail/")
    rhian.sees("Inspection: Care Inspectorate Wales")
    rhian.sees("Gwilym Rhys")

    rhian.goes_to(here)
    rhian.follows("End it now")
    rhian.writes("Why?", "They have seen enough.")
    rhian.presses("End it")
    rhian.sees("This inspection is over.")
    for path in (here, f"{here}outcomes/", address):
        assert gwilym.page.goto(gwilym.service.address + path).status == 404


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_in_welsh(walk, size):
    """Every page of an inspection, in Welsh, for who inspects and for who opened it."""
    eleri = walk(language="cy", size=size)
    eleri.signs_in("inspector")
    eleri.follows("Arolygiadau", exact=True)
    eleri.page.locator("main .wm-list a").first.click()
    eleri.looks()
    for page in ("Tystiolaeth yn ôl canlyniad cenedlaethol", "Tystiolaeth yn ôl egwyddor", "Yr hyn a glywyd"):
        eleri.follows(page)
    rhian = walk(language="cy", size=size)
    rhian.signs_in("rhian")
    rhian.goes_to("/inspections/new/demo-county/")
    rhian.sees("Pwy sy'n arolygu?")


def test_an_extract_is_asked_for_and_taken(walk, service):
    """Whoever runs the service makes a key; an analyst asks; a chief officer takes it away, once."""
    home = (
        Path(service.database.removeprefix("sqlite:///")).parent
        if service.database.startswith("sqlite")
        else None
    )
    environment = {**os.environ, "WHATMATTERS_HOME": str(home)} if home else dict(os.environ)
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "whatmatters.cli", "extract-key", "national-statistics"]
    subprocess.run(command, env=environment, check=True, cwd=home, capture_output=True)
    morag = walk(size="phone")
    morag.signs_in("morag")
    morag.follows("Extracts", exact=True)
    morag.follows("Ask for an extract", exact=True)
    morag.presses("Ask for it")
    morag.sees("It is not said what the extract is for.")
    morag.writes("What is it for?", "The linked data set of the nation")
    morag.writes("By which law?", "An order (invented)")
    morag.presses("Ask for it")
    morag.sees("A chief officer takes it away.")
    here = morag.page.url.removeprefix(morag.service.address)
    isla = walk()
    isla.signs_in("isla")
    isla.goes_to(here)
    with isla.page.expect_download() as taken:
        isla.page.get_by_role("button", name="Take it away").click()
    files = zipfile.ZipFile(io.BytesIO(Path(taken.value.path()).read_bytes())).namelist()
    assert {"datapackage.json", "states.parquet", "states.csv"} <= set(files)
    isla.goes_to(here)
    isla.sees("Its files")
    assert isla.page.get_by_role("button", name="Take it away").count() == 0
    welsh = walk(language="cy")
    welsh.signs_in("isla")
    welsh.goes_to(here)
    welsh.sees("Ei ffeiliau")
