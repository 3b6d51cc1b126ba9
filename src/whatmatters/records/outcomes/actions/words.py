"""An outcome and its words: recording it, changing the words (a new version), setting a translation beside them (B1, B7)."""

import datetime as dt

from django.db import transaction

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.conversations.actions import ChangedMeanwhile
from whatmatters.records.outcomes.actions.opening import (
    check_can_take_part,
    check_open,
    outcome_held,
    person_held,
)
from whatmatters.records.outcomes.models import Outcome, Wording
from whatmatters.records.people.access import NotYours
from whatmatters.records.people.models import Person
from whatmatters.records.writing import written_down
from whatmatters.rules import facts
from whatmatters.rules.words import check_wording


@transaction.atomic
def add_outcome(
    *,
    person: Person,
    words: str,
    language: str,
    on: dt.date,
    plan: str = "",
    need: str = "",
    conversation: str = "",
    type: str = "",
    why: str = "",
    wording_kind: str = "",
    defined_by: str = "person",
    defined_by_note: str = "",
    problem_statement: str = "",
    continues: str = "",
    id: str = "",
    by: Account | None,
) -> Outcome:
    """Record what matters to somebody, in their own words. Raises Refusals (B1, B2, B7)."""
    whole = person_held(person.pk, by)
    if id and (known := whole.outcome(id)):
        return Outcome.objects.get(pk=known.id)
    outcome = Outcome(
        **({"id": id} if id else {}),
        person=person,
        plan_id=plan or None,
        need_id=need or None,
        number=str(len(whole.outcomes) + 1),
        conversation=conversation,
        problem_statement=problem_statement,
        continues=continues,
        type=type,
        defined_by=defined_by,
        defined_by_note=defined_by_note,
        opened_on=on,
    )
    plan_row, need_row = whole.plan(plan), next((n for n in whole.needs if n.id == need), None)
    _check_belongs(plan, plan_row, need, need_row)
    check_open(plan_row)
    first = facts.Wording(on=on, words=words, language=language, kind=wording_kind, by=defined_by, why=why)
    bare = facts.Outcome(
        id=outcome.id,
        person=person.pk,
        opened_on=on,
        defined_by=defined_by,
        defined_by_note=defined_by_note,
        type=type,
    )
    check_wording(bare, first, today=clock.today())
    check_can_take_part(whole, on)
    outcome.save(force_insert=True)
    _write(outcome.id, first, by)
    audit.record("outcome recorded", by=by, person=person.pk, about=f"outcome:{outcome.pk}")
    return outcome


@transaction.atomic
def add_wording(
    *,
    outcome: str,
    words: str,
    language: str,
    on: dt.date,
    kind: str = "",
    said_by: str = "person",
    why: str = "",
    reason: str = "",
    seen: str | None = None,
    by: Account | None,
) -> Wording:
    """Add a version of the words, or set a translation or plainer words beside them. Nothing is overwritten (B1).

    `seen`: the id of the wording that the writer had before them. Raises ChangedMeanwhile where another stands now,
    Refusals where a rule says no.
    """
    held = outcome_held(outcome, by)
    standing = held.file.words
    if seen is not None and standing is not None and standing.id != seen:
        raise ChangedMeanwhile(standing)
    wording = facts.Wording(
        on=on, words=words, language=language, kind=kind, by=said_by, why=why, reason=reason
    )
    check_wording(held.file.fact, wording, today=clock.today())
    row = _write(outcome, wording, by)
    audit.record(
        "words recorded",
        by=by,
        person=held.person.person,
        about=f"outcome:{outcome}",
        details={"kind": kind, "language": language},
    )
    return row


def _write(outcome: str, wording: facts.Wording, by: Account | None) -> Wording:
    return Wording.objects.create(
        outcome_id=outcome,
        on=wording.on,
        language=wording.language,
        words=wording.words,
        kind=wording.kind,
        by=wording.by,
        why=wording.why,
        reason=wording.reason,
        **written_down(by),
    )


def _check_belongs(plan: str, plan_row: object, need: str, need_row: object) -> None:
    """A plan or need of somebody else is as unknown as one that does not exist."""
    if (plan and plan_row is None) or (need and (need_row is None or need_row.plan_id != plan)):  # type: ignore[attr-defined]
        raise NotYours
