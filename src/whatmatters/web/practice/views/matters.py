"""Views side by side: the person's, the carer's, the practitioner's understanding of the same matter (A6)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.records.outcomes.file import PersonFile
from whatmatters.records.people.access import NotYours
from whatmatters.records.people.models import Person
from whatmatters.records.understanding.actions import views as actions
from whatmatters.records.understanding.models import Matter
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.record import person_and_file, show
from whatmatters.web.pages.request import Request
from whatmatters.web.practice.understanding_forms import CommonGroundForm, MatterForm, ViewForm
from whatmatters.web.practice.views.conversations import who_could_take_part
from whatmatters.web.practice.views_and_risks import matter_view


def of_person(request: Request, person: str) -> HttpResponse:
    """Everything that several people see in their own way."""
    found, whole = person_and_file(request, person, page="views")
    rows = (
        Matter.objects.filter(person=found)
        .order_by("-opened_on", "id")
        .prefetch_related("views", "common_ground")
    )
    return show(
        request, "practice/matters.html", person=found, matters=[matter_view(whole, row) for row in rows]
    )


def add(request: Request, person: str) -> HttpResponse:
    """Begin with a matter: an outcome, a risk, or anything by its name."""
    found, whole = person_and_file(request, person, page="views")
    outcome, risk = request.GET.get("outcome", ""), request.GET.get("risk", "")
    known = whole.outcome(outcome) or next((row for row in whole.risks if row.id == risk), None)
    if known is not None and request.method == "POST":
        made = actions.matter(person=found, outcome=outcome, risk="" if outcome else risk, by=request.user)
        return redirect("view_add", made.pk)

    def save(data: dict[str, Any]) -> str:
        made = actions.matter(person=found, about=data["about"], by=request.user)
        return reverse("view_add", args=[made.pk])

    return ask(
        request,
        MatterForm(request.POST or None),
        save,
        heading=_("Different views"),
        button=_("Save, and write down the first view"),
        back=(reverse("matters", args=[found.pk]), _("Different views")),
        person=found,
        lead=_(
            "Two people can see the same thing differently, and both be right. Neither view takes the other's place. (A6)"
        ),
    )


def read(request: Request, matter: str) -> HttpResponse:
    """One matter: every voice's latest view side by side, what they said before, where they meet and differ."""
    row, found, whole = _opened(request, matter)
    return show(request, "practice/matter.html", person=found, view=matter_view(whole, row))


def view_add(request: Request, matter: str) -> HttpResponse:
    """How one voice sees it."""
    row, found, whole = _opened(request, matter)
    view = matter_view(whole, row)
    heard = {(side.by, side.who) for side in view.sides}
    known = who_could_take_part(request, found, whole)
    not_heard = next((code for code, _said in known if _voice(code) not in heard), None)
    form = ViewForm(
        request.POST or None,
        known=known,
        initial={"voice": not_heard, "language": found.language or "en"},
    )

    def save(data: dict[str, Any]) -> str:
        actions.add_view(
            matter=row.pk,
            words=data["words"],
            language=data["language"],
            on=data["on"],
            by=request.user,
            **form.whose,
        )
        return _page_of(row)

    return ask(
        request,
        form,
        save,
        heading=_("How somebody sees it"),
        button=_("Save"),
        back=(_page_of(row), view.title),
        person=found,
        quote=view.title,
    )


def common_ground(request: Request, matter: str) -> HttpResponse:
    """Where the views meet and where they differ."""
    row, found, whole = _opened(request, matter)
    view = matter_view(whole, row)
    latest = view.common_ground
    form = CommonGroundForm(
        request.POST or None,
        initial={"meet": latest.meet, "differ": latest.differ} if latest else {},
    )

    def save(data: dict[str, Any]) -> str:
        actions.say_common_ground(matter=row.pk, by=request.user, **data)
        return _page_of(row)

    return ask(
        request,
        form,
        save,
        heading=_("Where they meet, and where they differ"),
        button=_("Save"),
        back=(_page_of(row), view.title),
        template="practice/common_ground.html",
        person=found,
        view=view,
    )


def _opened(request: Request, matter: str) -> tuple[Matter, Person, PersonFile]:
    row = Matter.objects.filter(pk=matter).first()
    if row is None:
        raise NotYours
    found, whole = person_and_file(request, row.person_id, page=f"matter:{row.pk}")
    return row, found, whole


def _page_of(row: Matter) -> str:
    if row.risk_id:
        return reverse("risk", args=[row.risk_id])
    return reverse("matter", args=[row.pk])


def _voice(code: str) -> tuple[str, str]:
    role, _, name = code.partition(": ")
    return ("advocate" if role == "independent_advocate" else role, name)
