"""Lifting words out of a conversation, and putting them back (A1, A2, G3)."""

from django.db import transaction

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.conversations.models import Conversation
from whatmatters.records.outcomes.models import Action, Outcome, Risk
from whatmatters.records.people.access import NotYours, check_may_change
from whatmatters.records.people.models import Strength
from whatmatters.records.plans.models import Need
from whatmatters.records.understanding.models import Lift
from whatmatters.records.writing import written_down
from whatmatters.rules.lifting import check_lift
from whatmatters.rules.messages.understanding import ALREADY_PUT_BACK, BUILT_ON
from whatmatters.rules.refusals import Refusals

# What has a form of its own, and is made before its words are lifted.
Made = Outcome | Action | Need


@transaction.atomic
def lift(
    *, conversation: str, becomes: str, start: int, end: int, made: Made | None = None, by: Account | None
) -> Lift:
    """Lift the words [start, end) of this version of a conversation. Raises Refusals, NotYours.

    A strength and a risk are made here, of the words alone; an outcome, an action or a need is `made` by the
    caller in the same transaction, because more has to be asked; a barrier and a circumstance are the words.
    The same words lifted twice for the same thing are one lift.
    """
    row = Conversation.objects.filter(pk=conversation).first()
    if row is None:
        raise NotYours
    check_may_change(by, row.person_id)
    words = check_lift(row.narrative, becomes=becomes, start=start, end=end)
    known = Lift.objects.filter(
        conversation=row, becomes=becomes, start=start, end=end, put_back_at__isnull=True
    ).first()
    if known is not None and made is None:
        return known
    held: dict[str, object] = {}
    if becomes == "strength":
        held["strength"] = Strength.objects.create(
            person_id=row.person_id, description=words, noted_on=row.on
        )
    elif becomes == "risk":
        held["risk"] = Risk.objects.create(person_id=row.person_id, risk=words)
    elif made is not None:
        held[becomes] = _of_the_same_person(made, row.person_id)
    found = Lift.objects.create(
        conversation=row, becomes=becomes, start=start, end=end, words=words, **held, **written_down(by)
    )
    audit.record(
        "words lifted", by=by, person=row.person_id, about=f"lift:{found.pk}", details={"becomes": becomes}
    )
    return found


@transaction.atomic
def put_back(*, lift: str, by: Account | None) -> Lift:
    """Undo a lift. The conversation is as it was; what was made of the words goes where nothing was built on it.

    An outcome is not taken away with its words: it is let go on its own page, with the reason (B10). Raises
    Refusals, NotYours.
    """
    row = Lift.objects.select_related("conversation").filter(pk=lift).first()
    if row is None:
        raise NotYours
    person = row.conversation.person_id
    check_may_change(by, person)
    if row.put_back_at is not None:
        raise Refusals([ALREADY_PUT_BACK()])
    made = row.strength or row.risk or row.need or row.action
    if made is not None and _built_on(made):
        raise Refusals([BUILT_ON()])
    row.put_back_at = clock.now()
    row.strength = row.risk = row.need = row.action = None
    row.save(update_fields=["put_back_at", "strength", "risk", "need", "action"])
    if made is not None:
        made.delete()
    audit.record(
        "words put back",
        by=by,
        person=person,
        about=f"lift:{row.pk}",
        details={"became": row.becomes, "taken away": made is not None},
    )
    return row


def _of_the_same_person(made: Made, person: str) -> Made:
    whose = made.outcome.person_id if isinstance(made, Action) else None
    whose = whose or (made.plan.person_id if isinstance(made, Need) else None)
    if (whose or getattr(made, "person_id", None)) != person:
        raise NotYours
    return made


def _built_on(made: Strength | Risk | Need | Action) -> bool:
    if isinstance(made, Strength):
        return made.called_on.exists()
    if isinstance(made, Risk):
        return bool(made.agreed or made.outcome_id) or made.agreements.exists() or made.matters.exists()
    if isinstance(made, Need):
        return made.outcomes.exists()
    return made.done_on is not None or bool(made.not_done_reason)
