"""A practitioner's private view of their own recording, and a team's look at its own practice (G1, G2)."""

import datetime as dt
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.frameworks.practice import PracticeCheck as Comparison
from whatmatters.frameworks.practice import practice_check, practice_checks
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.people.models import Person
from whatmatters.records.reflection import actions
from whatmatters.records.reflection.access import (
    colleagues,
    shared_with,
    shown_to,
    since_default,
    team_of,
    teams_of,
)
from whatmatters.records.reflection.models import PracticeCheck, SharedReflection
from whatmatters.records.reflection.queries import Mirror, mirrors
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.request import Request
from whatmatters.web.practice.reflecting import MIRRORS, POSITIONS, CheckForm, ShareForm, SinceForm, over_time


def mine(request: Request) -> HttpResponse:
    """One's own view. Nobody else opens it."""
    form = SinceForm(request.GET if "since" in request.GET else None)
    since = form.cleaned_data["since"] if form.is_bound and form.is_valid() else since_default()
    found = mirrors(request.user, since=since)
    return _show(
        request,
        found,
        since,
        shared=SharedReflection.objects.filter(
            account=request.user, taken_back_at__isnull=True
        ).select_related("shown_to"),
        shown=shown_to(request.user),
        since_form=SinceForm(initial={"since": since}),
    )


def another(request: Request, share: int) -> HttpResponse:
    """What a colleague chose to show: the same page, with examples from records this reader may open."""
    row = shared_with(share, request.user)
    found = mirrors(row.account, since=row.since, reader=request.user)
    audit.record("reflection seen", by=request.user, details={"of": str(row.account_id)})
    return _show(request, found, row.since, of=row)


def _show(request: Request, found: list[Mirror], since: dt.date, **context: Any) -> HttpResponse:
    people = {example.person for mirror in found for example in mirror.examples}
    audit.looked_at(people, by=request.user, about="reflection")
    names = {person.pk: person.known_as for person in Person.objects.filter(pk__in=people)}
    return render(
        request,
        "practice/reflection.html",
        {
            "mirrors": [(MIRRORS[mirror.question], mirror) for mirror in found],
            "since": since,
            "names": names,
            **context,
        },
    )


def share(request: Request) -> HttpResponse:
    """Show it to one colleague, for a month."""
    known = [(str(account.pk), account.name) for account in colleagues(request.user)]

    def save(data: dict[str, Any]) -> str:
        actions.share(
            shown_to=Account.objects.get(pk=data["shown_to"]),
            since=since_default(),
            note=data["note"],
            by=request.user,
        )
        return reverse("reflection")

    return ask(
        request,
        ShareForm(request.POST or None, known=known),
        save,
        heading=_("Show it to somebody"),
        button=_("Show it for a month"),
        back=(reverse("reflection"), _("My own practice")),
        lead=_("Only if you want to. You can take it back at any time."),
    )


def take_back(request: Request, share: int) -> HttpResponse:
    """No longer show it."""
    if request.method == "POST":
        actions.take_back(share=share, by=request.user)
    return redirect("reflection")


def checks(request: Request) -> HttpResponse:
    """The teams one works in, and the comparisons they can hold their practice against."""
    teams = list(teams_of(request.user))
    held = PracticeCheck.objects.filter(unit__in=teams).values_list("unit_id", "check_id").distinct()
    return render(
        request,
        "practice/checks.html",
        {
            "teams": teams,
            "comparisons": practice_checks(),
            "held": {f"{unit} {check}" for unit, check in held},
        },
    )


def check(request: Request, unit: str, check: str) -> HttpResponse:
    """How a team has seen itself over time, row by row."""
    team = team_of(request.user, unit)
    comparison = _comparison(check)
    held = list(
        PracticeCheck.objects.filter(unit=team, check_id=check)
        .prefetch_related("answers")
        .order_by("on", "recorded_at")
    )
    return render(
        request,
        "practice/check.html",
        {
            "team": team,
            "comparison": comparison,
            "held": held,
            "rows": over_time(comparison, held),
            "positions": POSITIONS,
        },
    )


def check_add(request: Request, unit: str, check: str) -> HttpResponse:
    """Look at the team's practice, together."""
    team = team_of(request.user, unit)
    comparison = _comparison(check)
    form = CheckForm(request.POST or None, comparison=comparison)

    def save(data: dict[str, Any]) -> str:
        actions.write_check(
            unit=team.pk,
            check_id=check,
            on=data["on"],
            answers=form.answers,
            who=data["who"],
            next_step=data["next"],
            by=request.user,
        )
        return reverse("practice_check", args=[team.pk, check])

    return ask(
        request,
        form,
        save,
        heading=_("Looking at our practice"),
        button=_("Save"),
        back=(reverse("practice_check", args=[team.pk, check]), team.name),
        template="practice/check_write.html",
        comparison=comparison,
        team=team,
    )


def _comparison(id: str) -> Comparison:
    try:
        return practice_check(id)
    except KeyError:
        raise Http404 from None
