"""What every page about a person begins with: the person, if their record is open, and the look logged."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.records.accounts.access import roles_of
from whatmatters.records.audit import actions as audit
from whatmatters.records.outcomes.file import OutcomeFile, PersonFile, file_of
from whatmatters.records.outcomes.models import Outcome
from whatmatters.records.people.access import WRITERS, NotYours, person_open_to
from whatmatters.records.people.models import Person
from whatmatters.web.pages.looks import because_of
from whatmatters.web.pages.request import Request


def open_record(request: Request, person: str, *, page: str) -> Person:
    """The person, if this account may open their record. Raises NotYours.

    The look is logged, with the page, when something is shown (`show`); a change is logged as the change it is.
    """
    found = person_open_to(request.user, person)
    request.look = (found.pk, page)
    return found


def person_and_file(request: Request, person: str, *, page: str) -> tuple[Person, PersonFile]:
    """The person and their whole file."""
    found = open_record(request, person, page=page)
    return found, file_of(found.pk)


def outcome_and_file(request: Request, outcome: str, *, page: str) -> tuple[Person, PersonFile, OutcomeFile]:
    """The person an outcome belongs to, their file, and the outcome in it. Raises NotYours."""
    whose = Outcome.objects.filter(pk=outcome).values_list("person_id", flat=True).first()
    if whose is None:
        raise NotYours
    person, whole = person_and_file(request, whose, page=f"{page} outcome:{outcome}")
    found = whole.outcome(outcome)
    if found is None:
        raise NotYours
    return person, whole, found


def writes(request: Request) -> bool:
    """Whether this reader may also write; an inspector only reads."""
    return roles_of(request.user).has(*WRITERS)


def show(request: Request, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """Draw a page. Whose record it shows is logged as looked at."""
    looked_at = getattr(request, "look", None)
    if looked_at:
        audit.record(
            "looked",
            by=request.user,
            person=looked_at[0],
            about=looked_at[1],
            details=because_of(request, looked_at[0]),
        )
    return render(
        request,
        template,
        {"writes": writes(request), **context},
        status=status,
    )


def back_to(file: OutcomeFile) -> tuple[str, str]:
    """The way back to an outcome."""
    return reverse("outcome", args=[file.id]), _("The outcome")
