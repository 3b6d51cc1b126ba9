"""Lifting words out of a conversation: by pointer, touch or keyboard on its page, or by picking sentences (A1, G3)."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.records.conversations.models import Conversation
from whatmatters.records.outcomes.actions.support import add_action
from whatmatters.records.outcomes.file import PersonFile
from whatmatters.records.people.access import NotYours
from whatmatters.records.plans.actions import add_need
from whatmatters.records.plans.models import Plan
from whatmatters.records.understanding.actions import lifting
from whatmatters.records.understanding.models import Lift
from whatmatters.rules import facts
from whatmatters.rules.clusters import widened
from whatmatters.rules.lifting import check_lift, from_a_page, together, within
from whatmatters.rules.refusals import Refusals
from whatmatters.web.design.refusals import message_of
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.record import open_record, person_and_file
from whatmatters.web.pages.request import Request
from whatmatters.web.practice.forms import NeedForm
from whatmatters.web.practice.lift_forms import LiftedActionForm, PickForm
from whatmatters.web.practice.presenters import outcomes_to_choose

# What more has to be asked, and where.
ASKED_ON = {"outcome": "outcome_add", "action": "lift_action", "need": "lift_need"}


@dataclass(frozen=True)
class Lifted:
    """Words on their way: out of which version of which conversation, and where they stand in it."""

    conversation: Conversation
    start: int
    end: int

    @property
    def words(self) -> str:
        return str(self.conversation.narrative[self.start : self.end])


def lifted_from(request: Request, whole: PersonFile) -> Lifted | None:
    """The words that a form was reached with: their place alone stands in the address, never the words."""
    match = re.fullmatch(r"(\d{1,9})-(\d{1,9})", request.GET.get("lift", ""))
    source = next((row for row in whole.conversations if row.id == request.GET.get("conversation")), None)
    if match is None or source is None:
        return None
    start, end = int(match[1]), int(match[2])
    try:
        check_lift(source.narrative, becomes="outcome", start=start, end=end)
    except Refusals:
        return None
    return Lifted(source, start, end)


def pick(request: Request, conversation: str) -> HttpResponse:
    """Pick out words, and say what they are. The same address takes what was selected on the conversation's page."""
    row = Conversation.objects.filter(pk=conversation).first()
    if row is None:
        raise NotYours
    found, _whole = person_and_file(request, row.person_id, page=f"conversation:{row.pk}")
    selected = request.POST if "start" in request.POST else None
    form = PickForm(None if selected else request.POST or None, text=row.narrative)

    def save(data: dict[str, Any]) -> str:
        start, end = together(row.narrative, data["sentences"])
        if data["only"].strip():
            start, end = within(row.narrative, start, end, data["only"].strip())
        return _lift(request, row, data["becomes"], start, end)

    if selected:
        try:
            return redirect(
                _lift(request, row, selected.get("becomes", ""), *_place(row.narrative, selected))
            )
        except Refusals as refusals:
            messages.error(request, " ".join(message_of(refusal) for refusal in refusals))
            return redirect("conversation", row.pk)
    return ask(
        request,
        form,
        save,
        heading=_("Pick out words"),
        button=_("Lift these words"),
        back=(reverse("conversation", args=[row.pk]), _("The conversation")),
        template="practice/lift.html",
        person=found,
        conversation=row,
    )


def _place(text: str, selected: Any) -> tuple[int, int]:
    """The stretch that was selected, widened so that it cuts no character in two."""
    try:
        start, end = (from_a_page(text, int(selected[name])) for name in ("start", "end"))
    except ValueError:
        start, end = 0, 0
    if not 0 <= start < end <= len(text):
        return 0, 0
    part = text[start:end]
    start, end = start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))
    return widened(text, start, end) if start < end else (0, 0)


