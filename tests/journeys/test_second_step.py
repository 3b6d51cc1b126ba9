"""A second step at signing in: an authenticator app, set up, used, and its recovery codes seen."""

import base64
import hashlib
import hmac
import struct
import time

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


def six_figures(key: str, ahead: int = 0) -> str:
    """What an authenticator app shows for a key (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30 + ahead)
    digest = hmac.new(base64.b32decode(key + "=" * (-len(key) % 8)), counter, hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def test_an_authenticator_app_and_recovery_codes(walk):
    """Set up by the key, asked for at the next sign-in; a wrong code is refused in plain words."""
    rhian = walk()
    rhian.signs_in("rhian")
    rhian.follows("Rhian Howells")
    rhian.follows("Set up an authenticator app")
    if rhian.page.locator("#id_password").count():
        rhian.page.fill("#id_password", "what-matters-to-you")
        rhian.presses("Continue")
    key = rhian.page.locator("main strong").inner_text()
    rhian.writes("Code", "000000")
    rhian.presses("Continue")
    rhian.sees("Incorrect code.")
    key = rhian.page.locator("main strong").inner_text()
    rhian.writes("Code", six_figures(key))
    rhian.presses("Continue")
    rhian.goes_to("/account/")
    rhian.sees("You sign in with your password and a code from an authenticator app.")
    rhian.follows("See your recovery codes")
    codes = rhian.page.locator("main code").all_inner_texts()
    assert len(codes) == 10

    again = walk()
    again.goes_to("/sign-in/")
    again.page.fill("#id_login", "rhian")
    again.page.fill("#id_password", "what-matters-to-you")
    with again.page.expect_navigation():
        again.page.click("main button[type=submit]")
    again.looks()
    # The password alone opens nothing: every page leads back to the second step.
    assert again.page.goto(again.service.address + "/openings/").url.endswith("/account/second-step/")
    again.writes("Code", codes[0])
    with again.page.expect_navigation():
        again.page.click("main button[type=submit]")
    again.goes_to("/openings/")
    again.sees("Openings to review")

    rhian.goes_to("/account/")
    rhian.follows("Stop using the authenticator app")
    rhian.presses("Stop using it")
    rhian.goes_to("/account/")
    rhian.sees("Set up an authenticator app")


def test_changing_ones_password(walk):
    """Too short is said in plain words; then it is changed, and changed back."""
    alun = walk(language="cy")
    alun.signs_in("inspector")
    alun.goes_to("/account/password/")
    alun.writes("Y cyfrinair sydd gennych nawr", "what-matters-to-you")
    alun.writes("Cyfrinair newydd, o 12 nod neu fwy", "short")
    alun.writes("Y cyfrinair newydd eto", "short")
    alun.presses("Newid cyfrinair")
    assert alun.page.locator(".govuk-error-summary").is_visible()
    for old, new in (
        ("what-matters-to-you", "another-long-phrase"),
        ("another-long-phrase", "what-matters-to-you"),
    ):
        alun.goes_to("/account/password/")
        alun.writes("Y cyfrinair sydd gennych nawr", old)
        alun.writes("Cyfrinair newydd, o 12 nod neu fwy", new)
        alun.writes("Y cyfrinair newydd eto", new)
        with alun.page.expect_navigation():
            alun.page.click("main button[type=submit]")
    assert not [text for text in alun.noise if "422" not in text], alun.noise
