"""A formal review, and the closing of a plan: every open outcome in turn, none passed over (C7, C14, D5)."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.frameworks import tools
from whatmatters.records import clock
from whatmatters.records.outcomes.actions import reviews
from whatmatters.records.outcomes.file import OutcomeFile, PersonFile
from whatmatters.records.people.access import NotYours
from whatmatters.records.plans.models import Plan
from whatmatters.rules.lifecycle import without_end_score
from whatmatters.rules.reviews import brought_along, passed_over
from whatmatters.web.design.refusals import errors_of
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.record import outcome_and_file, show
from whatmatters.web.pages.request import Request
from whatmatters.web.practice.presenters import outcome_view
from whatmatters.web.practice.review_forms import BeginForm, ChoiceForm, CloseForm, FinishForm
from whatmatters.web.practice.views.conversations import new_token, who_could_take_part
from whatmatters.web.practice.views.plans import plan_and_file
from whatmatters.web.practice.views.scoring import read_forms, record, supporters_of

AFTER_CHOICE = {
    "new_goal": "goal_set",
    "smaller_steps": "action_add",
    "other_actions": "action_add",
    "completed": "outcome_end",
    "let_it_go": "outcome_end",
    "replace": "outcome_end",
}


def begin(request: Request, plan: str) -> HttpResponse:
    """When, and who takes part. An informal talk before it is suggested."""
    return _begin(request, plan, closing=False)


def closing_begin(request: Request, plan: str) -> HttpResponse:
    """Begin to close a plan."""
    return _begin(request, plan, closing=True)


def _begin(request: Request, plan: str, *, closing: bool) -> HttpResponse:
    person, whole, row = plan_and_file(request, plan, page="review")
    page = "closing" if closing else "review"
    for under_way in whole.under_way:
        if under_way.plan_id == plan:
            return redirect("closing" if under_way.closing else "review", plan)
    form = BeginForm(
        request.POST or None,
        known=who_could_take_part(request, person, whole),
        initial={"participants": ["person", f"practitioner: {request.user.name}"]},
    )

    def save(data: dict[str, Any]) -> str:
        reviews.begin(plan=plan, on=data["on"], participants=form.took_part, closing=closing, by=request.user)
        return reverse(page, args=[plan])

    talked = any(
        brought_along(outcome.fact, on=clock.today()) for outcome in whole.of_plan(plan) if outcome.open
    )
    return ask(
        request,
        form,
        save,
        heading=_("Closing the plan") if closing else _("A formal review"),
        button=_("Begin"),
        back=(reverse("plan", args=[plan]), _("The plan")),
        person=person,
        lead=""
        if talked or closing
        else _(
            "It goes better when you have talked before it, without the form. What was said then comes along. (C7)"
        ),
    )


def the_review(request: Request, plan: str) -> HttpResponse:
    """Where the review is: each outcome in turn, then the day of the next."""
    person, whole, row, under_way = _under_way(request, plan, closing=False)
    if under_way is None:
        return redirect("review_begin", plan)
    lines = _lines(whole, row.pk, under_way.on, closing=False)
    form = FinishForm(request.POST or None, initial={"token": new_token()})

    def save(data: dict[str, Any]) -> str:
        reviews.finish(
            plan=plan,
            on=under_way.on,
            participants=under_way.participants,
            decisions=data["decisions"],
            next_review_on=data["next_review_on"],
            id=data["token"],
            by=request.user,
        )
        return reverse("plan", args=[plan])

    return ask(
        request,
        form,
        save,
        heading=_("Review"),
        button=_("Finish the review"),
        back=(reverse("plan", args=[plan]), _("The plan")),
        template="practice/review.html",
        person=person,
        plan=row,
        under_way=under_way,
        lines=lines,
        left=[line for line in lines if not line["done"]],
    )


def the_closing(request: Request, plan: str) -> HttpResponse:
    """Where the closing is: an end score or a refusal for each, the evaluation, the statement."""
    person, whole, row, under_way = _under_way(request, plan, closing=True)
    if under_way is None:
        return redirect("closing_begin", plan)
    lines = _lines(whole, row.pk, under_way.on, closing=True)
    form = CloseForm(request.POST or None)

    def save(data: dict[str, Any]) -> str:
        reviews.close_plan(
            plan=plan,
            on=under_way.on,
            evaluation=data["closure_evaluation"],
            statement=data["closure_statement"],
            by=request.user,
        )
        return reverse("plan", args=[plan])

    return ask(
        request,
        form,
        save,
        heading=_("Closing the plan"),
        button=_("Close the plan"),
        back=(reverse("plan", args=[plan]), _("The plan")),
        template="practice/closing.html",
        person=person,
        plan=row,
        under_way=under_way,
        lines=lines,
        left=[line for line in lines if not line["done"]],
    )


def review_outcome(request: Request, plan: str, outcome: str) -> HttpResponse:
    """One outcome in a review or closing: how far they have come, the actions taken, and, at a review, what now."""
    person, whole, file = outcome_and_file(request, outcome, page="review")
    under_way = next((row for row in whole.under_way if row.plan_id == plan), None)
    if under_way is None or file.row.plan_id != plan:
        raise NotYours
    kind = "end" if under_way.closing else "review"
    language = (file.words.language if file.words else "") or person.language or "en"
    asked = read_forms(request, file, kinds=(kind,), on=under_way.on, fixed=True, language=language)
    choice = None if under_way.closing else ChoiceForm(request.POST or None)
    if request.method == "POST" and (choice is None or choice.is_valid()):
        with transaction.atomic():
            if record(request, asked, outcome):
                return redirect(_after(request, file, whole, plan, choice, under_way.on))
    errors = errors_of(*asked.forms, *([choice] if choice else []))
    return show(
        request,
        "practice/review_outcome.html",
        status=422 if errors else 200,
        person=person,
        outcome=file,
        asked=asked,
        choice=choice,
        tools=tools(),
        errors=errors,
        goal=file.goal(under_way.on),
        on=under_way.on,
        brought=brought_along(file.fact, on=under_way.on),
        view=outcome_view(whole, file, clock.today()),
        supporters=supporters_of(whole),
        closing=under_way.closing,
        heading=_("How far have they come?"),
        back=(reverse("closing" if under_way.closing else "review", args=[plan]), _("All their outcomes")),
    )


def _after(
    request: Request,
    file: OutcomeFile,
    whole: PersonFile,
    plan: str,
    choice: ChoiceForm | None,
    on: dt.date,
) -> str:
    left = [
        line["outcome"].id
        for line in _lines(whole, plan, on, closing=choice is None)
        if not line["done"] and line["outcome"].id != file.id
    ]
    go_on = reverse("review_outcome", args=[plan, left[0]]) if left else None
    if choice is None:
        return go_on or reverse("closing", args=[plan])
    code = choice.cleaned_data["choice"]
    reviews.choose(
        outcome=file.id,
        person=whole.person,
        plan=plan,
        choice=code,
        note=choice.cleaned_data["note"],
        maker=request.user.name,
        on=on,
        by=request.user,
    )
    page = AFTER_CHOICE.get(code)
    if page is None:
        return go_on or reverse("review", args=[plan])
    return f"{reverse(page, args=[file.id])}?as={code}&review={plan}"


def _under_way(request: Request, plan: str, *, closing: bool) -> tuple[Any, PersonFile, Plan, Any]:
    person, whole, row = plan_and_file(request, plan, page="review")
    found = next(
        (review for review in whole.under_way if review.plan_id == plan and review.closing == closing), None
    )
    if request.method == "POST" and request.POST.get("put_aside") and found is not None:
        reviews.put_aside(plan=plan, by=request.user)
        found = None
    return person, whole, row, found


def _lines(whole: PersonFile, plan: str, on: dt.date, *, closing: bool) -> list[dict[str, Any]]:
    outcomes = [outcome for outcome in whole.of_plan(plan) if outcome.row.opened_on <= on]
    facts = [outcome.fact for outcome in outcomes]
    left = {fact.id for fact in (without_end_score(facts, on=on) if closing else passed_over(facts, on=on))}
    return [
        {"outcome": outcome, "done": outcome.id not in left}
        for outcome in outcomes
        if outcome.fact.open_on(on) or outcome.id in left
    ]
