"""What a practitioner writes about a person, a conversation, a plan. Forms clean; a view makes one action of it."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whatmatters.records import clock
from whatmatters.records.people.actions import DETAILS
from whatmatters.records.people.models import Person
from whatmatters.rules.conversations import Participant, participants_as_text, participants_from
from whatmatters.rules.identifiers import is_identifier
from whatmatters.web.design import choices
from whatmatters.web.design.environment import as_written, day
from whatmatters.web.pages.fields import Day, Verbatim, language_choices, offer


class Supporters:
    """Voices other than the person, as choices."""

    ROLES = [
        "family", "friend", "unpaid_carer", "advocate", "independent_advocate", "attorney", "guardian",
    ]  # fmt: skip
    DEFINERS = ["person", "attorney", "guardian", "advocate", "unpaid_carer", "family", "friend"]


class PersonForm(forms.Form):
    name = forms.CharField(
        label=_("Full name"), max_length=200, strip=False, error_messages={"required": _("Give their name.")}
    )
    preferred_name = forms.CharField(
        label=_("What they like to be called"), max_length=200, required=False, strip=False
    )
    date_of_birth = Day(label=_("Date of birth"), required=False, initial=None)
    gender = forms.ChoiceField(
        label=_("Gender, as they describe it"),
        required=False,
        choices=[("", _("Not said")), *choices.options("gender")],
    )
    language = forms.ChoiceField(label=_("Language they prefer"), required=False)
    communication_needs = Verbatim(
        label=_("How they communicate"),
        help_text=_("Signs, pictures, large print, somebody who interprets, a good time of day."),
        required=False,
        rows=2,
    )
    identifier = forms.CharField(label=_("NHS or CHI number"), max_length=200, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(
            self,
            "language",
            [
                ("", _("Not said")),
                *language_choices(self.initial.get("language", "")),
            ],
        )

    def clean_identifier(self) -> str:
        given = str(self.cleaned_data["identifier"]).replace(" ", "").replace("-", "")
        if given and not is_identifier(given):
            raise forms.ValidationError(
                _("This is neither a valid NHS number nor a valid CHI number: one figure must be wrong.")
            )
        return given

    def clean_date_of_birth(self) -> dt.date | None:
        given: dt.date | None = self.cleaned_data["date_of_birth"]
        if given and given > clock.today():
            raise forms.ValidationError(_("A date of birth lies in the past."))
        return given


def details(person: Person) -> list[tuple[Any, Any]]:
    """What is known of who they are, each with its label: what the form asks, in its order, less what they are called."""
    known = {name: getattr(person, name) for name in DETAILS}
    return [
        (asked.label, _as_shown(asked.field, known[asked.name]))
        for asked in PersonForm(initial=known)
        if known[asked.name] and known[asked.name] != person.known_as
    ]


def _as_shown(asked: forms.Field, value: Any) -> Any:
    if isinstance(asked, forms.DateField):
        return day(value)
    if isinstance(asked, forms.ChoiceField):
        return dict(asked.choices).get(value, value)  # type: ignore[arg-type]
    return as_written(value) if isinstance(asked, Verbatim) else value


class PersonAddForm(PersonForm):
    unit = forms.ChoiceField(label=_("Team that works with them"))

    def __init__(self, *args: Any, units: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "unit", units)


class RelationshipForm(forms.Form):
    name = forms.CharField(
        label=_("Their name"), max_length=200, strip=False, error_messages={"required": _("Give their name.")}
    )
    role = forms.ChoiceField(
        label=_("Who they are to the person"),
        choices=choices.options("voice", *Supporters.ROLES),
        widget=forms.RadioSelect,
    )
    note = Verbatim(label=_("Anything to know"), required=False, rows=2)


class StrengthForm(forms.Form):
    description = Verbatim(
        label=_("What or who helps, what they can do, what they have done"),
        rows=2,
        error_messages={"required": _("Write it in a few words.")},
    )
    kind = forms.ChoiceField(
        label=_("What is it?"), choices=choices.options("strength_kind"), widget=forms.RadioSelect
    )


class AdvocacyForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("Advocacy was"), choices=choices.options("advocacy"), widget=forms.RadioSelect
    )
    kind = forms.ChoiceField(
        label=_("By whom, where arranged"),
        choices=[("", _("Nobody")), *choices.options("advocacy_kind")],
        required=False,
        widget=forms.RadioSelect,
    )
    reason = Verbatim(label=_("Why"), rows=2, error_messages={"required": _("Say why.")})
    on = Day(label=_("On"))


class TakingPartForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("Can they take part in this without help?"),
        choices=[
            ("alone", _("Yes")),
            ("with_help", _("With help, and somebody suitable is there to give it")),
            ("nobody_suitable", _("With help, and nobody suitable is there")),
        ],
        widget=forms.RadioSelect,
    )
    reason = Verbatim(label=_("What you know of it"), required=False, rows=2)
    on = Day(label=_("On"))


class ScoringUseForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("Is scoring used with this person?"),
        choices=[("used", _("Yes")), ("not_used", _("No: words only, for now"))],
        widget=forms.RadioSelect,
    )
    reason = Verbatim(label=_("Why"), rows=2, error_messages={"required": _("Say why.")})
    on = Day(label=_("From"))


class LedAsExpertForm(forms.Form):
    reason = Verbatim(
        label=_("What called for it, and how you will come back to being a partner"),
        rows=3,
        error_messages={"required": _("Say why.")},
    )
    on = Day(label=_("On"))


class ConversationForm(forms.Form):
    narrative = Verbatim(
        label=_("What was said"),
        rows=14,
        error_messages={"required": _("Write down what was said. Nothing else is needed to start.")},
    )
    language = forms.ChoiceField(label=_("Language it was said in"), required=False)
    on = Day(label=_("When"))
    took_part = forms.MultipleChoiceField(
        label=_("Who took part"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"required": _("Say who took part.")},
    )
    other_name = forms.CharField(
        label=_("Somebody else who took part"), max_length=200, required=False, strip=False
    )
    other_role = forms.ChoiceField(
        label=_("Who they are"),
        required=False,
        choices=[("", "–"), *choices.options("voice", *Supporters.ROLES, "practitioner")],
    )
    drew_on = forms.MultipleChoiceField(
        label=_("What this draws on"),
        choices=choices.options("drew_on"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    circumstances = Verbatim(label=_("How things are"), required=False, rows=3)
    barriers = Verbatim(label=_("What gets in the way"), required=False, rows=3)
    risks = Verbatim(
        label=_("What might happen, to them or to others, if nothing changes"), required=False, rows=3
    )
    strengths = Verbatim(label=_("What they can do, and who and what helps"), required=False, rows=3)

    def __init__(self, *args: Any, known: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "language", language_choices(self.initial.get("language", "")))
        offer(self, "took_part", known)

    @property
    def participants(self) -> str:
        """As the case pack writes them: `role: name; role: name`."""
        known = participants_from("; ".join(self.cleaned_data["took_part"]))
        name, role = (
            self.cleaned_data["other_name"].replace(";", ",").strip(),
            self.cleaned_data["other_role"],
        )
        other = [Participant(role or "friend", name)] if name or role else []
        return participants_as_text((*known, *other))


class PlanForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What kind of plan?"), choices=choices.options("plan_kind"), widget=forms.RadioSelect
    )
    unit = forms.ChoiceField(label=_("Team that answers for it"))
    coordinator = forms.CharField(
        label=_("Who co-ordinates it"),
        max_length=200,
        error_messages={"required": _("Say who answers for the plan. (B9)")},
    )
    started_on = Day(label=_("From"))

    def __init__(self, *args: Any, units: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "unit", units)


class NeedForm(forms.Form):
    description = Verbatim(
        label=_("What do they need?"), rows=2, error_messages={"required": _("Say what they need.")}
    )
    eligible = forms.ChoiceField(
        label=_("Is it an eligible need?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
        help_text=_("Progress is scored for outcomes that answer an eligible need of the plan. (B2)"),
    )


class OpenOutsideForm(forms.Form):
    identifier = forms.CharField(
        label=_("Their NHS or CHI number"),
        required=False,
        help_text=_("Or, where you do not have it, the full name and the date of birth."),
    )
    name = forms.CharField(label=_("Full name"), max_length=200, required=False)
    date_of_birth = Day(label=_("Date of birth"), required=False, initial=None)
    reason = Verbatim(
        label=_("Why you need to open this record now"),
        rows=3,
        help_text=_("A manager of their team will read this. The record stays open to you for 12 hours."),
        error_messages={"required": _("Say why. A manager will read it. (F2)")},
    )


class OpeningReviewForm(forms.Form):
    justified = forms.ChoiceField(
        label=_("Was there good reason?"),
        choices=[("yes", _("Yes")), ("no", _("No: close it now"))],
        widget=forms.RadioSelect,
    )
    note = Verbatim(label=_("What you found"), required=False, rows=2)
