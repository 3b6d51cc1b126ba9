"""E4: draft, reviewed, approved, published; an edition is kept with all it takes to draw it again to the byte."""

import hashlib

import pytest
from django.db import DatabaseError, transaction

from tests.spec.case import refused
from tests.spec.rulebook import spec
from whatmatters.records.annual_reports import signing_off, writing
from whatmatters.records.annual_reports.models import Edition, SectionText
from whatmatters.records.annual_reports.publishing import current_edition, publish
from whatmatters.records.annual_reports.reproducing import reproduce
from whatmatters.records.annual_reports.state import state_of, workspace
from whatmatters.records.people.access import NotYours
from whatmatters.reports import phrases
from whatmatters.rules.annual_reports import STEPS

pytestmark = pytest.mark.django_db
SOURCE = "N §10"


@spec("E4", SOURCE, "Each step is taken from the one before it, with name and day")
def test_steps_in_order(authority):
    authority.fill()
    with refused("E4"):
        signing_off.approve(report=authority.report, facts=None, threshold=5, by=authority.una)
    authority.published()
    taken = [(one.source, one.target, one.name) for one in workspace(authority.report).steps]
    assert taken == [
        ("draft", "reviewed", "Bob"),
        ("reviewed", "approved", "Una"),
        ("approved", "published", "Una"),
    ]
    assert {step.target for step in STEPS if step.source == "published"} == {"draft"}


@spec("E4", SOURCE, "Who writes does not approve: a chief officer does")
def test_writers_do_not_approve(authority):
    authority.fill()
    signing_off.review(report=authority.report, by=authority.bob)
    with pytest.raises(NotYours):
        signing_off.approve(report=authority.report, facts=None, threshold=5, by=authority.ann)


@spec(
    "E4",
    SOURCE,
    "Two pairs of eyes, as long as there are two: then the one who wrote or reviewed leaves it to the other",
)
def test_two_pairs_of_eyes(authority):
    authority.fill()
    writing.write(
        report=authority.report, section="about", text="By Una.", by=authority.una, on=_tip(authority)
    )
    other = authority.add_account("ulf", "chief_officer", authority.unit)
    signing_off.review(report=authority.report, by=authority.bob)
    with refused("E4"):
        signing_off.approve(report=authority.report, facts=None, threshold=5, by=authority.una)
    other.is_active = False
    other.save()
    signing_off.approve(report=authority.report, facts=None, threshold=5, by=authority.una)
    edition = publish(report=authority.report, facts=None, by=authority.una)
    assert ["approved+", "Una", "2026-06-15"] in edition.documents[0]["signed"]


def _tip(authority):
    return workspace(authority.report).text("about").pk


@spec(
    "E4",
    SOURCE,
    "What was reviewed is not changed behind anybody's back: it is sent back first, with the reason",
)
def test_nothing_changes_after_review(authority):
    authority.fill()
    signing_off.review(report=authority.report, by=authority.bob)
    with refused("E4"):
        writing.write(report=authority.report, section="foreword", text="More.", by=authority.ann)
    with refused("E4"):
        signing_off.send_back(report=authority.report, note=" ", by=authority.bob)
    signing_off.send_back(report=authority.report, note="The foreword is too long.", by=authority.bob)
    assert state_of(authority.report) == "draft"


@spec("E4", SOURCE, "Comments are settled before a report is approved")
def test_comments_are_settled(authority):
    authority.fill()
    remark = writing.remark(
        report=authority.report, section="about", text="Whom do we serve?", by=authority.bob
    )
    with refused("E4"):
        authority.approved()
    writing.settle_comment(comment=remark.pk, answer="Said now.", by=authority.ann)
    signing_off.approve(report=authority.report, facts=None, threshold=5, by=authority.una)


@spec("E4", SOURCE, "A published edition is drawn again to the byte")
def test_reproduced_to_the_byte(authority, papers):
    authority.fill()
    edition = authority.published()
    again = reproduce(edition)
    assert again.same and not again.other_renderer
    for file in again.files:
        kept = edition.files.get(path=file.path)
        assert bytes(kept.content) == file.content
        assert kept.sha256 == hashlib.sha256(file.content).hexdigest()


@spec("E4", SOURCE, "Where a file comes out otherwise it is named, with what draws it otherwise than then")
def test_a_difference_is_named(authority, monkeypatch):
    authority.fill()
    edition = authority.published()
    held = phrases.all_phrases()
    monkeypatch.setitem(held, "contents", {"en": "In here"})
    Edition.objects.get(pk=edition.pk)
    again = reproduce(edition)
    assert not again.same and "en/index.html" in again.differ


@spec("E4", SOURCE, "Accessible HTML first, then PDF, DOCX and every table as a spreadsheet")
def test_every_format(authority, papers):
    authority.fill()
    paths = set(authority.published().files.values_list("path", flat=True))
    assert {
        "en/index.html", "en/whole.html", "en/in-short.html", "en/easy-read.html", "en/report.pdf", "en/report.docx",
        "en/tables.xlsx", "en/tables.ods", "en/in-short.pdf", "en/easy-read.pdf", "site.css", "edition.zip",
    } <= paths  # fmt: skip


@spec("E4", SOURCE, "What was published and what was written stays: the database itself refuses to change it")
def test_the_database_keeps_it(authority):
    authority.fill()
    edition = authority.published()
    for rows, change in (
        (Edition.objects.filter(pk=edition.pk), {"note": "Other."}),
        (edition.files.filter(path="site.css"), {"sha256": "0"}),
        (SectionText.objects.filter(report=authority.report), {"text": "Other."}),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk)._raw_delete("default")  # noqa: SLF001  past Django, to the guard


@spec("E4", SOURCE, "A corrected edition is begun from a published one, which stays")
def test_a_corrected_edition(authority):
    authority.fill()
    first = authority.published()
    signing_off.send_back(report=authority.report, note="A wrong figure.", by=authority.una)
    second = authority.published()
    assert (first.number, second.number) == (1, 2)
    assert current_edition(authority.report) == second
    assert reproduce(first).same and reproduce(second).same
