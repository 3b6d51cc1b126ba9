"""Sharing one's own view, taking it back; writing down a team's look at its own practice (G1, G2)."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from whatmatters.frameworks.practice import practice_check
from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.outcomes.actions.opening import check_not_in_the_future
from whatmatters.records.people.access import NotYours
from whatmatters.records.reflection.access import colleagues, team_of
from whatmatters.records.reflection.models import PracticeAnswer, PracticeCheck, SharedReflection

SHOWN_FOR = dt.timedelta(days=30)


@transaction.atomic
def share(*, shown_to: Account, since: dt.date, note: str = "", by: Account) -> SharedReflection:
    """Show one's own view to one colleague for a month. Nobody else can do it for them (G1). Raises NotYours."""
    if not colleagues(by).filter(pk=shown_to.pk).exists():
        raise NotYours
    row = SharedReflection.objects.create(
        account=by,
        shown_to=shown_to,
        since=since,
        note=note,
        shared_at=clock.now(),
        until=clock.today() + SHOWN_FOR,
    )
    audit.record("reflection shown", by=by, details={"to": str(shown_to.pk)})
    return row


@transaction.atomic
def take_back(*, share: int, by: Account) -> SharedReflection:
    """No longer show it. Raises NotYours for anybody else's."""
    row = SharedReflection.objects.filter(pk=share, account=by).first()
    if row is None:
        raise NotYours
    row.taken_back_at = clock.now()
    row.save(update_fields=["taken_back_at"])
    audit.record("reflection taken back", by=by)
    return row


@transaction.atomic
def write_check(
    *,
    unit: str,
    check_id: str,
    on: dt.date,
    answers: Mapping[str, tuple[int | None, str]],
    who: str = "",
    next_step: str = "",
    by: Account,
) -> PracticeCheck:
    """Keep where a team sees itself, row by row: a place between the poles, what it saw, or neither. Raises Refusals."""
    check_not_in_the_future(on)
    known = {row.id for row in practice_check(check_id).rows}
    row = PracticeCheck.objects.create(
        unit=team_of(by, unit),
        check_id=check_id,
        on=on,
        who=who,
        next=next_step,
        account=by,
        recorded_at=clock.now(),
    )
    PracticeAnswer.objects.bulk_create(
        PracticeAnswer(practice_check=row, row=name, position=position, seen=seen)
        for name, (position, seen) in answers.items()
        if name in known and (position is not None or seen.strip())
    )
    audit.record("practice looked at", by=by, about=f"unit:{unit}", details={"check": check_id})
    return row
