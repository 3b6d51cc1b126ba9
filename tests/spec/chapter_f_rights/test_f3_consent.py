"""F3: consent for a story is recorded and dated, can be withdrawn, and is honoured from then on."""

import datetime as dt

import pytest

from tests.spec.case import refused
from tests.spec.rulebook import spec
from whatmatters.records import clock
from whatmatters.records.annual_reports import redacting, stories
from whatmatters.records.annual_reports.models import EditionStory
from whatmatters.records.annual_reports.publishing import current_edition, publish
from whatmatters.records.annual_reports.reproducing import reproduce
from whatmatters.records.people.access import NotYours

pytestmark = pytest.mark.django_db
SOURCE = "N Annex A; P § Principles underpinning organisational change"
WORDS = "I dance again on Fridays."


def holds(edition, words=WORDS):
    """The files of an edition that hold these words."""
    return [
        file.path
        for file in edition.files.all()
        if file.path.endswith(".html") and words in bytes(file.content).decode()
    ]


@spec(
    "F3",
    SOURCE,
    "A story is told in the very words the person agreed to, and only with their agreement in force",
)
def test_told_as_agreed(authority):
    authority.fill()
    authority.story()
    with refused("F3"):
        stories.tell(report=authority.report, section="outcome-4", consent="nobody", by=authority.ann)
    edition = authority.published()
    assert {"en/whole.html", "en/outcome-4.html"} == set(holds(edition))


@spec(
    "F3",
    SOURCE,
    "Those who write the report are offered the words alone, and nobody records consent who may not write in the record",
)
def test_who_asks(authority):
    authority.story()
    assert [one.wording for one in stories.offered_to(authority.report)] == [WORDS]
    with pytest.raises(NotYours):
        stories.agree(
            person=authority.jean,
            wording="Other words",
            audience="Everybody",
            from_date=dt.date(2026, 6, 1),
            until=None,
            by=authority.ann,
        )


@spec("F3", SOURCE, "Withdrawn consent takes the story out of everything that is not published yet")
def test_out_of_what_is_not_published(authority):
    authority.fill()
    authority.story()
    authority.approved()
    assert redacting.withdraw(consent=authority.consent, by=authority.shona) == []
    edition = publish(report=authority.report, facts=None, by=authority.una)
    assert not holds(edition) and not EditionStory.objects.exists()


@spec(
    "F3",
    SOURCE,
    "Withdrawn consent makes a redacted edition of what is published, with a note, which takes its place",
)
def test_a_redacted_edition(authority):
    authority.fill()
    authority.story()
    first = authority.published()
    (redacted,) = redacting.withdraw(consent=authority.consent, by=authority.shona)
    assert current_edition(authority.report) == redacted and redacted.takes_place_of == first
    assert not holds(redacted)
    page = bytes(redacted.files.get(path="en/outcome-4.html").content).decode()
    assert "taken back their agreement" in page and "takes the place of edition 1" in page


@spec(
    "F3",
    SOURCE,
    "The words are gone from the edition that told them too, from every file and from its documents",
)
def test_the_words_are_gone(authority, papers):
    authority.fill()
    authority.story()
    first = authority.published()
    told = set(holds(first))
    redacting.withdraw(consent=authority.consent, by=authority.shona)
    first.refresh_from_db()
    gone = set(first.files.filter(taken_out_on__isnull=False).values_list("path", flat=True))
    assert told | {"en/report.pdf", "en/report.docx", "edition.zip"} <= gone
    assert "en/tables.xlsx" not in gone and "en/outcome-1.html" not in gone
    assert not any(bytes(file.content) for file in first.files.filter(path__in=gone))
    assert WORDS not in str(first.documents)
    assert not EditionStory.objects.exclude(text="").exists()


@spec("F3", SOURCE, "Every edition is still drawn again to the byte, the withdrawn words apart")
def test_still_reproduced(authority):
    authority.fill()
    authority.story()
    first = authority.published()
    (redacted,) = redacting.withdraw(consent=authority.consent, by=authority.shona)
    first.refresh_from_db()
    again = reproduce(first)
    assert again.same and "en/report.docx" in again.without_story
    assert reproduce(redacted).same


@spec("F3", SOURCE, "Agreement for a time ends with it, and is honoured as if it had been taken back")
def test_agreement_for_a_time(authority):
    authority.fill()
    authority.story(until=dt.date(2026, 6, 30))
    first = authority.published()
    with clock.at(dt.datetime(2026, 6, 30, 12, 0, tzinfo=dt.UTC)):
        assert redacting.honour(by=None) == []
    with clock.at(dt.datetime(2026, 7, 1, 12, 0, tzinfo=dt.UTC)):
        (redacted,) = redacting.honour(by=None)
    assert redacted.takes_place_of == first and not holds(redacted)


@spec("F3", SOURCE, "Two stories in one edition: taking one back leaves the other")
def test_one_of_two(authority):
    authority.fill()
    authority.story()
    kept = authority.consent
    authority.story(words="The garden is mine again.", section="outcome-2")
    authority.published()
    (second,) = redacting.withdraw(consent=kept, by=authority.shona)
    assert not holds(second) and holds(second, "The garden is mine again.")
    (third,) = redacting.withdraw(consent=authority.consent, by=authority.shona)
    assert not holds(third, "The garden is mine again.")
    assert all(reproduce(one).same for one in authority.report.editions.all())
