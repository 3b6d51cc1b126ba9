"""An outcome and its words: recording it, changing the words (a new version), setting a translation beside them (B1, B7)."""

from dataclasses import dataclass, replace

from django.db import transaction

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.conversations.actions import ChangedMeanwhile
from whatmatters.records.ids import new_id
from whatmatters.records.outcomes.actions.opening import (
    check_can_take_part,
    check_open,
    outcome_held,
    person_held,
)
from whatmatters.records.outcomes.models import Outcome, Wording
from whatmatters.records.people.access import NotYours
from whatmatters.records.people.models import Person
from whatmatters.records.plans.models import Need, Plan
from whatmatters.records.writing import row_of, written_down
from whatmatters.rules import facts
from whatmatters.rules.vocabulary import PERSON
from whatmatters.rules.words import check_wording


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """How an outcome begins: its first words, where it belongs, and where it came from (ids, "" for none).

    Who words it defines it; where that is not the person, `defined_by_note` says why (B7).
    """

    wording: facts.Wording
    plan: str = ""
    need: str = ""
    conversation: str = ""
    type: str = ""
    defined_by_note: str = ""
    problem_statement: str = ""
    continues: str = ""
    id: str = ""


@transaction.atomic
def add_outcome(*, person: Person, beginning: Beginning, by: Account | None) -> Outcome:
    """Record what matters to somebody, in their own words. Raises Refusals (B1, B2, B7)."""
    whole = person_held(person.pk, by)
    if beginning.id and (known := whole.outcome(beginning.id)):
        return Outcome.objects.get(pk=known.id)
    plan, need = whole.plan(beginning.plan), whole.need(beginning.need)
    _check_belongs(beginning, plan, need)
    check_open(plan)
    wording = replace(beginning.wording, by=beginning.wording.by or PERSON)
    outcome = facts.Outcome(
        id=beginning.id or new_id(),
        person=person.pk,
        opened_on=wording.on,
        number=str(len(whole.outcomes) + 1),
        conversation=beginning.conversation,
        problem_statement=beginning.problem_statement,
        continues=beginning.continues,
        type=beginning.type,
        defined_by=wording.by,
        defined_by_note=beginning.defined_by_note,
    )
    check_wording(outcome, wording, today=clock.today())
    check_can_take_part(whole, wording.on)
    row = row_of(Outcome, outcome, id=outcome.id, person=person, plan=plan, need=need)
    row.save(force_insert=True)
    _write(outcome.id, wording, by)
    audit.record("outcome recorded", by=by, person=person.pk, about=f"outcome:{outcome.id}")
    return row


@transaction.atomic
def add_wording(
    *, outcome: str, wording: facts.Wording, seen: str | None = None, by: Account | None
) -> Wording:
    """Add a version of the words, or set a translation or plainer words beside them. Nothing is overwritten (B1).

    `seen`: the id of the wording that the writer had before them. Raises ChangedMeanwhile where another stands now,
    Refusals where a rule says no.
    """
    held = outcome_held(outcome, by)
    current = held.file.words
    if seen is not None and current is not None and current.id != seen:
        raise ChangedMeanwhile(current)
    wording = replace(wording, by=wording.by or PERSON)
    check_wording(held.file.fact, wording, today=clock.today())
    row = _write(outcome, wording, by)
    audit.record(
        "words recorded",
        by=by,
        person=held.person.person,
        about=f"outcome:{outcome}",
        details={"kind": wording.kind, "language": wording.language},
    )
    return row


def _write(outcome: str, wording: facts.Wording, by: Account | None) -> Wording:
    row = row_of(Wording, wording, outcome_id=outcome, **written_down(by))
    row.save(force_insert=True)
    return row


def _check_belongs(beginning: Beginning, plan: Plan | None, need: Need | None) -> None:
    """A plan or need of somebody else is as unknown as one that does not exist."""
    if beginning.plan and plan is None:
        raise NotYours
    if beginning.need and (need is None or need.plan_id != beginning.plan):
        raise NotYours
