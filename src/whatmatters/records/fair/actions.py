"""Every change of a FAIR analysis (A10)."""

import datetime as dt

from django.db import transaction

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.fair.models import Fair, FairFacts, FairResponsibility, FairReview, FairRight
from whatmatters.records.outcomes.actions.opening import check_not_in_the_future
from whatmatters.records.outcomes.models import Outcome, Risk
from whatmatters.records.people.access import NotYours, check_may_change
from whatmatters.records.people.models import Person
from whatmatters.records.plans.models import Plan
from whatmatters.records.writing import written_down
from whatmatters.rules import fair as rule
from whatmatters.rules.messages.fair import WHAT_IS_DECIDED
from whatmatters.rules.refusals import Refusals
from whatmatters.rules.words_said import blank

# What a decision can hang on.
HANGS_ON = ("outcome", "risk", "plan")


@transaction.atomic
def begin(
    *, person: Person, decision: str, outcome: str = "", risk: str = "", plan: str = "", by: Account | None
) -> Fair:
    """Begin an analysis beside a decision. Raises Refusals, NotYours."""
    check_may_change(by, person.pk)
    if blank(decision):
        raise Refusals([WHAT_IS_DECIDED()])
    theirs = (
        not outcome or Outcome.objects.filter(pk=outcome, person=person).exists(),
        not risk or Risk.objects.filter(pk=risk, person=person).exists(),
        not plan or Plan.objects.filter(pk=plan, person=person).exists(),
    )
    if not all(theirs):
        raise NotYours
    row = Fair.objects.create(
        person=person,
        decision=decision,
        begun_on=clock.today(),
        outcome_id=outcome or None,
        risk_id=risk or None,
        plan_id=plan or None,
    )
    _note("fair begun", row, by)
    return row


@transaction.atomic
def say_facts(*, fair: str, by: Account | None, **given: str) -> FairFacts:
    """Write down the facts, and whether the person is being heard. Raises Refusals."""
    row = _held(fair, by)
    rule.Facts(**given)
    made = FairFacts.objects.create(fair=row, **given, **written_down(by))
    _note("fair facts", row, by)
    return made


@transaction.atomic
def weigh_right(
    *,
    fair: str,
    right: str,
    at_stake: str,
    restricted: bool = False,
    law: str = "",
    aim: str = "",
    proportion: str = "",
    by: Account | None,
) -> FairRight:
    """Weigh a right at stake. Raises Refusals where an absolute one would be restricted."""
    row = _held(fair, by)
    rule.RightAtStake(
        right=right, at_stake=at_stake, restricted=restricted, law=law, aim=aim, proportion=proportion
    )
    made = FairRight.objects.create(
        fair=row,
        right=right,
        at_stake=at_stake,
        restricted=restricted,
        law=law,
        aim=aim,
        proportion=proportion,
        **written_down(by),
    )
    _note("fair right weighed", row, by)
    return made


@transaction.atomic
def share(
    *, fair: str, what: str, who: str, due_on: dt.date | None, by: Account | None
) -> FairResponsibility:
    """Say what has to change and who helps to change it. Raises Refusals."""
    row = _held(fair, by)
    rule.Responsibility(what=what, who=who, due_on=due_on)
    made = FairResponsibility.objects.create(fair=row, what=what, who=who, due_on=due_on)
    _note("fair responsibility shared", row, by)
    return made


@transaction.atomic
def done(*, responsibility: str, on: dt.date, by: Account | None) -> FairResponsibility:
    """Say that it was done."""
    row = FairResponsibility.objects.select_related("fair").filter(pk=responsibility).first()
    if row is None:
        raise NotYours
    check_may_change(by, row.fair.person_id)
    row.done_on = on
    row.save(update_fields=["done_on"])
    _note("fair responsibility done", row.fair, by)
    return row


@transaction.atomic
def review(
    *,
    fair: str,
    on: dt.date,
    what_came: str,
    person_took_part: bool,
    why_not: str = "",
    by: Account | None,
) -> FairReview:
    """Look at it again, with the person. Raises Refusals."""
    row = _held(fair, by)
    check_not_in_the_future(on)
    rule.Review(on=on, what_came=what_came, person_took_part=person_took_part, why_not=why_not)
    made = FairReview.objects.create(
        fair=row,
        on=on,
        what_came=what_came,
        person_took_part=person_took_part,
        why_not=why_not,
        **written_down(by),
    )
    _note("fair reviewed", row, by)
    return made


def _held(fair: str, by: Account | None) -> Fair:
    row = Fair.objects.filter(pk=fair).first()
    if row is None:
        raise NotYours
    check_may_change(by, row.person_id)
    return row


def _note(verb: str, row: Fair, by: Account | None) -> None:
    audit.record(verb, by=by, person=row.person_id, about=f"fair:{row.pk}")
