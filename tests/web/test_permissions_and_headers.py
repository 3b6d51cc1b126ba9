"""What every answer carries, and what no answer, log line or error tells."""

import datetime as dt
import logging
import sys

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.records.conftest import Cast
from whatmatters.config.logs import NoWords
from whatmatters.records import clock
from whatmatters.records.audit.models import Entry
from whatmatters.records.people import actions as people
from whatmatters.web.pages.permissions import EVERYBODY, PERMISSIONS, SIGNED_IN
from whatmatters.web.practice.views import people as pages_of_people

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def cast(db):
    with clock.at(dt.datetime(2026, 6, 15, 13, 0, tzinfo=dt.UTC)):
        yield Cast()


def as_(account):
    client = Client()
    client.force_login(account, backend=BACKEND)
    return client


def test_every_answer_carries_the_headers(cast):
    answer = as_(cast.megan).get(f"/people/{cast.gwen.pk}/")
    assert answer.status_code == 200
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]


def test_no_inline_script_or_style(cast):
    plan = cast.plan()
    outcome = cast.outcome(plan)
    client = as_(cast.megan)
    for path in (
        "/",
        f"/people/{cast.gwen.pk}/",
        f"/outcomes/{outcome.pk}/",
        f"/outcomes/{outcome.pk}/score/",
    ):
        page = client.get(path).content.decode()
        assert " style=" not in page
        assert "<style" not in page
        assert "onclick" not in page
        assert "<script>" not in page


@pytest.mark.parametrize("name", sorted(name for name, who in PERMISSIONS.items() if who is not EVERYBODY))
def test_nobody_gets_in_without_signing_in(db, name):
    for arguments in ([], ["1"], ["1", "1"], ["1", "1", "1"], [1]):
        try:
            address = reverse(name, args=arguments)
        except NoReverseMatch:
            continue
        answer = Client().get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/sign-in/")
        return
    raise AssertionError(f"{name} has no address")


def test_an_address_that_stands_in_no_row_opens_for_nobody_and_the_log_says_so(cast, monkeypatch, caplog):
    monkeypatch.delitem(PERMISSIONS, "person")
    assert as_(cast.megan).get(f"/people/{cast.gwen.pk}/").status_code == 404
    (line,) = [entry.getMessage() for entry in caplog.records if entry.name.startswith("whatmatters")]
    assert "'person'" in line
    assert cast.gwen.pk not in line
    assert as_(cast.megan).get("/nowhere/").status_code == 404
    assert len([entry for entry in caplog.records if entry.name.startswith("whatmatters")]) == 1


ROLES = {
    "practitioner": "megan",
    "manager": "rhian",
    "analyst": "alun",
    "administrator": "carys",
    "inspector": "inspector",
}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_its_own_pages_and_gets_404_elsewhere(cast, role):
    cast.plan()
    cast.sample()
    client = as_(getattr(cast, ROLES[role]))
    addresses = {
        "caseload": "/",
        "person": f"/people/{cast.gwen.pk}/",
        "conversation_add": f"/people/{cast.gwen.pk}/conversations/new/",
        "openings": "/openings/",
        "accounts": "/accounts/",
        "mfa_index": "/account/",
    }
    for name, address in addresses.items():
        open_ = PERMISSIONS[name] is SIGNED_IN or role in PERMISSIONS[name]
        assert client.get(address).status_code == (200 if open_ else 404), (role, name)


def test_another_teams_record_and_none_at_all_answer_alike(cast):
    client = as_(cast.ifan)
    plan = cast.plan()
    outcome = cast.outcome(plan)
    for address in (
        f"/people/{cast.gwen.pk}/",
        "/people/nobody/",
        f"/outcomes/{outcome.pk}/",
        f"/plans/{plan.pk}/close/",
    ):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "Gwen" not in answer.content.decode()


def test_another_persons_plan_cannot_be_named_in_a_form(cast):
    with clock.at(dt.datetime(2026, 6, 15, 13, 0, tzinfo=dt.UTC)):
        other = people.add_person(unit=cast.coast, by=cast.ifan, name="Other")
    plan = cast.plan()
    answer = as_(cast.ifan).post(
        f"/people/{other.pk}/outcomes/new/?plan={plan.pk}",
        {"words": "x", "language": "en", "defined_by": "person", "on": "2026-06-01", "need": cast.need.pk},
    )
    assert other.outcomes.filter(plan=plan).count() == 0
    assert answer.status_code in (302, 422)


def test_every_look_is_in_the_trail(cast):
    as_(cast.megan).get(f"/people/{cast.gwen.pk}/")
    entry = Entry.objects.get(verb="looked", person=cast.gwen.pk)
    assert (entry.account, entry.about) == (str(cast.megan.pk), "person")


def test_an_error_in_the_log_says_where_and_never_what(caplog):
    try:
        raise ValueError("She said: I want to go home")
    except ValueError:
        record = logging.LogRecord(
            "django.request", logging.ERROR, __file__, 1, "Error: %s", ("/people/gwen/",), None
        )
        record.exc_info = sys.exc_info()
    assert NoWords().filter(record)
    told = logging.Formatter("%(message)s").format(record)
    assert "home" not in told
    assert "gwen" not in told
    assert "ValueError" in told


def test_a_broken_page_tells_nothing(cast, monkeypatch):
    def broken(*args, **named):
        raise RuntimeError("Gwen said: secret")

    monkeypatch.setattr(pages_of_people, "overview", broken)
    client = as_(cast.megan)
    client.raise_request_exception = False
    answer = client.get(f"/people/{cast.gwen.pk}/")
    assert answer.status_code == 500
    assert "secret" not in answer.content.decode()
    assert "Nothing was half saved" in answer.content.decode()


def test_a_form_from_elsewhere_is_refused(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.megan, backend=BACKEND)
    answer = client.post("/people/new/", {"name": "Somebody", "unit": "valley"})
    assert answer.status_code == 403


def test_the_language_is_remembered_and_leads_nowhere_else(cast):
    client = as_(cast.megan)
    answer = client.post("/language/", {"language": "cy", "next": "https://elsewhere.example/"})
    assert not answer["Location"].startswith("https://elsewhere")
    assert "Fy mhobl" in client.get("/").content.decode()


def test_a_session_ends_after_a_days_work(cast):
    client = as_(cast.megan)
    client.get("/")
    session = client.session
    session["began"] = 0
    session.save()
    assert client.get("/")["Location"].startswith("/sign-in/")
