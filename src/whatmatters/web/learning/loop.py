"""What we heard, what we changed: written by a team or service, read by those whose records fed it, told to people (D9)."""

import datetime as dt
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whatmatters.answers import figures
from whatmatters.answers.snapshot import Snapshot, snapshot
from whatmatters.records.learned import loop
from whatmatters.records.learned.access import (
    fed_by,
    latest_versions,
    learned_open_to,
    learned_with,
    may_say_what_was_learned,
)
from whatmatters.records.learned.models import Learned, LearnedVersion, Seen, Told
from whatmatters.records.organisations.models import Unit
from whatmatters.records.people.access import NotYours
from whatmatters.records.people.learning import sees_exact, unit_to_learn_about
from whatmatters.web.design.language import language_read
from whatmatters.web.learning.asking import SERIES, SPLITS, AskForm, asked_by
from whatmatters.web.learning.charts import Drawn, drawn
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.fields import Day, Verbatim, language_choices, offer
from whatmatters.web.pages.record import open_record, show, writes
from whatmatters.web.pages.request import Request

OTHER = {"en": "cy", "cy": "en"}


class LearnedForm(forms.Form):
    heard = Verbatim(
        label=gettext_lazy("What did you hear?"),
        help_text=gettext_lazy("In plain words, as you would say it to the people themselves."),
        rows=4,
        error_messages={"required": gettext_lazy("Say what you heard.")},
    )
    changed = Verbatim(
        label=gettext_lazy("What did you change, or what will you do?"),
        help_text=gettext_lazy("If nothing changes, say why."),
        rows=4,
        error_messages={"required": gettext_lazy("Say what is different now, or will be.")},
    )
    changed_on = Day(
        label=gettext_lazy("From which day?"),
        help_text=gettext_lazy(
            "It is marked on the line of later figures. Leave it empty if there is no one day."
        ),
        required=False,
        initial=None,
    )
    language = forms.ChoiceField(label=gettext_lazy("Language you wrote it in"))
    heard_beside = Verbatim(
        label=gettext_lazy("What you heard, in the other language"), required=False, rows=4
    )
    changed_beside = Verbatim(
        label=gettext_lazy("What you changed, in the other language"), required=False, rows=4
    )
    themes = forms.CharField(
        label=gettext_lazy("What it was about"),
        help_text=gettext_lazy("A few words, with commas between them: evenings, transport."),
        max_length=300,
        required=False,
    )
    series = forms.ChoiceField(
        label=gettext_lazy("Which figure would show it?"), choices=list(SERIES.items()), required=False
    )
    from_date = forms.DateField(widget=forms.HiddenInput, required=False)
    to = forms.DateField(widget=forms.HiddenInput, required=False)
    by_ = forms.ChoiceField(widget=forms.HiddenInput, required=False, choices=list(SPLITS.items()))
    basis = forms.ChoiceField(widget=forms.HiddenInput, required=False, choices=[("formal", ""), ("any", "")])

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "language", language_choices(self.initial.get("language", "")))


def mine(request: Request) -> HttpResponse:
    """What was learned from the records of one's own teams, what is new first said to be so."""
    rows = latest_versions(fed_by(request.user).distinct())
    seen = set(Seen.objects.filter(account=request.user).values_list("version_id", flat=True))
    fresh = {row.pk for row in rows if row.pk not in seen and row.recorded_by != str(request.user.pk)}
    return render(request, "learning/learned_mine.html", {"rows": rows, "fresh": fresh})


def of_unit(request: Request, unit: str) -> HttpResponse:
    """What one unit heard and changed."""
    found = unit_to_learn_about(request.user, unit)
    rows = latest_versions(Learned.objects.filter(unit=found))
    may_say = may_say_what_was_learned(request.user, found)
    return render(
        request,
        "learning/learned_of.html",
        {
            "unit": found,
            "rows": rows,
            "may_say": may_say,
            "writes": writes(request),
            "query": request.GET.urlencode(),
        },
    )


def one(request: Request, learned: str) -> HttpResponse:
    """One thing that was learned, with the figure it is tied to and how that went on."""
    row = learned_open_to(request.user, learned)
    versions = list(row.versions.order_by("-recorded_at", "-id"))
    latest = versions[0]
    if latest.recorded_by != str(request.user.pk):
        loop.seen(version=latest, by=request.user)
    exact = sees_exact(request.user, row.unit)
    with snapshot() as now:
        series, chart, mark = _series(now, row.unit, latest, exact)
        return render(
            request,
            "learning/learned_one.html",
            {
                "row": row,
                "unit": row.unit,
                "latest": latest,
                "earlier": versions[1:],
                "other": OTHER.get(latest.language, ""),
                "may_say": may_say_what_was_learned(request.user, row.unit),
                "exact": exact,
                "series": series,
                "chart": chart,
                "mark": mark,
                "series_name": SERIES.get(latest.series, ""),
                "question": _question(latest),
            },
        )


