"""My people; one person; who they are, who and what helps them."""

from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.records import clock
from whatmatters.records.accounts.access import roles_of
from whatmatters.records.audit.queries import trail_of
from whatmatters.records.learned.access import not_seen
from whatmatters.records.organisations.models import Unit, UnitWithin
from whatmatters.records.outcomes.actions.support import Decided, decide
from whatmatters.records.outcomes.caseload import MOST, caseload, due_for, sees_people
from whatmatters.records.people import actions
from whatmatters.records.people.access import WRITERS
from whatmatters.records.people.models import Person
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.inspections import inspections_named
from whatmatters.web.pages.record import open_record, person_and_file, show
from whatmatters.web.pages.request import Request
from whatmatters.web.practice.forms import (
    AdvocacyForm,
    LedAsExpertForm,
    PersonAddForm,
    PersonForm,
    RelationshipForm,
    ScoringUseForm,
    StrengthForm,
    TakingPartForm,
    details,
)
from whatmatters.web.practice.presenters import overview


def the_caseload(request: Request) -> HttpResponse:
    """Everybody this reader works with, and what is due."""
    return show(request, "practice/caseload.html", unread=not_seen(request.user), **_lines(request))


def caseload_found(request: Request) -> HttpResponse:
    """The lines alone, as one types."""
    return show(request, "practice/caseload_lines.html", **_lines(request))


def _lines(request: Request) -> dict[str, Any]:
    if not sees_people(request.user):
        return {"no_people": True}
    phrase = request.GET.get("q", "").strip()
    whose = request.GET.get("whose")
    mine = whose != "team" and not phrase
    lines = caseload(request.user, today=clock.today(), mine=mine, phrase=phrase)
    if mine and not lines and whose is None:
        # A manager answers for nobody, and looks at whole teams; so does somebody on their first day.
        mine, lines = False, caseload(request.user, today=clock.today())
    return {
        "examples": any(line.person.example for line in lines),
        "lines": lines,
        "phrase": phrase,
        "mine": mine,
        "full": len(lines) >= MOST,
        "most": MOST,
    }


def the_person(request: Request, person: str) -> HttpResponse:
    """One person: their outcomes and journeys, how it goes overall, what is due."""
    found, whole = person_and_file(request, person, page="person")
    today = clock.today()
    due = due_for([found.pk], today=today).get(found.pk)
    return show(
        request,
        "practice/person.html",
        person=found,
        file=whole,
        due=due,
        view=overview(whole, today),
        details=details(found),
    )


def journeys(request: Request, person: str) -> HttpResponse:
    """All the journeys of a person on one page, without any average."""
    found, whole = person_and_file(request, person, page="journeys")
    return show(
        request,
        "practice/journeys.html",
        person=found,
        file=whole,
        view=overview(whole, clock.today(), large=True),
    )


def trail(request: Request, person: str) -> HttpResponse:
    """Who looked at this record or changed it, when and why."""
    found = open_record(request, person, page="trail")
    entries = trail_of(found.pk)
    changes_only = request.GET.get("only") == "changes"
    if changes_only:
        entries = entries.exclude(verb="looked")
    page = Paginator(entries, 100).get_page(request.GET.get("page"))
    inspected = inspections_named(
        [entry.details["inspection"] for entry in page if entry.details.get("inspection")]
    )
    return show(
        request,
        "practice/trail.html",
        person=found,
        entries=page,
        changes_only=changes_only,
        inspected=inspected,
    )


def _units(request: Request) -> list[tuple[str, str]]:
    below = UnitWithin.objects.filter(within__in=roles_of(request.user).where(*WRITERS)).values("unit")
    return list(Unit.objects.filter(pk__in=below).order_by("name").values_list("id", "name"))


def add(request: Request) -> HttpResponse:
    """Begin a record."""
    form = PersonAddForm(request.POST or None, units=_units(request))

    def save(data: dict[str, Any]) -> str:
        unit = Unit.objects.get(pk=data.pop("unit"))
        return _page_of(actions.add_person(unit=unit, by=request.user, **data))

    return ask(
        request,
        form,
        save,
        heading=_("Somebody new"),
        button=_("Begin their record"),
        back=(reverse("caseload"), _("My people")),
    )


def change(request: Request, person: str) -> HttpResponse:
    """Correct who they are and how they communicate."""
    found = open_record(request, person, page="details")
    known = {name: getattr(found, name) for name in actions.DETAILS}
    form = PersonForm(request.POST or None, initial=known)

    def save(data: dict[str, Any]) -> str:
        actions.change_details(person=found, by=request.user, **data)
        return _page_of(found)

    return ask(
        request, form, save, heading=_("Who they are"), button=_("Save"), back=_back(found), person=found
    )


