"""Reviewing, approving, publishing, sending back; the preview, the editions, and the public address (E4)."""

import mimetypes
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.records.annual_reports import redacting, signing_off
from whatmatters.records.annual_reports.access import may_approve, report_open_to
from whatmatters.records.annual_reports.models import Edition, Report
from whatmatters.records.annual_reports.publishing import current_edition, publish
from whatmatters.records.annual_reports.state import Workspace, workspace
from whatmatters.records.people.access import NotYours
from whatmatters.reports.edition import TYPES, Told
from whatmatters.reports.paper import paper
from whatmatters.reports.pdf import NoPdf
from whatmatters.reports.phrases import years
from whatmatters.reports.site import STYLE, site
from whatmatters.reports.type_files import type_files
from whatmatters.rules.annual_reports import APPROVED, DRAFT, PUBLISHED, REVIEWED, can_become
from whatmatters.web.design.language import language_read
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.request import Request
from whatmatters.web.reporting.report import rendering
from whatmatters.web.reporting.report.forms import BackForm, StepForm, posted
from whatmatters.web.reporting.report.live import draft_documents, facts_for


def step(request: Request, report: str, target: str) -> HttpResponse:
    """Take the next step of a report."""
    row = report_open_to(request.user, report)
    work = workspace(row)
    found = next((step for step in can_become(work.state) if step.target == target), None)
    if found is None or (found.who == "approve" and not may_approve(request.user, row.unit_id)):
        raise NotYours
    facts = facts_for(work)

    def save(data: dict[str, Any]) -> str:
        how: dict[str, Any] = {"report": row, "by": request.user, "note": data["note"]}
        if target == DRAFT:
            signing_off.send_back(**how)
        elif target == REVIEWED:
            signing_off.review(**how, language=language_read())
        elif target == APPROVED:
            signing_off.approve(
                **how, facts=facts, threshold=settings.DISCLOSURE_THRESHOLD, language=language_read()
            )
        else:
            signing_off.check(work, found, by=request.user, language=language_read())
            language = language_read()

            def work_of(tell: Told) -> str:
                edition = publish(**{**how, "note": ""}, facts=facts, language=language, tell=tell)
                return reverse("report_editions", args=[row.pk]) + f"#edition-{edition.number}"

            job = rendering.start(work_of, for_account=request.user.pk)
            return reverse("report_progress", args=[row.pk, job])
        return reverse("report", args=[row.pk])

    headings = {
        DRAFT: _("Send it back to the writers"),
        REVIEWED: _("Say that it was reviewed"),
        APPROVED: _("Approve the report"),
        PUBLISHED: _("Publish the report"),
    }
    leads = {
        DRAFT: _("It becomes a draft again, and its figures live again. What is published stays."),
        REVIEWED: _(
            "Somebody has read it from beginning to end. Nothing in it is changed from here on, unless it is sent back."
        ),
        APPROVED: _("The authority stands by it. Its figures freeze as they are now."),
        PUBLISHED: _(
            "Everybody can read it. The edition is kept with its figures, so that it can be made again to the byte."
        ),
    }
    buttons = {
        DRAFT: _("Send it back"),
        REVIEWED: _("It was reviewed"),
        APPROVED: _("Approve"),
        PUBLISHED: _("Publish"),
    }
    form = BackForm(posted(request)) if target == DRAFT else StepForm(posted(request))
    if target == APPROVED and request.method == "GET" and (pages := _pages_of_the_summary(work)) > 2:
        leads[APPROVED] += " " + _("The two-page summary has %(pages)s pages: shorten it first.") % {
            "pages": pages
        }
    return ask(
        request,
        form,
        save,
        heading=headings[target],
        lead=leads[target],
        button=buttons[target],
        back=(reverse("report", args=[row.pk]), _("Back to the report")),
    )


def _pages_of_the_summary(work: Workspace) -> int:
    """How many pages the two-page summary takes in the longest of its languages; 0 where this machine makes no PDFs."""
    try:
        return max(
            (
                paper(draft_document).pages
                for draft_document in draft_documents(work)
                if draft_document.purpose == "public"
            ),
            default=0,
        )
    except NoPdf:
        return 0


