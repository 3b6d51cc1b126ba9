"""`whatmatters report`: what is missing, and whether an edition comes out the same again (E3, E4)."""

import pytest
from typer.testing import CliRunner

from tests.annual_report import authority, papers, quick
from tests.records.conftest import a_day_in_june
from whatmatters.cli import app, reports
from whatmatters.reports import edition, phrases

__all__ = ["a_day_in_june", "authority", "papers", "quick"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def this_database(monkeypatch):
    monkeypatch.setattr(reports, "database_open", lambda: None)


def run(*words):
    return CliRunner().invoke(app, ["report", *words])


def test_what_is_missing_is_named(authority):
    authority.fill(but=["best-value"])
    told = run("check", authority.report.pk)
    assert told.exit_code == 1 and "“Best value” lacks text" in told.output
    assert "draft, not published" in run("list").output


def test_reproduce_says_the_same_or_what_differs(authority, monkeypatch, tmp_path):
    authority.fill()
    authority.published()
    same = run("reproduce", authority.report.pk[:10])
    assert same.exit_code == 0 and "byte for byte" in same.output
    monkeypatch.setitem(phrases.all_phrases(), "contents", {"en": "In here"})
    monkeypatch.setattr(edition, "RENDERER", 2)
    other = run("reproduce", authority.report.pk, "--to", str(tmp_path))
    assert other.exit_code == 1
    assert "differs: en/index.html" in other.output and "renderer 2, then 1" in other.output
    assert "In here" in (tmp_path / "en/index.html").read_text("utf-8")


def test_the_kept_files_are_written_out(authority, tmp_path):
    authority.fill()
    authority.published()
    told = run("render", authority.report.pk, "--to", str(tmp_path))
    assert told.exit_code == 0 and (tmp_path / "en/whole.html").exists()


def test_what_is_not_there_is_said(authority):
    assert run("reproduce", "zzz").exit_code == 2
    assert run("reproduce", authority.report.pk).exit_code == 2


def test_consents_that_are_over_are_honoured(authority):
    authority.fill()
    authority.story()
    authority.published()
    assert "Every story told has its consent." in run("honour").output
    authority.consent.delete()
    assert "1 redacted editions were made." in run("honour").output
