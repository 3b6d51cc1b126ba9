"""A guided analysis beside any decision: facts, rights, shared responsibilities, review (A10)."""

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.records import clock
from whatmatters.records.fair import actions
from whatmatters.records.fair.models import Fair, FairResponsibility
from whatmatters.records.outcomes.file import PersonFile
from whatmatters.records.people.access import NotYours
from whatmatters.records.people.models import Person
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.record import open_record, person_and_file, show
from whatmatters.web.pages.request import Request
from whatmatters.web.practice.fair import (
    DecisionForm,
    FactsForm,
    FairReviewForm,
    ResponsibilityForm,
    RightForm,
    fair_view,
)


def of_person(request: Request, person: str) -> HttpResponse:
    """Every analysis about this person."""
    found, whole = person_and_file(request, person, page="fair")
    rows = Fair.objects.filter(person=found).order_by("-begun_on", "id")
    return show(request, "practice/fairs.html", person=found, views=[fair_view(whole, row) for row in rows])


def begin(request: Request, person: str) -> HttpResponse:
    """Say which decision it is about."""
    found, whole = person_and_file(request, person, page="fair")
    hangs_on = {name: request.GET.get(name, "") for name in actions.HANGS_ON}
    outcome = whole.outcome(hangs_on["outcome"])

    def save(data: dict[str, Any]) -> str:
        row = actions.begin(person=found, decision=data["decision"], by=request.user, **hangs_on)
        return reverse("fair_facts", args=[row.pk])

    return ask(
        request,
        DecisionForm(request.POST or None),
        save,
        heading=_("Is it fair?"),
        button=_("Save, and begin with the facts"),
        back=(reverse("fairs", args=[found.pk]), _("Decisions looked at for fairness")),
        person=found,
        outcome=outcome,
        lead=_(
            "Four steps: the facts, the rights at stake, who shares in what has to change, and looking at it again with the person. (A10)"
        ),
    )


def read(request: Request, fair: str) -> HttpResponse:
    """The analysis on one page, to print and to show to the person."""
    row, found, whole = _opened(request, fair)
    return show(request, "practice/fair.html", person=found, view=fair_view(whole, row), today=clock.today())


def facts(request: Request, fair: str) -> HttpResponse:
    """The facts, and whether the person is being heard."""
    row, _found, whole = _opened(request, fair)
    known = fair_view(whole, row).facts
    names = ("experience", "heard", "support_to_be_heard", "voices", "facts")
    form = FactsForm(
        request.POST or None, initial={name: getattr(known, name) for name in names} if known else {}
    )

    def save(data: dict[str, Any]) -> str:
        actions.say_facts(fair=row.pk, by=request.user, **data)
        return _page_of(row)

    return _ask(request, form, save, row, _("The facts"))


def rights(request: Request, fair: str) -> HttpResponse:
    """One right at stake."""
    row, _found, _whole = _opened(request, fair)

    def save(data: dict[str, Any]) -> str:
        data["restricted"] = data["restricted"] == "yes"
        actions.weigh_right(fair=row.pk, by=request.user, **data)
        return _page_of(row)

    return _ask(
        request,
        RightForm(request.POST or None),
        save,
        row,
        _("A right at stake"),
        template="practice/fair_right.html",
    )


def responsibilities(request: Request, fair: str) -> HttpResponse:
    """What has to change, and who shares in it."""
    row, _found, _whole = _opened(request, fair)

    def save(data: dict[str, Any]) -> str:
        actions.share(fair=row.pk, by=request.user, **data)
        return _page_of(row)

    return _ask(
        request,
        ResponsibilityForm(request.POST or None),
        save,
        row,
        _("What has to change, and who shares in it"),
    )


def done(request: Request, responsibility: str) -> HttpResponse:
    """It was done today."""
    row = FairResponsibility.objects.select_related("fair").filter(pk=responsibility).first()
    if row is None:
        raise NotYours
    open_record(request, row.fair.person_id, page=f"fair:{row.fair_id}")
    if request.method == "POST":
        actions.done(responsibility=row.pk, on=clock.today(), by=request.user)
    return redirect("fair", row.fair_id)


def review(request: Request, fair: str) -> HttpResponse:
    """Looking at it again, with the person."""
    row, _found, _whole = _opened(request, fair)

    def save(data: dict[str, Any]) -> str:
        data["person_took_part"] = data["person_took_part"] == "yes"
        actions.review(fair=row.pk, by=request.user, **data)
        return _page_of(row)

    return _ask(request, FairReviewForm(request.POST or None), save, row, _("Looking at it again, together"))


def _ask(
    request: Request, form: Form, save: Any, row: Fair, heading: str, template: str = "pages/form.html"
) -> HttpResponse:
    return ask(
        request,
        form,
        save,
        heading=heading,
        button=_("Save"),
        back=(_page_of(row), _("The decision")),
        person=row.person,
        quote=row.decision,
        template=template,
    )


def _opened(request: Request, fair: str) -> tuple[Fair, Person, PersonFile]:
    row = Fair.objects.select_related("person").filter(pk=fair).first()
    if row is None:
        raise NotYours
    found, whole = person_and_file(request, row.person_id, page=f"fair:{row.pk}")
    return row, found, whole


def _page_of(row: Fair) -> str:
    return reverse("fair", args=[row.pk])