def progress(request: Request, report: str, job: str) -> HttpResponse:
    """How far a publication is. The page loads itself anew until it is done; no script is needed."""
    row = report_open_to(request.user, report)
    state = rendering.progress(job, for_account=request.user.pk)
    if state is None:
        raise NotYours
    if state.to:
        return redirect(state.to)
    response = render(
        request,
        "reporting/report/progress.html",
        {"report": row, "state": state, "period": years(row.from_date, row.to)},
        status=422 if state.wrong else 200,
    )
    if not state.over:
        response["Refresh"] = "1"
    return response


def preview(request: Request, report: str, path: str) -> HttpResponse:
    """The report as it would be published now, for its writers."""
    row = report_open_to(request.user, report)
    if path == "site.css":
        return HttpResponse(STYLE.read_bytes(), content_type=TYPES["css"])
    if path in type_files():
        return HttpResponse(type_files()[path], content_type=TYPES["woff2"])
    pages = site(draft_documents(workspace(row)), {})
    if path not in pages:
        raise Http404
    return HttpResponse(pages[path], content_type=TYPES["html"])


def editions(request: Request, report: str) -> HttpResponse:
    """Every edition with its files, the latest first."""
    row = report_open_to(request.user, report)
    rows = [
        {
            "edition": edition,
            "files": [
                file
                for file in edition.files.defer("content").order_by("path")
                if file.path.rpartition(".")[2] in ("pdf", "docx", "xlsx", "ods", "zip")
            ],
        }
        for edition in row.editions.order_by("-number")
    ]
    return render(
        request,
        "reporting/report/editions.html",
        {
            "report": row,
            "rows": rows,
            "period": years(row.from_date, row.to),
            "current": current_edition(row),
        },
    )


def edition_file(request: Request, report: str, number: int, path: str) -> HttpResponse:
    """A file of an edition, for those who write the report."""
    row = report_open_to(request.user, report)
    edition = Edition.objects.filter(report=row, number=number).first()
    if edition is None:
        raise NotYours
    if _tells_what_is_over({edition.pk}):
        return _being_redacted(request, row)
    return _file(edition, path)


def published(request: Request) -> HttpResponse:
    """Every report that is published, for everybody, by authority and year; nothing is set beside anything (D4)."""
    rows = Report.objects.filter(editions__isnull=False).distinct().select_related("unit")
    shown = [
        {"report": row, "edition": current_edition(row), "period": years(row.from_date, row.to)}
        for row in rows.order_by("unit__name", "-from_date")
    ]
    return render(request, "reporting/report/published.html", {"rows": shown})


def public(request: Request, report: str, path: str = "") -> HttpResponse:
    """A file of the edition that is out. A story whose consent is over is taken out before anything is shown (F3)."""
    row = Report.objects.select_related("unit").filter(pk=report, editions__isnull=False).distinct().first()
    if row is None:
        raise Http404
    if not path:
        return redirect("report_public_file", row.pk, f"{row.languages.split()[0]}/index.html")
    if _tells_what_is_over(set(row.editions.values_list("pk", flat=True))):
        return _being_redacted(request, row)
    edition = current_edition(row)
    assert edition is not None
    return _file(edition, path)


def _tells_what_is_over(editions: set[str]) -> bool:
    """Whether one of the editions still tells a story whose consent is over; that is then being redacted (F3)."""
    if not set(redacting.lapsed()) & editions:
        return False
    rendering.honour_soon()
    return bool(set(redacting.lapsed()) & editions)


def _being_redacted(request: Request, report: Report) -> HttpResponse:
    """Nobody reads what tells a story whose consent is over, its writers neither (F3)."""
    waiting = render(request, "reporting/report/being_redacted.html", {"report": report}, status=503)
    waiting["Refresh"], waiting["Retry-After"] = "3", "30"
    return waiting


def _file(edition: Edition, path: str) -> HttpResponse:
    file = edition.files.filter(path=path).first()
    if file is None or file.taken_out_on is not None:
        raise Http404
    kind = file.media_type or mimetypes.guess_type(path)[0] or "application/octet-stream"
    response = HttpResponse(bytes(file.content), content_type=kind)
    if not kind.startswith(("text/", "font/")):
        year = years(edition.report.from_date, edition.report.to)
        name = path.replace("/", "-") if "/" in path else path
        response["Content-Disposition"] = (
            f'attachment; filename="annual-report-{year}-{edition.number}-{name}"'
        )
    response["ETag"] = f'"{file.sha256}"'
    # Whoever keeps a copy asks before showing it: a story may have been taken back (F3).
    response["Cache-Control"] = "no-cache"
    return response
