"""Asking for a pseudonymised extract, and taking it away (E7)."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whatmatters.records.extracts import actions
from whatmatters.records.extracts.access import authorities_of, may_release, request_open_to
from whatmatters.records.extracts.models import ExtractRequest
from whatmatters.records.people.access import NotYours
from whatmatters.rules.refusals import Refusals
from whatmatters.web.design.refusals import message_of
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.fields import Day, Verbatim, offer
from whatmatters.web.pages.request import Request
from whatmatters.web.reporting.report.forms import posted


class AskForExtractForm(forms.Form):
    unit = forms.ChoiceField(label=gettext_lazy("Of which authority?"))
    recipient = forms.ChoiceField(
        label=gettext_lazy("For whom?"),
        help_text=gettext_lazy("Those for whom whoever runs the service made a key."),
    )
    purpose = Verbatim(
        label=gettext_lazy("What is it for?"),
        help_text=gettext_lazy("As the agreement has it."),
        rows=2,
        required=False,
    )
    basis = forms.CharField(
        label=gettext_lazy("By which law?"),
        help_text=gettext_lazy("The Act and section, or the order."),
        required=False,
        max_length=500,
    )
    as_of = Day(label=gettext_lazy("As of which day?"))


def extracts(request: Request) -> HttpResponse:
    """Every extract that was asked for of one's authorities."""
    units = authorities_of(request.user)
    rows = ExtractRequest.objects.filter(unit__in=units.values("pk")).select_related("unit", "taken")
    return render(
        request,
        "reporting/extracts/extracts.html",
        {"rows": rows.order_by("-recorded_at"), "may_ask": units.exists(), "keys": _keys()},
    )


def ask_for(request: Request) -> HttpResponse:
    """Ask for one: for whom, what for, by which law, as of which day."""
    units = {unit.pk: unit for unit in authorities_of(request.user)}
    if not units:
        raise NotYours
    form = AskForExtractForm(posted(request))
    offer(form, "unit", [(pk, unit.name) for pk, unit in units.items()])
    offer(form, "recipient", [(key, key) for key in _keys()])

    def save(data: dict[str, Any]) -> str:
        made = actions.ask_for(unit=units[data.pop("unit")], by=request.user, **data)
        return reverse("extract", args=[made.pk])

    return ask(
        request,
        form,
        save,
        heading=_("Ask for an extract"),
        lead=_(
            "States and dates under keyed pseudonyms: no scores, goals, words, names or dates of birth leave. (E7, D6)"
        ),
        button=_("Ask for it"),
        back=(reverse("extracts"), _("Extracts")),
    )


def one(request: Request, extract: str) -> HttpResponse:
    """What was asked for, and where it can be taken."""
    return _page(request, request_open_to(request.user, extract))


def take(request: Request, extract: str) -> HttpResponse:
    """Let it leave: by button alone, once."""
    row = request_open_to(request.user, extract)
    if request.method != "POST" or not may_release(request.user, row.unit_id):
        raise NotYours
    from whatmatters.exchange.extracts import taking

    try:
        files = taking.take(
            row, keys=settings.EXTRACT_KEYS, threshold=settings.DISCLOSURE_THRESHOLD, by=request.user
        )
    except Refusals as refusals:
        return _page(request, row, errors=[message_of(refusal) for refusal in refusals], status=422)
    response = HttpResponse(taking.zipped(files), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="extract-{row.unit.area_code}-{row.as_of}.zip"'
    return response


def _page(
    request: Request, row: ExtractRequest, errors: list[str] | None = None, status: int = 200
) -> HttpResponse:
    return render(
        request,
        "reporting/extracts/extract.html",
        {
            "row": row,
            "taken": getattr(row, "taken", None),
            "may_release": may_release(request.user, row.unit_id),
            "refused": errors or [],
        },
        status=status,
    )


def _keys() -> list[str]:
    from whatmatters.exchange.extracts.keys import recipients

    return recipients(settings.EXTRACT_KEYS)
