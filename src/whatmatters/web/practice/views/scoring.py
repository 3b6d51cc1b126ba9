"""Asking where somebody is now: one outcome, one occasion, up to three kinds of voice (C1-C11)."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.frameworks import RecordingTool, tool, tools
from whatmatters.records import clock
from whatmatters.records.outcomes.actions import scores
from whatmatters.records.outcomes.file import OutcomeFile, PersonFile
from whatmatters.records.outcomes.models import Score
from whatmatters.records.people.access import NotYours
from whatmatters.rules import facts
from whatmatters.rules.refusals import Refusals
from whatmatters.web.design.refusals import errors_of, put_beside
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.record import outcome_and_file, show
from whatmatters.web.pages.request import Request
from whatmatters.web.practice.presenters import occasion_view
from whatmatters.web.practice.scoring_forms import (
    FIELD_OF,
    OccasionForm,
    PersonVoiceForm,
    PractitionerVoiceForm,
    RetractionForm,
    SupporterVoiceForm,
)
from whatmatters.web.practice.views.conversations import new_token


@dataclass
class Asked:
    """The forms of one occasion, filled in or not, and what came of reading them."""

    occasion: OccasionForm
    person: PersonVoiceForm
    supporter: SupporterVoiceForm
    practitioner: PractitionerVoiceForm
    tool: RecordingTool

    @property
    def forms(self) -> tuple[Any, ...]:
        return (self.occasion, self.person, self.supporter, self.practitioner)

    def voices(self, who: str) -> list[facts.Score] | None:
        """The rows that were given; None when something needs another look, which then stands beside its field."""
        if not all([form.is_valid() for form in self.forms]):
            return None
        on, kind = self.occasion.cleaned_data["on"], self.occasion.cleaned_data["kind"]
        rows = [
            *([] if self.person.empty else [self.person.score(on, kind)]),
            *([] if self.supporter.empty else [self.supporter.score(on, kind)]),
            *([] if self.practitioner.empty else [self.practitioner.score(on, kind, who)]),
        ]
        if not rows:
            self.person.add_error(
                "answer",
                _(
                    "Give a number with its words; or write down why there is none, which is an answer too. (C6)"
                ),
            )
            return None
        return [row for row in rows if row] if all(rows) else None


def read_forms(
    request: Request,
    file: OutcomeFile,
    *,
    kinds: tuple[str, ...],
    on: dt.date | None = None,
    fixed: bool = False,
    language: str = "",
) -> Asked:
    """The forms for an outcome, with the tool asked for (or the one used last)."""
    used = next(
        (row.tool for row in reversed(file.scores) if row.by == "person" and row.value is not None), ""
    )
    chosen = request.POST.get("tool", request.GET.get("tool", used))
    the_tool = next((tool for tool in tools() if tool.id == chosen), tool(""))
    data = request.POST.copy() if request.POST else None
    if data is not None and fixed and on is not None:
        data["on"] = on.isoformat()  # the day of the review under way, whatever the page sent
    common: dict[str, Any] = {"tool": the_tool, "language": language}
    return Asked(
        OccasionForm(
            data,
            kinds=kinds,
            initial={"on": on or clock.today(), "kind": kinds[0], "token": new_token()},
        ),
        PersonVoiceForm(data, prefix="person", **common),
        SupporterVoiceForm(data, prefix="supporter", **common),
        PractitionerVoiceForm(data, prefix="practitioner", **common),
        the_tool,
    )


def record(request: Request, asked: Asked, outcome: str) -> bool:
    """Record what was said; False when a rule refuses, and its words then stand beside the field."""
    rows = asked.voices(request.user.name)
    if rows is None:
        return False
    try:
        scores.record_occasion(
            outcome=outcome, voices=rows, id=asked.occasion.cleaned_data["token"], by=request.user
        )
    except Refusals as refusals:
        for refusal in refusals:
            put_beside(_form_for(asked, refusal.column), Refusals([refusal]), FIELD_OF)
        return False
    return True


def _form_for(asked: Asked, column: str | None) -> Any:
    if column == "difference_reason":
        return asked.practitioner if not asked.practitioner.empty else asked.supporter
    if column in ("on", "kind", "recorded_at", "by"):
        return asked.occasion
    return asked.person


def score(request: Request, outcome: str) -> HttpResponse:
    """Ask, and record what each voice said."""
    person, whole, file = outcome_and_file(request, outcome, page="score")
    kinds = kinds_on_offer(file, request.GET.get("kind", ""))
    language = (file.words.language if file.words else "") or person.language or "en"
    sent_before = scores.recorded_as(outcome, request.POST.get("token", ""))
    if sent_before:
        kinds = tuple(dict.fromkeys((sent_before, *kinds)))
    asked = read_forms(request, file, kinds=kinds, language=language)
    if request.method == "POST" and record(request, asked, outcome):
        return redirect("outcome", outcome)
    errors = errors_of(*asked.forms)
    return show(
        request,
        "practice/score.html",
        status=422 if errors else 200,
        person=person,
        outcome=file,
        asked=asked,
        tools=tools(),
        errors=errors,
        goal=file.goal(clock.today()),
        last=last_said(file),
        heading=_("Where are things now?"),
        supporters=supporters_of(whole),
        back=(reverse("outcome", args=[outcome]), _("The outcome")),
    )


def last_said(file: OutcomeFile) -> Any:
    """The latest occasion, as a reminder of what was said then."""
    return occasion_view(file)[-1] if file.scores else None


def supporters_of(whole: PersonFile) -> list[str]:
    """Names that are offered as one types."""
    return [row.name for row in whole.relationships if row.name]


def kinds_on_offer(file: OutcomeFile, asked: str) -> tuple[str, ...]:
    """Which occasions are on offer: a baseline where there is none yet; otherwise any time in between."""
    has_baseline = any(
        row.kind == "baseline" and row.by != "practitioner" and row.retracted_at is None
        for row in file.scores
    )
    if asked == "review" and has_baseline:
        return ("review", "informal")
    if not has_baseline:
        return ("baseline",)
    return ("informal", "review")


def retract(request: Request, score: str) -> HttpResponse:
    """Take back a row that was written in the wrong place. It stays in the record, with the reason."""
    row = Score.objects.filter(pk=score).first()
    if row is None:
        raise NotYours
    person, _whole, file = outcome_and_file(request, row.outcome_id, page="take back a score")

    def save(data: dict[str, Any]) -> str:
        scores.retract(score=score, reason=data["retracted_reason"], by=request.user)
        return reverse("outcome", args=[row.outcome_id])

    return ask(
        request,
        RetractionForm(request.POST or None),
        save,
        heading=_("Take this back"),
        button=_("Count it as never given"),
        back=(reverse("outcome", args=[row.outcome_id]), _("The outcome")),
        person=person,
        outcome=file,
        lead=_(
            "For what was written in the wrong record or on the wrong day. It stays in the case file, with the reason. To correct what somebody said, record it again on the same day."
        ),
    )
