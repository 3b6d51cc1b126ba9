"""Publishing an edition and keeping it: its documents, its data, its renderer, its bytes (E4, D6)."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from whatmatters.measures.disclosure.released import Released
from whatmatters.measures.disclosure.releasing import Terms
from whatmatters.measures.facts import Facts
from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.annual_reports import signing_off
from whatmatters.records.annual_reports.composing import Imprint, documents_of, figures_from
from whatmatters.records.annual_reports.evidence import leaving
from whatmatters.records.annual_reports.models import (
    Edition,
    EditionFile,
    EditionStory,
    Frozen,
    Report,
)
from whatmatters.records.annual_reports.state import Workspace, workspace
from whatmatters.records.annual_reports.stories import told_in
from whatmatters.records.audit import actions as audit
from whatmatters.records.releases.actions import release_table
from whatmatters.records.writing import written_down
from whatmatters.reports.document import Document, as_json, document_from
from whatmatters.reports.edition import File, Told, files_of, renderer, with_stories
from whatmatters.rules.annual_reports import PUBLISHED, step_between
from whatmatters.rules.messages import annual_reports as says
from whatmatters.rules.refusals import Refusals, refuse_any

Words = dict[str, tuple[str, str]]


def publish(
    *,
    report: Report,
    facts: Facts | None,
    by: Account | None,
    note: str = "",
    language: str = "en",
    tell: Told = lambda what, done, of: None,
) -> Edition:
    """Publish an approved report. Raises Refusals with every gap named, NotYours (E3, E4).

    Its files are drawn first; then the edition is kept, its tables of personal outcomes go into the ledger of releases, and the
    step is taken, all at once or nothing.
    """
    work = workspace(report)
    signing_off.check(work, step_between(work.state, PUBLISHED), by=by, language=language)
    frozen = Frozen.objects.filter(report=report).order_by("-step__number").first()
    assert frozen is not None
    stories = told_in(report)
    imprint = Imprint(
        edition=next_number(report),
        published_on=clock.today(),
        signed=(
            *signing_off.signed(work),
            *((("published", by.name, clock.today().isoformat()),) if by else ()),
        ),
        note=note,
    )
    documents = documents_of(work, figures_from(frozen.figures["languages"]), imprint)
    words: Words = {story.pk: (story.consent.wording, "") for story in stories}
    files = files_of([with_stories(document, words) for document in documents], tell)
    with transaction.atomic():
        again = workspace(report)
        signing_off.check(again, step_between(again.state, PUBLISHED), by=by, language=language)
        refuse_any(
            []
            if {story.pk for story in told_in(report)} == {story.pk for story in stories}
            else [says.NO_CONSENT()]
        )
        _into_the_ledger(again, frozen, facts, imprint.edition, by)
        edition = keep(report, imprint, documents, files, by=by)
        EditionStory.objects.bulk_create(
            EditionStory(
                edition=edition, place=story.pk, consent=story.consent_id, text=story.consent.wording
            )
            for story in stories
        )
        signing_off.taken(again, PUBLISHED, by, note)
        audit.record(
            "report edition kept",
            by=by,
            about=f"edition:{edition.pk}",
            details={"number": edition.number, "files": len(files), "stories": len(stories)},
        )
    return edition


def next_number(report: Report) -> int:
    """The number of the next edition."""
    last = report.editions.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def keep(
    report: Report,
    imprint: Imprint,
    documents: Sequence[Document],
    files: Sequence[File],
    *,
    takes_place_of: Edition | None = None,
    by: Account | None,
) -> Edition:
    """Keep an edition with all its files. Inside a transaction."""
    edition = Edition.objects.create(
        report=report,
        number=imprint.edition,
        published_on=imprint.published_on,
        documents=[as_json(document) for document in documents],
        renderer=renderer(),
        takes_place_of=takes_place_of,
        note=imprint.note,
        **written_down(by),
    )
    EditionFile.objects.bulk_create(
        EditionFile(
            edition=edition,
            path=file.path,
            media_type=file.media_type,
            content=file.content,
            sha256=file.sha256,
        )
        for file in files
    )
    return edition


def _into_the_ledger(
    work: Workspace, frozen: Frozen, facts: Facts | None, number: int, by: Account | None
) -> None:
    """Every table of personal outcomes, as it was approved, into the ledger of releases. Raises Refusals where what has
    left since would make it tell too much (D6)."""
    to = f"Everybody: annual report {work.report.from_date.year}, edition {number}"
    for approved in frozen.figures["released"]:

        def make(earlier: list[Released], at: str, approved: dict[str, Any] = approved) -> Released:
            assert facts is not None
            split = ",".join(approved["question"]["by"])
            terms = Terms(
                f"report {work.report.pk} edition {number} {split or 'all'}",
                frozen.figures["threshold"],
                at=at,
                by_whom=by.name if by else "",
                to_whom=to,
            )
            left = leaving(work.report, facts, split, terms, known_at=frozen.recorded_at, earlier=earlier)
            if left.as_json()["cells"] != approved["cells"]:
                raise Refusals([says.RELEASED_MEANWHILE()])
            return left

        release_table(make, by=by, to_whom=to)


def documents_kept(edition: Edition) -> tuple[Document, ...]:
    """The documents of an edition, with the words of those stories that are still told."""
    words: Words = {
        story.place: (story.text, story.withdrawn_on.isoformat() if story.withdrawn_on else "")
        for story in edition.stories.all()
    }
    return tuple(with_stories(document_from(document), words) for document in edition.documents)


def current_edition(report: Report) -> Edition | None:
    """The edition that is out: the latest."""
    return report.editions.order_by("-number").first()
