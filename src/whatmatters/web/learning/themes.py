"""Themes over what people said: named, corrected and merged by people; suggested by a model on this machine (D8)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whatmatters.records.audit import actions as audit
from whatmatters.records.outcomes.models import Score
from whatmatters.records.themes import actions, meaning
from whatmatters.records.themes.access import theme_open_to, unit_with_words
from whatmatters.records.themes.models import Theme
from whatmatters.records.themes.queries import look_for, themes_of
from whatmatters.web.design.language import language_read
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.fields import Verbatim, offer
from whatmatters.web.pages.request import Request


class ThemeForm(forms.Form):
    name_en = forms.CharField(
        label=gettext_lazy("Name in English"), required=False, strip=False, max_length=200
    )
    name_cy = forms.CharField(
        label=gettext_lazy("Name in Welsh"), required=False, strip=False, max_length=200
    )
    about = Verbatim(
        label=gettext_lazy("What belongs to it"),
        help_text=gettext_lazy("A sentence or two, in either language: suggestions go by it."),
        required=False,
        rows=3,
    )


class MergeForm(forms.Form):
    into = forms.ChoiceField(
        label=gettext_lazy("Which theme is it part of?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose another to merge it into.")},
    )

    def __init__(self, *args: Any, others: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "into", others)


def themes(request: Request, unit: str) -> HttpResponse:
    """The themes of a unit, and a way to look for what people said by what it means."""
    found = unit_with_words(request.user, unit)
    if request.method == "POST":
        actions.begin_with_talking_points(unit=found.pk, by=request.user)
        return redirect("themes", found.pk)
    phrase = request.GET.get("q", "")
    near = look_for(request.user, found, phrase)
    _looked(request, near, f"themes:{found.pk}")
    return render(
        request,
        "learning/themes.html",
        {
            "unit": found,
            "files": themes_of(request.user, found),
            "phrase": phrase,
            "found": near,
            "can_read": meaning.can_read(),
        },
    )


def theme(request: Request, theme: str) -> HttpResponse:
    """One theme with the words behind it, and the words that might belong to it."""
    row = theme_open_to(request.user, theme)
    if row.merged_into_id:
        return redirect("theme", row.merged_into_id)
    if request.method == "POST":
        chosen = request.POST.getlist("words")
        if chosen and "belongs" in request.POST:
            actions.decide(
                theme=row.pk, scores=chosen, belongs=request.POST["belongs"] == "yes", by=request.user
            )
        return redirect("theme", row.pk)
    file = next(known for known in themes_of(request.user, row.unit) if known.theme.pk == row.pk)
    _looked(request, [*file.words, *file.suggested], f"theme:{row.pk}")
    return render(
        request,
        "learning/theme.html",
        {
            "unit": row.unit,
            "file": file,
            "theme": row,
            "name": row.said(language_read()),
            "can_read": meaning.can_read(),
        },
    )


def theme_add(request: Request, unit: str) -> HttpResponse:
    """Name a theme."""
    found = unit_with_words(request.user, unit)

    def save(data: dict[str, Any]) -> str:
        return reverse("theme", args=[actions.name_theme(unit=found.pk, by=request.user, **data).pk])

    return ask(
        request,
        ThemeForm(request.POST or None),
        save,
        heading=_("A theme in what people say"),
        button=_("Save"),
        back=(reverse("themes", args=[found.pk]), _("Themes")),
    )


def theme_change(request: Request, theme: str) -> HttpResponse:
    """Call it otherwise."""
    row = theme_open_to(request.user, theme)

    def save(data: dict[str, Any]) -> str:
        actions.rename_theme(theme=row.pk, by=request.user, **data)
        return reverse("theme", args=[row.pk])

    return ask(
        request,
        ThemeForm(
            request.POST or None,
            initial={"name_en": row.name_en, "name_cy": row.name_cy, "about": row.about},
        ),
        save,
        heading=_("What it is called"),
        button=_("Save"),
        back=(reverse("theme", args=[row.pk]), row.said(language_read())),
    )


def theme_merge(request: Request, theme: str) -> HttpResponse:
    """Make it part of another."""
    row = theme_open_to(request.user, theme)
    others = [
        (other.pk, other.said(language_read()))
        for other in Theme.objects.filter(unit=row.unit, merged_into__isnull=True).exclude(pk=row.pk)
    ]

    def save(data: dict[str, Any]) -> str:
        return reverse(
            "theme", args=[actions.merge_theme(theme=row.pk, into=data["into"], by=request.user).pk]
        )

    return ask(
        request,
        MergeForm(request.POST or None, others=sorted(others, key=lambda one: one[1].casefold())),
        save,
        heading=_("Part of another theme"),
        button=_("Merge"),
        back=(reverse("theme", args=[row.pk]), row.said(language_read())),
    )


def _looked(request: Request, rows: Iterable[Score], about: str) -> None:
    audit.looked_at((row.outcome.person_id for row in rows), by=request.user, about=about)
