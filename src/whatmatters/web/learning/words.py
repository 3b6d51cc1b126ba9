"""People's words beside the figures, for those who may read them anyway (D2, D8)."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from whatmatters.answers.snapshot import Snapshot
from whatmatters.measures import Question
from whatmatters.measures.behind import outcomes_behind
from whatmatters.records.accounts.models import Account
from whatmatters.records.organisations.models import Unit, UnitWithin
from whatmatters.records.outcomes.models import Outcome, Score, Wording
from whatmatters.records.people.access import people_open_to
from whatmatters.rules.vocabulary import PRACTITIONER

MOST = 12


@dataclass(frozen=True)
class Words:
    """What somebody said at a review in the period, and which outcome it was about."""

    person: str
    name: str
    outcome: str
    on: dt.date
    by: str
    words: str
    language: str


def words_beside(account: Account, unit: Unit, asked: Question) -> list[Words]:
    """The latest words of as many different people as fit, from records this reader may open."""
    below = UnitWithin.objects.filter(within=unit).values("unit")
    kinds = ("review", "end", "informal") if asked.basis == "any" else ("review", "end")
    rows = (
        Score.objects.filter(
            outcome__plan__unit__in=below,
            outcome__person__in=people_open_to(account).values("pk"),
            kind__in=kinds,
            on__range=(asked.from_ or dt.date.min, asked.as_of),
            value__isnull=False,
            retracted_at__isnull=True,
        )
        .exclude(by=PRACTITIONER)
        .exclude(narrative="")
        .select_related("outcome__person")
        .order_by("-on", "-recorded_at")
    )
    found: dict[str, Words] = {}
    for row in rows.iterator(chunk_size=200):
        person = row.outcome.person
        if person.pk not in found:
            found[person.pk] = Words(
                person.pk, person.known_as, row.outcome_id, row.on, row.by, row.narrative, row.language
            )
        if len(found) == MOST:
            break
    return list(found.values())


@dataclass(frozen=True)
class Line:
    """One outcome behind a figure: its words, whose it is, how it stands."""

    person: str
    name: str
    outcome: str
    words: Wording | None
    status: str
    achieved: bool


def behind(now: Snapshot, account: Account, asked: Question, key: Any) -> list[Line]:
    """The outcomes that a row counts, from records this reader may open, by the name of whose they are."""
    found = outcomes_behind(now.store, asked, {name: key for name in asked.by})
    rows = {
        row.pk: row
        for row in Outcome.objects.filter(
            pk__in=[outcome.outcome for outcome in found], person__in=people_open_to(account).values("pk")
        ).select_related("person")
    }
    words: dict[str, Wording] = {}
    for wording in (
        Wording.objects.filter(outcome__in=rows)
        .exclude(kind__in=("translation", "plain"))
        .order_by("on", "recorded_at")
    ):
        words[wording.outcome_id] = wording
    lines = [
        Line(
            counted.person,
            rows[counted.outcome].person.known_as,
            counted.outcome,
            words.get(counted.outcome),
            counted.status,
            counted.achieved,
        )
        for counted in found
        if counted.outcome in rows
    ]
    return sorted(lines, key=lambda line: (line.name.casefold(), line.outcome))
