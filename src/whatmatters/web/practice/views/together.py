"""A tablet held between two people: one outcome, one question, large pictures, then their words (C10, C11).

What is saved is what the ordinary page of a score saves: the tool, the raw answer, and the value it carries over to.
"""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.frameworks import RecordingTool, tool, tools
from whatmatters.records import clock
from whatmatters.records.outcomes.file import OutcomeFile, PersonFile
from whatmatters.web.design.refusals import errors_of
from whatmatters.web.pages.record import outcome_and_file, show
from whatmatters.web.pages.request import Request
from whatmatters.web.practice.views.scoring import kinds_on_offer, read_forms, record

FIRST = "faces-5"


def ask_together(request: Request, outcome: str) -> HttpResponse:
    """Two quiet pages: which picture, and what it looks like in their words."""
    person, whole, file = outcome_and_file(request, outcome, page="score together")
    today = clock.today()
    goal = file.goal(today)
    if goal is None or not file.open or not file.row.plan_id:
        return redirect("outcome", outcome)  # which says what has to come first (B2, C2)
    chosen = _tool(request, file)
    kind = kinds_on_offer(file, request.GET.get("kind", ""))[0]
    raw = request.GET.get("raw", "")
    language = (file.words.language if file.words else "") or person.language or "en"
    asked = read_forms(request, file, kinds=(kind,), on=today, fixed=True, language=language)
    if request.method == "POST" and raw in chosen.points and record(request, asked, outcome):
        after = _next(whole, file)
        return redirect(
            f"{reverse('together', args=[after.id])}?tool={chosen.id or '0-10'}"
            if after
            else reverse("outcome", args=[outcome])
        )
    errors = [(f"id_{asked.person.prefix}-narrative", text) for _place, text in errors_of(*asked.forms)]
    points = list(chosen.points)
    return show(
        request,
        "practice/together.html",
        status=422 if errors else 200,
        person=person,
        outcome=file,
        asked=asked,
        errors=errors,
        goal=goal,
        tool=chosen,
        tools=[tool for tool in tools() if tool.retired_on is None],
        points=points[::-1] if chosen.pictures in ("ladder", "thermometer") else points,
        raw=raw if raw in chosen.points else "",
        kind=kind,
        keep=urlencode({"tool": chosen.id or "0-10", "kind": kind}),
        next=_next(whole, file),
        today=today,
        heading=_("Where are you now with this?"),
        back=(reverse("outcome", args=[outcome]), _("The outcome")),
    )


def _tool(request: Request, file: OutcomeFile) -> RecordingTool:
    """The tool asked for, else the one with pictures they used last, else the faces."""
    used = [row.tool for row in file.scores if row.by == "person" and row.value is not None and row.tool]
    wanted = request.POST.get("tool", request.GET.get("tool", used[-1] if used else FIRST))
    known = {tool.id: tool for tool in tools()}
    return known.get("" if wanted == "0-10" else wanted, tool(""))


def _next(whole: PersonFile, file: OutcomeFile) -> OutcomeFile | None:
    """The next open outcome of the same plan, in their order; none after the last."""
    open_ones = [outcome for outcome in whole.of_plan(file.row.plan_id) if outcome.open and outcome.goals]
    after = [outcome.id for outcome in open_ones].index(file.id) + 1
    return open_ones[after] if after < len(open_ones) else None
