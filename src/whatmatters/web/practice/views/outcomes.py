"""A personal outcome: its page and journey, its words, what is to become of it. Goals and actions have modules of their own."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.records import clock
from whatmatters.records.organisations.models import Unit
from whatmatters.records.outcomes.actions import deferrals, ends, words
from whatmatters.records.outcomes.file import OutcomeFile
from whatmatters.records.outcomes.models import Deferral, Provision
from whatmatters.records.people.access import NotYours
from whatmatters.records.plans.actions import add_need, start_plan
from whatmatters.records.plans.models import Plan
from whatmatters.records.understanding.models import CallingOn, Lift, Matter
from whatmatters.rules import facts
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.record import back_to, open_record, outcome_and_file, person_and_file, show
from whatmatters.web.pages.request import Request
from whatmatters.web.practice.conversation import origins
from whatmatters.web.practice.outcome_forms import (
    NEW_NEED,
    DeferralForm,
    EndForm,
    OutcomeForm,
    PlaceForm,
    WordingForm,
)
from whatmatters.web.practice.presenters import outcome_view
from whatmatters.web.practice.views.lifting import keep, lifted_from

# The choice made at a review, and the end it leads to.
ENDS = {"completed": "completed", "let_it_go": "withdrawn", "replace": "replaced"}


def review_of(request: Request, file: OutcomeFile) -> str:
    """The plan whose review this page was reached from, if it is the outcome's own."""
    plan: str = file.row.plan_id or ""
    return plan if plan and request.GET.get("review") == plan else ""


def add(request: Request, person: str) -> HttpResponse:
    """Record what matters, in the person's own words; from a conversation where there was one."""
    found, whole = person_and_file(request, person, page="new outcome")
    plans = {open_plan.id: open_plan for open_plan in whole.open_plans}
    plan = plans.get(request.GET.get("plan", "")) or next(iter(plans.values()), None)
    source = next((row for row in whole.conversations if row.id == request.GET.get("conversation")), None)
    needs = [(need.id, need.description) for need in whole.needs_of(plan.id) if need.eligible] if plan else []
    lifted = lifted_from(request, whole)
    team = next((row.unit_id for row in whole.responsibilities if row.until is None), None)
    form = OutcomeForm(
        request.POST or None,
        needs=needs,
        in_plan=plan is not None,
        may_start_plan=team is not None,
        initial={
            "language": (source.language if source else "") or found.language or "en",
            "on": source.on if source else clock.today(),
            "words": lifted.words if lifted else "",
            "need": needs[0][0] if len(needs) == 1 else NEW_NEED if not needs else "",
        },
    )

    @transaction.atomic
    def save(data: dict[str, Any]) -> str:
        need, new_need, kind = data.pop("need", ""), data.pop("new_need", ""), data.pop("plan_kind", "")
        in_plan = Plan.objects.get(pk=plan.id) if plan else None
        if in_plan is None and kind and team:
            in_plan = start_plan(
                person=found,
                kind=kind,
                unit=Unit.objects.get(pk=team),
                started_on=data["on"],
                coordinator=request.user.name,
                by=request.user,
            )
        if in_plan and need == NEW_NEED:
            need = add_need(plan=in_plan, description=new_need, eligible=True, by=request.user).pk
        wording = facts.Wording(
            on=data.pop("on"),
            words=data.pop("words"),
            language=data.pop("language"),
            kind=data.pop("wording_kind"),
            by=data.pop("defined_by"),
            why=data.pop("why"),
        )
        beginning = words.Beginning(
            wording=wording,
            plan=in_plan.pk if in_plan else "",
            need=need,
            conversation=source.id if source else "",
            **data,
        )
        made = words.add_outcome(person=found, beginning=beginning, by=request.user)
        if lifted:
            keep(request, lifted, "outcome", made)
        return reverse("goal_set" if in_plan else "outcome", args=[made.pk])

    return ask(
        request,
        form,
        save,
        heading=_("Something that matters to %(name)s") % {"name": found.known_as},
        button=_("Save, and agree the goal") if plan else _("Save"),
        back=(reverse("person", args=[found.pk]), found.known_as),
        template="practice/outcome_write.html",
        person=found,
        plan=plan,
        source=source,
    )


def read(request: Request, outcome: str) -> HttpResponse:
    """Everything about one outcome."""
    return _page(request, outcome, "outcome")


def journey(request: Request, outcome: str) -> HttpResponse:
    """The journey of one outcome, large, with the table under it."""
    return _page(request, outcome, "journey")


def _page(request: Request, outcome: str, name: str) -> HttpResponse:
    person, whole, file = outcome_and_file(request, outcome, page=name)
    view = outcome_view(whole, file, clock.today())
    lifted = (
        Lift.objects.filter(outcome=file.id, put_back_at__isnull=True).select_related("conversation").first()
    )
    return show(
        request,
        f"practice/{name}.html",
        person=person,
        file=whole,
        outcome=file,
        view=view,
        lifted=lifted,
        origins=origins(action__outcome=file.id),
        calls=CallingOn.objects.filter(outcome=file.id).select_related("strength", "relationship"),
        matters=Matter.objects.filter(outcome=file.id),
        provisions=Provision.objects.filter(outcome=file.id).order_by("from_date", "pk"),
    )


