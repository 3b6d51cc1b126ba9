"""What is written about a personal outcome: its words, its goal, its national outcome, who does what, how it ends."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whatmatters.web.design import choices
from whatmatters.web.pages.fields import Day, Verbatim, language_choices, offer
from whatmatters.web.practice.forms import Supporters

NEW_NEED = "new"


class WordsForm(forms.Form):
    words = Verbatim(
        label=_("What matters, in the person's own words"),
        rows=3,
        error_messages={"required": _("Write it down as it was said. (B1)")},
    )
    language = forms.ChoiceField(label=_("Language"))
    why = Verbatim(label=_("Why it matters to them"), required=False, rows=2)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "language", language_choices(self.initial.get("language", "")))


class OutcomeForm(WordsForm):
    plan_kind = forms.ChoiceField(
        label=_("Is it part of a plan?"),
        choices=[
            ("", _("Not now: it is kept outside a plan, and not scored for reporting")),
            *choices.options("plan_kind"),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    need = forms.ChoiceField(
        label=_("Which need of the plan does it answer?"), widget=forms.RadioSelect, required=False
    )
    new_need = Verbatim(label=_("The need"), required=False, rows=2)
    wording_kind = forms.ChoiceField(
        label=_("Are these their own words?"),
        choices=[
            ("", _("Yes, as they said them")),
            ("interpreted", _("Understood from signs, or through a supporter")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    defined_by = forms.ChoiceField(
        label=_("Who says that this matters?"),
        choices=choices.options("voice", *Supporters.DEFINERS),
        widget=forms.RadioSelect,
        initial="person",
    )
    defined_by_note = Verbatim(
        label=_("If not the person: why that was right, and that the supporter was comfortable with it"),
        required=False,
        rows=2,
    )
    type = forms.ChoiceField(
        label=_("What kind of outcome is it?"),
        choices=[("", _("Not said yet")), *choices.options("outcome_type")],
        widget=forms.RadioSelect,
        required=False,
    )
    on = Day(label=_("Said on"))

    def __init__(
        self,
        *args: Any,
        needs: list[tuple[str, str]],
        in_plan: bool,
        may_start_plan: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        if in_plan or not may_start_plan:
            del self.fields["plan_kind"]
        if in_plan or may_start_plan:
            offer(self, "need", [*needs, (NEW_NEED, _("Another eligible need"))])
        else:
            del self.fields["need"], self.fields["new_need"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "plan_kind" in self.fields and not data.get("plan_kind"):
            data["need"] = data["new_need"] = ""
        elif "need" in self.fields:
            if data.get("need") == NEW_NEED and not data.get("new_need", "").strip():
                self.add_error("new_need", _("Say what they need."))
            elif not data.get("need") and data.get("new_need", "").strip():
                data["need"] = NEW_NEED
            elif not data.get("need"):
                self.add_error(
                    "need", _("Say which need of the plan it answers, or write down another. (B2)")
                )
        return data


class WordingForm(WordsForm):
    kind = forms.ChoiceField(
        label=_("What are these words?"),
        choices=[
            ("", _("Their own words, said anew")),
            ("interpreted", _("Understood from signs, or through a supporter")),
            ("translation", _("A translation, to stand beside their words")),
            ("plain", _("Plainer words, to stand beside theirs")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    said_by = forms.ChoiceField(
        label=_("Whose words?"), choices=choices.options("voice", *Supporters.DEFINERS), initial="person"
    )
    reason = Verbatim(label=_("Why the words change"), required=False, rows=2)
    on = Day(label=_("Said on"))


class GoalForm(forms.Form):
    ten_means = Verbatim(
        label=_("What would 10 be: the best it could be?"),
        rows=2,
        error_messages={"required": _("Ask what 10 means to them, and write it in their words. (C2)")},
    )
    zero_means = Verbatim(label=_("And 0: the worst it could be?"), required=False, rows=2)
    score = forms.TypedChoiceField(
        label=_("Where between 0 and 10 would be good enough?"),
        choices=[(str(n), str(n)) for n in range(11)],
        coerce=int,
        widget=forms.RadioSelect,
        help_text=_("It need not be 10. If things are to stay as they are, it is where they are now."),
        error_messages={"required": _("Agree where good enough would be. (C2)")},
    )
    meaning = Verbatim(
        label=_("What would good enough look like?"),
        rows=2,
        error_messages={"required": _("Write down what good enough looks like, in their words. (C2)")},
    )
    set_by = forms.ChoiceField(
        label=_("Whose goal is it?"), choices=choices.options("voice", *Supporters.DEFINERS), initial="person"
    )
    reason = Verbatim(label=_("Why the goal changes"), required=False, rows=2)
    means_the_same = forms.BooleanField(
        label=_("10 and 0 still mean the same to them, only better put"), required=False
    )
    on = Day(label=_("Agreed on"))

    def __init__(self, *args: Any, first: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if first:
            del self.fields["reason"], self.fields["means_the_same"]


class MappingForm(forms.Form):
    code = forms.ChoiceField(
        label=_("Which is the most relevant?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the one that fits best. (B4)")},
    )
    rationale = Verbatim(
        label=_("Why this one, after talking it through"),
        rows=2,
        error_messages={"required": _("Say why it is the most relevant. (B4)")},
    )
    candidates = forms.MultipleChoiceField(
        label=_("Others that were considered"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, outcomes: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "code", outcomes)
        offer(self, "candidates", outcomes)


class ActionForm(forms.Form):
    what = Verbatim(
        label=_("What will be done?"), rows=2, error_messages={"required": _("Say what will be done. (B8)")}
    )
    who_kind = forms.ChoiceField(
        label=_("Who does it?"), choices=choices.options("who_kind"), widget=forms.RadioSelect
    )
    who = forms.CharField(label=_("Their name, or the organisation's"), required=False, strip=False)
    due_on = Day(label=_("By when"), required=False, initial=None)
    output = forms.CharField(
        label=_("The service it brings, where there is one"),
        required=False,
        strip=False,
        help_text=_("A service is a means, not an outcome. (B8)"),
    )


class ActionSettleForm(forms.Form):
    done = forms.ChoiceField(
        label=_("What became of it?"),
        choices=[("done", _("It was done")), ("not_done", _("It was not done"))],
        widget=forms.RadioSelect,
    )
    done_on = Day(label=_("On"), required=False)
    not_done_reason = Verbatim(label=_("Why not"), required=False, rows=2)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("done") == "done" and not data.get("done_on"):
            self.add_error("done_on", _("Say on which day."))
        if data.get("done") == "not_done" and not data.get("not_done_reason", "").strip():
            self.add_error("not_done_reason", _("Say why not."))
        return data


class ContributionForm(forms.Form):
    agency = forms.CharField(
        label=_("Organisation"), strip=False, error_messages={"required": _("Name the organisation.")}
    )
    role = Verbatim(
        label=_("What it contributes"), rows=2, error_messages={"required": _("Say what it contributes.")}
    )


class SupportForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("Will it be supported?"),
        choices=[
            ("supported", _("Yes")),
            ("met_by_conversation", _("Talking about it was what it took")),
            ("not_supported", _("Not by us")),
        ],
        widget=forms.RadioSelect,
    )
    how = Verbatim(label=_("How"), required=False, rows=2)
    by_whom = forms.CharField(label=_("By whom"), required=False, strip=False)
    resources = forms.CharField(
        label=_("With what: time, money, people, places"), required=False, strip=False
    )
    why_not = Verbatim(label=_("If not, why not"), required=False, rows=2)
    on = Day(label=_("Decided on"))


class EndForm(forms.Form):
    end_reason = forms.ChoiceField(
        label=_("What is to become of it?"),
        choices=[
            ("completed", _("It is completed")),
            ("withdrawn", _("Let it go: it is no longer what matters")),
            ("replaced", _("Replace it with something that matters more now")),
        ],
        widget=forms.RadioSelect,
    )
    note = Verbatim(label=_("What was said about it"), required=False, rows=2)
    evaluation = Verbatim(label=_("How far it was achieved, in words"), required=False, rows=2)
    new_words = Verbatim(
        label=_("If replaced: what matters now, in the person's own words"), required=False, rows=2
    )
    on = Day(label=_("On"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("end_reason") == "replaced" and not data.get("new_words", "").strip():
            self.add_error("new_words", _("Write down what matters now, in the person's own words. (B10)"))
        return data


class PlaceForm(forms.Form):
    need = forms.ChoiceField(label=_("Which need of the plan does it answer?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, needs: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "need", needs)


class DeferralForm(forms.Form):
    reason = Verbatim(label=_("Why it is put off"), rows=2, error_messages={"required": _("Say why. (A9)")})
    from_date = Day(label=_("From"))
    until = Day(
        label=_("The day to return to it"),
        initial=None,
        error_messages={
            "required": _("Give a day to return to it. (A9)"),
            "invalid": _("Give a date, for example 2026-03-27."),
        },
    )
