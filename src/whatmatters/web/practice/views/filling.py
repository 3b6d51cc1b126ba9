"""Filling in the records of Annex A on screen: through the actions that every page uses, all of it or nothing (C15)."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.frameworks import tool
from whatmatters.records import clock
from whatmatters.records.outcomes.actions import reviews, scores
from whatmatters.records.outcomes.file import OutcomeFile, PersonFile
from whatmatters.records.people.access import people_open_to
from whatmatters.records.plans.beside import beside, lay_beside, linked_to, take_back
from whatmatters.records.plans.models import Plan
from whatmatters.reports.grid import GridRow
from whatmatters.rules.deferrals import deferred_on
from whatmatters.rules.refusals import Refusals
from whatmatters.web.design.refusals import errors_of, put_beside
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.record import show
from whatmatters.web.pages.request import Request
from whatmatters.web.practice import papers
from whatmatters.web.practice.document_forms import BesideForm, GridForm
from whatmatters.web.practice.scoring_forms import (
    OccasionForm,
    PersonVoiceForm,
    PractitionerVoiceForm,
    SupporterVoiceForm,
)
from whatmatters.web.practice.views.conversations import new_token
from whatmatters.web.practice.views.plans import plan_and_file
from whatmatters.web.practice.views.scoring import Asked, record, supporters_of


@dataclass
class GridLine:
    """One outcome of the grid, with what stands of it and what is asked now."""

    file: OutcomeFile
    row: GridRow
    asked: Asked
    kind: str
    deferral: Any = None

    @property
    def empty(self) -> bool:
        """Whether nothing was said about it."""
        valid = all([form.is_valid() for form in self.asked.forms[1:]])
        voices = (self.asked.person, self.asked.supporter, self.asked.practitioner)
        return valid and all(form.empty for form in voices)


def grid(request: Request, plan: str) -> HttpResponse:
    """A review's scores for all outcomes of a plan, each with its words. Nothing is kept unless all of it can be."""
    person, whole, row = plan_and_file(request, plan, page="fill in grid")
    if row.closed_on is not None:
        raise Http404
    under_way = next(
        (review for review in whole.under_way if review.plan_id == row.pk and not review.closing), None
    )
    form = GridForm(
        request.POST or None, fixed=under_way.on if under_way else None, initial={"token": new_token()}
    )
    lines = _lines(request, whole, row, form, person.language, under_way.on if under_way else None)
    if request.method == "POST" and form.is_valid() and _recorded(request, form, lines, row, under_way):
        return redirect("review", row.pk) if under_way else redirect("paper", row.pk, "grid")
    errors = errors_of(form, *(voice_form for line in lines for voice_form in line.asked.forms[1:]))
    return show(
        request,
        "practice/documents/fill_grid.html",
        status=422 if errors else 200,
        person=person,
        plan=row,
        form=form,
        lines=lines,
        under_way=under_way,
        errors=errors,
        supporters=supporters_of(whole),
        heading=_("Fill in the grid"),
        back=(reverse("papers", args=[person.pk]), _("Papers")),
    )