def relationship_add(request: Request, person: str) -> HttpResponse:
    """Somebody who matters to them."""
    found = open_record(request, person, page="who matters")

    def save(data: dict[str, Any]) -> str:
        actions.add_relationship(person=found, by=request.user, **data)
        return _then(request, found)

    return ask(
        request,
        RelationshipForm(request.POST or None),
        save,
        heading=_("Somebody who matters to them"),
        button=_("Save"),
        back=_back(found),
        person=found,
    )


def strength_add(request: Request, person: str) -> HttpResponse:
    """What and who helps."""
    found = open_record(request, person, page="strengths")

    def save(data: dict[str, Any]) -> str:
        actions.add_strength(person=found, on=clock.today(), by=request.user, **data)
        return _then(request, found)

    return ask(
        request,
        StrengthForm(request.POST or None),
        save,
        heading=_("What and who helps"),
        button=_("Save"),
        back=_back(found),
        person=found,
    )


def advocacy(request: Request, person: str) -> HttpResponse:
    """Whether an advocate was considered, offered, arranged."""
    found = open_record(request, person, page="advocacy")

    def save(data: dict[str, Any]) -> str:
        actions.record_advocacy(person=found, by=request.user, **data)
        return _page_of(found)

    return ask(
        request,
        AdvocacyForm(request.POST or None),
        save,
        heading=_("Advocacy"),
        button=_("Save"),
        back=_back(found),
        person=found,
        lead=_(
            "Where somebody cannot take part without help and nobody suitable is there to help, "
            "an independent professional advocate has to be arranged. (B11)"
        ),
    )


def taking_part(request: Request, person: str) -> HttpResponse:
    """Whether they can take part without help."""
    found = open_record(request, person, page="taking part")

    @transaction.atomic
    def save(data: dict[str, Any]) -> str:
        decide(
            person=found.pk,
            decided=Decided(kind="taking_part", maker=request.user.name, **data),
            by=request.user,
        )
        return (
            reverse("advocacy_record", args=[found.pk])
            if data["decision"] == "nobody_suitable"
            else _page_of(found)
        )

    return ask(
        request,
        TakingPartForm(request.POST or None),
        save,
        heading=_("Taking part"),
        button=_("Save"),
        back=_back(found),
        person=found,
    )


def scoring_use(request: Request, person: str) -> HttpResponse:
    """Whether the authority uses scoring with this person: a judgement, apart from the person's own choice (B2)."""
    found = open_record(request, person, page="scoring use")

    def save(data: dict[str, Any]) -> str:
        decide(
            person=found.pk,
            decided=Decided(kind="scoring_use", maker=request.user.name, **data),
            by=request.user,
        )
        return _page_of(found)

    return ask(
        request,
        ScoringUseForm(request.POST or None),
        save,
        heading=_("Using scores, or not"),
        button=_("Save"),
        back=_back(found),
        person=found,
        lead=_(
            "This is the authority's judgement. A person's own choice not to score is recorded with each outcome."
        ),
    )


def led_as_expert(request: Request, person: str) -> HttpResponse:
    """In a crisis, or where expertise was called for, the practitioner led: a conscious choice, noted as one (G1a)."""
    found = open_record(request, person, page="led as expert")

    def save(data: dict[str, Any]) -> str:
        decided = Decided(kind="led_as_expert", decision="led", maker=request.user.name, **data)
        decide(person=found.pk, decided=decided, by=request.user)
        return _page_of(found)

    return ask(
        request,
        LedAsExpertForm(request.POST or None),
        save,
        heading=_("I led as expert here, on purpose"),
        button=_("Save"),
        back=_back(found),
        person=found,
        lead=_(
            "Usually we begin as partners. In a crisis, or when expertise is called for, leading is right, as long as it is a choice. (G1a)"
        ),
    )


def take_on(request: Request, person: str) -> HttpResponse:
    """From now on this practitioner answers for the person in their team."""
    found = open_record(request, person, page="take on")
    if request.method == "POST":
        held = found.responsibilities.filter(until__isnull=True).select_related("unit").first()
        if held is not None:
            actions.take_on(person=found, unit=held.unit, account=request.user, by=request.user)
    return redirect(_page_of(found))


def _page_of(person: Person) -> str:
    return reverse("person", args=[person.pk])


def _then(request: Request, person: Person) -> str:
    return reverse("map", args=[person.pk]) if request.GET.get("then") == "map" else _page_of(person)


def _back(person: Person) -> tuple[str, str]:
    return _page_of(person), person.known_as
