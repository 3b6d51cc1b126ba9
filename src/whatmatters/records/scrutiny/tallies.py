"""Counts of what is recorded in an authority beside its outcomes: plans and their reviews, FAIR analyses, agencies, words,
advocacy, risks. Controlled: nobody can be made out from one (E5, D6).

A tally is a whole and its parts. Where fewer people than the threshold stand behind a part, or all stand in one, no part is
shown; where fewer stand behind the whole, that is not shown either. What is shown is rounded to 5, so that two days side by
side tell nothing of one person.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from whatmatters.records.fair.models import Fair
from whatmatters.records.organisations.models import UnitWithin
from whatmatters.records.outcomes.models import Contribution, Outcome, Risk, Wording
from whatmatters.records.people.models import Advocacy
from whatmatters.records.plans.models import Plan, Review

BASE = 5
# What each tally counts, and into which parts.
PARTS: dict[str, tuple[str, ...]] = {
    "plans": ("reviewed", "not_reviewed"),
    "fair": ("looked_at_again", "not_yet"),
    "several-agencies": ("several", "one"),
    "own-words": ("own", "interpreted"),
    "advocacy": ("arranged", "offered", "declined", "not_needed"),
    "risks": ("agreed", "not_agreed"),
}
OF_OUTCOMES = ("several-agencies", "own-words")
Rows = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Tally:
    """How many, and how many of each part; None where it is not shown."""

    id: str
    whole: int | None
    parts: Mapping[str, int | None]

    def hidden(self) -> "Tally":
        """The same with nothing shown."""
        return Tally(self.id, None, dict.fromkeys(self.parts))

    @property
    def nothing(self) -> bool:
        """Whether nothing of the kind is recorded at all."""
        return self.whole == 0


def tally(id: str, rows: Rows, threshold: int) -> Tally:
    """Count rows of (person, part) and control what is shown."""
    counts = dict.fromkeys(PARTS[id], 0)
    people: dict[str, set[str]] = {part: set() for part in PARTS[id]}
    for person, part in rows:
        counts[part] += 1
        people[part].add(person)
    everybody = set().union(*people.values())
    filled = [part for part, count in counts.items() if count]
    if 0 < len(everybody) < threshold:
        return Tally(id, None, dict.fromkeys(counts))
    split = len(filled) > 1 and all(len(people[part]) >= threshold for part in filled)
    return Tally(
        id,
        _rounded(sum(counts.values())),
        {part: _rounded(count) if split or not filled else None for part, count in counts.items()},
    )


def tallies(
    unit: str, *, first: dt.date, to: dt.date, threshold: int, outcomes_shown: bool
) -> dict[str, Tally]:
    """Every tally of a unit and all below it, over a period. Where the number of outcomes itself is withheld elsewhere
    (`outcomes_shown`), those that would tell it are too."""
    below = UnitWithin.objects.filter(within=unit).values("unit")
    plans = Plan.objects.filter(unit__in=below, started_on__lte=to).filter(
        Q(closed_on__isnull=True) | Q(closed_on__gte=first)
    )
    outcomes = Outcome.objects.filter(plan__in=plans.values("pk"))
    people = plans.values("person")
    found: dict[str, Rows] = {
        "plans": _plans(plans, first, to),
        "fair": _fair(people, first, to),
        "several-agencies": _agencies(outcomes),
        "own-words": _words(outcomes),
        "advocacy": _advocacy(people, first, to),
        "risks": _risks(people),
    }
    tallies = {id: tally(id, rows, threshold) for id, rows in found.items()}
    return {
        id: tallied if outcomes_shown or tallied.nothing or id not in OF_OUTCOMES else tallied.hidden()
        for id, tallied in tallies.items()
    }


def _plans(plans, first, to) -> Rows:  # type: ignore[no-untyped-def]
    held = set(
        Review.objects.filter(plan__in=plans.values("pk"), kind="formal", on__range=(first, to)).values_list(
            "plan_id", flat=True
        )
    )
    for plan, person in plans.values_list("pk", "person_id"):
        yield person, "reviewed" if plan in held else "not_reviewed"


def _fair(people, first, to) -> Rows:  # type: ignore[no-untyped-def]
    rows = Fair.objects.filter(person__in=people, begun_on__range=(first, to)).annotate(n=Count("reviews"))
    for person, n in rows.values_list("person_id", "n"):
        yield person, "looked_at_again" if n else "not_yet"


def _agencies(outcomes) -> Rows:  # type: ignore[no-untyped-def]
    rows = Contribution.objects.filter(outcome__in=outcomes.values("pk"))
    counted = rows.values("outcome_id", "outcome__person_id").annotate(n=Count("pk"))
    for outcome in counted:
        yield outcome["outcome__person_id"], "several" if outcome["n"] > 1 else "one"


def _words(outcomes) -> Rows:  # type: ignore[no-untyped-def]
    rows = Wording.objects.filter(outcome__in=outcomes.values("pk")).exclude(
        kind__in=("translation", "plain")
    )
    latest: dict[str, tuple[str, str]] = {}
    for outcome, person, kind in rows.order_by("on", "recorded_at").values_list(
        "outcome_id", "outcome__person_id", "kind"
    ):
        latest[outcome] = (person, "interpreted" if kind == "interpreted" else "own")
    return latest.values()


def _advocacy(people, first, to) -> Rows:  # type: ignore[no-untyped-def]
    latest: dict[str, str] = {}
    rows = Advocacy.objects.filter(person__in=people, on__range=(first, to)).order_by("on", "pk")
    for person, decision in rows.values_list("person_id", "decision"):
        if decision in PARTS["advocacy"]:
            latest[person] = decision
    return latest.items()


def _risks(people) -> Rows:  # type: ignore[no-untyped-def]
    rows = Risk.objects.filter(person__in=people).annotate(n=Count("agreements"))
    for person, agreed, n in rows.values_list("person_id", "agreed", "n"):
        yield person, "agreed" if n or agreed.strip() else "not_agreed"


def _rounded(count: int) -> int:
    return BASE * ((count + BASE // 2) // BASE)
