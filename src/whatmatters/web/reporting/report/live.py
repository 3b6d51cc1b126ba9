"""The figures of a report as they stand: live while it is a draft, as approved from then on."""

from functools import lru_cache
from typing import Any

from django.conf import settings

from whatmatters.records.annual_reports.composing import (
    Figures,
    Imprint,
    documents_of,
    drawn_figures,
    figures_from,
)
from whatmatters.records.annual_reports.evidence import Evidence, asked_for, gathered
from whatmatters.records.annual_reports.publishing import next_number
from whatmatters.records.annual_reports.signing_off import frozen_of
from whatmatters.records.annual_reports.state import Workspace, workspace
from whatmatters.records.annual_reports.stories import told_in
from whatmatters.records.clock import today
from whatmatters.records.releases.models import Release
from whatmatters.records.releases.queries import releases
from whatmatters.reports.document import Document
from whatmatters.reports.edition import with_stories
from whatmatters.rules.refusals import Refusals
from whatmatters.web.learning import figures as learning

NONE = Evidence({}, ())


def facts_for(work: Workspace) -> Any:
    """What the records hold, where the report asks for it; None where it does not."""
    from whatmatters.exchange.kept import facts_kept

    return facts_kept() if asked_for(work) else None


def live_figures(work: Workspace) -> tuple[Figures, Refusals | None]:
    """Every figure as it stands, and what is refused where a table of personal outcomes cannot leave."""
    frozen = frozen_of(work.report)
    if frozen is not None:
        return figures_from(frozen.figures["languages"]), None
    evidence, refused = _evidence(work)
    return drawn_figures(work, evidence), refused


def _evidence(work: Workspace) -> tuple[Evidence, Refusals | None]:
    if not asked_for(work):
        return NONE, None
    learning.facts_now()
    left = Release.objects.order_by("-id").values_list("id", flat=True).first() or 0
    return _gathered(
        work.report.pk, asked_for(work), learning._held["mark"], left, settings.DISCLOSURE_THRESHOLD
    )


@lru_cache(maxsize=16)
def _gathered(
    report: str, asked: tuple[str, ...], mark: str, left: int, threshold: int
) -> tuple[Evidence, Refusals | None]:
    from whatmatters.records.annual_reports.models import Report

    work = workspace(Report.objects.select_related("unit").get(pk=report))
    try:
        return gathered(
            work, learning.facts_now(), threshold=threshold, known_at=None, earlier=releases()
        ), None
    except Refusals as refused:
        return NONE, refused


def draft_documents(work: Workspace) -> tuple[Document, ...]:
    """The report as it would be published now."""
    figures, _ = live_figures(work)
    words = {one.pk: (one.consent.wording, "") for one in told_in(work.report)}
    imprint = Imprint(next_number(work.report), today())
    return tuple(with_stories(one, words) for one in documents_of(work, figures, imprint))
