"""Themes in what people say: named, suggested, corrected, merged, looked for by what it means (D8)."""

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("learning")]


@pytest.mark.parametrize(("language", "size"), [("en", "desktop"), ("cy", "phone")])
def test_themes_of_a_team(walk, language, size):
    """A practitioner names a theme, takes what is suggested, turns some of it down, and it stays so."""
    welsh = language == "cy"
    ifan = walk(language=language, size=size)
    ifan.signs_in("ifan" if welsh else "megan")
    ifan.goes_to(f"/learning/{'demo-coast-team' if welsh else 'demo-valley-team'}/")
    ifan.follows("Themâu yn yr hyn y mae pobl yn ei ddweud" if welsh else "Themes in what people say")
    ifan.follows("Enwi thema" if welsh else "Name a theme")
    ifan.presses("Cadw" if welsh else "Save")
    ifan.sees("Nid oes enw ar y thema hon." if welsh else "This theme has no name.")
    ifan.writes("Enw yn Gymraeg" if welsh else "Name in English", "Y capel" if welsh else "The shed")
    ifan.writes(
        "Beth sy'n perthyn iddo" if welsh else "What belongs to it",
        "Mynd i'r capel ar ddydd Sul, a chanu'r emynau." if welsh else "A dry shed, with clocks to mend.",
    )
    ifan.presses("Cadw" if welsh else "Save")
    suggested = ifan.page.locator("#suggested label")
    before = suggested.locator(".wm-as-written").all_text_contents()
    assert before
    suggested.first.click()
    with ifan.page.expect_navigation():
        ifan.page.locator("#suggested button[value=yes]").click()
    ifan.looks()
    assert ifan.page.locator("#belongs label .wm-as-written").all_text_contents() == before[:1]
    assert before[0] not in ifan.page.locator("#suggested label .wm-as-written").all_text_contents()
    ifan.page.locator("#belongs label").first.click()
    with ifan.page.expect_navigation():
        ifan.page.locator("#belongs button[value=no]").click()
    ifan.looks()
    assert before[0] not in ifan.page.locator("label .wm-as-written").all_text_contents(), (
        "turned down, and it stays so"
    )


def test_looking_by_what_it_means(walk):
    """A sentence in one language finds what was said in the other; somebody who may not read gets nothing."""
    ifan = walk()
    ifan.signs_in("ifan")
    ifan.goes_to("/learning/demo-coast-team/themes/")
    ifan.page.get_by_role("searchbox").fill("walking up to chapel on her own")
    with ifan.page.expect_navigation():
        ifan.page.get_by_role("search").get_by_role("button").click()
    ifan.looks()
    assert ifan.page.locator("#found .wm-words").count() > 0
    alun = walk()
    alun.signs_in("alun")
    assert alun.page.goto(alun.service.address + "/learning/demo-coast-team/themes/").status == 404
