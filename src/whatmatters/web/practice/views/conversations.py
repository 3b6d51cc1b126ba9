"""Writing down a conversation, reading it, changing it, and keeping what is not saved yet."""

import uuid
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from whatmatters.records.conversations import actions
from whatmatters.records.conversations.models import Conversation, Draft
from whatmatters.records.outcomes.file import PersonFile
from whatmatters.records.people.access import NotYours
from whatmatters.records.people.models import Person
from whatmatters.web.design import choices
from whatmatters.web.pages.asking import ask
from whatmatters.web.pages.record import open_record, person_and_file, show
from whatmatters.web.pages.request import Request
from whatmatters.web.practice.conversation import KINDS, conversation_view, so_far
from whatmatters.web.practice.forms import ConversationForm

WRITTEN = ("narrative", "circumstances", "barriers", "risks", "strengths", "language")


def who_could_take_part(
    request: Request, person: Person, whole: PersonFile, *also: str
) -> list[tuple[str, str]]:
    """Participants as the case pack writes them, with how they are called here (A4)."""
    known = [("person", person.known_as)]
    known += [
        (f"{row.role}: {row.name.replace(';', ',')}", f"{row.name} ({choices.words_for('voice', row.role)})")
        for row in whole.relationships
    ]
    known.append(
        (
            f"practitioner: {request.user.name.replace(';', ',')}",
            _("%(name)s (me)") % {"name": request.user.name},
        )
    )
    codes = {code for code, _text in known}
    return known + [(part, part) for part in also if part not in codes]


def add(request: Request, person: str) -> HttpResponse:
    """One generous space to write, kept as one types."""
    found, whole = person_and_file(request, person, page="new conversation")
    draft = Draft.objects.filter(account=request.user, person=found, about="conversation").first()
    last = whole.current_conversations[0] if whole.current_conversations else None
    took_part = _parts(last.participants) if last else ["person", f"practitioner: {request.user.name}"]
    form = ConversationForm(
        request.POST or None,
        known=who_could_take_part(request, found, whole, *took_part),
        initial={
            # A conversation continues the one before it: who usually takes part, and how, is not asked again (G3).
            "language": (last.language if last else "") or found.language or "en",
            "took_part": took_part,
            "drew_on": (_parts(last.drew_on) if last else []) or ["verbal"],
            "narrative": draft.text if draft else "",
        },
    )
    plan = whole.open_plans[0].id if whole.open_plans else None

    def save(data: dict[str, Any]) -> str:
        made = actions.write_conversation(
            person=found,
            on=data["on"],
            plan=found.plans.filter(pk=plan).first() if plan else None,
            participants=form.participants,
            drew_on="; ".join(data["drew_on"]),
            by=request.user,
            **{name: data[name] for name in WRITTEN},
        )
        return reverse("conversation", args=[made.pk])

    return ask(
        request,
        form,
        save,
        heading=_("A conversation with %(name)s") % {"name": found.known_as},
        button=_("Save"),
        back=(reverse("person", args=[found.pk]), found.known_as),
        template="practice/conversation_write.html",
        person=found,
        draft=draft,
        draft_url=reverse("draft", args=[found.pk]),
        draft_about="conversation",
        known=so_far(whole),
    )


def read(request: Request, conversation: str) -> HttpResponse:
    """A conversation as it was written down, its other versions, and the outcomes that came of it."""
    row = _conversation(conversation)
    found, whole = person_and_file(request, row.person_id, page=f"conversation:{row.pk}")
    return show(
        request,
        "practice/conversation.html",
        person=found,
        file=whole,
        view=conversation_view(whole, row.pk),
        kinds=KINDS,
    )


def change(request: Request, conversation: str) -> HttpResponse:
    """Add a version. Where somebody else did so meanwhile, both see it."""
    row = _conversation(conversation)
    found, whole = person_and_file(request, row.person_id, page=f"conversation:{row.pk}")
    took_part = _parts(row.participants)
    about = f"conversation:{row.pk}"
    draft = Draft.objects.filter(account=request.user, person=found, about=about).first()
    form = ConversationForm(
        request.POST or None,
        known=who_could_take_part(request, found, whole, *took_part),
        initial={
            **{name: getattr(row, name) for name in WRITTEN},
            **({"narrative": draft.text} if draft else {}),
            "took_part": took_part,
            "drew_on": _parts(row.drew_on),
            "on": row.on,
        },
    )

    def save(data: dict[str, Any]) -> str:
        made = actions.rewrite_conversation(
            conversation=row,
            participants=form.participants,
            drew_on="; ".join(data["drew_on"]),
            by=request.user,
            **{name: data[name] for name in WRITTEN},
        )
        return reverse("conversation", args=[made.pk])

    return ask(
        request,
        form,
        save,
        heading=_("Change what was written down"),
        button=_("Save as a new version"),
        back=(reverse("conversation", args=[row.pk]), _("The conversation")),
        template="practice/conversation_write.html",
        person=found,
        draft=draft,
        draft_url=reverse("draft", args=[found.pk]),
        draft_about=about,
    )


def draft(request: Request, person: str) -> HttpResponse:
    """Keep what is being written (sent by the page every few seconds), or let it go."""
    found = open_record(request, person, page="draft")
    if request.method != "POST":
        return redirect("person", found.pk)
    about = request.POST.get("about", "conversation")[:200]
    text = request.POST.get("text", "").replace("\r\n", "\n")
    if request.POST.get("drop"):
        actions.drop_draft(person=found, about=about, by=request.user)
        return redirect("conversation_add", found.pk)
    kept = actions.keep_draft(person=found, about=about, text=text, by=request.user)
    return JsonResponse({"saved_at": kept.saved_at.isoformat()})


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _conversation(id: str) -> Conversation:
    row = Conversation.objects.filter(pk=id).first()
    if row is None:
        raise NotYours
    return row


def new_token() -> str:
    """An id made where the fact is made, so that sending a form twice is harmless."""
    return uuid.uuid4().hex
