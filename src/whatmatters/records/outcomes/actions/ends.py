"""How an outcome ends before its plan does: completed, let go, replaced; and how it goes on in a later plan (B10)."""

import datetime as dt
from dataclasses import replace

from django.db import transaction

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.outcomes.actions.opening import outcome_held
from whatmatters.records.outcomes.actions.words import Beginning, add_outcome
from whatmatters.records.outcomes.file import need_fact, plan_fact
from whatmatters.records.outcomes.models import Outcome
from whatmatters.records.people.access import NotYours
from whatmatters.rules import facts
from whatmatters.rules.lifecycle import check_continue, check_end
from whatmatters.rules.placing import check_placing


@transaction.atomic
def end_outcome(
    *,
    outcome: str,
    end_reason: str,
    note: str = "",
    evaluation: str = "",
    replaced_by: str = "",
    on: dt.date,
    by: Account | None,
) -> Outcome:
    """Complete an outcome, let it go, or mark it as replaced by one that exists. Raises Refusals (B10)."""
    held = outcome_held(outcome, by)
    successor = held.person.outcome(replaced_by) if replaced_by else None
    if replaced_by and successor is None:
        raise NotYours
    check_end(
        held.file.fact,
        end_reason=end_reason,
        end_note=note,
        replaced_by=successor.fact if successor else None,
        on=on,
        today=clock.today(),
    )
    Outcome.objects.filter(pk=outcome).update(
        ended_on=on,
        end_reason=end_reason,
        end_note=note,
        end_evaluation=evaluation,
        replaced_by=replaced_by or None,
    )
    audit.record(
        "outcome ended",
        by=by,
        person=held.person.person,
        about=f"outcome:{outcome}",
        details={"reason": end_reason},
    )
    return Outcome.objects.get(pk=outcome)


@transaction.atomic
def replace_outcome(
    *, outcome: str, words: str, language: str, note: str, on: dt.date, by: Account | None
) -> Outcome:
    """Replace an outcome by one that matters more now. The successor has a baseline and a goal of its own (B10)."""
    held = outcome_held(outcome, by)
    row = held.file.row
    successor = add_outcome(
        person=Outcome.objects.get(pk=outcome).person,
        beginning=Beginning(
            wording=facts.Wording(on=on, words=words, language=language),
            plan=row.plan_id or "",
            need=row.need_id or "",
            type=row.type,
        ),
        by=by,
    )
    end_outcome(outcome=outcome, end_reason="replaced", note=note, replaced_by=successor.pk, on=on, by=by)
    return successor


@transaction.atomic
def place_in_plan(*, outcome: str, plan: str, need: str, by: Account | None) -> Outcome:
    """Bring an outcome recorded outside any plan into one, under an eligible need: from now on it can be scored (B2)."""
    held = outcome_held(outcome, by)
    found = held.person.plan(plan)
    of_need = held.person.need(need)
    if found is None or of_need is None:
        raise NotYours
    check_placing(held.file.fact, plan=plan_fact(found), need=need_fact(of_need))
    Outcome.objects.filter(pk=outcome).update(plan_id=plan, need_id=need)
    audit.record(
        "outcome placed in plan",
        by=by,
        person=held.person.person,
        about=f"outcome:{outcome}",
        details={"plan": plan, "need": need},
    )
    return Outcome.objects.get(pk=outcome)


@transaction.atomic
def continue_outcome(*, outcome: str, plan: str, need: str, on: dt.date, by: Account | None) -> Outcome:
    """Carry an outcome on into a later plan, with its history behind it: a child's into an adult's (B10)."""
    held = outcome_held(outcome, by)
    words = held.file.words
    found = held.person.plan(plan)
    if found is None:
        raise NotYours
    check_continue(
        held.file.fact,
        replace(
            held.file.fact,
            id="",
            opened_on=on,
            plan=plan_fact(found),
            ended_on=None,
            end_reason="",
            end_note="",
            replaced_by="",
            need=None,
            wordings=(),
            goals=(),
            mappings=(),
            scores=(),
            actions=(),
            deferrals=(),
        ),
    )
    row = held.file.row
    return add_outcome(
        person=Outcome.objects.get(pk=outcome).person,
        beginning=Beginning(
            wording=facts.Wording(
                on=on,
                words=words.words if words else "",
                language=words.language if words else "",
                kind=words.kind if words else "",
                by=row.defined_by,
                why=words.why if words else "",
            ),
            plan=plan,
            need=need,
            type=row.type,
            defined_by_note=row.defined_by_note,
            continues=outcome,
        ),
        by=by,
    )
