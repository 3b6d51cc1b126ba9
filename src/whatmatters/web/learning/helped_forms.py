"""What is asked about a service somebody has or had (B8, D7)."""

from django import forms
from django.utils.translation import gettext_lazy as _

from whatmatters.web.pages.fields import Day


class ProvisionForm(forms.Form):
    service = forms.CharField(
        label=_("The service"),
        help_text=_("As it is known here, and written alike each time: Meals at home, Day centre."),
        max_length=200,
        error_messages={"required": _("Name the service.")},
    )
    from_date = Day(label=_("From"))
    to = Day(label=_("Until, if it has ended"), required=False, initial=None)


class ProvisionEndForm(forms.Form):
    on = Day(label=_("Until"))
