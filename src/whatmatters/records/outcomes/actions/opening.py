"""How every change begins: the record is held for this change alone, access is checked, the file is read."""

import datetime as dt
from dataclasses import dataclass

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.outcomes.file import OutcomeFile, PersonFile, file_of
from whatmatters.records.outcomes.models import Outcome
from whatmatters.records.people.access import NotYours, check_may_change
from whatmatters.records.people.models import Person
from whatmatters.records.plans.models import Plan
from whatmatters.rules.advocacy import AdvocacyDecision, TakingPart, check_advocacy
from whatmatters.rules.messages.recording import NOT_IN_THE_FUTURE, PLAN_IS_CLOSED
from whatmatters.rules.refusals import Refusals
from whatmatters.rules.scoring_use import ScoringUse


@dataclass
class Held:
    """An outcome's file, with the file of its person around it, held until the change is done."""

    file: OutcomeFile
    person: PersonFile


def person_held(person: str, by: Account | None) -> PersonFile:
    """Hold a person's record for a change. Raises NotYours. Call inside a transaction.

    Two people changing one record at once wait for each other here, so that each is judged against what the other wrote.
    """
    check_may_change(by, person)
    if Person.objects.select_for_update().filter(pk=person).values("pk").first() is None:
        raise NotYours
    return file_of(person)


def outcome_held(outcome: str, by: Account | None) -> Held:
    """Hold the record that an outcome is in. Raises NotYours, whether or not it exists."""
    person = Outcome.objects.filter(pk=outcome).values_list("person_id", flat=True).first()
    if person is None:
        raise NotYours
    whole = person_held(person, by)
    return Held(next(file for file in whole.outcomes if file.id == outcome), whole)


def check_can_take_part(whole: PersonFile, on: dt.date) -> None:
    """Raises Refusals while the duty to arrange an advocate stands unanswered (B11)."""
    known = [row for row in whole.decisions if row.kind == "taking_part" and row.on <= on]
    if not known:
        return
    latest = max(known, key=lambda row: (row.on, row.recorded_at))
    check_advocacy(
        TakingPart(
            on=on,
            needs_help=latest.decision != "alone",
            somebody_suitable=latest.decision == "with_help",
        ),
        [
            AdvocacyDecision(on=row.on, decision=row.decision, reason=row.reason, kind=row.kind)
            for row in whole.advocacy
        ],
    )


def scoring_uses(whole: PersonFile) -> list[ScoringUse]:
    """The authority's decisions whether scoring is used with this person (B2)."""
    return [
        ScoringUse(used=row.decision == "used", on=row.on, decided_by=row.by, reason=row.reason)
        for row in sorted(whole.decisions, key=lambda row: row.recorded_at)
        if row.kind == "scoring_use"
    ]


def check_open(plan: Plan | None) -> None:
    """Raises Refusals for a plan that is closed: nothing is added to it any more (B2, C14)."""
    if plan is not None and plan.closed_on is not None:
        raise Refusals([PLAN_IS_CLOSED(given=plan.closed_on)])


def check_not_in_the_future(on: dt.date) -> None:
    """Raises Refusals when this day has not come yet."""
    if on > clock.today():
        raise Refusals([NOT_IN_THE_FUTURE(given=on)])
