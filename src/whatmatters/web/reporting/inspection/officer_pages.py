"""An authority's officer opens an inspection, samples records, sees each look, extends or ends it (E5)."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.frameworks.scrutiny import scrutiny_bodies
from whatmatters.records.accounts.models import Account
from whatmatters.records.inspections import actions
from whatmatters.records.inspections.access import (
    authorities_of,
    can_inspect,
    looking_today,
    looks_in,
    may_open,
)
from whatmatters.records.inspections.models import Inspection
from whatmatters.records.organisations.models import Unit, UnitWithin
from whatmatters.records.people.access import NotYours
from whatmatters.records.people.models import SampledRecord
from whatmatters.records.scrutiny import sampling
from whatmatters.web.design.language import language_read
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.fields import offer
from whatmatters.web.pages.inspections import bodies_of
from whatmatters.web.pages.request import Request
from whatmatters.web.reporting.inspection import wording
from whatmatters.web.reporting.inspection.forms import ExtendForm, OpenForm, SampleForm, WhyForm
from whatmatters.web.reporting.report.forms import posted


def shown_to(account: Account, inspection: str) -> tuple[Inspection, bool]:
    """An inspection, for its officers at any time and its inspectors while it lasts; whether the account is an officer.
    Raises NotYours, whether or not it exists."""
    row = Inspection.objects.select_related("unit").filter(pk=inspection).first()
    if row is None:
        raise NotYours
    if may_open(account, row.unit_id):
        return row, True
    if looking_today(account).filter(pk=row.pk).exists():
        return row, False
    raise NotYours


def _officers(account: Account, inspection: str) -> Inspection:
    row, officer = shown_to(account, inspection)
    if not officer:
        raise NotYours
    return row


def inspections(request: Request) -> HttpResponse:
    """An officer: all of their authorities. An inspector: those in which they look today."""
    units = list(authorities_of(request.user))
    rows = list(Inspection.objects.filter(unit__in=units).select_related("unit"))
    rows += [
        inspection
        for inspection in looking_today(request.user).select_related("unit")
        if inspection not in rows
    ]
    rows.sort(key=lambda inspection: (inspection.first_day, inspection.pk), reverse=True)
    shown = [
        {
            "row": inspection,
            "who": bodies_of(inspection.bodies),
            "until": actions.last_day_of(inspection),
            "over": actions.is_over(inspection),
        }
        for inspection in rows
    ]
    return render(request, "reporting/inspection/inspections.html", {"rows": shown, "units": units})


def open_one(request: Request, unit: str) -> HttpResponse:
    """Open an authority to those who inspect it."""
    found = authorities_of(request.user).filter(pk=unit).first()
    if found is None:
        raise NotYours
    form = OpenForm(posted(request), initial={"units": [found.pk]})
    bodies = [body for body in scrutiny_bodies() if body.nation == found.nation]
    offer(form, "bodies", [(body.id, body.name.said(language_read())) for body in bodies])
    form.fields["basis"].initial = "; ".join(body.basis for body in bodies)
    below = UnitWithin.objects.filter(within=found).values("unit")
    units = [found, *Unit.objects.filter(pk__in=below).exclude(pk=found.pk).order_by("name")]
    offer(form, "units", [(unit.pk, unit.name) for unit in units])
    people = {str(account.pk): account for account in can_inspect()}
    offer(
        form, "inspectors", [(pk, f"{account.name} ({account.username})") for pk, account in people.items()]
    )

    def save(data: dict[str, Any]) -> str:
        data["inspectors"] = [people[pk] for pk in data["inspectors"]]
        days = data.pop("first_day"), data.pop("last_day")
        made = actions.open_inspection(unit=found, days=days, by=request.user, **data)
        return reverse("inspection", args=[made.pk])

    return ask(
        request,
        form,
        save,
        heading=_("Open an inspection of %(unit)s") % {"unit": found.name},
        lead=_(
            "Inspectors read evidence of outcomes and principles, and nobody's record until you sample some. "
            "Every page they look at is shown to you, and every record to the person it is of. (E5)"
        ),
        button=_("Open it"),
        back=(reverse("inspections"), _("Inspections")),
    )


def one(request: Request, inspection: str) -> HttpResponse:
    """What it is, until when, what there is to read; for the officer also who looked and what can be decided."""
    row, officer = shown_to(request.user, inspection)
    samples = [
        {
            "row": made,
            "criterion": wording.CRITERIA.get(made.criterion, made.criterion),
            "again": sampling.drawn_again(made) if officer else None,
            "records": made.records.select_related("person").order_by("place"),
        }
        for made in row.samples.order_by("recorded_at")
    ]
    inspectors = row.inspectors.select_related("account", "unit").order_by("account__name", "unit__name")
    return render(
        request,
        "reporting/inspection/inspection.html",
        {
            "row": row,
            "who": bodies_of(row.bodies),
            "officer": officer,
            "terms": [
                (term, wording.DECIDED.get(term.what, term.what)) for term in row.terms.order_by("number")
            ],
            "until": actions.last_day_of(row),
            "over": actions.is_over(row),
            "inspectors": sorted({inspector.account.name for inspector in inspectors}),
            "scope": sorted({inspector.unit.name for inspector in inspectors}),
            "samples": samples,
            "looks": looks_in(row).count() if officer else 0,
        },
    )


def _decide(
    request: Request, row: Inspection, form: Any, save: Any, heading: str, button: str, lead: str = ""
) -> HttpResponse:
    return ask(
        request,
        form,
        save,
        heading=heading,
        lead=lead,
        button=button,
        back=(reverse("inspection", args=[row.pk]), _("The inspection")),
    )


def extend(request: Request, inspection: str) -> HttpResponse:
    """Let it last longer, by a decision of its own."""
    row = _officers(request.user, inspection)

    def save(data: dict[str, Any]) -> str:
        actions.extend(inspection=row, by=request.user, **data)
        return reverse("inspection", args=[row.pk])

    lead = _("The records that were sampled stay open for that time too.")
    return _decide(
        request, row, ExtendForm(posted(request)), save, _("Extend the inspection"), _("Extend it"), lead
    )


def end(request: Request, inspection: str) -> HttpResponse:
    """End it before its last day."""
    row = _officers(request.user, inspection)

    def save(data: dict[str, Any]) -> str:
        actions.end(inspection=row, by=request.user, **data)
        return reverse("inspection", args=[row.pk])

    lead = _("From this moment inspectors see nothing any more. It cannot be taken back.")
    return _decide(
        request, row, WhyForm(posted(request)), save, _("End the inspection now"), _("End it"), lead
    )


def sample(request: Request, inspection: str) -> HttpResponse:
    """Draw records that inspectors may read."""
    row = _officers(request.user, inspection)
    form = SampleForm(posted(request), initial={"criterion": "reviewed", "basis": row.basis})

    def save(data: dict[str, Any]) -> str:
        sampling.sample(inspection=row, by=request.user, **data)
        return reverse("inspection", args=[row.pk]) + "#samples"

    lead = _(
        "Only the records that are drawn are open, to these inspectors alone, while the inspection lasts. "
        "Each look is written into the record itself. (E5, F2)"
    )
    return _decide(request, row, form, save, _("Sample records"), _("Draw and open them"), lead)


def take_out(request: Request, inspection: str, record: int) -> HttpResponse:
    """Close one sampled record to the inspectors."""
    row = _officers(request.user, inspection)
    drawn = SampledRecord.objects.filter(pk=record, sample__inspection=row).first()
    if drawn is None:
        raise NotYours

    def save(data: dict[str, Any]) -> str:
        sampling.take_out(record=drawn.pk, by=request.user, **data)
        return reverse("inspection", args=[row.pk]) + "#samples"

    lead = _("For example because the person objects, or because it would put somebody at risk.")
    return _decide(
        request, row, WhyForm(posted(request)), save, _("Take a record out"), _("Take it out"), lead
    )


def looks(request: Request, inspection: str) -> HttpResponse:
    """Every page that was looked at, by whom and when."""
    row = _officers(request.user, inspection)
    page = Paginator(looks_in(row), 100).get_page(request.GET.get("page"))
    drawn = SampledRecord.objects.filter(sample__inspection=row).select_related("person")
    names = {drawn_record.person_id: drawn_record.person.known_as for drawn_record in drawn}
    shown = [
        (
            entry,
            wording.PAGES.get(str(entry.details.get("page")), ""),
            names.get(str(entry.details.get("person")), ""),
        )
        for entry in page
    ]
    return render(
        request,
        "reporting/inspection/looks.html",
        {"row": row, "who": bodies_of(row.bodies), "entries": page, "looks": shown},
    )
