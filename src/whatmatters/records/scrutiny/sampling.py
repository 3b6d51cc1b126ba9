"""Drawing records for an inspection: by a decision with its legal basis, at random by a seed that is written down (E5, F2).

Whoever has the seed and the same people to draw from draws the same: each person's place is that of the SHA-256 of the seed
and their id.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet

from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.audit import actions as audit
from whatmatters.records.inspections.access import may_open
from whatmatters.records.inspections.actions import is_over
from whatmatters.records.inspections.models import Inspection, Inspector, Sample
from whatmatters.records.organisations.models import UnitWithin
from whatmatters.records.people.access import NotYours
from whatmatters.records.people.models import SampledRecord
from whatmatters.records.plans.models import Plan, Review
from whatmatters.records.writing import written_down
from whatmatters.rules import inspections as rule

Days = tuple[dt.date, dt.date]


def _in_plan(plans: QuerySet[Plan], days: Days) -> QuerySet[Plan]:
    return plans.filter(started_on__lte=days[1]).filter(Q(closed_on__isnull=True) | Q(closed_on__gte=days[0]))


def _reviewed(plans: QuerySet[Plan], days: Days) -> QuerySet[Plan]:
    return plans.filter(pk__in=Review.objects.filter(kind="formal", on__range=days).values("plan"))


# How people are found: those whose plan was open in the period, was formally reviewed, begun or closed in it.
FOUND_BY: dict[str, Callable[[QuerySet[Plan], Days], QuerySet[Plan]]] = {
    "in_plan": _in_plan,
    "reviewed": _reviewed,
    "begun": lambda plans, days: plans.filter(started_on__range=days),
    "closed": lambda plans, days: plans.filter(closed_on__range=days),
}


def people_to_draw_from(inspection: Inspection, criterion: str, first: dt.date, to: dt.date) -> list[str]:
    """The ids of all people in the scope of whom the criterion holds, in order."""
    scope = Inspector.objects.filter(inspection=inspection).values("unit")
    below = UnitWithin.objects.filter(within__in=scope).values("unit")
    plans = FOUND_BY[criterion](Plan.objects.filter(unit__in=below), (first, to))
    return sorted(set(plans.values_list("person_id", flat=True)))


def drawn(people: Collection[str], how_many: int, seed: str) -> list[str]:
    """So many of these people, by a seed: the same for the same seed and people, whatever their order."""

    def place(person: str) -> str:
        return hashlib.sha256(f"{seed}\n{person}".encode()).hexdigest()

    return sorted(people, key=place)[:how_many]


def hash_of(people: Collection[str]) -> str:
    """A name for these people together, so that it can be seen whether a draw was from the same."""
    return hashlib.sha256("\n".join(sorted(people)).encode()).hexdigest()


@transaction.atomic
def sample(
    *,
    inspection: Inspection,
    basis: str,
    criterion: str,
    first: dt.date,
    to: dt.date,
    how_many: int,
    seed: str,
    by: Account | None,
) -> Sample:
    """Open records to the inspectors of an inspection, for its time: the decision and the draw.

    Raises Refusals, PermissionDenied.
    """
    _check_opens(by, inspection)
    people = people_to_draw_from(inspection, criterion, first, to)
    rule.check_sampling(
        basis=basis,
        how_many=how_many,
        seed=seed,
        first=first,
        to=to,
        people=len(people),
        is_over=is_over(inspection),
    )
    made = Sample.objects.create(
        inspection=inspection,
        basis=basis,
        criterion=criterion,
        first=first,
        to=to,
        how_many=how_many,
        seed=seed,
        people=len(people),
        among=hash_of(people),
        name=by.name if by else "",
        **written_down(by),
    )
    for place, person in enumerate(drawn(people, how_many, seed), 1):
        SampledRecord.objects.create(sample=made, person_id=person, place=place)
        _note("records sampled", person, inspection, by, why=basis)
    return made


def drawn_again(made: Sample) -> bool | None:
    """Whether drawing again gives the same people; None where there are now others to draw from."""
    if made.first is None or made.to is None:
        return None
    people = people_to_draw_from(made.inspection, made.criterion, made.first, made.to)
    if hash_of(people) != made.among:
        return None
    kept = list(made.records.order_by("place").values_list("person_id", flat=True))
    return drawn(people, made.how_many, made.seed) == kept


@transaction.atomic
def take_out(*, record: int, why: str, by: Account | None) -> SampledRecord:
    """Close a sampled record to the inspectors, for a reason: the person objects, or somebody would be put at risk.

    Raises Refusals, NotYours.
    """
    row = SampledRecord.objects.select_related("sample__inspection").filter(pk=record).first()
    if row is None:
        raise NotYours
    _check_opens(by, row.sample.inspection)
    rule.check_reason(why)
    if row.taken_out_at is None:
        row.taken_out_at, row.taken_out_why = clock.now(), why
        row.taken_out_by = str(by.pk) if by else ""
        row.save(update_fields=["taken_out_at", "taken_out_why", "taken_out_by"])
        _note("taken out of a sample", row.person_id, row.sample.inspection, by, why=why)
    return row


def _note(verb: str, person: str, inspection: Inspection, by: Account | None, *, why: str) -> None:
    audit.record(verb, by=by, person=person, about=f"inspection:{inspection.pk}", why=why)


def _check_opens(by: Account | None, inspection: Inspection) -> None:
    if by is not None and not may_open(by, inspection.unit_id):
        raise PermissionDenied
