"""Consent that is taken back, or over: the story leaves everything not yet published, and what is published is redacted (F3).

The edition that told it keeps its number, its hashes and everything but the story; a redacted one takes its place.
"""

import datetime as dt
from dataclasses import replace

from django.db import transaction

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.annual_reports.composing import Imprint
from whatmatters.records.annual_reports.models import Edition, EditionStory
from whatmatters.records.annual_reports.publishing import current_edition, documents_kept, keep, next_number
from whatmatters.records.annual_reports.stories import USE, in_force
from whatmatters.records.audit import actions as audit
from whatmatters.records.people.access import NotYours, check_may_change
from whatmatters.records.people.models import Consent
from whatmatters.reports.edition import File, files_of, with_stories
from whatmatters.reports.phrases import phrase


def withdraw(*, consent: Consent, on: dt.date | None = None, by: Account | None) -> list[Edition]:
    """The person takes their consent back, and every published edition that tells the story is redacted. Returns the
    redacted editions. Raises NotYours (F3)."""
    take_back(consent=consent, on=on, by=by)
    return honour(by=by)


def take_back(*, consent: Consent, on: dt.date | None = None, by: Account | None) -> None:
    """The person takes their consent back: nothing not yet published tells the story from here on, and the public address
    shows nothing of what does until `honour` has made the redacted edition. Raises NotYours (F3)."""
    check_may_change(by, consent.person_id)
    if consent.use != USE:
        raise NotYours
    with transaction.atomic():
        if consent.withdrawn_on is None:
            consent.withdrawn_on = on or clock.today()
            consent.save(update_fields=["withdrawn_on"])
            audit.record(
                "agreement taken back", by=by, person=consent.person_id, about=f"consent:{consent.pk}"
            )


def lapsed() -> dict[str, set[str]]:
    """Editions that still hold words whose consent is no longer in force: edition → places of the stories."""
    today = clock.today()
    held = list(
        EditionStory.objects.filter(withdrawn_on__isnull=True).values_list("edition_id", "place", "consent")
    )
    consents = {
        given.pk: given for given in Consent.objects.filter(pk__in={consent for _, _, consent in held})
    }
    found: dict[str, set[str]] = {}
    for edition, place, consent in held:
        if consent not in consents or not in_force(consents[consent], today):
            found.setdefault(edition, set()).add(place)
    return found


def honour(*, by: Account | None) -> list[Edition]:
    """Take every story whose consent is no longer in force out of what was published. Returns the redacted editions."""
    made = []
    for edition_id, places in lapsed().items():
        edition = Edition.objects.select_related("report__unit").get(pk=edition_id)
        if (redacted := _redact(edition, places, by)) is not None:
            made.append(redacted)
    return made


def _redact(edition: Edition, places: set[str], by: Account | None) -> Edition | None:
    today = clock.today()
    gone = {place: ("", today.isoformat()) for place in places}
    kept = [with_stories(document, gone) for document in documents_kept(edition)]
    without = {file.path: file for file in files_of(kept)}
    current = current_edition(edition.report)
    replaced: tuple[File, ...] = ()
    imprint = Imprint(next_number(edition.report), today)
    documents = []
    if current is not None and current.pk == edition.pk:
        documents = [
            replace(
                document,
                edition=imprint.edition,
                published_on=today.isoformat(),
                note=phrase("redacted", document.language, number=edition.number),
            )
            for document in kept
        ]
        replaced = files_of(documents)
    with transaction.atomic():
        if edition.pk not in lapsed():  # another has done it meanwhile
            return None
        EditionStory.objects.filter(edition=edition, place__in=places).update(text="", withdrawn_on=today)
        for file in edition.files.all():
            same = without.get(file.path)
            if same is not None and same.sha256 in (file.sha256_without or file.sha256,):
                continue
            file.content, file.taken_out_on = b"", today
            file.sha256_without = same.sha256 if same else ""
            file.save(update_fields=["content", "taken_out_on", "sha256_without"])
        made = None
        if documents:
            bare = [
                with_stories(document, {story.place: ("", "") for story in document.stories()})
                for document in documents
            ]
            made = keep(
                edition.report, replace(imprint, note=""), bare, replaced, takes_place_of=edition, by=by
            )
            EditionStory.objects.bulk_create(
                EditionStory(
                    edition=made,
                    place=story.place,
                    consent=story.consent,
                    text=story.text,
                    withdrawn_on=story.withdrawn_on,
                )
                for story in EditionStory.objects.filter(edition=edition)
            )
        audit.record(
            "edition redacted",
            by=by,
            about=f"edition:{edition.pk}",
            details={"stories": len(places), "took its place": made.number if made else 0},
        )
    return made
