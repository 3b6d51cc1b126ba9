"""A formal review and the closing of a plan, one thing at a time (C7, C14)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whatmatters.rules.conversations import Participant, participants_as_text, participants_from
from whatmatters.web.design import choices
from whatmatters.web.pages.fields import Day, Verbatim, offer


class BeginForm(forms.Form):
    on = Day(label=_("When is it held?"))
    participants = forms.MultipleChoiceField(
        label=_("Who takes part?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    others = forms.CharField(label=_("Anybody else"), required=False, strip=False)

    def __init__(self, *args: Any, known: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "participants", known)

    @property
    def took_part(self) -> str:
        others = self.cleaned_data["others"].replace(";", ",").strip()
        known = participants_from("; ".join(self.cleaned_data["participants"]))
        return participants_as_text((*known, *([Participant("friend", others)] if others else [])))


class ChoiceForm(forms.Form):
    """The same choices for every outcome, whatever was scored, none of them proposed (D5)."""

    choice = forms.ChoiceField(
        label=_("What now?"),
        choices=choices.options("review_choice"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what was agreed for this outcome. (C7)")},
    )
    note = Verbatim(label=_("What was said about it"), required=False, rows=2)


class FinishForm(forms.Form):
    decisions = Verbatim(label=_("What was agreed, in a few words"), required=False, rows=3)
    next_review_on = Day(
        label=_("When to look at it together again"),
        initial=None,
        error_messages={
            "required": _("Agree a day for the next review."),
            "invalid": _("Give a date, for example 2026-03-27."),
        },
    )
    token = forms.CharField(widget=forms.HiddenInput, max_length=64)


class CloseForm(forms.Form):
    """How far each outcome was achieved, and how the plan ends."""

    closure_evaluation = Verbatim(
        label=_("How far was each outcome achieved?"),
        rows=4,
        error_messages={"required": _("Say how far each outcome was achieved. (C14)")},
    )
    closure_statement = Verbatim(
        label=_("Why the plan closes, and what happens next"),
        rows=3,
        error_messages={"required": _("Say why the plan closes.")},
    )
