"""Papers: the records of Annex A and the plan as a document, on screen, to print, as PDF, in Welsh and English (C15)."""

import datetime as dt
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils._os import safe_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from whatmatters.frameworks import framework
from whatmatters.records import clock
from whatmatters.records.audit import actions as audit
from whatmatters.records.organisations.models import Unit
from whatmatters.records.outcomes.file import file_of
from whatmatters.records.people.access import people_open_to
from whatmatters.records.plans.beside import beside
from whatmatters.records.plans.models import Plan
from whatmatters.reports.goals import MAIN_ASPECTS
from whatmatters.reports.pdf import NoPdf, Pdf, can_make_pdf, pdf_of
from whatmatters.web.design.environment import day
from whatmatters.web.design.language import language_read
from whatmatters.web.pages.record import person_and_file, show
from whatmatters.web.pages.request import Request
from whatmatters.web.practice import papers
from whatmatters.web.practice.papers import LANGUAGES, LAYOUTS, PAPERS, SIDE_BY_SIDE, Paper
from whatmatters.web.practice.presenters import national_text
from whatmatters.web.practice.views.plans import plan_and_file

CUT = "<!--cut-->"
FACES = ("latin-400-normal", "latin-ext-400-normal", "latin-700-normal", "latin-ext-700-normal")


def of_person(request: Request, person: str) -> HttpResponse:
    """Every paper that can be made of a person's plans."""
    found, whole = person_and_file(request, person, page="papers")
    plans = sorted(whole.plans, key=lambda row: row.started_on, reverse=True)
    return show(
        request,
        "practice/documents/of_person.html",
        person=found,
        plans=plans,
        open_in={row.id: [outcome for outcome in whole.of_plan(row.id) if outcome.open] for row in plans},
        papers=PAPERS,
        pdf=can_make_pdf(),
    )


def blank_ones(request: Request) -> HttpResponse:
    """The papers that can be printed blank."""
    return show(
        request,
        "practice/documents/blank_ones.html",
        papers=[paper for paper in PAPERS.values() if paper.blank],
        pdf=can_make_pdf(),
    )


def paper(request: Request, plan: str, paper: str) -> HttpResponse:
    """A paper of a plan on screen."""
    return _on_screen(request, _filled(request, plan, paper, "paper"))


def paper_pdf(request: Request, plan: str, paper: str) -> HttpResponse:
    """The same paper as a PDF."""
    return _as_pdf(request, _filled(request, plan, paper, "pdf of paper"))


def blank(request: Request, paper: str) -> HttpResponse:
    """A paper with nothing on it yet, to write on by hand."""
    return _on_screen(request, _blank(request, paper))


def blank_pdf(request: Request, paper: str) -> HttpResponse:
    """The same as a PDF."""
    return _as_pdf(request, _blank(request, paper))


def _filled(request: Request, plan: str, code: str, page: str) -> dict[str, Any]:
    kind = _kind(code)
    person, whole, row = plan_and_file(request, plan, page=f"{page} {code}")
    only = request.GET.get("outcome", "")
    today = clock.today()
    value: Any
    if code == "grid":
        value = papers.grid(whole, row.pk, today)
    elif code in ("family", "child"):
        value = papers.sheets(whole, row.pk, code, today, only)
    else:
        value = papers.plan_value(whole, next(plan for plan in whole.plans if plan.id == row.pk), today)
    return {
        **_how(request, kind, (person.language or "")[:2] if code == "mine" else ""),
        "paper": kind,
        "aspects": list(framework(MAIN_ASPECTS).outcomes()),
        "person": person,
        "file": whole,
        "plan": row,
        "unit": Unit.objects.filter(pk=row.unit_id).first(),
        "value": value,
        "only": only,
        "blank": False,
        "made_on": today,
        "made_by": request.user.name,
        "national_text": national_text,
        "attached": _attached(request, row, today) if code == "plan" else [],
        "back": (reverse("papers", args=[person.pk]), _("Papers")),
        "pdf_at": reverse("paper_pdf", args=[plan, code]),
    }


def _blank(request: Request, code: str) -> dict[str, Any]:
    kind = _kind(code)
    if not kind.blank:
        raise Http404
    return {
        **_how(request, kind, ""),
        "paper": kind,
        "aspects": list(framework(MAIN_ASPECTS).outcomes()),
        "value": None,
        "blank": True,
        "back": (reverse("blank_papers"), _("Blank papers")),
        "pdf_at": reverse("blank_pdf", args=[code]),
    }


def _attached(request: Request, plan: Plan, today: dt.date) -> list[dict[str, Any]]:
    """Plans of others beside this one: shown where they agree today and this reader may open their record (A6, F3)."""
    told = []
    for other in beside(plan):
        whole = file_of(other.person.pk)
        theirs = next(iter(whole.open_plans), None)
        opened = people_open_to(request.user).filter(pk=other.person.pk).exists()
        shown = other.in_force(today) and opened and theirs is not None
        told.append(
            {
                "name": other.person.known_as,
                "role": other.role,
                "agreed_on": other.consent.from_date,
                "wording": other.consent.wording,
                "withdrawn_on": other.consent.withdrawn_on,
                "kind": theirs.kind if theirs else "carer",
                "coordinator": theirs.coordinator if theirs else "",
                "shown": shown,
                "paper": papers.plan_value(whole, theirs, today) if shown and theirs else None,
            }
        )
        if shown:
            audit.record(
                "looked", by=request.user, person=other.person.pk, about=f"plan beside plan:{plan.pk}"
            )
    return told