def wording_add(request: Request, outcome: str) -> HttpResponse:
    """A new version of the words, or a translation beside them."""
    person, _whole, file = outcome_and_file(request, outcome, page="words")
    standing = file.words
    seen = request.POST.get("seen", standing.id if standing else "")
    form = WordingForm(
        request.POST or None,
        initial={
            "language": standing.language if standing else person.language or "en",
            "words": standing.words if standing else "",
            "why": standing.why if standing else "",
        },
    )

    def save(data: dict[str, Any]) -> str:
        wording = facts.Wording(by=data.pop("said_by"), **data)
        words.add_wording(outcome=outcome, wording=wording, seen=seen or None, by=request.user)
        return reverse("outcome", args=[outcome])

    return ask(
        request,
        form,
        save,
        heading=_("The words"),
        button=_("Save"),
        back=back_to(file),
        person=person,
        outcome=file,
        seen=seen,
    )


def end(request: Request, outcome: str) -> HttpResponse:
    """Completed, let go, or replaced."""
    person, _whole, file = outcome_and_file(request, outcome, page="end")
    review = review_of(request, file)
    form = EndForm(request.POST or None, initial={"end_reason": ENDS.get(request.GET.get("as", ""))})

    def save(data: dict[str, Any]) -> str:
        if data["end_reason"] == "replaced":
            standing = file.words
            made = ends.replace_outcome(
                outcome=outcome,
                words=data["new_words"],
                language=standing.language if standing else "",
                note=data["note"],
                on=data["on"],
                by=request.user,
            )
            return reverse("goal_set" if made.plan_id else "outcome", args=[made.pk])
        ends.end_outcome(
            outcome=outcome,
            end_reason=data["end_reason"],
            note=data["note"],
            evaluation=data["evaluation"],
            on=data["on"],
            by=request.user,
        )
        return reverse("review", args=[review]) if review else reverse("outcome", args=[outcome])

    return ask(
        request,
        form,
        save,
        heading=_("What is to become of it?"),
        button=_("Save"),
        back=back_to(file),
        fields={"end_note": "note", "ended_on": "on"},
        person=person,
        outcome=file,
    )


def place(request: Request, outcome: str) -> HttpResponse:
    """Bring an outcome into a plan, or carry one on from a plan that closed."""
    person, whole, file = outcome_and_file(request, outcome, page="plan of outcome")
    needs = [
        (need.id, need.description)
        for plan in whole.open_plans
        for need in whole.needs_of(plan.id)
        if need.eligible
    ]
    carries_on = file.row.ended_on is not None

    def save(data: dict[str, Any]) -> str:
        plan = next(need.plan_id for need in whole.needs if need.id == data["need"])
        if carries_on:
            made = ends.continue_outcome(
                outcome=outcome, plan=plan, need=data["need"], on=clock.today(), by=request.user
            )
            return reverse("goal_set", args=[made.pk])
        ends.place_in_plan(outcome=outcome, plan=plan, need=data["need"], by=request.user)
        return reverse("outcome" if file.goals else "goal_set", args=[outcome])

    return ask(
        request,
        PlaceForm(request.POST or None, needs=needs),
        save,
        heading=_("Carry it on in the plan they have now") if carries_on else _("Bring it into the plan"),
        button=_("Save"),
        back=back_to(file),
        person=person,
        outcome=file,
        lead="" if needs else _("There is no open plan with an eligible need yet. Start one first. (B2)"),
    )


def defer(request: Request, person: str) -> HttpResponse:
    """Put an outcome, or the talk of outcomes, off to keep somebody safe."""
    found, whole = person_and_file(request, person, page="put off")
    file = whole.outcome(request.GET.get("outcome", ""))
    back = back_to(file) if file else (reverse("person", args=[person]), found.known_as)

    def save(data: dict[str, Any]) -> str:
        deferral = facts.Deferral(from_=data.pop("from_date"), **data)
        deferrals.defer(person=found.pk, deferral=deferral, outcome=file.id if file else "", by=request.user)
        return back[0]

    return ask(
        request,
        DeferralForm(request.POST or None),
        save,
        heading=_("Put it off for now, to keep somebody safe"),
        button=_("Save"),
        back=back,
        fields={"from": "from_date"},
        person=found,
        outcome=file,
    )


def defer_resolve(request: Request, deferral: str) -> HttpResponse:
    """They have come back to what was put off."""
    row = Deferral.objects.filter(pk=deferral).first()
    if row is None:
        raise NotYours
    open_record(request, row.person_id, page="put off")
    if request.method == "POST":
        deferrals.return_to(deferral=deferral, on=clock.today(), by=request.user)
    return redirect("outcome", row.outcome_id) if row.outcome_id else redirect("person", row.person_id)
