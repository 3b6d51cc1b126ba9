"""Negotiated risk: what might happen, how each sees it, what was agreed, when to look again (A8)."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.records import clock
from whatmatters.records.outcomes.file import PersonFile
from whatmatters.records.outcomes.models import Risk
from whatmatters.records.people.access import NotYours
from whatmatters.records.people.models import Person
from whatmatters.records.understanding.actions import risks as actions
from whatmatters.rules.risks import RiskAgreement
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.record import person_and_file, show
from whatmatters.web.pages.request import Request
from whatmatters.web.practice.conversation import origins
from whatmatters.web.practice.presenters import outcomes_to_choose
from whatmatters.web.practice.understanding_forms import AgreementForm, RiskForm, RiskPlaceForm
from whatmatters.web.practice.views_and_risks import risk_view


def add(request: Request, person: str) -> HttpResponse:
    """Name a risk, and what it would be taken for."""
    found, whole = person_and_file(request, person, page="risks")
    form = RiskForm(
        request.POST or None,
        outcomes=outcomes_to_choose(whole),
        initial={"outcome": request.GET.get("outcome", "")},
    )

    def save(data: dict[str, Any]) -> str:
        made = actions.name_risk(person=found, by=request.user, **data)
        return reverse("risk", args=[made.pk])

    return ask(
        request,
        form,
        save,
        heading=_("A risk to talk over"),
        button=_("Save"),
        back=(reverse("person", args=[found.pk]), found.known_as),
        person=found,
        lead=_("A risk worth taking is a decision made together, not a box that is ticked. (A8)"),
    )


def read(request: Request, risk: str) -> HttpResponse:
    """A risk with every view of it and what was agreed."""
    found, whole, row = _opened(request, risk)
    return show(
        request,
        "practice/risk.html",
        person=found,
        view=risk_view(whole, row),
        origins=origins(risk=row.id),
        today=clock.today(),
    )


def place(request: Request, risk: str) -> HttpResponse:
    """To whom it is a risk, and which outcome it would be taken for."""
    found, whole, row = _opened(request, risk)

    def save(data: dict[str, Any]) -> str:
        actions.place_risk(risk=row.id, by=request.user, **data)
        return reverse("risk", args=[row.id])

    return ask(
        request,
        RiskPlaceForm(
            request.POST or None,
            outcomes=outcomes_to_choose(whole),
            initial={"risk_to": row.risk_to or "person", "outcome": row.outcome_id or ""},
        ),
        save,
        heading=_("To whom, and what for?"),
        button=_("Save"),
        back=(reverse("risk", args=[row.id]), _("The risk")),
        person=found,
        quote=row.risk,
    )


def agree(request: Request, risk: str) -> HttpResponse:
    """What was agreed, by whom, and when to look again."""
    found, whole, row = _opened(request, risk)
    holding = risk_view(whole, row).holding
    form = AgreementForm(
        request.POST or None,
        initial={
            "worth_taking": holding.worth_taking if holding else "",
            "agreed_by": holding.agreed_by if holding else f"{found.known_as}, {request.user.name}",
        },
    )

    def save(data: dict[str, Any]) -> str:
        if data["over"]:
            data["look_again_on"] = None
        actions.agree(risk=row.id, agreement=RiskAgreement(**data), by=request.user)
        return reverse("risk", args=[row.id])

    return ask(
        request,
        form,
        save,
        heading=_("What was agreed"),
        button=_("Save"),
        back=(reverse("risk", args=[row.id]), _("The risk")),
        person=found,
        quote=row.risk,
    )


def _opened(request: Request, risk: str) -> tuple[Person, PersonFile, Risk]:
    person = Risk.objects.filter(pk=risk).values_list("person_id", flat=True).first()
    if person is None:
        raise NotYours
    found, whole = person_and_file(request, person, page=f"risk:{risk}")
    return found, whole, next(row for row in whole.risks if row.id == risk)
