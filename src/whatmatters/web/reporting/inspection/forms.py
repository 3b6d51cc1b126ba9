"""What is asked of the officer who opens an inspection. Forms clean; a view makes one action of it."""

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from whatmatters.records import clock
from whatmatters.rules.inspections import MOST_RECORDS
from whatmatters.web.pages.fields import Day, Verbatim
from whatmatters.web.reporting.inspection.wording import CRITERIA

SAY_WHY = {"required": _("Say why, in a sentence.")}


class OpenForm(forms.Form):
    bodies = forms.MultipleChoiceField(
        label=_("Who inspects?"),
        help_text=_("Choose more than one where they inspect together."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    basis = forms.CharField(
        label=_("By which law?"),
        help_text=_("The Act and section, or the order."),
        required=False,
        max_length=500,
    )
    about = forms.CharField(
        label=_("What is it about?"), required=False, max_length=500, help_text=_("As the letter says it.")
    )
    units = forms.MultipleChoiceField(
        label=_("What is inspected?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    inspectors = forms.MultipleChoiceField(
        label=_("Whose accounts?"),
        help_text=_("Accounts without any other role here. An administrator makes one for each inspector."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    first_day = Day(label=_("First day"))
    last_day = Day(
        label=_("Last day"),
        help_text=_("On the day after it everything is closed by itself."),
        initial=None,
    )


class ExtendForm(forms.Form):
    last_day = Day(label=_("The new last day"), initial=None)
    why = Verbatim(label=_("Why does it take longer?"), rows=2, error_messages=SAY_WHY)


class WhyForm(forms.Form):
    why = Verbatim(label=_("Why?"), rows=2, error_messages=SAY_WHY)


def _quarter_ago() -> dt.date:
    return clock.today() - dt.timedelta(days=91)


class SampleForm(forms.Form):
    basis = forms.CharField(
        label=_("Which law lets inspectors see people's records?"),
        help_text=_("The Act and section, or the order. Without it no record is opened."),
        required=False,
        max_length=500,
    )
    criterion = forms.ChoiceField(
        label=_("Whose records?"), choices=list(CRITERIA.items()), widget=forms.RadioSelect
    )
    first = Day(label=_("From"), initial=_quarter_ago)
    to = Day(label=_("To"))
    how_many = forms.IntegerField(
        label=_("How many?"),
        help_text=_("They are drawn at random from all of whom this is so. At most %(n)s.")
        % {"n": MOST_RECORDS},
        error_messages={"required": _("Say how many."), "invalid": _("Write a whole number.")},
    )
    seed = forms.CharField(
        label=_("The word or number to draw by"),
        help_text=_("Agree it with the inspectors first. With it anybody can draw again and get the same."),
        required=False,
        max_length=200,
    )
