"""Writing down a conversation, changing what was written (a new version), and keeping what is not saved yet."""

import datetime as dt

from django.db import transaction

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.conversations.models import Conversation, Draft
from whatmatters.records.people.access import check_may_change
from whatmatters.records.people.models import Person
from whatmatters.records.plans.models import Plan
from whatmatters.rules import conversations as said
from whatmatters.rules.conversations import check_conversation

WRITTEN = (
    "narrative",
    "circumstances",
    "barriers",
    "risks",
    "strengths",
    "participants",
    "drew_on",
    "language",
)


class ChangedMeanwhile(Exception):
    """Somebody else changed the same thing since it was opened. Carries what stands now; nothing was lost."""

    def __init__(self, current: object):
        super().__init__("Somebody else changed this while you were writing.")
        self.current = current


@transaction.atomic
def write_conversation(
    *, person: Person, on: dt.date, plan: Plan | None = None, id: str = "", by: Account | None, **written: str
) -> Conversation:
    """Write down a conversation about what matters. Nothing but the person's words is needed to start (A1).

    Raises Refusals where nobody is named as having taken part, or the day has not come (A4).
    """
    check_may_change(by, person.pk)
    check_conversation(
        said.Conversation(
            id="",
            person=person.pk,
            on=on,
            participants=said.participants_from(written.get("participants", "")),
        ),
        today=clock.today(),
    )
    row = Conversation.objects.create(
        **({"id": id} if id else {}),
        person=person,
        plan=plan,
        on=on,
        recorded_at=clock.now(),
        recorded_by=str(by.pk) if by else "",
        **_known(written),
    )
    if by:
        drop_draft(person=person, about="conversation", by=by)
    audit.record("conversation written down", by=by, person=person.pk, about=f"conversation:{row.pk}")
    return row


@transaction.atomic
def rewrite_conversation(*, conversation: Conversation, by: Account | None, **written: str) -> Conversation:
    """Add a version of what was written. Raises ChangedMeanwhile when this version is no longer the latest."""
    check_may_change(by, conversation.person_id)
    later = Conversation.objects.filter(replaces=conversation).first()
    if later is not None:
        raise ChangedMeanwhile(latest(later))
    row = Conversation.objects.create(
        person_id=conversation.person_id,
        plan_id=conversation.plan_id,
        on=conversation.on,
        replaces=conversation,
        recorded_at=clock.now(),
        recorded_by=str(by.pk) if by else "",
        **{**{name: getattr(conversation, name) for name in WRITTEN}, **_known(written)},
    )
    if by:
        drop_draft(person=conversation.person, about=f"conversation:{conversation.pk}", by=by)
    audit.record(
        "conversation changed",
        by=by,
        person=conversation.person_id,
        about=f"conversation:{row.pk}",
        details={"replaces": conversation.pk},
    )
    return row


def latest(conversation: Conversation) -> Conversation:
    """The version that nothing replaces."""
    while (later := Conversation.objects.filter(replaces=conversation).first()) is not None:
        conversation = later
    return conversation


@transaction.atomic
def keep_draft(*, person: Person, about: str, text: str, by: Account) -> Draft:
    """Keep what somebody is writing, as they write it."""
    check_may_change(by, person.pk)
    draft, _ = Draft.objects.update_or_create(
        account=by, person=person, about=about, defaults={"text": text, "saved_at": clock.now()}
    )
    return draft


def drop_draft(*, person: Person, about: str, by: Account) -> None:
    """What was a draft is saved, or not wanted: let it go."""
    Draft.objects.filter(account=by, person=person, about=about).delete()


def _known(written: dict[str, str]) -> dict[str, str]:
    unknown = set(written) - set(WRITTEN)
    if unknown:
        raise TypeError(f"A conversation has no {', '.join(sorted(unknown))}.")
    return written
