"""Accounts and roles."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from whatmatters.frameworks.languages import OF_PAGES
from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.organisations.models import Unit
from whatmatters.web.design import choices


class RoleForm(forms.Form):
    # An inspector's role comes with an inspection, which an officer of the authority opens (E5).
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[role for role in choices.options("role") if role[0] != "inspector"],
        widget=forms.RadioSelect,
    )
    unit = forms.ModelChoiceField(
        label=_("In which unit, and all below it"), queryset=Unit.objects.order_by("name"), empty_label=None
    )
    until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["until"].widget.input_type = "date"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("until") and data["until"] < clock.today():
            self.add_error("until", _("Give a day that has not passed."))
        return data


class AccountForm(RoleForm):
    field_order = ["name", "username", "password", "language", "role", "unit", "until"]
    role = forms.ChoiceField(
        label=_("Role"),
        choices=[
            *(role for role in choices.options("role") if role[0] != "inspector"),
            ("", _("None yet: an inspector's comes with an inspection, which an officer opens. (E5)")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    name = forms.CharField(label=_("Full name"), strip=True)
    username = forms.RegexField(
        label=_("User name"),
        regex=r"^[\w.@+-]{2,150}$",
        error_messages={"invalid": _("Letters, figures and . @ + - _ only.")},
    )
    password = forms.CharField(
        label=_("First password"),
        help_text=_("12 characters or more. They change it when they sign in."),
        widget=forms.PasswordInput,
        strip=False,
    )
    language = forms.ChoiceField(
        label=_("Language of pages"), choices=[(language.code, language.name) for language in OF_PAGES]
    )

    def clean_username(self) -> str:
        given: str = self.cleaned_data["username"]
        if Account.objects.filter(username__iexact=given).exists():
            raise forms.ValidationError(_("There is an account of that name."))
        return given

    def clean_password(self) -> str:
        given: str = self.cleaned_data["password"]
        told = {name: str(self.data.get(name, "")) for name in ("username", "name")}
        validate_password(given, Account(**told))
        return given


class UnitForm(forms.Form):
    name = forms.CharField(label=_("Name"), error_messages={"required": _("Give its name.")})
    level = forms.ChoiceField(
        label=_("What is it?"), choices=choices.options("unit_level"), widget=forms.RadioSelect
    )
    parent = forms.ModelChoiceField(
        label=_("Part of"), queryset=Unit.objects.order_by("name"), empty_label=None
    )
