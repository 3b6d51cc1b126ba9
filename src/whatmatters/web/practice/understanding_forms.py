"""What is asked about views, risks, and what helps."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whatmatters.rules.conversations import Participant
from whatmatters.web.design import choices
from whatmatters.web.pages.fields import Day, Verbatim, language_choices, offer


class MatterForm(forms.Form):
    about = Verbatim(
        label=_("What do you see differently?"),
        help_text=_("In a few words: living alone, school, who does the driving."),
        rows=2,
        error_messages={"required": _("Say it in a few words.")},
    )


class ViewForm(forms.Form):
    voice = forms.ChoiceField(
        label=_("Who sees it so?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say who sees it so.")},
    )
    words = Verbatim(
        label=_("How they see it, in their words"),
        rows=4,
        error_messages={"required": _("Write down what they said.")},
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    on = Day(label=_("Said on"))

    def __init__(self, *args: Any, known: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "voice", known)
        offer(self, "language", language_choices(self.initial.get("language", "")))

    @property
    def whose(self) -> dict[str, str]:
        """The voice, and the name that tells several of one kind apart."""
        role, _, name = self.cleaned_data["voice"].partition(": ")
        return {"voice": Participant(role, name).voice, "who": name}


class CommonGroundForm(forms.Form):
    meet = Verbatim(label=_("Where they meet"), required=False, rows=3)
    differ = Verbatim(label=_("Where they differ"), required=False, rows=3)
    on = Day(label=_("As it stands on"))


class RiskForm(forms.Form):
    risk = Verbatim(
        label=_("What might happen?"),
        rows=3,
        error_messages={"required": _("Say what might happen, in plain words.")},
    )
    risk_to = forms.ChoiceField(
        label=_("To whom?"), choices=choices.options("risk_to"), widget=forms.RadioSelect, initial="person"
    )
    outcome = forms.ChoiceField(
        label=_("Which outcome is it worth considering for?"), widget=forms.RadioSelect, required=False
    )

    def __init__(self, *args: Any, outcomes: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "outcome", [*outcomes, ("", _("None of them, or not said yet"))])


class RiskPlaceForm(RiskForm):
    risk = None  # type: ignore[assignment]


class AgreementForm(forms.Form):
    worth_taking = Verbatim(
        label=_("What would make it worth taking?"),
        help_text=_("What life would gain by it, and what would have to be in place."),
        required=False,
        rows=3,
    )
    agreed = Verbatim(
        label=_("What was agreed?"),
        rows=3,
        error_messages={"required": _("Write down what was agreed. (A8)")},
    )
    agreed_by = forms.CharField(
        label=_("Who agreed?"),
        help_text=_("Everybody by name, the person among them."),
        strip=False,
        error_messages={"required": _("Name those who agreed, the person among them. (A8)")},
    )
    look_again_on = Day(label=_("When to look at it again"), initial=None, required=False)
    over = forms.BooleanField(label=_("This is no longer a risk"), required=False)
    on = Day(label=_("Agreed on"))


class StrengthKindForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What kind of thing?"), choices=choices.options("strength_kind"), widget=forms.RadioSelect
    )


class CallOnForm(forms.Form):
    whom = forms.ChoiceField(
        label=_("Who or what can be called on?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who or what.")},
    )
    how = Verbatim(label=_("For what?"), required=False, rows=2)

    def __init__(self, *args: Any, known: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "whom", known)
