"""What the page of a FAIR analysis shows, and what is asked for it (A10)."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whatmatters.frameworks.rights import Right, right, rights
from whatmatters.records.fair.models import Fair, FairFacts, FairResponsibility, FairReview, FairRight
from whatmatters.records.outcomes.file import OutcomeFile, PersonFile
from whatmatters.records.outcomes.models import Risk
from whatmatters.rules.fair import still_to_talk_about
from whatmatters.web.design.language import language_read, words_read
from whatmatters.web.pages.fields import Day, Verbatim, offer


@dataclass
class FairView:
    """An analysis as it stands: the latest facts, the latest of each right, responsibilities, reviews."""

    row: Fair
    outcome: OutcomeFile | None
    risk: Risk | None
    facts: FairFacts | None
    rights: list[tuple[Right, FairRight]]
    responsibilities: list[FairResponsibility]
    reviews: list[FairReview]

    @property
    def missing(self) -> tuple[str, ...]:
        """The steps nothing is written of yet."""
        return still_to_talk_about(
            facts=self.facts is not None,
            rights=bool(self.rights),
            responsibilities=bool(self.responsibilities),
            review=bool(self.reviews),
        )


def fair_view(whole: PersonFile, row: Fair) -> FairView:
    """One analysis."""
    latest: dict[str, FairRight] = {}
    for right_row in row.rights.order_by("recorded_at", "id"):
        latest[right_row.right] = right_row
    known = [right_row.id for right_row in rights()]
    return FairView(
        row=row,
        outcome=whole.outcome(row.outcome_id or ""),
        risk=next((risk for risk in whole.risks if risk.id == row.risk_id), None),
        facts=row.facts.order_by("recorded_at", "id").last(),
        rights=[(right(code), latest[code]) for code in known if code in latest],
        responsibilities=list(row.responsibilities.order_by("due_on", "id")),
        reviews=list(row.reviews.order_by("-on", "-recorded_at")),
    )


class DecisionForm(forms.Form):
    decision = Verbatim(
        label=_("Which decision is this about?"),
        help_text=_("For example: whether she goes home from hospital, or whether he has a key to the door."),
        rows=3,
        error_messages={"required": _("Say it in a sentence.")},
    )


class FactsForm(forms.Form):
    experience = Verbatim(
        label=_("How do they live through this?"),
        help_text=_("In their words."),
        rows=4,
        error_messages={"required": _("Ask them, and write it down in their words. (A10)")},
    )
    heard = forms.ChoiceField(
        label=_("Are they being heard?"),
        choices=[("yes", _("Yes")), ("partly", _("In part")), ("no", _("No"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether they are being heard.")},
    )
    support_to_be_heard = Verbatim(
        label=_("If not fully: what support do they need to be heard?"), required=False, rows=2
    )
    voices = Verbatim(label=_("Whose voices were heard?"), required=False, rows=2)
    facts = Verbatim(label=_("What else is important to understand?"), required=False, rows=3)


class RightForm(forms.Form):
    right = forms.ChoiceField(
        label=_("Which right is at stake?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the right that is at stake.")},
    )
    at_stake = Verbatim(
        label=_("How?"), rows=3, error_messages={"required": _("Say it in plain words. (A10)")}
    )
    restricted = forms.ChoiceField(
        label=_("Would this decision restrict it?"),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        widget=forms.RadioSelect,
        initial="no",
    )
    law = Verbatim(label=_("If so: which law allows it?"), required=False, rows=2)
    aim = Verbatim(label=_("What is it for?"), required=False, rows=2)
    proportion = Verbatim(
        label=_("Why would nothing less do?"),
        help_text=_("Is a sledgehammer being used to crack a nut?"),
        required=False,
        rows=2,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        language = language_read()
        offer(self, "right", [(right.id, words_read(right.title)) for right in rights()])
        absolute = _("Absolute: no decision may restrict it.")
        self.hints = {
            "right": {
                right.id: f"{right.asks.said(language)} {absolute if right.absolute else ''}".strip()
                for right in rights()
            }
        }


class ResponsibilityForm(forms.Form):
    what = Verbatim(
        label=_("What has to change?"), rows=2, error_messages={"required": _("Say it in plain words. (A10)")}
    )
    who = forms.CharField(
        label=_("Who helps to change it?"),
        strip=False,
        error_messages={"required": _("Name everybody who has a part in it. (A10)")},
    )
    due_on = Day(label=_("By when"), required=False, initial=None)


class FairReviewForm(forms.Form):
    what_came = Verbatim(
        label=_("What came of it?"), rows=4, error_messages={"required": _("Say what was found. (A10)")}
    )
    person_took_part = forms.ChoiceField(
        label=_("Did the person take part in looking at it again?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the person took part.")},
    )
    why_not = Verbatim(label=_("If not: why not?"), required=False, rows=2)
    on = Day(label=_("On"))
