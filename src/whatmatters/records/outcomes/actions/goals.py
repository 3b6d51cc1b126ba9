"""What 10 and 0 mean, the goal, and what the goal means; the most relevant national outcome (C2, C12, B4)."""

import datetime as dt

from django.db import transaction

from whatmatters.frameworks import known_codes
from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.conversations.actions import ChangedMeanwhile
from whatmatters.records.outcomes.actions.opening import outcome_held
from whatmatters.records.outcomes.models import Goal, Mapping
from whatmatters.records.writing import written_down
from whatmatters.rules import facts
from whatmatters.rules.goals import check_goal
from whatmatters.rules.mappings import check_mapping


@transaction.atomic
def set_goal(
    *,
    outcome: str,
    score: int,
    meaning: str,
    ten_means: str,
    zero_means: str = "",
    set_by: str = "person",
    reason: str = "",
    on: dt.date,
    means_the_same: bool = False,
    seen: str | None = None,
    by: Account | None,
) -> Goal:
    """Agree a goal, with what it means and what 10 means. An earlier goal is kept. Raises Refusals (C1, C2, C12, B10).

    `seen`: the id of the goal the writer had before them ("" for none); ChangedMeanwhile where another stands now.
    """
    held = outcome_held(outcome, by)
    last = held.file.goals[-1] if held.file.goals else None
    if seen is not None and (last.id if last else "") != seen:
        raise ChangedMeanwhile(last)
    goal = facts.Goal(
        set_on=on,
        score=score,
        meaning=meaning,
        ten_means=ten_means,
        zero_means=zero_means,
        set_by=set_by,
        reason=reason,
        recorded_at=clock.now(),
    )
    check_goal(held.file.fact, goal, today=clock.today(), means_the_same=means_the_same)
    row = Goal.objects.create(
        outcome_id=outcome,
        set_on=on,
        score=score,
        meaning=meaning,
        ten_means=ten_means,
        zero_means=zero_means,
        set_by=set_by,
        reason=reason,
        **written_down(by),
    )
    audit.record(
        "goal agreed",
        by=by,
        person=held.person.person,
        about=f"outcome:{outcome}",
        details={"set_by": set_by},
    )
    return row


@transaction.atomic
def choose_national_outcome(
    *,
    outcome: str,
    framework: str,
    version: str,
    code: str,
    rationale: str,
    on: dt.date,
    candidate: bool = False,
    by: Account | None,
) -> Mapping:
    """Record the most relevant national outcome, chosen with the person, or a candidate that was considered (B4, B5)."""
    held = outcome_held(outcome, by)
    mapping = facts.Mapping(
        set_on=on,
        framework=framework,
        version=version,
        code=code,
        choice="candidate" if candidate else "chosen",
        rationale=rationale,
        recorded_at=clock.now(),
    )
    check_mapping(held.file.fact, mapping, today=clock.today(), known=known_codes())
    row = Mapping.objects.create(
        outcome_id=outcome,
        choice=mapping.choice,
        framework=framework,
        version=version,
        code=code,
        rationale=rationale,
        set_on=on,
        **written_down(by),
    )
    audit.record(
        "national outcome considered" if candidate else "national outcome chosen",
        by=by,
        person=held.person.person,
        about=f"outcome:{outcome}",
        details={"framework": framework, "code": code},
    )
    return row
