"""Opening the record of somebody outside one's own teams, with a reason; and a manager's look at each (F2)."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.records.people import actions
from whatmatters.records.people.access import NotYours
from whatmatters.records.people.models import Person
from whatmatters.records.people.queries import openings_to_review
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.record import show
from whatmatters.web.pages.request import Request
from whatmatters.web.practice.forms import OpeningReviewForm, OpenOutsideForm


def open_outside(request: Request) -> HttpResponse:
    """Find exactly one person by what one already knows of them, say why, and open their record."""
    form = OpenOutsideForm(request.POST or None)

    def save(data: dict[str, Any]) -> str:
        person = _exactly_one(data)
        if person is None:  # merged or gone since it was looked up
            raise NotYours
        actions.open_outside(person=person, reason=data["reason"], by=request.user)
        return reverse("person", args=[person.pk])

    if request.method == "POST" and form.is_valid():
        if len(form.cleaned_data["reason"].strip()) < 10:
            form.add_error("reason", _("Say it in a sentence. A manager will read it. (F2)"))
        elif _exactly_one(form.cleaned_data) is None:
            form.add_error(
                "identifier" if form.cleaned_data["identifier"] else "name",
                _(
                    "Nobody was found with exactly that. Check the number, or the name together with the date of birth."
                ),
            )
    return ask(
        request,
        form,
        save,
        heading=_("Somebody outside my team"),
        button=_("Open their record"),
        back=(reverse("caseload"), _("My people")),
    )


def _exactly_one(data: dict[str, Any]) -> Person | None:
    number = data["identifier"].replace(" ", "").replace("-", "")
    people = Person.objects.none()
    if number:
        people = Person.objects.filter(identifier=number)
    elif data["name"].strip() and data["date_of_birth"]:
        people = Person.objects.filter(name__iexact=data["name"].strip(), date_of_birth=data["date_of_birth"])
    found = list(people[:2])
    return found[0] if len(found) == 1 else None


def openings(request: Request) -> HttpResponse:
    """What a manager has to look at."""
    return show(request, "practice/openings.html", openings=openings_to_review(request.user))


def review(request: Request, opening: int) -> HttpResponse:
    """Whether there was good reason."""
    row = openings_to_review(request.user).filter(pk=opening).first()
    if row is None:
        raise NotYours

    def save(data: dict[str, Any]) -> str:
        actions.review_opening(
            opening=row, justified=data["justified"] == "yes", note=data["note"], by=request.user
        )
        return reverse("openings")

    return ask(
        request,
        OpeningReviewForm(request.POST or None),
        save,
        heading=_("%(who)s opened the record of %(person)s")
        % {"who": row.account.name, "person": row.person.known_as},
        button=_("Save"),
        back=(reverse("openings"), _("Openings to review")),
        quote=row.reason,
    )
