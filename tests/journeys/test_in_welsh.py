"""The main job in Welsh: every page, label, button and refusal."""

import re

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

PERSON = "section[aria-labelledby=voice-person]"


def test_o_sgwrs_i_linell_sylfaen(walk):
    """From a conversation to a baseline and the national outcome, in Welsh, on a phone."""
    ifan = walk(language="cy", size="phone")
    ifan.signs_in("ifan")
    ifan.follows("Rhywun newydd")
    ifan.presses("Dechrau eu cofnod")
    ifan.sees("Rhowch eu henw.")
    ifan.writes("Enw llawn", "Marged Ifans")
    ifan.presses("Dechrau eu cofnod")
    ifan.follows("Dechrau cynllun")
    ifan.presses("Dechrau'r cynllun")
    ifan.follows("Marged Ifans")
    ifan.follows("Ysgrifennu sgwrs")
    ifan.writes("Beth a ddywedwyd", "“Dwi isio gweld y môr o ffenest fy hun,” meddai hi. Ŵyn, ŷd.")
    ifan.presses("Cadw")
    ifan.follows("Gwneud rhywbeth sy'n bwysig ohoni")
    ifan.writes("Beth sy'n bwysig, yng ngeiriau'r person ei hun", "Dwi isio gweld y môr o ffenest fy hun")
    ifan.writes("Pa angen cymwys y mae'n ei ateb?", "Cartref addas")
    ifan.presses("Cadw, a chytuno ar y nod")
    ifan.presses("Cadw, a gofyn ble maen nhw nawr")
    ifan.sees("Gofynnwch beth mae 10 yn ei olygu iddyn nhw")
    ifan.writes("Beth fyddai 10: y gorau y gallai fod?", "Ffenest fawr")
    ifan.chooses("8")
    ifan.writes("Sut olwg fyddai ar ddigon da?", "Ffenest fach")
    ifan.presses("Cadw, a gofyn ble maen nhw nawr")
    ifan.chooses("1", within=PERSON)
    ifan.presses("Cadw'r hyn a ddywedwyd")
    ifan.sees("Nid oes geiriau gyda'r sgôr hwn.")
    ifan.writes("Sut olwg sydd ar hynny? Yn eu geiriau nhw", "Wal frics")
    ifan.presses("Cadw'r hyn a ddywedwyd")
    ifan.sees("Wal frics")
    ifan.follows("Dewis y canlyniad cenedlaethol gyda'ch gilydd")
    ifan.page.get_by_role("radio").first.check()
    ifan.writes("Pam yr un hwn, ar ôl ei drafod", "Y cartref sy'n cyfri.")
    ifan.presses("Cadw")
    ifan.sees("Y cartref sy'n cyfri.")
    assert not [text for text in ifan.noise if "422" not in text], ifan.noise


ENGLISH = re.compile(r"\b(the|and|with|what|who|their|they|this|that|have|been|which|where|your)\b", re.I)


def test_no_english_is_left_on_a_welsh_page(walk):
    """What stands on a Welsh page and is not somebody's words is Welsh."""
    ifan = walk(language="cy")
    ifan.signs_in("ifan")
    ifan.goes_to("/people/demo-eluned-roberts/")
    plan = ifan.page.locator("#plan a").first.get_attribute("href")
    outcome = ifan.page.locator("#outcomes a.wm-quiet-link").first.get_attribute("href")
    for path in (
        "/",
        "/about/",
        "/account/",
        "/people/new/",
        "/people/outside/",
        "/people/demo-eluned-roberts/",
        "/people/demo-eluned-roberts/conversations/new/",
        "/people/demo-eluned-roberts/journeys/",
        "/people/demo-eluned-roberts/trail/",
        "/people/demo-eluned-roberts/advocacy/",
        plan,
        plan + "review/begin/",
        outcome,
        outcome + "score/",
        outcome + "goal/",
        outcome + "words/",
        outcome + "end/",
        outcome + "support/",
        outcome + "national-outcome/",
    ):
        ifan.goes_to(path)
        told = ifan.page.evaluate(
            """() => {
              const page = document.body.cloneNode(true);
              for (const quoted of page.querySelectorAll('[lang]:not([lang=cy]), textarea, .wm-example, input')) quoted.remove();
              return page.innerText.replaceAll('What Matters', '');
            }"""
        )
        found = [line for line in told.splitlines() if ENGLISH.search(line)]
        assert not found, f"{path}: {found[:5]}"
