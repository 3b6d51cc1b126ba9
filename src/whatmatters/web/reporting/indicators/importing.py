"""Taking in a publisher's file on a page: give it, see what is understood, answer what is in doubt, take it in (E2)."""

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_
from django.utils.translation import ngettext

from whatmatters.frameworks import areas
from whatmatters.publications.doubts import Doubt
from whatmatters.publications.sheets import LARGEST, UnreadableFile
from whatmatters.publications.taking_in import Preview, Taken, as_value, preview, take_file
from whatmatters.records.indicators import uploads
from whatmatters.records.indicators.uploads import Upload
from whatmatters.rules.refusals import Refusals
from whatmatters.web.design.refusals import errors_of, put_beside
from whatmatters.web.pages.fields import Day
from whatmatters.web.pages.request import Request
from whatmatters.web.reporting.indicators import words
from whatmatters.web.reporting.indicators.lines import shown
from whatmatters.web.reporting.indicators.preview import describe_left_out, taken_as

FEW = 6
EXAMPLES = 8


class GiveForm(forms.Form):
    file = forms.FileField(
        label=N_("The publisher's file"),
        help_text=N_("As it was published: CSV, XLSX, XLS or ODS, up to 20 MB. Nothing is taken in yet."),
        error_messages={"required": N_("Choose a file.")},
    )

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        if given.size > LARGEST:
            raise forms.ValidationError(
                _("The file is larger than 20 MB. Take out the sheets that are not needed.")
            )
        return given


class AnswerForm(forms.Form):
    """Who published it and when, and one question for each doubt."""

    source = forms.CharField(
        label=N_("Who published it"),
        max_length=300,
        error_messages={"required": N_("Say who published these figures.")},
    )
    published_on = Day(
        label=N_("When it was published"),
        initial=None,
        error_messages={
            "required": N_("Say when these figures were published."),
            "invalid": N_("Give a date, for example 2026-03-27."),
        },
    )

    def __init__(self, *args: Any, doubts: list[Doubt], **options: Any) -> None:
        super().__init__(*args, **options)
        self.doubts = {f"doubt_{place}": doubt for place, doubt in enumerate(doubts)}
        for name, doubt in self.doubts.items():
            choices = [(choice.value, _(choice.text) % choice.names) for choice in doubt.choices]
            few = len(choices) <= FEW
            self.fields[name] = forms.ChoiceField(
                label=_(doubt.asks) % doubt.names,
                choices=choices if few else [("", _("Choose")), *choices],
                widget=forms.RadioSelect if few else forms.Select,
                initial=doubt.suggested,
                error_messages={"required": N_("Answer this question.")},
            )

    def answers(self) -> dict[str, str]:
        """The answers that were given, by the ids of the doubts."""
        given = getattr(self, "cleaned_data", {})
        return {doubt.id: given[name] for name, doubt in self.doubts.items() if given.get(name)}


def give(request: Request) -> HttpResponse:
    """Give a file. It is kept for an hour, for this account alone, until it is taken in."""
    form = GiveForm(request.POST, request.FILES) if request.method == "POST" else GiveForm()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["file"]
        content = given.read()
        try:
            preview(content, given.name, {})
        except UnreadableFile as unreadable:
            form.add_error("file", _(unreadable.says) % unreadable.given)
        else:
            token = uploads.keep(request.user, Upload(given.name, content, {}))
            return redirect("indicators_check", token)
    return render(
        request,
        "reporting/indicators/give.html",
        {"form": form, "errors": errors_of(form)},
        status=422 if form.is_bound else 200,
    )


def check(request: Request, token: str) -> HttpResponse:
    """What is understood of the file, and what it leaves open; then take it in, all of it or nothing."""
    kept = uploads.kept(request.user, token)
    if kept is None:
        messages.info(request, _("The file is no longer kept here. Give it again."))
        return redirect("indicators_import")
    made = preview(kept.content, kept.name, kept.answers)
    first = {"source": made.source, "published_on": made.published_on}
    form = AnswerForm(request.POST if request.method == "POST" else None, doubts=made.doubts, initial=first)
    if request.method == "POST" and form.is_valid():
        who = {name: form.cleaned_data[name] for name in ("source", "published_on")}
        kept = replace(kept, answers={**kept.answers, **form.answers()})
        uploads.keep(request.user, kept, token)
        made = preview(kept.content, kept.name, kept.answers, **who)
        if "look" in request.POST or made.doubts:  # an answer may raise another question
            form = AnswerForm(doubts=made.doubts, initial=who)
        else:
            try:
                taken = take_file(kept.content, kept.name, kept.answers, by=request.user, **who)
            except Refusals as refused:
                put_beside(form, refused)
            else:
                return _taken(request, token, taken)
    return render(
        request,
        "reporting/indicators/check.html",
        {"form": form, "errors": errors_of(form), "made": made, "summary": _summary(made)},
        status=422 if form.is_bound and not form.is_valid() else 200,
    )


def _taken(request: Request, token: str, taken: Taken) -> HttpResponse:
    uploads.forget(request.user, token)
    if taken.publication is None:
        messages.info(request, _("Everything in this file is held already. Nothing was changed."))
    else:
        count = len(taken.preview.fresh)
        messages.success(
            request,
            ngettext("%(n)s value was taken in.", "%(n)s values were taken in.", count) % {"n": f"{count:,}"},
        )
    return redirect("indicators_publications")


def _summary(made: Preview) -> dict[str, Any]:
    """What the page says of a preview."""
    found = made.understood.found
    register = areas()
    reasons: dict[str, int] = {}
    for value in found:
        if value.missing:
            reasons[value.missing] = reasons.get(value.missing, 0) + 1
    periods = sorted({(value.period.first, value.period.label) for value in found})
    return {
        "taken_as": taken_as(made),
        "areas": sorted({register[value.area].name.en for value in found}),
        "periods": (periods[0][1], periods[-1][1]) if periods else None,
        "missing": [(words.missing(reason), count) for reason, count in sorted(reasons.items())],
        "councils": made.understood.councils_of_two,
        "left_out": describe_left_out(made),
        "revises": [
            (
                revision.now,
                register[revision.now.area].name.en,
                shown(revision.held, revision.now.indicator),
                shown(as_value(revision.now, "x", revision.held.published_on), revision.now.indicator),
            )
            for revision in made.revises[:EXAMPLES]
        ],
        "examples": [
            (
                value,
                register[value.area].name.en,
                shown(as_value(value, "x", made.published_on or value.period.last), value.indicator),
            )
            for value in found[:: max(len(found) // EXAMPLES, 1)][:EXAMPLES]
        ],
    }
