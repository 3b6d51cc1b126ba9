"""The figures of a report as they stand: live while it is a draft, as approved from then on."""

from whatmatters.answers.snapshot import snapshot
from whatmatters.exchange.kept import facts_kept
from whatmatters.measures import Facts
from whatmatters.records.annual_reports.composing import (
    Figures,
    Imprint,
    documents_of,
    drawn_figures,
    figures_from,
)
from whatmatters.records.annual_reports.evidence import Evidence, asked_for, gathered
from whatmatters.records.annual_reports.models import Report
from whatmatters.records.annual_reports.publishing import next_number
from whatmatters.records.annual_reports.signing_off import frozen_of
from whatmatters.records.annual_reports.state import Workspace, workspace
from whatmatters.records.annual_reports.stories import told_in
from whatmatters.records.clock import today
from whatmatters.records.moment import one_moment
from whatmatters.records.releases.models import Release
from whatmatters.records.releases.queries import releases
from whatmatters.reports.document import Document
from whatmatters.reports.edition import with_stories
from whatmatters.rules.refusals import Refusals

NONE = Evidence({}, ())


def facts_for(work: Workspace) -> Facts | None:
    """What the records hold at one moment, where the report asks for it; None where it does not."""
    if not asked_for(work):
        return None
    with one_moment():
        return facts_kept()


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
    with snapshot() as now:
        left = Release.objects.order_by("-id").values_list("id", flat=True).first() or 0

        def make() -> tuple[Evidence, Refusals | None]:
            then = workspace(Report.objects.select_related("unit").get(pk=work.report.pk))
            try:
                threshold, earlier = now.threshold, releases()
                return gathered(then, now.store, threshold=threshold, known_at=None, earlier=earlier), None
            except Refusals as refused:
                return NONE, refused

        return now.once(("evidence", work.report.pk, asked_for(work), left), make)


def draft_documents(work: Workspace) -> tuple[Document, ...]:
    """The report as it would be published now."""
    figures, _ = live_figures(work)
    words = {story.pk: (story.consent.wording, "") for story in told_in(work.report)}
    imprint = Imprint(next_number(work.report), today())
    return tuple(with_stories(document, words) for document in documents_of(work, figures, imprint))