def _lines(
    request: Request, whole: PersonFile, plan: Plan, form: GridForm, language: str, fixed: dt.date | None
) -> list[GridLine]:
    """An open outcome each, asked for the occasion chosen; in between, one without a baseline is asked for that."""
    data = request.POST or None
    chosen = "review" if fixed else request.POST.get("kind", "review")
    day = fixed.isoformat() if fixed else request.POST.get("on", clock.today().isoformat())
    rows = {row.outcome.id: row for row in papers.grid(whole, plan.pk, clock.today()).rows}
    lines = []
    for file in whole.of_plan(plan.pk):
        if not file.open or file.id not in rows:
            continue
        row = rows[file.id]
        # A formal review asks about every outcome that was there before it (C7); a baseline is taken apart from it (C3).
        came_up_before = file.row.opened_on.isoformat() < day
        asked_before = papers.baseline_was_asked(file) or (chosen == "review" and came_up_before)
        sent_before = scores.recorded_as(file.id, data.get("token", "")) if data else ""
        kind = sent_before or (chosen if asked_before else "baseline")
        common: dict[str, Any] = {
            "tool": tool(""),
            "language": (file.words.language if file.words else "") or language or "en",
        }
        asked = Asked(
            OccasionForm(
                {
                    "on": day,
                    "kind": kind,
                    "token": data.get("token", ""),
                }
                if data
                else None,
                kinds=(kind,),
            ),
            PersonVoiceForm(data, prefix=f"{file.id}-person", **common),
            SupporterVoiceForm(data, prefix=f"{file.id}-supporter", **common),
            PractitionerVoiceForm(data, prefix=f"{file.id}-practitioner", **common),
            tool(""),
        )
        lines.append(GridLine(file, row, asked, kind, deferred_on(file.fact.deferrals, clock.today())))
    return lines


def _recorded(request: Request, form: GridForm, lines: list[GridLine], plan: Plan, under_way: Any) -> bool:
    """Record every line, and the review they make. False, and nothing kept, when any of it is refused."""
    formal = under_way is not None or form.cleaned_data["kind"] == "review"
    said = [line for line in lines if not line.empty]
    if not formal and not said:
        form.add_error(None, _("Nothing has been filled in yet."))
        return False
    with transaction.atomic():
        kept = [record(request, line.asked, line.file.id) for line in (lines if formal else said)]
        _about_the_day(form, lines)
        if all(kept) and formal and under_way is None:
            try:
                reviews.finish(
                    plan=plan.pk,
                    on=form.cleaned_data["on"],
                    participants=f"person; practitioner: {request.user.name}",
                    decisions=form.cleaned_data["decisions"],
                    next_review_on=form.cleaned_data["next_review_on"],
                    id=form.cleaned_data["token"],
                    by=request.user,
                )
            except Refusals as refusals:
                put_beside(form, refusals)
                kept.append(False)
        if not all(kept):
            transaction.set_rollback(True)
        return all(kept)


def _about_the_day(form: GridForm, lines: list[GridLine]) -> None:
    """What a rule says about the day stands beside the one day that all lines share, once."""
    told: set[str] = set()
    for line in lines:
        for text in [text for bound in line.asked.occasion for text in bound.errors]:
            if str(text) not in told:
                form.add_error("on" if "on" in form.fields else None, text)
            told.add(str(text))


def attach(request: Request, plan: str) -> HttpResponse:
    """Lay somebody's plan beside this one, as they agreed; or take it away again (A6, F3)."""
    person, _whole, row = plan_and_file(request, plan, page="plan beside")
    linked = linked_to(row.person_id)
    open_to_me = people_open_to(request.user).filter(pk__in=linked, plans__closed_on__isnull=True)
    others = {person.pk: person for person in open_to_me.filter(plans__isnull=False).distinct()}
    lying = beside(row)
    if request.method == "POST" and request.POST.get("take_back"):
        for other in lying:
            if other.consent.pk == request.POST["take_back"]:
                take_back(consent=other.consent, on=clock.today(), by=request.user)
        return redirect("plan_attach", row.pk)

    def save(data: dict[str, Any]) -> str:
        lay_beside(
            plan=row, other=others[data["other"]], wording=data["wording"], on=data["on"], by=request.user
        )
        return reverse("paper", args=[row.pk, "plan"])

    return ask(
        request,
        BesideForm(request.POST or None, others=[(id, other.known_as) for id, other in others.items()]),
        save,
        heading=_("Lay somebody's plan beside this one"),
        button=_("Lay it beside"),
        back=(reverse("plan", args=[row.pk]), _("The plan")),
        template="practice/documents/beside.html",
        person=person,
        plan=row,
        others=others,
        lying=[other for other in lying if other.in_force(clock.today())],
    )
