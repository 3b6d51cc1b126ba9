"""The records of W Annex A as a way to fill in: the grid for all outcomes of a plan, a sheet for one (C15)."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whatmatters.web.design import choices
from whatmatters.web.pages.fields import Day, Verbatim, language_choices, offer
from whatmatters.web.practice.forms import Supporters
from whatmatters.web.practice.outcome_forms import NEW_NEED


class GridForm(forms.Form):
    """What holds for the whole grid: the day, which occasion, the day of the next review."""

    on = Day(label=_("On"))
    kind = forms.ChoiceField(
        label=_("Occasion"),
        choices=[
            ("review", _("A formal review: every outcome of the plan is looked at")),
            ("informal", _("In between: those that were talked about")),
        ],
        widget=forms.RadioSelect,
        initial="review",
        help_text=_("In between, an outcome that has no baseline yet gets its baseline."),
    )
    decisions = Verbatim(label=_("What was agreed, in a few words"), required=False, rows=2)
    next_review_on = Day(
        label=_("When to look at it together again"),
        required=False,
        initial=None,
        help_text=_("For a formal review."),
    )
    token = forms.RegexField(regex=r"^[0-9a-f]{32}$", widget=forms.HiddenInput)

    def __init__(self, *args: Any, fixed: dt.date | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if fixed is not None:
            for name in ("on", "kind", "decisions", "next_review_on"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (
            "kind" in self.fields
            and data.get("kind") == "review"
            and not data.get("next_review_on")
            and "next_review_on" not in self.errors
        ):
            self.add_error("next_review_on", _("Agree a day for the next review."))
        return data


class SheetForm(forms.Form):
    """One sheet of the family or the child tool, in the order of the paper. 10 and 0 stand on it too: no score goes before them (C2)."""

    on = Day(label=_("Date"))
    need = forms.ChoiceField(
        label=_("Which need of the plan does it answer?"), widget=forms.RadioSelect, required=False
    )
    new_need = Verbatim(label=_("The need"), required=False, rows=2)
    words = Verbatim(
        label=_("Outcome that needs to be achieved, in their own words"),
        rows=2,
        error_messages={"required": _("Write it down as it was said. (B1)")},
    )
    language = forms.ChoiceField(label=_("Language"))
    words_reason = Verbatim(label=_("Where the words change: why"), required=False, rows=2)
    aspect = forms.ChoiceField(
        label=_("Main aspect of well-being (please select one)"), widget=forms.RadioSelect, required=False
    )
    rationale = Verbatim(label=_("Why this one, after talking it through"), required=False, rows=2)
    problem_statement = Verbatim(
        label=_("Statement of the problem"),
        help_text=_(
            "Say in terms of behaviour what was seen or told, and what it does to the child or children."
        ),
        required=False,
        rows=3,
    )
    ten_means = Verbatim(label=_("What would 10 be: the best it could be?"), required=False, rows=2)
    zero_means = Verbatim(label=_("And 0: the worst it could be?"), required=False, rows=2)
    goal_score = forms.TypedChoiceField(
        label=_("Where do we want to be? (please circle)"),
        choices=[(str(n), str(n)) for n in range(11)],
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        required=False,
    )
    meaning = Verbatim(label=_("What does this look like?"), required=False, rows=2)
    goal_reason = Verbatim(label=_("Where the goal changes: why"), required=False, rows=2)
    answer = forms.TypedChoiceField(
        label=_("Where are we now? (please circle)"),
        choices=[(str(n), str(n)) for n in range(11)],
        coerce=str,
        widget=forms.RadioSelect,
        required=False,
    )
    narrative = Verbatim(label=_("What does this look like?"), required=False, rows=2)
    said_by = forms.ChoiceField(
        label=_("Who says so?"), choices=choices.options("voice", *Supporters.DEFINERS), initial="person"
    )
    who = forms.CharField(label=_("Their name, where it is not the person"), required=False, strip=False)
    proxy_reason = Verbatim(
        label=_("Why it was right to ask them, and that they were comfortable to answer"),
        required=False,
        rows=2,
    )
    not_scored_reason = Verbatim(label=_("If there is no circle: why"), required=False, rows=2)
    concurs = forms.ChoiceField(
        label=_("Concur with the score?"),
        choices=[("", _("Not said")), ("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
        required=False,
    )
    own_score = forms.TypedChoiceField(
        label=_("If no, social worker's score (0 to 10)"),
        choices=[("", "–"), *((str(n), str(n)) for n in range(11))],
        coerce=int,
        empty_value=None,
        required=False,
    )
    own_narrative = Verbatim(label=_("What the social worker sees"), required=False, rows=2)
    difference_reason = Verbatim(label=_("Why they see it differently"), required=False, rows=2)
    token = forms.RegexField(regex=r"^[0-9a-f]{32}$", widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        needs: list[tuple[str, str]] | None,
        aspects: list[tuple[str, str]],
        asks_score: bool,
        problem_stands: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        offer(self, "language", language_choices(self.initial.get("language", "")))
        gone: list[str] = []
        if needs is None:
            gone += ["need", "new_need"]
        else:
            offer(self, "need", [*needs, (NEW_NEED, _("Another eligible need"))])
            gone += ["words_reason", "goal_reason"]
        if aspects:
            offer(self, "aspect", aspects)
        else:
            gone += ["aspect", "rationale"]
        if not asks_score:
            gone += ["answer", "narrative", "said_by", "who", "proxy_reason", "not_scored_reason"]
            gone += ["concurs", "own_score", "own_narrative", "difference_reason"]
        if problem_stands:
            gone.append("problem_statement")
        for name in gone:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "need" in self.fields:
            new = data.get("new_need", "").strip()
            if data.get("need") == NEW_NEED and not new:
                self.add_error("new_need", _("Say what they need."))
            elif not data.get("need"):
                if new:
                    data["need"] = NEW_NEED
                else:
                    self.add_error(
                        "need", _("Say which need of the plan it answers, or write down another. (B2)")
                    )
        if data.get("concurs") == "no" and data.get("own_score") is None and not self.errors:
            self.add_error("own_score", _("Say which score you would give."))
        return data

    @property
    def scored(self) -> bool:
        """Whether a circle was drawn, something said with it, or a reason given for none."""
        data = self.cleaned_data
        return bool(
            data.get("answer")
            or data.get("narrative", "").strip()
            or data.get("not_scored_reason", "").strip()
        )


class BesideForm(forms.Form):
    """Whose plan lies beside this one, and what they said when they agreed."""

    other = forms.ChoiceField(
        label=_("Whose plan?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whose plan it is.")},
    )
    wording = Verbatim(
        label=_("What they agreed to, as they said it"),
        rows=2,
        error_messages={"required": _("Ask them, and write down what they said. (F3)")},
    )
    on = Day(label=_("Agreed on"))

    def __init__(self, *args: Any, others: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "other", others)
