"""A practitioner's own recording, held up as a mirror: what they wrote themselves, counted and with examples (G1).

Only rows that this account wrote down count. There is no comparison with anybody, no target and no score.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from whatmatters.records.accounts.models import Account
from whatmatters.records.conversations.models import Conversation
from whatmatters.records.outcomes.models import Goal, Mapping, Score, Wording
from whatmatters.records.people.access import people_open_to
from whatmatters.records.plans.models import Plan, Review
from whatmatters.rules.vocabulary import PRACTITIONER
from whatmatters.rules.words_said import blank

EXAMPLES = 3
# Somebody who speaks of themselves says I, my, we; in Welsh fi, fy, dw i, mi, ni. Words without any of these are worth
# reading aloud, no more: many of people's own words do without.
_OF_ONESELF = re.compile(
    r"\b(i|i'm|i'd|i'll|i've|me|my|mine|myself|we|us|our|fi|i mi|fy|dw|dwi|rwy|rwyf|ydw|mi|wi|ein|ni|minnau|innau)\b",
    re.IGNORECASE,
)


@dataclass
class Example:
    """Something this practitioner wrote down, to think about: whose record, where it stands, the words."""

    person: str
    outcome: str
    conversation: str
    on: dt.date
    words: str
    language: str = ""


@dataclass
class Mirror:
    """One question to think about, how often it was so, and examples of where it was not."""

    question: str
    so: int
    of: int
    examples: list[Example] = field(default_factory=list)


def mirrors(account: Account, *, since: dt.date, reader: Account | None = None) -> list[Mirror]:
    """What an account wrote down since a day, question by question.

    Examples come only from records that `reader` (they themselves, unless shown to somebody) may open today.
    """
    open_to = set(people_open_to(reader or account).values_list("pk", flat=True))
    mine = {"recorded_by": str(account.pk), "recorded_at__date__gte": since}
    return [
        _own_words(mine, open_to),
        _why(mine, open_to),
        _who_took_part(mine, open_to),
        _goals(mine, open_to),
        _differences(mine, open_to),
        _reasons_for_mapping(mine, open_to),
        _reviews(account, since),
    ]


def _own_words(mine: dict[str, object], open_to: set[str]) -> Mirror:
    rows = list(
        Wording.objects.filter(**mine)
        .exclude(kind__in=("translation", "plain"))
        .select_related("outcome")
        .order_by("-recorded_at")
    )
    interpreted = [row for row in rows if row.kind == "interpreted"]
    unlike = [row for row in rows if row.kind != "interpreted" and not _OF_ONESELF.search(row.words)]
    return Mirror(
        "own_words",
        len(rows) - len(interpreted),
        len(rows),
        _examples(map(_of_wording, [*unlike, *interpreted]), open_to),
    )


def _why(mine: dict[str, object], open_to: set[str]) -> Mirror:
    rows = list(
        Wording.objects.filter(**mine)
        .exclude(kind__in=("translation", "plain"))
        .select_related("outcome")
        .order_by("-recorded_at")
    )
    without = [row for row in rows if blank(row.why)]
    return Mirror("why", len(rows) - len(without), len(rows), _examples(map(_of_wording, without), open_to))


def _who_took_part(mine: dict[str, object], open_to: set[str]) -> Mirror:
    rows = list(
        Conversation.objects.filter(replaced_by_version__isnull=True, **mine).order_by("-recorded_at")
    )
    without = [row for row in rows if "person" not in (part.strip() for part in row.participants.split(";"))]
    examples = (Example(row.person_id, "", row.pk, row.on, row.narrative, row.language) for row in without)
    return Mirror("took_part", len(rows) - len(without), len(rows), _examples(examples, open_to))


def _goals(mine: dict[str, object], open_to: set[str]) -> Mirror:
    rows = list(
        Goal.objects.filter(**mine).exclude(reason="").select_related("outcome").order_by("-recorded_at")
    )
    others = [row for row in rows if row.set_by not in ("", "person")]
    examples = (Example(row.outcome.person_id, row.outcome_id, "", row.set_on, row.meaning) for row in others)
    return Mirror("goals", len(rows) - len(others), len(rows), _examples(examples, open_to))


def _differences(mine: dict[str, object], open_to: set[str]) -> Mirror:
    rows = list(
        Score.objects.filter(by=PRACTITIONER, **mine).select_related("outcome").order_by("-recorded_at")
    )
    differs = [row for row in rows if not blank(row.difference_reason)]
    examples = (
        Example(row.outcome.person_id, row.outcome_id, "", row.on, row.difference_reason) for row in differs
    )
    return Mirror("differences", len(differs), len(rows), _examples(examples, open_to))


def _reasons_for_mapping(mine: dict[str, object], open_to: set[str]) -> Mirror:
    rows = list(
        Mapping.objects.filter(choice__in=("", "chosen"), **mine)
        .select_related("outcome")
        .order_by("-recorded_at")
    )
    without = [row for row in rows if blank(row.rationale)]
    examples = (Example(row.outcome.person_id, row.outcome_id, "", row.set_on, "") for row in without)
    return Mirror("mapping", len(rows) - len(without), len(rows), _examples(examples, open_to))


def _reviews(account: Account, since: dt.date) -> Mirror:
    """Of the open plans this practitioner co-ordinates: how many had a formal review, or began, since that day."""
    plans = list(Plan.objects.filter(coordinator=account.name, closed_on__isnull=True))
    reviewed = set(
        Review.objects.filter(plan__in=plans, kind="formal", on__gte=since).values_list("plan_id", flat=True)
    )
    held = [plan for plan in plans if plan.pk in reviewed or plan.started_on >= since]
    return Mirror("reviews", len(held), len(plans))


def _of_wording(row: Wording) -> Example:
    return Example(row.outcome.person_id, row.outcome_id, "", row.on, row.words, row.language)


def _examples(found: Iterable[Example], open_to: set[str]) -> list[Example]:
    kept: list[Example] = []
    people: set[str] = set()
    for example in found:
        if example.person in open_to and example.person not in people and example.words.strip():
            people.add(example.person)
            kept.append(example)
        if len(kept) == EXAMPLES:
            break
    return kept
