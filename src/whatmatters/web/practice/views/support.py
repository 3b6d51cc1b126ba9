"""The goal of an outcome, and who does what towards it (B3, B8, B9, C2, C12)."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.records.outcomes.actions import goals, support
from whatmatters.records.outcomes.file import OutcomeFile
from whatmatters.records.outcomes.models import Action
from whatmatters.records.people.access import NotYours
from whatmatters.rules import facts
from whatmatters.rules.support import Consideration
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.record import back_to, outcome_and_file
from whatmatters.web.pages.request import Request
from whatmatters.web.practice.outcome_forms import (
    ActionForm,
    ActionSettleForm,
    ContributionForm,
    GoalForm,
    SupportForm,
)
from whatmatters.web.practice.views.outcomes import review_of


def goal_set(request: Request, outcome: str) -> HttpResponse:
    """What 10 and 0 mean, and where good enough would be."""
    person, _whole, file = outcome_and_file(request, outcome, page="goal")
    last = file.goals[-1] if file.goals else None
    seen = request.POST.get("seen", last.id if last else "")
    review = review_of(request, file)
    known = {name: getattr(last, name) for name in ("ten_means", "zero_means", "meaning")} if last else {}
    form = GoalForm(
        request.POST or None,
        first=last is None,
        initial={
            **known,
            "score": str(last.score) if last else None,
            "set_by": last.set_by if last else file.row.defined_by,
        },
    )
    then_score = (
        last is None and bool(file.row.plan_id) and not any(row.value is not None for row in file.scores)
    )

    def save(data: dict[str, Any]) -> str:
        means_the_same = data.pop("means_the_same", False)
        goal = facts.Goal(set_on=data.pop("on"), **data)
        goals.set_goal(outcome=outcome, goal=goal, means_the_same=means_the_same, seen=seen, by=request.user)
        if then_score:
            return f"{reverse('score', args=[outcome])}?kind=baseline"
        return reverse("review", args=[review]) if review else reverse("outcome", args=[outcome])

    return ask(
        request,
        form,
        save,
        heading=_("What would good look like?"),
        button=_("Save, and ask where they are now") if then_score else _("Save"),
        back=back_to(file),
        template="practice/goal.html",
        person=person,
        outcome=file,
        seen=seen,
        last=last,
    )


def _after_action(request: Request, file: OutcomeFile) -> str:
    review = review_of(request, file)
    return reverse("review", args=[review]) if review else reverse("outcome", args=[file.id]) + "#actions"


def action_add(request: Request, outcome: str) -> HttpResponse:
    """Who will do what."""
    person, _whole, file = outcome_and_file(request, outcome, page="actions")

    def save(data: dict[str, Any]) -> str:
        support.add_action(outcome=outcome, action=facts.Action(**data), by=request.user)
        return _after_action(request, file)

    return ask(
        request,
        ActionForm(request.POST or None),
        save,
        heading=_("Who will do what?"),
        button=_("Save"),
        back=back_to(file),
        person=person,
        outcome=file,
    )


def action_change(request: Request, action: str) -> HttpResponse:
    """Whether an action was done."""
    row = Action.objects.filter(pk=action).first()
    if row is None:
        raise NotYours
    person, _whole, file = outcome_and_file(request, row.outcome_id, page="actions")

    def save(data: dict[str, Any]) -> str:
        done = data["done"] == "done"
        support.settle_action(
            action=action,
            done_on=data["done_on"] if done else None,
            not_done_reason="" if done else data["not_done_reason"],
            by=request.user,
        )
        return _after_action(request, file)

    return ask(
        request,
        ActionSettleForm(request.POST or None),
        save,
        heading=row.what,
        button=_("Save"),
        back=back_to(file),
        person=person,
        outcome=file,
    )


def contribution_add(request: Request, outcome: str) -> HttpResponse:
    """An organisation that contributes."""
    person, _whole, file = outcome_and_file(request, outcome, page="contributions")

    def save(data: dict[str, Any]) -> str:
        support.add_contribution(outcome=outcome, by=request.user, **data)
        return _after_action(request, file)

    return ask(
        request,
        ContributionForm(request.POST or None),
        save,
        heading=_("Who else contributes?"),
        button=_("Save"),
        back=back_to(file),
        person=person,
        outcome=file,
    )


def support_decide(request: Request, outcome: str) -> HttpResponse:
    """Every outcome the person wishes for is considered: how it will be supported, or why not (B3)."""
    person, _whole, file = outcome_and_file(request, outcome, page="support")

    def save(data: dict[str, Any]) -> str:
        consideration = Consideration.of(
            data["decision"],
            how_supported=data["how"],
            by_whom=data["by_whom"],
            resources=data["resources"],
            why_not=data["why_not"],
        )
        support.consider(
            outcome=outcome,
            consideration=consideration,
            maker=request.user.name,
            on=data["on"],
            by=request.user,
        )
        return _after_action(request, file)

    return ask(
        request,
        SupportForm(request.POST or None),
        save,
        heading=_("How will it be supported?"),
        button=_("Save"),
        back=back_to(file),
        fields={"how_supported": "how"},
        person=person,
        outcome=file,
    )
