"""What helped: who does something, and services, beside how life moved. What went together, never what works (D7).

W § Why should progress towards personal outcomes be measured, first bullet: the effect of specific provision. Nothing here
is put in order of success.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whatmatters.answers.grouping import Group, Grouping, grouped
from whatmatters.answers.labels import PART_OF, WHO_DOES
from whatmatters.answers.snapshot import Snapshot, snapshot
from whatmatters.measures import Question
from whatmatters.records.audit import actions as audit
from whatmatters.records.organisations.models import Unit, UnitWithin
from whatmatters.records.outcomes.actions import provisions
from whatmatters.records.outcomes.models import Action, Outcome, Provision
from whatmatters.records.people.access import NotYours
from whatmatters.records.people.learning import sees_exact, unit_to_learn_about
from whatmatters.rules.vocabulary import WHO_KINDS
from whatmatters.web.design import choices
from whatmatters.web.learning.asking import AskForm, asked_by
from whatmatters.web.learning.helped_forms import ProvisionEndForm, ProvisionForm
from whatmatters.web.learning.words import Words, words_beside
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.record import back_to, outcome_and_file
from whatmatters.web.pages.request import Request

# Each outcome is in one of these: so they can be controlled as one table.
WHO: dict[str | None, Any] = {
    "around": gettext_lazy("The person, and family, friends or community"),
    "both": gettext_lazy("They and services together"),
    "services": gettext_lazy("Services alone"),
    None: gettext_lazy("Nobody yet: nothing is agreed"),
}
MOST_SERVICES = 30


@dataclass(frozen=True)
class Line:
    """One row: what it is called, and its figures; nothing where no outcome stands in it."""

    name: Any
    group: Group | None


def of_unit(request: Request, unit: str) -> HttpResponse:
    """Who does what, and which services, beside progress."""
    found = unit_to_learn_about(request.user, unit)
    exact = sees_exact(request.user, found)
    form = AskForm(request.GET or None)
    asked = asked_by(form, found, exact)
    with snapshot() as now:
        who = grouped(now, asked, PART_OF, WHO_DOES, exact=exact)
        beside = _exact_alone(now, request, found, asked) if exact else NOTHING
        page = render(
            request,
            "learning/helped.html",
            {
                "unit": found,
                "exact": exact,
                "asked": asked,
                "form": form,
                "threshold": now.threshold,
                "lines": [Line(name, who.groups.get(key)) for key, name in WHO.items()],
                "withheld": who.withheld,
                "query": request.GET.urlencode(),
                "single": beside.single,
                "services": beside.services,
                "words": beside.words,
                "more": beside.more,
            },
        )
    audit.looked_at(
        (words.person for words, _doing in beside.words), by=request.user, about=f"what helped:{found.pk}"
    )
    return page


@dataclass(frozen=True)
class Beside:
    """What a team sees besides: each kind of help by itself, services, and people's words with what was done; so many services
    `more` than fit."""

    single: list[Line]
    services: list[Line]
    words: list[tuple[Words, list[Any]]]
    more: int


NOTHING = Beside([], [], [], 0)


def _exact_alone(now: Snapshot, request: Request, unit: Unit, asked: Question) -> Beside:
    kinds = {kind: _outcomes_with(unit, kind) for kind in WHO_KINDS}
    named = _services(unit, asked.as_of)
    single = [
        Line(choices.words_for("who_kind", kind), _one_group(now, asked, f"does {kind}", doing))
        for kind, doing in kinds.items()
    ]
    services = [
        Line(name, _one_group(now, asked, f"had {name.casefold()}", named[name]))
        for name in sorted(named, key=str.casefold)[:MOST_SERVICES]
    ]
    words: list[tuple[Words, list[Any]]] = []
    for said in words_beside(request.user, unit, asked):
        doing = [
            choices.words_for("who_kind", kind)
            for kind, outcomes in kinds.items()
            if said.outcome in outcomes
        ]
        words.append((said, doing + [name for name, had in named.items() if said.outcome in had]))
    return Beside(single, services, words, max(len(named) - MOST_SERVICES, 0))


def _outcomes_with(unit: Unit, kind: str) -> frozenset[str]:
    below = UnitWithin.objects.filter(within=unit).values("unit")
    rows = Action.objects.filter(who_kind=kind, outcome__plan__unit__in=below)
    return frozenset(rows.values_list("outcome_id", flat=True))


def _services(unit: Unit, day: dt.date) -> dict[str, frozenset[str]]:
    """The outcomes that each service recorded by then was meant for. One name in two spellings of capitals is one service."""
    below = UnitWithin.objects.filter(within=unit).values("unit")
    rows = Provision.objects.filter(outcome__plan__unit__in=below, from_date__lte=day).order_by(
        "from_date", "pk"
    )
    names: dict[str, str] = {}
    found: dict[str, set[str]] = defaultdict(set)
    for service, outcome in rows.values_list("service", "outcome_id"):
        name = names.setdefault(service.strip().casefold(), service.strip())
        found[name].add(outcome)
    return {name: frozenset(outcomes) for name, outcomes in found.items() if name}


def _one_group(now: Snapshot, asked: Question, name: str, outcomes: frozenset[str]) -> Group | None:
    grouping = Grouping(name, lambda day: dict.fromkeys(outcomes, "with"))
    return grouped(now, asked, grouping, exact=True).groups.get("with")


def provision_add(request: Request, outcome: str) -> HttpResponse:
    """Record a service that the person has or had towards this."""
    person, _whole, file = outcome_and_file(request, outcome, page="services")

    def save(data: dict[str, Any]) -> str:
        provisions.record_provision(outcome=outcome, by=request.user, **data)
        return reverse("outcome", args=[outcome]) + "#actions"

    return ask(
        request,
        ProvisionForm(request.POST or None),
        save,
        heading=_("Which service do they have for this?"),
        button=_("Save"),
        back=back_to(file),
        fields={"on": "to"},
        person=person,
        outcome=file,
        lead=_("A service is what was provided; whether life moved is for the person to say. (B8)"),
    )


def provision_end(request: Request, provision: str) -> HttpResponse:
    """They no longer have it."""
    row = Provision.objects.filter(pk=provision, outcome__isnull=False).first()
    if row is None:
        raise NotYours
    person, _whole, file = outcome_and_file(
        request, Outcome.objects.get(pk=row.outcome_id).pk, page="services"
    )

    def save(data: dict[str, Any]) -> str:
        provisions.end_provision(provision=row.pk, by=request.user, **data)
        return reverse("outcome", args=[file.id]) + "#actions"

    return ask(
        request,
        ProvisionEndForm(request.POST or None),
        save,
        heading=_("They no longer have it"),
        button=_("Save"),
        back=back_to(file),
        person=person,
        outcome=file,
        lead=row.service,
    )
