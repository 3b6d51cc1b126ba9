"""What a reader of figures may choose: from when to when, which scores count, split by what."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whatmatters.answers.figures import ends_of_quarters
from whatmatters.measures import Question
from whatmatters.records import clock
from whatmatters.records.organisations.models import Unit
from whatmatters.web.pages.fields import Day

SPLITS: dict[str, Any] = {
    "national_outcome": _("National outcome"),
    "outcome_type": _("Kind of outcome"),
    "plan_kind": _("Kind of plan"),
    "age_band": _("Age"),
    "gender": _("Gender"),
    "language": _("Language"),
    "deprivation_quintile": _("Deprivation"),
    "intent": _("What is aimed for"),
    "scored_by": _("Who scored"),
}
SERIES: dict[str, Any] = {
    "achieved": _("Where they wanted to be"),
    "status.improved": _("Better than at the start"),
    "status.maintained": _("As at the start"),
    "status.worsened": _("Less well than at the start"),
}


class AskForm(forms.Form):
    from_ = Day(label=_("From"), required=False, initial=None)
    to = Day(label=_("To"), required=False, initial=None)
    by = forms.ChoiceField(label=_("Split by"), choices=list(SPLITS.items()), required=False)
    series = forms.ChoiceField(label=_("Over time"), choices=list(SERIES.items()), required=False)
    basis = forms.ChoiceField(
        label=_("Which scores count"),
        choices=[("formal", _("Reviews and end scores")), ("any", _("Informal ones too"))],
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("from_") and data.get("to") and data["from_"] > data["to"]:
            self.add_error("to", _("The period ends before it begins."))
        if data.get("to") and data["to"] > clock.today():
            self.add_error("to", _("This day has not come yet."))
        return data


def asked_by(form: AskForm, unit: Unit, exact: bool) -> Question:
    """What is asked; where something is left out or wrong, a year until today, or until the last quarter's end where
    figures are controlled: pages that leave a team do not move from day to day, so that two of them tell no more than one."""
    data = form.cleaned_data if form.is_bound and form.is_valid() else {}
    today = clock.today()
    until = data.get("to") or today
    if not exact:
        until = ends_of_quarters(until + dt.timedelta(days=1), 1)[-1]
    begin = data.get("from_")
    if begin is None or begin > until:
        begin = (
            until.replace(year=until.year - 1)
            if (until.month, until.day) != (2, 29)
            else until - dt.timedelta(days=365)
        )
        begin += dt.timedelta(days=1)
    if not exact:
        begin = begin.replace(month=begin.month - (begin.month - 1) % 3, day=1)
    by = data.get("by") or "national_outcome"
    return Question(until, begin, (by,), unit.pk, basis=data.get("basis") or "formal")


def series_asked(form: AskForm) -> str:
    """Which figure is drawn over time."""
    data = form.cleaned_data if form.is_bound and form.is_valid() else {}
    return str(data.get("series") or "achieved")
