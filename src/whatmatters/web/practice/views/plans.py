"""A plan: starting it, its needs, and its page."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.records import clock
from whatmatters.records.organisations.models import Unit
from whatmatters.records.outcomes.file import PersonFile
from whatmatters.records.people.access import NotYours
from whatmatters.records.people.models import Person
from whatmatters.records.plans import actions
from whatmatters.records.plans.models import Plan
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.record import person_and_file, show
from whatmatters.web.pages.request import Request
from whatmatters.web.practice.conversation import origins
from whatmatters.web.practice.forms import NeedForm, PlanForm
from whatmatters.web.practice.presenters import plan_view


def plan_and_file(request: Request, plan: str, *, page: str) -> tuple[Person, PersonFile, Plan]:
    """The plan, the person it is of, and their file. Raises NotYours."""
    row = Plan.objects.filter(pk=plan).first()
    if row is None:
        raise NotYours
    person, whole = person_and_file(request, row.person_id, page=f"{page} plan:{plan}")
    return person, whole, row


def start(request: Request, person: str) -> HttpResponse:
    """Start a care and support plan, or a carer's support plan."""
    found, whole = person_and_file(request, person, page="start plan")
    held = [row.unit_id for row in whole.responsibilities if row.until is None]
    units = list(Unit.objects.filter(pk__in=held).order_by("name").values_list("id", "name"))
    born = found.date_of_birth
    child = bool(born and (clock.today() - born).days < 18 * 365.25)
    form = PlanForm(
        request.POST or None,
        units=units,
        initial={"coordinator": request.user.name, "kind": "child" if child else "adult"},
    )

    def save(data: dict[str, Any]) -> str:
        unit = Unit.objects.get(pk=data.pop("unit"))
        plan = actions.start_plan(person=found, unit=unit, by=request.user, **data)
        return reverse("plan", args=[plan.pk])

    return ask(
        request,
        form,
        save,
        heading=_("Start a plan with %(name)s") % {"name": found.known_as},
        button=_("Start the plan"),
        back=(reverse("person", args=[found.pk]), found.known_as),
        person=found,
    )


def read(request: Request, plan: str) -> HttpResponse:
    """The plan: needs, outcomes, who does what, reviews, how it closed."""
    person, whole, row = plan_and_file(request, plan, page="plan")
    return show(
        request,
        "practice/plan.html",
        person=person,
        file=whole,
        plan=row,
        view=plan_view(whole, row.pk, clock.today()),
        origins=origins(need__plan=row.pk),
    )


def need_add(request: Request, plan: str) -> HttpResponse:
    """A need in the plan."""
    person, _whole, row = plan_and_file(request, plan, page="need")

    def save(data: dict[str, Any]) -> str:
        actions.add_need(
            plan=row, description=data["description"], eligible=data["eligible"] == "yes", by=request.user
        )
        return reverse("plan", args=[row.pk])

    return ask(
        request,
        NeedForm(request.POST or None, initial={"eligible": "yes"}),
        save,
        heading=_("A need"),
        button=_("Save"),
        back=(reverse("plan", args=[row.pk]), _("The plan")),
        person=person,
    )