def _kind(code: str) -> Paper:
    if code not in PAPERS:
        raise Http404
    return PAPERS[code]


def _how(request: Request, kind: Paper, preferred: str) -> dict[str, Any]:
    """In which language and layout: as asked for, else the person's language, else the reader's."""
    languages = [code for code in LANGUAGES if code != "both" or kind.both]
    asked = request.GET.get("in", preferred)
    reader = language_read()
    layout = request.GET.get("layout", "")
    return {
        "written_in": asked if asked in languages else reader,
        "layout": layout if layout in kind.layouts else (kind.layouts or ("standard",))[0],
        "side_by_side": SIDE_BY_SIDE,
        "languages": [(code, LANGUAGES[code]) for code in languages],
        "layouts": [(code, LAYOUTS[code]) for code in kind.layouts],
    }


def _body(request: Request, context: dict[str, Any]) -> SafeString:
    """What the paper says, in its language; in both, part beside part."""
    name = "easy" if context["layout"] == "easy" else context["paper"].code
    if context["written_in"] != "both":
        return _drawn_in(request, name, context, context["written_in"])
    first, second = SIDE_BY_SIDE
    ours, theirs = (_drawn_in(request, name, context, code).split(CUT) for code in SIDE_BY_SIDE)
    pairs = "".join(
        f'<div class="wm-pair"><div lang="{first}">{left}</div><div lang="{second}">{right}</div></div>'
        for left, right in zip(ours, theirs, strict=True)
    )
    return mark_safe(f'<div class="wm-pairs">{pairs}</div>')


def _drawn_in(request: Request, name: str, context: dict[str, Any], language: str) -> SafeString:
    with override(language):
        return mark_safe(
            render_to_string(f"practice/documents/{name}.html", {**context, "lang": language}, request)
        )


def _on_screen(request: Request, context: dict[str, Any]) -> HttpResponse:
    return show(
        request,
        "practice/documents/on_screen.html",
        body=_body(request, context),
        pdf=can_make_pdf(),
        **context,
    )


def _as_pdf(request: Request, context: dict[str, Any]) -> HttpResponse:
    """Drawn from the same template, logged as a look like any page."""
    language = SIDE_BY_SIDE[0] if context["written_in"] == "both" else context["written_in"]
    body = _body(request, context)
    with override(language):
        page = show(
            request, "practice/documents/printed.html", body=body, lang=language, **context
        ).content.decode()
        try:
            made = _drawn(page, context)
            if context["paper"].code == "mine" and context["layout"] == "standard" and made.pages > 1:
                # One page where it can be: a little closer together, if that is all it takes.
                closer = _drawn(
                    page.replace('class="wm-paper ', 'class="wm-paper wm-paper--closer ', 1), context
                )
                made = closer if closer.pages == 1 else made
        except NoPdf:
            raise Http404 from None
    response = HttpResponse(made.content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{file_name(context)}"'
    return response


def _drawn(page: str, context: dict[str, Any]) -> Pdf:
    return pdf_of(page, footer=_footer(context), of=str(_("of")), find=static_file, fonts=typefaces())


def _footer(context: dict[str, Any]) -> str:
    if context["blank"]:
        return str(context["paper"].title)
    return _("%(paper)s. Made on %(day)s, asked for by %(name)s") % {
        "paper": context["paper"].title,
        "day": day(context["made_on"]),
        "name": context["made_by"],
    }


def file_name(context: dict[str, Any]) -> str:
    """What a download is called: the paper, its layout, its language, the day; nobody's name."""
    today: dt.date = context.get("made_on") or clock.today()
    parts = [context["paper"].file]
    if context["layout"] != "standard":
        parts.append(context["layout"])
    parts += [context["written_in"], "blank" if context["blank"] else today.isoformat()]
    return "-".join(parts) + ".pdf"


def static_file(address: str) -> Path | None:
    """The file behind one of our own static addresses; None for any other."""
    if not address.startswith(settings.STATIC_URL):
        return None
    name = address.removeprefix(settings.STATIC_URL)
    try:
        found = finders.find(name)
        gathered = Path(safe_join(str(settings.STATIC_ROOT), name))
    except SuspiciousFileOperation:
        return None
    return Path(str(found)) if found else gathered if gathered.is_file() else None


def typefaces() -> tuple[Path, ...]:
    """The files of the product's own type."""
    found = [finders.find(f"vendor/atkinson-hyperlegible-{face}.woff2") for face in FACES]
    return tuple(Path(str(path)) for path in found if path)
