"""In a person's record: stories they agreed to have told in the annual report, and taking that back (F3)."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.records import clock
from whatmatters.records.annual_reports import redacting, stories
from whatmatters.records.people.access import NotYours
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.record import open_record, show
from whatmatters.web.pages.request import Request
from whatmatters.web.reporting.report import rendering
from whatmatters.web.reporting.report.forms import AgreedForm, StepForm, posted


def stories_of(request: Request, person: str) -> HttpResponse:
    """What a person agreed to, each with how long it holds."""
    found = open_record(request, person, page="stories")
    today = clock.today()
    rows = [
        {"consent": story, "in_force": stories.in_force(story, today), "told": story.told_in.exists()}
        for story in stories.stories_of(found)
    ]
    return show(request, "reporting/report/stories.html", person=found, rows=rows)


def agree(request: Request, person: str) -> HttpResponse:
    """Record that somebody agrees to a story in these words."""
    found = open_record(request, person, page="stories")

    def save(data: dict[str, Any]) -> str:
        stories.agree(person=found, by=request.user, **data)
        return reverse("person_stories", args=[found.pk])

    return ask(
        request,
        AgreedForm(posted(request)),
        save,
        heading=_("A story for the annual report"),
        lead=_(
            "They agree to this use, these words, these readers and this time, and can take it back on any day: it is then taken out, of what is published too."
        ),
        button=_("They agree"),
        back=(reverse("person_stories", args=[found.pk]), _("Stories")),
        person=found,
    )


def take_back(request: Request, person: str, consent: str) -> HttpResponse:
    """They take it back: honoured at once, in what is published too."""
    found = open_record(request, person, page="stories")
    row = stories.stories_of(found).filter(pk=consent).first()
    if row is None:
        raise NotYours
    form = StepForm(posted(request))
    del form.fields["note"]

    def save(data: dict[str, Any]) -> str:
        redacting.take_back(consent=row, by=request.user)
        told = _("It is no longer told anywhere.")
        if redacting.lapsed():
            rendering.honour_soon()
            told += " " + _("What was published is being redacted; until that is done nobody can read it.")
        messages.info(request, told)
        return reverse("person_stories", args=[found.pk])

    return ask(
        request,
        form,
        save,
        heading=_("They take their agreement back"),
        lead=_(
            "The story is taken out of every report that is not published yet. Of one that is, a redacted edition takes its place, with a note. Copies that others have made cannot be called back."
        ),
        quote=row.wording,
        button=_("Take it back"),
        back=(reverse("person_stories", args=[found.pk]), _("Stories")),
        person=found,
    )
