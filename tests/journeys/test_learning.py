"""A team learns from its own records; a service, an analyst and an inspector see what may leave (D2, D4, D6)."""

import datetime as dt

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("learning")]


@pytest.mark.parametrize(("language", "size"), [("en", "desktop"), ("cy", "phone")])
def test_a_team_learns(walk, language, size):
    """Coverage first, how people are doing, a run chart with its table, the words; split otherwise, taken away."""
    megan = walk(language=language, size=size)
    megan.signs_in("megan")
    megan.follows("Dysgu" if language == "cy" else "Learning", exact=True)
    megan.follows("Valley team")
    said = megan.page.locator("main").inner_text()
    assert ("Cyfrifiadau union" if language == "cy" else "Exact counts") in said
    order = megan.page.locator("main section").evaluate_all("all => all.map(one => one.id)")
    assert order == ["coverage", "doing", "over-time", "split", "words", "ask"]
    assert megan.page.locator("#over-time svg[role=img]").get_attribute("aria-label")
    assert megan.page.locator("#words .wm-words").count() > 0
    megan.page.locator("select[name=by]").select_option("plan_kind")
    megan.page.locator("select[name=series]").select_option("status.improved")
    with megan.page.expect_navigation():
        megan.page.locator("#ask button").click()
    megan.looks()
    assert megan.page.locator("#split tbody tr").count() >= 2
    for file_format in ("CSV", "XLSX", "ODS"):
        with megan.page.expect_download() as taken:
            megan.page.get_by_role("link", name=file_format, exact=True).click()
        assert taken.value.suggested_filename.endswith(file_format.lower())
    assert not megan.noise, megan.noise


def test_beyond_the_team(walk):
    """A council is controlled and shows no words; nothing sets authorities side by side; an analyst reads nobody's words."""
    alun = walk()
    alun.signs_in("alun")
    alun.follows("Learning", exact=True)
    alun.follows("Three Valleys County Council")
    alun.sees("A figure behind which stand fewer than 5 people is not shown")
    assert alun.page.locator("#words").count() == 0
    alun.goes_to(f"/learning/demo-cymru/?to={dt.date.today().isoformat()}")
    assert alun.page.locator("#split option, #split th").get_by_text("County").count() == 0
    alun.goes_to("/learning/demo-valley-team/")
    assert alun.page.locator("#words").count() == 0
    assert alun.page.goto(alun.service.address + "/learning/demo-glen-team/").status == 404


def test_a_wrong_period_is_said(walk):
    """What cannot be asked is said beside the field, and the usual question is answered."""
    megan = walk()
    megan.signs_in("megan")
    megan.goes_to("/learning/demo-valley-team/?from_=2026-05-01&to=2026-01-01")
    megan.sees("The period ends before it begins.")