def _lift(request: Request, row: Conversation, becomes: str, start: int, end: int) -> str:
    """Lift at once where nothing more has to be asked; else on to the form that asks it, with the words in it."""
    check_lift(row.narrative, becomes=becomes, start=start, end=end)
    if becomes in ASKED_ON:
        where = urlencode({"conversation": row.pk, "lift": f"{start}-{end}"})
        return f"{reverse(ASKED_ON[becomes], args=[row.person_id])}?{where}"
    made = lifting.lift(conversation=row.pk, becomes=becomes, start=start, end=end, by=request.user)
    return f"{reverse('conversation', args=[row.pk])}#words-{made.pk}"


def put_back(request: Request, lift: str) -> HttpResponse:
    """Undo a lift: the words stand in the conversation as they always did."""
    row = Lift.objects.select_related("conversation").filter(pk=lift).first()
    if row is None:
        raise NotYours
    open_record(request, row.conversation.person_id, page=f"conversation:{row.conversation_id}")
    if request.method == "POST":
        try:
            lifting.put_back(lift=lift, by=request.user)
            if row.outcome_id:
                messages.success(
                    request,
                    _(
                        "The words are put back. What matters stays on its own page; let it go there, with the reason."
                    ),
                )
        except Refusals as refusals:
            messages.error(request, " ".join(message_of(refusal) for refusal in refusals))
    back = request.POST.get("back", "")
    known = Conversation.objects.filter(pk=back, person=row.conversation.person_id).exists()
    return redirect(f"{reverse('conversation', args=[back if known else row.conversation_id])}#lifted")


def need(request: Request, person: str) -> HttpResponse:
    """Lifted words as a need of the plan: whether it is eligible is asked."""
    found, whole = person_and_file(request, person, page="lifted need")
    words = lifted_from(request, whole)
    plan = whole.open_plans[0] if whole.open_plans else None
    if words is None or plan is None:
        if plan is None:
            messages.error(
                request, _("There is no plan yet that the need could stand in. Start one first. (B2)")
            )
        return redirect("person", found.pk)

    @transaction.atomic
    def save(data: dict[str, Any]) -> str:
        made = add_need(
            plan=Plan.objects.get(pk=plan.id),
            description=data["description"],
            eligible=data["eligible"] == "yes",
            by=request.user,
        )
        return keep(request, words, "need", made)

    return _ask_lifted(
        request,
        NeedForm(request.POST or None, initial={"description": words.words}),
        save,
        heading=_("A need"),
        person=found,
        words=words,
    )


def action(request: Request, person: str) -> HttpResponse:
    """Lifted words as something somebody will do: who, and towards which outcome, is asked."""
    found, whole = person_and_file(request, person, page="lifted action")
    words = lifted_from(request, whole)
    outcomes = outcomes_to_choose(whole)
    if words is None or not outcomes:
        if not outcomes:
            messages.error(
                request, _("Nothing is written down yet that this could serve. Begin with what matters. (B8)")
            )
        return redirect("person", found.pk)
    form = LiftedActionForm(request.POST or None, outcomes=outcomes, initial={"what": words.words})

    @transaction.atomic
    def save(data: dict[str, Any]) -> str:
        return keep(
            request,
            words,
            "action",
            add_action(outcome=data.pop("outcome"), action=facts.Action(**data), by=request.user),
        )

    return _ask_lifted(
        request, form, save, heading=_("Something somebody will do"), person=found, words=words
    )


def _ask_lifted(
    request: Request, form: Any, save: Any, *, heading: str, person: Any, words: Lifted
) -> HttpResponse:
    return ask(
        request,
        form,
        save,
        heading=heading,
        button=_("Save"),
        back=(reverse("conversation", args=[words.conversation.id]), _("The conversation")),
        person=person,
        quote=words.words,
    )


def keep(request: Request, words: Lifted, becomes: str, made: Any) -> str:
    """Keep the origin of what was made, and go back to where the words stand."""
    row = lifting.lift(
        conversation=words.conversation.id,
        becomes=becomes,
        start=words.start,
        end=words.end,
        made=made,
        by=request.user,
    )
    return f"{reverse('conversation', args=[row.conversation_id])}#words-{row.pk}"
