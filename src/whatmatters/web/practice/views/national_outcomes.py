"""Choosing the most relevant national outcome with the person: by browsing, or by their own phrase (B4)."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.frameworks import Framework, all_frameworks, default_framework, search
from whatmatters.records import clock
from whatmatters.records.organisations.models import Unit
from whatmatters.records.outcomes.actions import goals
from whatmatters.records.outcomes.file import OutcomeFile
from whatmatters.rules import facts
from whatmatters.web.design.language import language_read, words_read
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.record import outcome_and_file
from whatmatters.web.pages.request import Request
from whatmatters.web.practice.outcome_forms import MappingForm


def choose(request: Request, outcome: str) -> HttpResponse:
    """The list of the framework in force, those that share words with the person's own on top."""
    person, _whole, file = outcome_and_file(request, outcome, page="national outcome")
    framework = _framework(request, file)
    language = language_read()
    words = file.words
    phrase = request.GET.get("q", words.words if words else "")
    spoken = language if "q" in request.GET or not words else words.language[:2]
    matches = [match for match in search(phrase, framework, spoken) if match.score > 0]
    ranked = {match.outcome.code: match for match in matches}
    texts = {outcome.code: words_read(outcome.text) for outcome in framework.outcomes()}
    order = [*ranked, *(code for code in texts if code not in ranked)]
    chosen = next(
        (
            row
            for row in reversed(file.mappings)
            if row.choice in ("", "chosen") and row.framework == framework.id
        ),
        None,
    )
    form = MappingForm(
        request.POST or None,
        outcomes=[(code, texts[code]) for code in order],
        initial={"code": chosen.code if chosen else None},
    )

    @transaction.atomic
    def save(data: dict[str, Any]) -> str:
        def keep(code: str, choice: str, rationale: str = "") -> None:
            mapping = facts.Mapping(
                framework=framework.id,
                version=framework.version,
                code=code,
                choice=choice,
                rationale=rationale,
                set_on=clock.today(),
            )
            goals.choose_national_outcome(outcome=outcome, mapping=mapping, by=request.user)

        keep(data["code"], "chosen", data["rationale"])
        for code in data["candidates"]:
            if code != data["code"]:
                keep(code, "candidate")
        return reverse("outcome", args=[outcome])

    return ask(
        request,
        form,
        save,
        heading=_("Which national outcome does it belong to?"),
        button=_("Save"),
        back=(reverse("outcome", args=[outcome]), _("The outcome")),
        template="practice/mapping.html",
        person=person,
        outcome=file,
        framework=framework,
        ours=any(national.text.is_ours(language) for national in framework.outcomes()),
        frameworks=[framework for framework in all_frameworks(clock.today()) if framework.kind == "outcomes"],
        phrase=request.GET.get("q", ""),
        found=len(ranked),
        groups=[
            (
                group.title.said(language) if group.title else "",
                [(outcome.code, texts[outcome.code]) for outcome in group.outcomes],
            )
            for group in framework.groups
        ],
        suggested=[(code, texts[code]) for code in list(ranked)[:4]],
    )


def _framework(request: Request, file: OutcomeFile) -> Framework:
    asked = request.GET.get("framework")
    if asked:
        found = [
            framework
            for framework in all_frameworks(clock.today())
            if framework.id == asked and framework.kind == "outcomes"
        ]
        if found:
            return found[-1]
    unit = Unit.objects.filter(pk=file.plan.unit_id).first() if file.plan else None
    return default_framework(unit.nation if unit and unit.nation in {"wales", "scotland"} else "wales")
