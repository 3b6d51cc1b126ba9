"""What 10 and 0 mean, the goal, and what the goal means; the most relevant national outcome (C2, C12, B4)."""

from dataclasses import replace

from django.db import transaction

from whatmatters.frameworks import known_codes
from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.conversations.actions import ChangedMeanwhile
from whatmatters.records.outcomes.actions.opening import outcome_held
from whatmatters.records.outcomes.models import Goal, Mapping
from whatmatters.records.writing import row_of, written_down
from whatmatters.rules import facts
from whatmatters.rules.goals import check_goal
from whatmatters.rules.mappings import check_mapping
from whatmatters.rules.statements.mappings import is_chosen


@transaction.atomic
def set_goal(
    *,
    outcome: str,
    goal: facts.Goal,
    means_the_same: bool = False,
    seen: str | None = None,
    by: Account | None,
) -> Goal:
    """Agree a goal, with what it means and what 10 means. An earlier goal is kept. Raises Refusals (C12, B10).

    `seen`: the id of the goal the writer had before them ("" for none); ChangedMeanwhile where another stands now.
    """
    held = outcome_held(outcome, by)
    last = held.file.goals[-1] if held.file.goals else None
    if seen is not None and (last.id if last else "") != seen:
        raise ChangedMeanwhile(last)
    goal = replace(goal, recorded_at=clock.now())
    check_goal(held.file.fact, goal, today=clock.today(), means_the_same=means_the_same)
    row = row_of(Goal, goal, outcome_id=outcome, **written_down(by))
    row.save(force_insert=True)
    audit.record(
        "goal agreed",
        by=by,
        person=held.person.person,
        about=f"outcome:{outcome}",
        details={"set_by": goal.set_by},
    )
    return row


@transaction.atomic
def choose_national_outcome(*, outcome: str, mapping: facts.Mapping, by: Account | None) -> Mapping:
    """Record the most relevant national outcome, chosen with the person, or a candidate that was considered (B4, B5)."""
    held = outcome_held(outcome, by)
    mapping = replace(mapping, recorded_at=clock.now())
    check_mapping(held.file.fact, mapping, today=clock.today(), known=known_codes())
    row = row_of(Mapping, mapping, outcome_id=outcome, **written_down(by))
    row.save(force_insert=True)
    audit.record(
        "national outcome chosen" if is_chosen(mapping) else "national outcome considered",
        by=by,
        person=held.person.person,
        about=f"outcome:{outcome}",
        details={"framework": mapping.framework, "code": mapping.code},
    )
    return row
