"""The workspace of a report: what is done, what is missing, and the sections that people write (E1, E3)."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from whatmatters.frameworks.languages import BY_CODE
from whatmatters.frameworks.reporting import SectionKind, kinds_for
from whatmatters.records.accounts.models import Account
from whatmatters.records.annual_reports import writing
from whatmatters.records.annual_reports.access import authorities_of, may_approve, report_open_to
from whatmatters.records.annual_reports.models import Report, SectionText
from whatmatters.records.annual_reports.publishing import current_edition
from whatmatters.records.annual_reports.state import Workspace, workspace
from whatmatters.records.annual_reports.stories import told_in
from whatmatters.records.people.access import NotYours
from whatmatters.reports.document import Block, Note
from whatmatters.reports.pages import block_html
from whatmatters.reports.phrases import years
from whatmatters.reports.writing import blocks_of
from whatmatters.rules.annual_reports import WHAT, can_become
from whatmatters.web.design.language import language_read
from whatmatters.web.design.refusals import message_of
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.fields import offer
from whatmatters.web.pages.request import Request
from whatmatters.web.reporting.report.forms import (
    BeginForm,
    ExplainForm,
    RemarkForm,
    SettleForm,
    WriteForm,
    posted,
)
from whatmatters.web.reporting.report.live import live_figures


def reports(request: Request) -> HttpResponse:
    """The reports this account writes, and where another is begun."""
    units = list(authorities_of(request.user))
    rows = Report.objects.filter(unit__in=units).select_related("unit").order_by("-from_date", "unit__name")
    shown = [
        {
            "report": row,
            "period": years(row.from_date, row.to),
            "work": workspace(row),
            "edition": current_edition(row),
        }
        for row in rows
    ]
    can_begin = any(kinds_for(unit.area_code) for unit in units)
    return render(
        request,
        "reporting/report/reports.html",
        {"rows": shown, "can_begin": can_begin, "language": language_read()},
    )


def begin(request: Request) -> HttpResponse:
    """Begin the report of a year."""
    units = {unit.pk: unit for unit in authorities_of(request.user) if kinds_for(unit.area_code)}
    if not units:
        raise NotYours
    form = BeginForm(posted(request))
    kinds = {kind.id: kind for unit in units.values() for kind in kinds_for(unit.area_code)}
    offer(form, "unit", [(unit.pk, unit.name) for unit in units.values()])
    offer(form, "kind", [(kind.id, kind.title.said(language_read())) for kind in kinds.values()])

    def save(data: dict[str, Any]) -> str:
        made = writing.begin(
            unit=units[data["unit"]],
            kind=data["kind"],
            year=data["year"],
            languages=" ".join(["en", *data["languages"]]),
            by=request.user,
        )
        return reverse("report", args=[made.pk])

    return ask(
        request,
        form,
        save,
        heading=_("Begin a report"),
        button=_("Begin"),
        back=(reverse("reports"), _("Annual reports")),
    )


def overview(request: Request, report: str) -> HttpResponse:
    """The whole workspace: the sections with what is there and what is missing, the checklist, what comes next."""
    row = report_open_to(request.user, report)
    work = workspace(row)
    held, language = work.held, language_read()
    missing: dict[str, list[str]] = {}
    for gap in work.gaps:
        missing.setdefault(gap.section.id, []).append(str(_(WHAT[gap.what.partition(":")[0]])))
    open_comments = {comment.section for comment in work.comments if comment.settled_at is None}
    sections = [
        {
            "kind": kind,
            "written": kind.id in held.written,
            "figures": len(work.figures(kind.id)),
            "missing": missing.get(kind.id, []),
            "unsettled": kind.id in held.unsettled,
            "comments": kind.id in open_comments,
        }
        for kind in work.kind.laid_out()
    ]
    checklist = [
        {
            "item": item,
            "gaps": [gap for gap in work.gaps if gap.item == item.id],
            "explained": work.explained.get(item.id, ""),
        }
        for item in work.kind.checklist.items
    ]
    approves = may_approve(request.user, row.unit_id)
    steps = [step for step in can_become(work.state) if step.who == "write" or approves]
    return render(
        request,
        "reporting/report/overview.html",
        {
            "work": work,
            "report": row,
            "period": years(row.from_date, row.to),
            "sections": sections,
            "checklist": checklist,
            "missing": sum(bool(item["gaps"]) for item in checklist),
            "steps": steps,
            "approves": approves,
            "edition": current_edition(row),
            "language": language,
        },
    )


def section(request: Request, report: str, section: str) -> HttpResponse:
    """One section: its text as it will be read, its figures, stories and comments."""
    row, work, kind = open_section(request.user, report, section)
    figures, refused = live_figures(work)
    language = work.languages[0]
    shown = figures.get(language, {})
    placed: list[dict[str, Any]] = [
        {
            "row": figure,
            "number": number,
            "html": Markup("".join(block_html(block, language, level=3) for block in shown[figure.pk].blocks))
            if figure.pk in shown
            else "",
        }
        for number, figure in enumerate(work.figures(kind.id), start=1)
    ]
    values = {
        figure["number"]: shown[figure["row"].pk].value for figure in placed if figure["row"].pk in shown
    }
    stand_ins: dict[int, tuple[Block, ...]] = {
        figure["number"]: (Note(_("Figure %(number)s stands here.") % {"number": figure["number"]}),)
        for figure in placed
    }
    texts = [
        {
            "language": code,
            "name": BY_CODE[code].name if code in BY_CODE else code,
            "rows": work.tips.get((kind.id, code), ()),
            "html": [
                Markup(
                    "".join(
                        block_html(block, code, level=2)
                        for block in blocks_of(text.text, _named(text.text, stand_ins), values)
                    )
                )
                for text in work.tips.get((kind.id, code), ())
            ],
        }
        for code in work.languages
    ]
    history = SectionText.objects.filter(report=row, section=kind.id).order_by("-recorded_at", "-id")
    names = dict(
        (str(pk), name)
        for pk, name in Account.objects.filter(
            pk__in={
                int(account)
                for account in history.values_list("recorded_by", flat=True)
                if account.isdecimal()
            }
            | {int(comment.recorded_by) for comment in work.comments if comment.recorded_by.isdecimal()}
        ).values_list("pk", "name")
    )
    return render(
        request,
        "reporting/report/section.html",
        {
            "work": work,
            "report": row,
            "kind": kind,
            "texts": texts,
            "placed": placed,
            "refused": [message_of(refusal) for refusal in refused] if refused else [],
            "stories": [story for story in told_in(row) if story.section == kind.id],
            "comments": [comment for comment in work.comments if comment.section == kind.id],
            "history": history,
            "names": names,
            "gaps": [
                str(_(WHAT[gap.what.partition(":")[0]])) for gap in work.gaps if gap.section.id == kind.id
            ],
            "open": work.state == "draft",
            "suite": bool(work.kind.indicators),
            "period": years(row.from_date, row.to),
            "language": language_read(),
        },
    )


def write(request: Request, report: str, section: str, language: str) -> HttpResponse:
    """Write a section. Whoever saves on a version that somebody else has built on meanwhile is shown both."""
    row, work, kind = open_section(request.user, report, section)
    if language not in work.languages:
        raise NotYours
    rows = work.tips.get((kind.id, language), ())
    if len(rows) > 1 and request.method != "POST":
        return redirect("report_settle", row.pk, kind.id, language)
    now = rows[0] if rows else None
    form = WriteForm(
        posted(request),
        initial={"text": now.text, "title": now.title, "on": now.pk} if now else {},
    )

    def save(data: dict[str, Any]) -> str:
        made = writing.write(report=row, section=kind.id, language=language, by=request.user, **data)
        name = "report_section" if writing.stands_alone(made) else "report_settle"
        return reverse(name, args=[row.pk, kind.id, *([language] if name == "report_settle" else [])])

    return ask(
        request,
        form,
        save,
        heading=kind.title.said(language_read()),
        lead=kind.asks.said(language_read()),
        quote=kind.statement.said(language_read()) if kind.statement else "",
        button=_("Save"),
        back=(reverse("report_section", args=[row.pk, kind.id]), _("Back to the section")),
        template="reporting/report/write.html",
        written_in=language,
    )


def settle(request: Request, report: str, section: str, language: str) -> HttpResponse:
    """Two versions side by side, and the text that people settle on."""
    row, work, kind = open_section(request.user, report, section)
    rows = work.tips.get((kind.id, language), ())
    if len(rows) < 2 and request.method != "POST":
        return redirect("report_section", row.pk, kind.id)
    initial = (
        {"one": rows[0].pk, "other": rows[1].pk, "text": rows[0].text, "title": rows[0].title}
        if len(rows) > 1
        else {}
    )
    form = SettleForm(posted(request), initial=initial)

    def save(data: dict[str, Any]) -> str:
        made = writing.settle(
            report=row,
            section=kind.id,
            language=language,
            text=data["text"],
            title=data["title"],
            versions=(data["one"], data["other"]),
            by=request.user,
        )
        if not writing.stands_alone(made):
            return reverse("report_settle", args=[row.pk, kind.id, language])
        return reverse("report_section", args=[row.pk, kind.id])

    names = {
        str(pk): name
        for pk, name in Account.objects.filter(
            pk__in=[int(version.recorded_by) for version in rows if version.recorded_by.isdecimal()]
        ).values_list("pk", "name")
    }
    return ask(
        request,
        form,
        save,
        heading=_("Two versions, written at the same time"),
        lead=_("Nothing is lost: both stay in the history. Bring together here what should stand."),
        button=_("This holds from now on"),
        back=(reverse("report_section", args=[row.pk, kind.id]), _("Back to the section")),
        template="reporting/report/settle.html",
        rows=rows,
        names=names,
        written_in=language,
    )


def remark(request: Request, report: str, section: str) -> HttpResponse:
    """Leave a comment."""
    row, _work, kind = open_section(request.user, report, section)

    def save(data: dict[str, Any]) -> str:
        writing.remark(report=row, section=kind.id, text=data["text"], by=request.user)
        return reverse("report_section", args=[row.pk, kind.id]) + "#comments"

    return ask(
        request,
        RemarkForm(posted(request)),
        save,
        heading=_("Comment on “%(section)s”") % {"section": kind.title.said(language_read())},
        button=_("Leave the comment"),
        back=(reverse("report_section", args=[row.pk, kind.id]), _("Back to the section")),
    )


def settle_comment(request: Request, report: str, comment: str) -> HttpResponse:
    """Say that a comment is settled, and how."""
    row = report_open_to(request.user, report)
    found = row.comments.filter(pk=comment).first()
    if found is None:
        raise NotYours

    class Answer(RemarkForm):
        pass

    form = Answer(posted(request))
    form.fields["text"].required = False
    form.fields["text"].label = _("What came of it?")

    def save(data: dict[str, Any]) -> str:
        writing.settle_comment(comment=found.pk, answer=data["text"], by=request.user)
        return reverse("report_section", args=[row.pk, found.section]) + "#comments"

    return ask(
        request,
        form,
        save,
        heading=_("Settle a comment"),
        quote=found.text,
        button=_("It is settled"),
        back=(reverse("report_section", args=[row.pk, found.section]), _("Back to the section")),
    )


def explain(request: Request, report: str, item: str) -> HttpResponse:
    """Say why an item of the checklist is not in the report (E3)."""
    row = report_open_to(request.user, report)
    work = workspace(row)
    known = {item.id: item for item in work.kind.checklist.items}
    if item not in known:
        raise NotYours

    def save(data: dict[str, Any]) -> str:
        writing.explain(report=row, item=item, text=data["text"], by=request.user)
        return reverse("report", args=[row.pk]) + "#checklist"

    return ask(
        request,
        ExplainForm(posted(request), initial={"text": work.explained.get(item, "")}),
        save,
        heading=_("Explain what is not there"),
        quote=known[item].title.said(language_read()),
        button=_("Save"),
        back=(reverse("report", args=[row.pk]), _("Back to the report")),
    )


def open_section(account: Account, report: str, section: str) -> tuple[Report, Workspace, SectionKind]:
    """A report, its workspace and one of its sections. Raises NotYours."""
    row = report_open_to(account, report)
    work = workspace(row)
    try:
        return row, work, work.kind.section(section)
    except KeyError:
        raise NotYours from None


def _named(text: str, stand_ins: Mapping[int, tuple[Block, ...]]) -> dict[int, tuple[Block, ...]]:
    """Those figures that a text names; the others stand under it anyway."""
    return {number: held for number, held in stand_ins.items() if f"[[figure {number}]]" in text}
