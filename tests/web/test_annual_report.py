"""The pages of the annual report: who opens them, what they show, how they refuse, and what everybody reads (E1, E3, E4, F3)."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client

from tests.annual_report import authority, papers, quick
from tests.records.conftest import a_day_in_june
from whatmatters.records import clock
from whatmatters.records.annual_reports import redacting, signing_off, writing
from whatmatters.records.annual_reports.publishing import current_edition
from whatmatters.records.annual_reports.state import workspace
from whatmatters.web.reporting.report import rendering

__all__ = ["a_day_in_june", "authority", "papers", "quick"]
pytestmark = pytest.mark.django_db


class AtOnce:
    """A thread that does its work where it is started."""

    def __init__(self, target, args, daemon):
        self.target, self.args = target, args

    def start(self):
        self.target(*self.args)


@pytest.fixture
def at_once(monkeypatch):
    cache.clear()
    monkeypatch.setattr(rendering, "Thread", AtOnce)
    monkeypatch.setattr(rendering.connection, "close", lambda: None)


def client_of(account):
    client = Client()
    client.force_login(account)
    return client


def body(answer, status=200):
    assert answer.status_code == status, (answer.status_code, answer.content[:400])
    return " ".join(answer.content.decode().split())


def test_the_workspace_says_what_is_missing(authority):
    authority.fill(but=["best-value", "inspections"])
    page = body(client_of(authority.ann).get(f"/reports/{authority.report.pk}/"))
    assert "2 items of the checklist have something missing" in page
    assert "its table is not filled in" in page and "Check it against the law" in page


def test_only_its_writers_open_it(authority):
    stranger = authority.add_account("sten", "analyst", authority.team)
    for account, status in (
        (authority.ann, 200),
        (authority.una, 200),
        (stranger, 404),
        (authority.shona, 404),
    ):
        assert client_of(account).get(f"/reports/{authority.report.pk}/").status_code == status
    assert Client().get(f"/reports/{authority.report.pk}/").status_code == 302


@pytest.mark.parametrize(
    "path",
    [
        "sections/outcome-1/", "sections/outcome-1/write/en/", "sections/outcome-1/place/indicator/",
        "sections/outcome-1/place/outcomes/", "sections/outcome-1/place/heard/", "sections/outcome-1/comment/",
        "sections/financial-performance/place/table:spending/", "sections/five-years/place/core_suite/",
        "sections/outcome-4/story/", "plan/", "plan/new/", "explain/best-value/", "step/reviewed/",
        "preview/en/index.html", "preview/en/outcome-1.html", "preview/site.css", "editions/", "",
    ],
)  # fmt: skip
def test_every_page_opens(authority, path):
    authority.fill()
    assert client_of(authority.ann).get(f"/reports/{authority.report.pk}/{path}").status_code == 200


def test_a_section_is_written_on_the_version_that_was_seen(authority):
    page = f"/reports/{authority.report.pk}/sections/foreword/"
    ann, bob = client_of(authority.ann), client_of(authority.bob)
    assert ann.post(page + "write/en/", {"text": "Welcome.", "on": ""}).status_code == 302
    seen = authority.report.texts.get().pk
    assert ann.post(page + "write/en/", {"text": "Welcome, all.", "on": seen})["Location"] == page
    led = bob.post(page + "write/en/", {"text": "Fàilte.", "on": seen})
    assert led["Location"] == page + "settle/en/"
    both = body(bob.get(led["Location"]))
    assert "Welcome, all." in both and "Fàilte." in both
    assert "Two versions were written at the same time" in body(ann.get(page))
    one, other = authority.report.texts.filter(on=seen)
    settled = bob.post(page + "settle/en/", {"text": "Fàilte, all.", "one": one.pk, "other": other.pk})
    assert settled["Location"] == page
    assert "Fàilte, all." in body(ann.get(page))


def test_a_table_is_pasted_and_what_is_wrong_is_said(authority):
    page = f"/reports/{authority.report.pk}/sections/financial-performance/place/table:spending/"
    client = client_of(authority.ann)
    refused = body(client.post(page, {"pasted": "Older people | 12"}), 422)
    assert "Line 1 has 2 columns; the table has 6." in refused and "Older people | 12" in refused
    assert client.post(page, {"pasted": "Older people | 12 | 13 | 1 | 11 | Why"}).status_code == 302
    section = body(client.get(f"/reports/{authority.report.pk}/sections/financial-performance/"))
    assert '<th scope="row">Older people</th>' in section


def test_approval_is_refused_with_the_gap_then_published(authority, at_once):
    authority.fill(but=["best-value"])
    bob, una = client_of(authority.bob), client_of(authority.una)
    step = f"/reports/{authority.report.pk}/step/"
    assert bob.post(step + "reviewed/", {}).status_code == 302
    refused = body(una.post(step + "approved/", {}), 422)
    assert "“Best value” lacks text" in refused
    assert bob.get(step + "approved/").status_code == 404
    una.post(step + "draft/", {"note": "Best value is missing."})
    writing.explain(
        report=authority.report, item="best-value", text="It follows in autumn.", by=authority.ann
    )
    bob.post(step + "reviewed/", {})
    assert una.post(step + "approved/", {}).status_code == 302
    led = una.post(step + "published/", {})
    done = una.get(led["Location"])
    assert done["Location"].endswith("/editions/#edition-1"), body(done)
    page = body(una.get(f"/reports/{authority.report.pk}/editions/"))
    assert "report.docx" in page and "whatmatters report reproduce" in page


def test_everybody_reads_what_is_published_and_nothing_else(authority):
    everybody = Client()
    assert everybody.get(f"/published/{authority.report.pk}/en/index.html").status_code == 404
    authority.fill()
    authority.published()
    assert "Glen and Strath" in body(everybody.get("/published/"))
    led = everybody.get(f"/published/{authority.report.pk}/")
    assert led["Location"].endswith("/en/index.html")
    page = body(everybody.get(led["Location"]))
    assert "<script" not in page and 'lang="en"' in page and 'href="#main"' in page
    assert everybody.get(f"/published/{authority.report.pk}/edition.zip")["Content-Type"] == "application/zip"
    assert everybody.get(f"/published/{authority.report.pk}/en/nothing.html").status_code == 404


def test_a_story_is_taken_back_in_the_record(authority, at_once):
    authority.fill()
    authority.story()
    authority.published()
    shona = client_of(authority.shona)
    stories = f"/people/{authority.jean.pk}/stories/"
    assert "It is told in a report." in body(shona.get(stories))
    assert client_of(authority.ann).get(stories).status_code == 404
    led = shona.post(f"{stories}{authority.consent.pk}/take-back/", {})
    assert "It is no longer told anywhere." in body(shona.get(led["Location"]))
    page = body(Client().get(f"/published/{authority.report.pk}/en/outcome-4.html"))
    assert "dance" not in page and "taken back their agreement" in page


def test_a_story_whose_time_is_over_is_not_shown_by_the_public_address(authority, at_once):
    authority.fill()
    authority.story(until=dt.date(2026, 6, 30))
    authority.published()
    address = f"/published/{authority.report.pk}/en/outcome-4.html"
    assert "I dance again" in body(Client().get(address))
    with clock.at(dt.datetime(2026, 7, 1, 8, 0, tzinfo=dt.UTC)):
        assert "I dance again" not in body(Client().get(address))
    assert current_edition(authority.report).number == 2
    assert redacting.lapsed() == {}


def test_a_story_is_agreed_to_in_the_record(authority):
    authority.story()
    shona = client_of(authority.shona)
    page = f"/people/{authority.jean.pk}/stories/new/"
    given = {
        "wording": "The garden is mine.",
        "audience": "Everybody",
        "from_date": "2026-06-01",
        "until": "2026-05-01",
    }
    assert "The agreement ends before it begins." in body(shona.post(page, given), 422)
    assert shona.post(page, {**given, "until": ""}).status_code == 302
    assert "The garden is mine." in body(shona.get(f"/people/{authority.jean.pk}/stories/"))


def test_while_a_story_is_being_taken_out_nobody_reads_it(authority, monkeypatch):
    cache.clear()
    authority.fill()
    authority.story()
    authority.published()
    redacting.take_back(consent=authority.consent, by=authority.shona)
    begun = []
    monkeypatch.setattr(rendering, "start", lambda work, for_account: begun.append(work))
    for _ in range(2):
        waiting = Client().get(f"/published/{authority.report.pk}/en/outcome-4.html")
        assert "I dance again" not in body(waiting, 503) and waiting["Refresh"] == "3"
    writers = client_of(authority.ann).get(f"/reports/{authority.report.pk}/editions/1/en/outcome-4.html")
    assert "I dance again" not in body(writers, 503)
    assert len(begun) == 1


def test_whoever_keeps_a_copy_of_a_page_asks_before_showing_it(authority):
    authority.fill()
    authority.published()
    assert Client().get(f"/published/{authority.report.pk}/en/index.html")["Cache-Control"] == "no-cache"


def test_a_summary_that_is_too_long_is_said_before_it_is_approved(authority):
    authority.fill()
    long = "\n\n".join(["A paragraph that goes on for a while, and then for a while longer. " * 8] * 30)
    seen = workspace(authority.report).text("summary").pk
    writing.write(report=authority.report, section="summary", text=long, on=seen, by=authority.ann)
    signing_off.review(report=authority.report, by=authority.bob)
    page = body(client_of(authority.una).get(f"/reports/{authority.report.pk}/step/approved/"))
    assert "pages: shorten it first." in page
