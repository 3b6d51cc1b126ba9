"""What is asked in a reflection, and in a team's look at its own practice (G1, G2)."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whatmatters.frameworks.practice import Between
from whatmatters.frameworks.practice import PracticeCheck as Comparison
from whatmatters.records.reflection.models import PracticeCheck
from whatmatters.web.design.language import language_read
from whatmatters.web.pages.fields import Day, Verbatim, offer

# For each mirror: what is counted, and what to think about. Never a target.
MIRRORS: dict[str, tuple[Any, Any]] = {
    "own_words": (
        _("Outcomes written down as their own words"),
        _("Read these aloud. Would they say it so?"),
    ),
    "why": (_("Outcomes that say why it matters"), _("What would they answer if you asked them why?")),
    "took_part": (
        _("Conversations in which the person took part"),
        _("What would have helped them to be there?"),
    ),
    "goals": (
        _("Goals changed by the person themselves"),
        _("Whose goal was it when it moved, and how did you talk about it?"),
    ),
    "differences": (
        _("Times you gave your own view and said where it differs"),
        _("What did you see that they did not, or they that you did not? Did you tell them?"),
    ),
    "mapping": (
        _("National outcomes chosen with the reason written down"),
        _("How did you choose it together?"),
    ),
    "reviews": (
        _("Plans you co-ordinate that began or were reviewed in this time"),
        _("Whom have you not sat down with, and what keeps you from it?"),
    ),
}

POSITIONS: dict[str, Any] = {
    "1": _("Wholly the first"),
    "2": _("Closer to the first"),
    "3": _("In between"),
    "4": _("Closer to the second"),
    "5": _("Wholly the second"),
}


class SinceForm(forms.Form):
    since = Day(label=_("Looking back to"))


class ShareForm(forms.Form):
    shown_to = forms.ChoiceField(
        label=_("Who may see it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose somebody.")},
    )
    note = Verbatim(label=_("What you would like to talk about"), required=False, rows=3)

    def __init__(self, *args: Any, known: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "shown_to", known)


class CheckForm(forms.Form):
    """One question a row: where between the two poles, and what was seen that says so."""

    def __init__(self, *args: Any, comparison: Comparison, **options: Any) -> None:
        super().__init__(*args, **options)
        language = language_read()
        self.comparison = comparison
        for row in comparison.rows:
            self.fields[f"{row.id}-position"] = forms.ChoiceField(
                label=row.title.said(language),
                choices=[
                    (code, {"1": row.one, "5": row.other}[code].said(language) if code in "15" else said)
                    for code, said in POSITIONS.items()
                ],
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[f"{row.id}-seen"] = Verbatim(
                label=_("What have you seen that says so?"), required=False, rows=2
            )
        self.fields["next"] = Verbatim(label=_("What will you do next?"), required=False, rows=3)
        self.fields["who"] = forms.CharField(label=_("Who took part"), required=False, strip=False)
        self.fields["on"] = Day(label=_("On"))

    @property
    def answers(self) -> dict[str, tuple[int | None, str]]:
        """By row: the place between the poles, or none, and what was seen."""
        data = self.cleaned_data
        return {
            row.id: (
                int(data[f"{row.id}-position"]) if data[f"{row.id}-position"] else None,
                data[f"{row.id}-seen"],
            )
            for row in self.comparison.rows
        }


@dataclass
class RowOverTime:
    """One row of a comparison, with where the team saw itself each time."""

    row: Between
    marks: list[tuple[PracticeCheck, int | None, str]]


def over_time(comparison: Comparison, checks: list[PracticeCheck]) -> list[RowOverTime]:
    """Row by row, the earliest look first. No row is added to another."""
    answers = {check.pk: {answer.row: answer for answer in check.answers.all()} for check in checks}
    found = []
    for row in comparison.rows:
        marks = []
        for check in checks:
            answer = answers[check.pk].get(row.id)
            marks.append((check, answer.position if answer else None, answer.seen if answer else ""))
        found.append(RowOverTime(row, marks))
    return found
