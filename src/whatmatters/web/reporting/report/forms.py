"""What is asked of those who write and sign off a report. Forms clean; a view makes one action of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whatmatters.frameworks import indicators
from whatmatters.frameworks.languages import BESIDE_ENGLISH, BY_CODE
from whatmatters.frameworks.reporting import ReportKind, SectionKind
from whatmatters.web.design import choices
from whatmatters.web.pages.fields import Day, Verbatim, offer
from whatmatters.web.pages.request import Request

SPLITS: dict[str, Any] = {
    "national_outcome": _("By national outcome; in the section of an outcome, that outcome alone"),
    "": _("All together"),
    "outcome_type": _("By kind of outcome"),
    "plan_kind": _("By kind of plan"),
    "age_band": _("By age"),
    "gender": _("By gender"),
    "language": _("By language"),
    "deprivation_quintile": _("By deprivation"),
    "support": _("By how each outcome is supported"),
}


def posted(request: Request) -> Any:
    """What was sent, if anything was: a form whose every field may stay empty is sent with nothing in it."""
    return request.POST if request.method == "POST" else None


class BeginForm(forms.Form):
    unit = forms.ChoiceField(label=_("Whose report?"))
    kind = forms.ChoiceField(label=_("Which kind of report?"))
    year = forms.IntegerField(
        label=_("The year it is about begins in"),
        help_text=_("For 2025-26 write 2025."),
        min_value=2014,
        max_value=2100,
        error_messages={"required": _("Say in which year it begins.")},
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages besides English"),
        choices=choices.options("language", *BESIDE_ENGLISH),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("A section without a text in one of them is given in English there, and says so."),
    )


class WriteForm(forms.Form):
    title = forms.CharField(
        label=_("Another title for the section"),
        max_length=200,
        required=False,
        help_text=_("Leave it empty to keep the usual one."),
    )
    text = Verbatim(
        label=_("The text"),
        rows=18,
        help_text=_(
            "## before a heading, - before an item of a list, an empty line between paragraphs, **bold**. [[figure 1]] on a line of its own says where the first figure stands; [[value 1]] within a sentence says its latest value."
        ),
        error_messages={"required": _("Write what readers should know.")},
    )
    on = forms.CharField(widget=forms.HiddenInput, required=False)


class SettleForm(forms.Form):
    title = forms.CharField(label=_("Another title for the section"), max_length=200, required=False)
    text = Verbatim(
        label=_("The text that holds from now on"),
        rows=18,
        error_messages={"required": _("Write what readers should know.")},
    )
    one = forms.CharField(widget=forms.HiddenInput)
    other = forms.CharField(widget=forms.HiddenInput)


class RemarkForm(forms.Form):
    text = Verbatim(
        label=_("A comment for the other writers"),
        rows=3,
        error_messages={"required": _("Write the comment.")},
    )


class ExplainForm(forms.Form):
    text = Verbatim(
        label=_("Why is it not in this report?"),
        help_text=_("Readers of the report read it as you write it. Leave it empty to take it back."),
        rows=4,
        required=False,
    )


class FigureForm(forms.Form):
    title = forms.CharField(label=_("A title of your own"), max_length=200, required=False)
    says_ = Verbatim(
        label=_("What should readers see in it?"),
        help_text=_(
            "One sentence. It stands above the figure and is its description for those who do not see it."
        ),
        rows=2,
        required=False,
    )
    in_short = forms.BooleanField(label=_("Put it into the two-page summary too"), required=False)


class IndicatorForm(FigureForm):
    indicator = forms.ChoiceField(label=_("Which indicator?"))
    field_order = ["indicator"]

    def __init__(
        self, *args: Any, section: SectionKind, kind: ReportKind, language: str, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        served = [
            indicator
            for indicator in indicators()
            if section.code and any(each.code == section.code for each in indicator.outcomes(kind.framework))
        ]
        others = [indicator for indicator in indicators() if indicator not in served]

        def named(found: list[Any]) -> list[tuple[str, str]]:
            return [(indicator.id, f"{indicator.code}. {indicator.title(language)}") for indicator in found]

        offer(self, "indicator", named([*served, *others]))


class OutcomesForm(FigureForm):
    by = forms.ChoiceField(label=_("How should it be split?"), choices=list(SPLITS.items()), required=False)
    field_order = ["by"]


class HeardForm(FigureForm):
    version = forms.ChoiceField(label=_("What was learned"), widget=forms.RadioSelect)
    field_order = ["version"]


class TableForm(FigureForm):
    pasted = Verbatim(
        label=_("The rows"),
        help_text=_(
            "Paste them from a spreadsheet: one row on each line, a tab or an upright stroke between the columns."
        ),
        rows=10,
        error_messages={"required": _("Paste the rows.")},
    )
    source = forms.CharField(label=_("Where they come from"), max_length=300, required=False)
    field_order = ["pasted", "source"]


class StoryForm(forms.Form):
    consent = forms.ChoiceField(label=_("Which story?"), widget=forms.RadioSelect)
    title = forms.CharField(label=_("A title for it"), max_length=200, required=False)
    language = forms.ChoiceField(
        label=_("Language of the story"),
        choices=choices.options("language", *BY_CODE),
    )


class StepForm(forms.Form):
    note = Verbatim(label=_("A note"), rows=3, required=False)


class BackForm(forms.Form):
    note = Verbatim(
        label=_("What has to change?"),
        rows=4,
        error_messages={"required": _("Say what has to change, so that the writers know.")},
    )


class ArrangementForm(forms.Form):
    name = Verbatim(
        label=_("What is the arrangement?"), rows=2, error_messages={"required": _("Say what it is.")}
    )
    codes = forms.MultipleChoiceField(
        label=_("Which outcomes is it meant to contribute to?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose one at least.")},
    )
    from_date = Day(label=_("Since when?"))


class ReviewedForm(forms.Form):
    text = Verbatim(
        label=_("What does the evidence say?"),
        rows=4,
        error_messages={"required": _("Say what the evidence says.")},
    )


class AgreedForm(forms.Form):
    wording = Verbatim(
        label=_("The story, in the words they agree to"),
        help_text=_("Letter for letter as it will be read. Write it with them, and read it back."),
        rows=8,
        error_messages={"required": _("Write the story with the person, in the words they agree to.")},
    )
    audience = forms.CharField(
        label=_("Who may read it"),
        max_length=300,
        initial=_("Everybody who reads the annual report, in print and on the internet"),
        error_messages={"required": _("Say who may read it.")},
    )
    from_date = Day(label=_("From which day?"))
    until = Day(
        label=_("Until which day?"),
        help_text=_("Leave it empty if they set no end. They can take it back on any day."),
        required=False,
        initial=None,
    )
