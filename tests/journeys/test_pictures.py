"""The pictures in README and docs: taken on a journey, so that they show what is there. `make pictures` writes them anew."""

import os
from pathlib import Path

import pytest

from tests.places import ROOT

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

KEPT = ROOT / "docs/images"


def test_pictures_of_an_outcome_and_of_scoring(walk, tmp_path):
    """Mrs Taylor's outcome with its journey, how a score is asked, and the page of a Welsh-speaking person."""
    folder = KEPT if os.environ.get("WHATMATTERS_PICTURES") else tmp_path
    shona = walk()
    shona.signs_in("shona")
    shona.goes_to("/people/demo-tariq-ali/")
    shona.follows("My own flat. My own key.")
    picture(shona, folder / "outcome.png", 1500)
    shona.follows("Ask where they are now")
    picture(shona, folder / "score.png", 1150)
    ifan = walk(language="cy", size="phone")
    ifan.signs_in("ifan")
    ifan.goes_to("/people/demo-eluned-roberts/")
    picture(ifan, folder / "person-welsh-phone.png", 1500)
    megan = walk()
    megan.signs_in("megan")
    megan.goes_to("/people/demo-cadi-price/")
    megan.page.locator("#conversations a").first.click()
    megan.looks()
    picture(megan, folder / "lifted.png", 900)
    shona.goes_to("/people/demo-tariq-ali/map/")
    picture(shona, folder / "map.png", 780)
    taken = {path.name for path in folder.glob("*.png")}
    assert {path.name for path in KEPT.glob("*.png")} == taken


def picture(walker, place: Path, height: int) -> None:
    """The top of the page, so high."""
    width = walker.page.viewport_size["width"]
    walker.page.set_viewport_size({"width": width, "height": height})
    walker.page.screenshot(path=place)
    assert place.stat().st_size > 10_000
