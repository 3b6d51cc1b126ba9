"""An officer with a publisher's messy spreadsheet: seen, asked about, taken in, read, taken away (E2)."""

import pytest

from tests.exchange.messy import TWO_HEADINGS, xlsx
from tests.places import BENCHMARKS

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("indicators")]


def give(walker, name, content):
    walker.page.set_input_files(
        "#id_file", {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    with walker.page.expect_navigation():
        walker.page.locator("main button[type=submit]").click()
    walker.looks()


@pytest.mark.parametrize(("language", "size", "scripts"), [("en", "desktop", True), ("cy", "phone", False)])
def test_a_file_of_benchmarks_with_four_doubtful_zeros(walk, language, size, scripts):
    """Council benchmarks in the form they are published in: one question is asked; then the core suite shows what is there and says what is not."""
    welsh = language == "cy"
    fiona = walk(language=language, size=size, scripts=scripts)
    fiona.signs_in("fiona")
    fiona.follows("Dangosyddion" if welsh else "Indicators", exact=True)
    fiona.follows("Cymryd ffeil cyhoeddwr i mewn" if welsh else "Take in a publisher's file")
    give(fiona, BENCHMARKS.name, BENCHMARKS.read_bytes())
    fiona.sees("Argyll & Bute 2010-11, North Lanarkshire 2010-11")
    fiona.sees("Clackmannanshire, Stirling")
    fiona.page.fill("#id_source", f"Improvement Service, {language}")
    fiona.page.fill("#id_published_on", "2022-03-01")
    fiona.page.locator("input[name=doubt_0][value=missing]").check()
    with fiona.page.expect_navigation():
        fiona.page.locator("main button[type=submit]").first.click()
    fiona.looks()
    assert "publications" in fiona.page.url
    fiona.goes_to("/indicators/?area=S37000004")
    assert fiona.page.locator("#suite-core-suite tbody tr").count() == 23
    fiona.sees("107.4")
    fiona.sees(
        "Ar goll: nid oes gwerth wedi'i gymryd i mewn." if welsh else "Missing: no value has been taken in."
    )
    fiona.goes_to("/indicators/lgbf:SW2/?area=S37000004")
    assert fiona.page.locator("#over-time svg[role=img]:visible").count() == 1
    fiona.sees("ar goll; ysgrifennodd y cyhoeddwr 0" if welsh else "missing; the publisher wrote 0")
    fiona.goes_to("/indicators/core-suite:14/areas/")
    fiona.sees("(D4)")
    fiona.goes_to("/indicators/core-suite:14/revisions/")
    fiona.goes_to("/indicators/outcomes/")
    for file_format in ("CSV", "XLSX", "ODS"):
        fiona.page.goto(fiona.service.address + "/indicators/core-suite:14/")
        with fiona.page.expect_download() as taken:
            fiona.page.get_by_role("link", name=file_format, exact=True).click()
        assert taken.value.suggested_filename.endswith(file_format.lower())
    assert not fiona.noise, fiona.noise


def test_a_messy_workbook_and_its_correction(walk):
    """Two rows of headings, marks, footnotes, a cover with the date; then a later publication stands beside it."""
    fiona = walk()
    fiona.signs_in("fiona")
    fiona.goes_to("/indicators/import/")
    give(fiona, "core suite.xlsx", xlsx(TWO_HEADINGS))
    assert fiona.page.input_value("#id_published_on") == "2023-07-04"
    assert fiona.page.input_value("#id_source") == "Public Health Scotland"
    fiona.opens("Some of the values as they are understood")
    fiona.presses("Take it in")
    fiona.sees("36 values were taken in.")
    later = {**TWO_HEADINGS, "Contents": [["Core suite"], ["Published 2 July 2024"]]}
    later["Table 1"] = [list(row) for row in later["Table 1"]]
    later["Table 1"][9][1] = 12999
    fiona.goes_to("/indicators/import/")
    give(fiona, "core suite 2024.xlsx", xlsx(later))
    fiona.sees("core-suite:12, Fife, 2020-21")
    fiona.presses("Take it in")
    fiona.goes_to("/indicators/core-suite:12/revisions/?area=S37000032")
    fiona.sees("13,000")
    fiona.sees("12,999")
    assert not fiona.noise, fiona.noise