def _series(
    now: Snapshot, unit: Unit, row: LearnedVersion, exact: bool
) -> tuple[figures.Series | None, Drawn | None, float | None]:
    if row.series not in SERIES:
        return None, None, None
    asked = asked_by(AskForm(None), unit, exact)
    found = figures.series(now, unit.pk, row.series, until=asked.as_of + dt.timedelta(days=1), exact=exact)
    chart = drawn(found)
    return found, chart, _place(found, chart, row.changed_on)


def _place(series: figures.Series, chart: Drawn, day: dt.date | None) -> float | None:
    """Where the day of the change lies between the points; nowhere where it lies before or after them."""
    days = [point.on for point in series.points]
    if day is None or len(days) < 2 or not days[0] <= day <= days[-1]:
        return None
    step = (chart.width - chart.left - chart.right) / (len(days) - 1)
    place = next(place for place in range(1, len(days)) if day <= days[place])
    part = (day - days[place - 1]).days / (days[place] - days[place - 1]).days
    return round(chart.left + (place - 1 + part) * step, 1)


def _question(row: LearnedVersion) -> str:
    """The question on the learning page that it came from."""
    asked = {"by": row.by, "series": row.series, "basis": row.basis, "from_": row.from_date, "to": row.to}
    return "&".join(f"{name}={value}" for name, value in asked.items() if value)


def say(request: Request, unit: str) -> HttpResponse:
    """Say what was heard and changed, from a question that was asked of the figures."""
    found = unit_to_learn_about(request.user, unit)
    if not may_say_what_was_learned(request.user, found):
        raise NotYours
    asked = AskForm(request.GET or None)
    known = asked.cleaned_data if asked.is_bound and asked.is_valid() else {}
    form = LearnedForm(
        request.POST or None,
        initial={
            "language": language_read(),
            "from_date": known.get("from_"),
            "to": known.get("to"),
            "by_": known.get("by", ""),
            "basis": known.get("basis", ""),
            "series": known.get("series") or "achieved",
        },
    )

    def save(data: dict[str, Any]) -> str:
        made = loop.say(unit=found, by=request.user, **data)
        return reverse("learned", args=[made.learned_id])

    return _ask(request, form, save, found, (reverse("learned_of", args=[found.pk]), found.name))


def say_anew(request: Request, learned: str) -> HttpResponse:
    """A new version. The earlier one stays."""
    row = learned_open_to(request.user, learned)
    if not may_say_what_was_learned(request.user, row.unit):
        raise NotYours
    latest = row.versions.order_by("-recorded_at", "-id")[0]
    names = [name for name in LearnedForm.base_fields if name != "by_"]
    form = LearnedForm(
        request.POST or None, initial={**{name: getattr(latest, name) for name in names}, "by_": latest.by}
    )

    def save(data: dict[str, Any]) -> str:
        loop.say_anew(learned=row.pk, by=request.user, **data)
        return reverse("learned", args=[row.pk])

    return _ask(request, form, save, row.unit, (reverse("learned", args=[row.pk]), _("What we heard")))


def _ask(request: Request, form: LearnedForm, save: Any, unit: Unit, back: tuple[str, Any]) -> HttpResponse:
    return ask(
        request,
        form,
        save,
        heading=_("What we heard, what we changed"),
        button=_("Save"),
        back=back,
        template="learning/learned_write.html",
        unit=unit,
    )


def for_person(request: Request, person: str) -> HttpResponse:
    """What was changed because of what this person and others said: to read together, or to print."""
    found = open_record(request, person, page="heard and changed")
    rows = learned_with(found)
    told = {row.version_id: row.on for row in Told.objects.filter(person=found).order_by("on")}
    return show(
        request,
        "learning/learned_person.html",
        person=found,
        rows=[(row, OTHER.get(row.language, ""), told.get(row.pk)) for row in rows],
    )


def told(request: Request, person: str, version: str) -> HttpResponse:
    """They were told."""
    found = open_record(request, person, page="heard and changed")
    if request.method == "POST":
        loop.told(version=version, person=found, by=request.user)
    return redirect("learned_person", found.pk)
