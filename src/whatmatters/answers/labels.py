"""Groupings of the records' own making: which of a service's outcomes a personal outcome is part of (D11), and who does something
towards it (D7)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from django.db.models import Q

from whatmatters.answers.grouping import Grouping
from whatmatters.records.learned.sight import in_force
from whatmatters.records.outcomes.models import Action, OutcomeLink

LEVELS: Final = ("nation", "partnership", "organisation", "service", "project", "team")
SEVERAL: Final = "several"
AROUND: Final = ("person", "family_or_community")
SERVICES: Final = ("local_authority", "other_body")


def part_of(day: dt.date) -> Mapping[str, str]:
    """Which unit outcome each personal outcome is part of: the nearest to the person; where several are as near, `several`."""
    found: dict[str, tuple[int, str]] = {}
    links = OutcomeLink.objects.filter(from_outcome__isnull=False, to_unit_outcome__isnull=False)
    rows = links.filter(Q(since__isnull=True) | Q(since__lte=day)).values_list(
        "from_outcome_id", "to_unit_outcome_id", "to_unit_outcome__unit__level"
    )
    # One that has ended gives way to one that holds.
    holds = set(in_force(day).values_list("pk", flat=True))
    for outcome, to, level in rows.order_by("pk").iterator():
        near = (to in holds) * 10 + (LEVELS.index(level) if level in LEVELS else 0)
        known = found.get(outcome)
        if known is None or near > known[0]:
            found[outcome] = near, to
        elif near == known[0] and to != known[1]:
            found[outcome] = near, SEVERAL
    return {outcome: to for outcome, (_near, to) in found.items()}


PART_OF = Grouping("part of", part_of)


def who_does(day: dt.date) -> dict[str, str]:
    """Who does something towards each outcome: they and those around them, services, or both."""
    kinds: dict[str, set[bool]] = defaultdict(set)
    for outcome, kind in Action.objects.values_list("outcome_id", "who_kind").iterator():
        if kind in (*AROUND, *SERVICES):
            kinds[outcome].add(kind in AROUND)
    return {
        outcome: "both" if len(found) == 2 else "around" if True in found else "services"
        for outcome, found in kinds.items()
    }


WHO_DOES = Grouping("who does", who_does)
