"""The map of who and what there is in somebody's life, and what plans call on (A7)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.records.people import actions as people
from whatmatters.records.people.access import NotYours
from whatmatters.records.people.models import Strength
from whatmatters.records.understanding.actions import calling
from whatmatters.records.understanding.models import CallingOn
from whatmatters.web.design import choices
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.record import open_record, outcome_and_file, person_and_file, show
from whatmatters.web.pages.request import Request
from whatmatters.web.practice.surroundings import surroundings
from whatmatters.web.practice.understanding_forms import CallOnForm, StrengthKindForm


def the_map(request: Request, person: str) -> HttpResponse:
    """Who and what there is, drawn and in words."""
    found, whole = person_and_file(request, person, page="map")
    return show(request, "practice/map.html", person=found, file=whole, view=surroundings(whole))


def strength_place(request: Request, strength: str) -> HttpResponse:
    """What kind of thing it is that helps, where that was not said when the words were lifted."""
    row = Strength.objects.filter(pk=strength).first()
    if row is None:
        raise NotYours
    found = open_record(request, row.person_id, page="map")

    def save(data: dict[str, Any]) -> str:
        people.place_strength(strength=row.pk, kind=data["kind"], by=request.user)
        return reverse("map", args=[found.pk])

    return ask(
        request,
        StrengthKindForm(request.POST or None, initial={"kind": row.kind}),
        save,
        heading=_("What is it?"),
        button=_("Save"),
        back=(reverse("map", args=[found.pk]), _("The map of who and what there is")),
        person=found,
        quote=row.description,
    )


def call_on(request: Request, outcome: str) -> HttpResponse:
    """Call on somebody or something for an outcome."""
    person, whole, file = outcome_and_file(request, outcome, page="call on")
    known = [
        *((f"strength:{row.id}", row.description) for row in whole.strengths),
        *(
            (f"relationship:{row.id}", f"{row.name} ({choices.words_for('voice', row.role)})")
            for row in whole.relationships
        ),
    ]

    def save(data: dict[str, Any]) -> str:
        kind, _, id = data["whom"].partition(":")
        calling.call_on(outcome=file.id, how=data["how"], by=request.user, **{kind: id})
        return reverse("outcome", args=[file.id]) + "#actions"

    return ask(
        request,
        CallOnForm(request.POST or None, known=known),
        save,
        heading=_("Who or what is there already?"),
        button=_("Save"),
        back=(reverse("outcome", args=[file.id]), _("The outcome")),
        person=person,
        outcome=file,
        lead="" if known else _("Nobody and nothing is noted yet. Begin with the map of what and who helps."),
    )


def no_longer(request: Request, calling_on: str) -> HttpResponse:
    """An outcome no longer calls on this."""
    row = CallingOn.objects.select_related("outcome").filter(pk=calling_on).first()
    if row is None:
        raise NotYours
    open_record(request, row.outcome.person_id, page="call on")
    if request.method == "POST":
        calling.no_longer_call_on(calling=row.pk, by=request.user)
    return redirect("outcome", row.outcome_id)
