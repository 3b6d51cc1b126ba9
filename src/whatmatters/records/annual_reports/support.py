"""How each outcome is supported: what a table of needs met and not met is split by (B3, D10).

From what was decided about support, and from who does the actions; why something is not supported is people's own words, and is not
counted here.
"""

import datetime as dt
from collections import defaultdict

from whatmatters.records.outcomes.models import Action, Decision

AROUND = frozenset({"person", "family_or_community"})
# In the order in which a table has them; what nothing is written down about is in none.
HOW = ("around", "together", "services", "agreed", "met_by_conversation", "not_supported")


def how_supported(as_of: dt.date) -> dict[str, str]:
    """Each outcome of which it is known, by its id: `around` (the person, family, friends, community), `services`, `together`
    (both), `agreed` (supported, by whom is not written down), `met_by_conversation`, `not_supported`.

    The last decision until a day counts; without one, that somebody does something counts as supported.
    """
    decided: dict[str, str] = {}
    for outcome, decision in (
        Decision.objects.filter(kind="support", outcome__isnull=False, on__lte=as_of)
        .order_by("on", "recorded_at", "id")
        .values_list("outcome_id", "decision")
    ):
        decided[str(outcome)] = decision
    who: dict[str, set[str]] = defaultdict(set)
    for outcome, kind in Action.objects.values_list("outcome_id", "who_kind"):
        who[str(outcome)].add("around" if kind in AROUND else "services")
    return {
        outcome: decided[outcome]
        if decided.get(outcome) in ("met_by_conversation", "not_supported")
        else _by_whom(who.get(outcome, set()))
        for outcome in {*decided, *who}
    }


def _by_whom(who: set[str]) -> str:
    return next(iter(who)) if len(who) == 1 else "together" if who else "agreed"
