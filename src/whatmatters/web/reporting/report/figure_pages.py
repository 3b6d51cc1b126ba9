"""Placing figures, stories and arrangements in a report (E1, E6, F3)."""

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.frameworks import framework
from whatmatters.records.annual_reports import arrangements, placing, stories
from whatmatters.records.annual_reports.access import report_open_to
from whatmatters.records.annual_reports.models import Arrangement, ArrangementReviewed
from whatmatters.records.annual_reports.state import workspace
from whatmatters.records.people.access import NotYours
from whatmatters.web.design.language import language_read
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.fields import offer
from whatmatters.web.pages.request import Request
from whatmatters.web.reporting.report.forms import (
    ArrangementForm,
    FigureForm,
    HeardForm,
    IndicatorForm,
    OutcomesForm,
    ReviewedForm,
    StoryForm,
    TableForm,
    posted,
)
from whatmatters.web.reporting.report.workspace_pages import open_section


def place(request: Request, report: str, section: str, what: str) -> HttpResponse:
    """Place a figure of one kind: what is asked depends on it."""
    row, work, kind = open_section(request.user, report, section)
    what, _colon, which = what.partition(":")
    form = _form(request, row, work, kind, what, which)

    def save(data: dict[str, Any]) -> str:
        placing.place(
            report=row,
            section=kind.id,
            what=what,
            asked=_asked(kind, what, which, data),
            title=data["title"],
            says_=data["says_"],
            in_short=data["in_short"],
            by=request.user,
        )
        return reverse("report_section", args=[row.pk, kind.id]) + "#figures"

    lead = ""
    if what == "table":
        columns = " | ".join(column.title.said(language_read()) for column in kind.table(which).columns)
        lead = _("The columns, in this order: %(columns)s") % {"columns": columns}
    return ask(
        request,
        form,
        save,
        heading=_("Place a figure in “%(section)s”") % {"section": kind.title.said(language_read())},
        lead=lead,
        button=_("Place it"),
        back=(reverse("report_section", args=[row.pk, kind.id]), _("Back to the section")),
        fields={"rows": "pasted", "what": ""},
    )


def _form(request: Request, row: Any, work: Any, kind: Any, what: str, which: str) -> Form:
    given = posted(request)
    if what == "indicator":
        return IndicatorForm(given, section=kind, kind=work.kind, language=language_read())
    if what == "outcomes":
        return OutcomesForm(given, initial={"by": "national_outcome"})
    if what == "heard":
        form = HeardForm(given)
        offer(
            form,
            "version",
            [
                (version.pk, f"{version.learned.unit.name}: {version.heard}")
                for version in placing.learned_here(row)
            ],
        )
        return form
    if what == "table" and which in {table.id for table in kind.tables}:
        return TableForm(given)
    if what in ("core_suite", "arrangements", "furthest"):
        return FigureForm(given)
    raise NotYours


def _asked(kind: Any, what: str, which: str, data: dict[str, Any]) -> dict[str, Any]:
    if what == "table":
        rows = placing.rows_from(kind.table(which), data["pasted"])
        return {"table": which, "rows": rows, "source": data["source"]}
    return {name: data[name] for name in ("indicator", "by", "version") if name in data}


def take_out(request: Request, report: str, placed: str) -> HttpResponse:
    """Take a figure out; by button alone."""
    row = report_open_to(request.user, report)
    found = row.placed.filter(pk=placed).first()
    if found is None or request.method != "POST":
        raise NotYours
    placing.take_out(placed=placed, by=request.user)
    return redirect(reverse("report_section", args=[row.pk, found.section]) + "#figures")


def story(request: Request, report: str, section: str) -> HttpResponse:
    """Tell a story that somebody agreed to, in the words they agreed to (F3)."""
    row, _work, kind = open_section(request.user, report, section)
    offered = list(stories.offered_to(row))
    form = StoryForm(posted(request))
    offer(form, "consent", [(consent.pk, consent.wording) for consent in offered])

    def save(data: dict[str, Any]) -> str:
        stories.tell(report=row, section=kind.id, by=request.user, **data)
        return reverse("report_section", args=[row.pk, kind.id]) + "#stories"

    lead = _("Only stories that somebody agreed to for this use are offered, in the words they agreed to.")
    if not offered:
        lead += " " + _(
            "There is none yet. Whoever works with the person records their agreement in their record."
        )
    return ask(
        request,
        form,
        save,
        heading=_("Tell a story in “%(section)s”") % {"section": kind.title.said(language_read())},
        lead=lead,
        button=_("Tell it"),
        back=(reverse("report_section", args=[row.pk, kind.id]), _("Back to the section")),
    )


def story_out(request: Request, report: str, story: str) -> HttpResponse:
    """Take a story out of the draft; by button alone."""
    row = report_open_to(request.user, report)
    found = row.stories.filter(pk=story).first()
    if found is None or request.method != "POST":
        raise NotYours
    stories.take_out(story=story, by=request.user)
    return redirect(reverse("report_section", args=[row.pk, found.section]) + "#stories")


def plan(request: Request, report: str) -> HttpResponse:
    """The arrangements of the strategic plan, what each is meant to contribute to, and what the evidence says (E6)."""
    row = report_open_to(request.user, report)
    told: dict[str, str] = {}
    for reviewed in ArrangementReviewed.objects.filter(report=row).order_by("number"):
        told[reviewed.arrangement_id] = reviewed.text
    rows = Arrangement.objects.filter(unit=row.unit).order_by("from_date", "name")
    return render(
        request,
        "reporting/report/plan.html",
        {
            "report": row,
            "rows": rows,
            "told": told,
            "work": workspace(row),
            "open": workspace(row).state == "draft",
        },
    )


def arrangement_add(request: Request, report: str) -> HttpResponse:
    """Say what an arrangement is, and what it is meant to contribute to."""
    row = report_open_to(request.user, report)
    form = ArrangementForm(posted(request))
    outcomes = framework(workspace(row).kind.framework).outcomes()
    offer(
        form,
        "codes",
        [(outcome.code, f"{outcome.code}. {outcome.text.said(language_read())}") for outcome in outcomes],
    )

    def save(data: dict[str, Any]) -> str:
        arrangements.arrange(unit=row.unit, by=request.user, **data)
        return reverse("report_plan", args=[row.pk])

    return ask(
        request,
        form,
        save,
        heading=_("An arrangement of the strategic plan"),
        button=_("Save"),
        back=(reverse("report_plan", args=[row.pk]), _("The strategic plan")),
    )


def arrangement_review(request: Request, report: str, arrangement: str) -> HttpResponse:
    """Say what the evidence of the year says about it."""
    row = report_open_to(request.user, report)
    found = Arrangement.objects.filter(pk=arrangement, unit=row.unit).first()
    if found is None:
        raise NotYours

    def save(data: dict[str, Any]) -> str:
        arrangements.review(arrangement=found.pk, report=row, text=data["text"], by=request.user)
        return reverse("report_plan", args=[row.pk])

    return ask(
        request,
        ReviewedForm(posted(request)),
        save,
        heading=_("What the evidence says"),
        quote=found.name,
        button=_("Save"),
        back=(reverse("report_plan", args=[row.pk]), _("The strategic plan")),
    )
