"""The fields that forms of every room are made of."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whatmatters.frameworks.vocabularies import codes
from whatmatters.records import clock
from whatmatters.web.design import choices


class Verbatim(forms.CharField):
    """Free text kept letter for letter. Line ends are sent by browsers as two characters and kept as one."""

    widget = forms.Textarea(attrs={"rows": 4})

    def __init__(self, **options: Any) -> None:
        rows = options.pop("rows", 4)
        options.setdefault("strip", False)
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


class Day(forms.DateField):
    """A date, today unless said otherwise."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateInput(attrs={}, format="%Y-%m-%d"))
        options["widget"].input_type = "date"
        options.setdefault("initial", clock.today)
        options.setdefault(
            "error_messages",
            {"invalid": _("Give a date, for example 2026-03-27."), "required": _("Say on which day.")},
        )
        super().__init__(**options)


def language_choices(*also: str) -> list[tuple[str, Any]]:
    """The languages on offer, with any other that the record already uses."""
    return choices.options("language") + [
        (code, code) for code in also if code and code not in codes("language")
    ]


def offer(form: forms.BaseForm, name: str, found: Iterable[tuple[Any, Any]]) -> None:
    """Give a field its choices where they are known only now: (value, text) each."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(found)
