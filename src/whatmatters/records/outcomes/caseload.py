"""A caseload with what is due, in two queries: the people, and what is due for all of them.

Due is what the guidance asks to come back to, never what a score says: a baseline missing (C3), a review (C7),
a deferral to return to (A9), a risk to look at again (A8), somebody who chose not to score and may be asked again (C6).
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection

from whatmatters.records.accounts.access import roles_of
from whatmatters.records.accounts.models import Account
from whatmatters.records.people.access import READERS, people_open_to
from whatmatters.records.people.models import Person
from whatmatters.records.people.queries import find

A_YEAR = dt.timedelta(days=365)
MOST = 200


@dataclass
class Due:
    """What is due for one person. Counts are of outcomes."""

    baselines: int = 0
    ask_again: int = 0
    review_on: dt.date | None = None
    no_review_since: dt.date | None = None
    return_on: dt.date | None = None
    risk_on: dt.date | None = None

    def __bool__(self) -> bool:
        return any(value for value in vars(self).values())


@dataclass
class Line:
    """One person on a caseload."""

    person: Person
    due: Due = field(default_factory=Due)


# Of one person, as `tests/oracle/due.py` states it in plain Python, and a test holds equal to it:
# - a baseline, of an outcome open in an open plan and not put off, where nobody but a practitioner has answered at one (C3);
# - asking again, of such an outcome, where the person chose not to score and nobody but a practitioner has since (C6);
# - a review, where the day agreed at the latest formal review has come; or where none is agreed, the plan is older than a
#   year, and in the last year neither a formal review was held nor a review score given (C7);
# - a return, where the day to come back to what was put off has come, and nobody has (A9);
# - a look at a risk, where the day agreed for it has come (A8); both of an outcome that is open, or of none.
_DUE = """
WITH o AS (
  SELECT oo.id, oo.person_id FROM outcomes_outcome oo JOIN plans_plan p ON p.id = oo.plan_id
  WHERE oo.person_id IN ({people}) AND oo.opened_on <= %(today)s
    AND (oo.ended_on IS NULL OR oo.ended_on > %(today)s) AND (p.closed_on IS NULL OR p.closed_on > %(today)s)
    AND NOT EXISTS (
      SELECT 1 FROM outcomes_deferral d WHERE d.outcome_id = oo.id AND d."from" <= %(today)s AND d.until > %(today)s
        AND (d.resolved_on IS NULL OR d.resolved_on > %(today)s))
), held AS (
  SELECT o.person_id, s.outcome_id, s."on", s.kind, s."by", s.value, s.not_scored_reason, s.not_scored_kind,
    ROW_NUMBER() OVER (
      PARTITION BY s.outcome_id, s."on", s.kind, s."by", s.who ORDER BY s.recorded_at DESC, s.id DESC) AS place
  FROM o JOIN outcomes_score s ON s.outcome_id = o.id WHERE s.retracted_at IS NULL AND s."on" <= %(today)s
), s AS (
  SELECT o.id, o.person_id,
    MAX(CASE WHEN h.kind = 'baseline' AND (h.value IS NOT NULL OR h.not_scored_reason <> '') THEN 1 ELSE 0 END)
      AS answered,
    MAX(CASE WHEN h.value IS NOT NULL THEN h."on" END) AS scored_on,
    MAX(CASE WHEN h.value IS NULL AND h.not_scored_reason <> '' AND h."by" = 'person'
      AND h.not_scored_kind IN ('', 'declined') THEN h."on" END) AS declined_on
  FROM o LEFT JOIN held h ON h.outcome_id = o.id AND h.place = 1 AND h."by" <> 'practitioner'
  GROUP BY o.id, o.person_id
), looked AS (
  SELECT person_id, MAX("on") AS last_on FROM held WHERE kind = 'review' AND place = 1 GROUP BY person_id
), r AS (
  SELECT p.person_id, p.started_on, MAX(v."on") AS held_on,
    (SELECT n.next_review_on FROM plans_review n WHERE n.plan_id = p.id AND n.kind = 'formal'
      ORDER BY n."on" DESC, n.id DESC LIMIT 1) AS next_on
  FROM plans_plan p LEFT JOIN plans_review v ON v.plan_id = p.id AND v.kind = 'formal'
  WHERE p.person_id IN ({people}) AND (p.closed_on IS NULL OR p.closed_on > %(today)s)
  GROUP BY p.person_id, p.id, p.started_on
)
SELECT person_id, 'baseline', CAST(COUNT(*) AS text) FROM s WHERE answered = 0 GROUP BY person_id
UNION ALL
SELECT person_id, 'ask_again', CAST(COUNT(*) AS text) FROM s
  WHERE declined_on IS NOT NULL AND (scored_on IS NULL OR declined_on >= scored_on) GROUP BY person_id
UNION ALL
SELECT person_id, 'review', CAST(MIN(next_on) AS text) FROM r WHERE next_on <= %(today)s GROUP BY person_id
UNION ALL
SELECT r.person_id, 'no_review_since', CAST(MIN(r.started_on) AS text)
  FROM r LEFT JOIN looked ON looked.person_id = r.person_id
  WHERE r.next_on IS NULL AND r.started_on < %(a_year_ago)s AND COALESCE(r.held_on, r.started_on) < %(a_year_ago)s
    AND COALESCE(looked.last_on, r.started_on) < %(a_year_ago)s GROUP BY r.person_id
UNION ALL
SELECT d.person_id, 'return', CAST(MIN(d.until) AS text) FROM outcomes_deferral d
  LEFT JOIN outcomes_outcome oo ON oo.id = d.outcome_id
  WHERE d.person_id IN ({people}) AND d.resolved_on IS NULL AND d.until <= %(today)s
    AND (oo.ended_on IS NULL OR oo.ended_on > %(today)s)
  GROUP BY d.person_id
UNION ALL
SELECT k.person_id, 'risk', CAST(MIN(k.look_again_on) AS text) FROM outcomes_risk k
  LEFT JOIN outcomes_outcome ko ON ko.id = k.outcome_id
  WHERE k.person_id IN ({people}) AND k.look_again_on <= %(today)s
    AND (ko.ended_on IS NULL OR ko.ended_on > %(today)s) GROUP BY k.person_id
"""


def caseload(account: Account, *, today: dt.date, mine: bool = False, phrase: str = "") -> list[Line]:
    """The people an account works with and what is due for each, those with something due first, then by name.

    `mine`: only those it answers for itself. At most `MOST` lines: beyond that one searches.
    """
    people = people_open_to(account)
    if mine:
        people = people.filter(
            responsibilities__account=account, responsibilities__until__isnull=True
        ).distinct()
    if phrase:
        people = find(people, phrase)
    lines = {person.pk: Line(person) for person in people.order_by("name", "id")[:MOST]}
    for person, due in due_for(lines, today=today).items():
        lines[person].due = due
    return sorted(lines.values(), key=lambda line: (not line.due, line.person.known_as.casefold()))


def due_for(people: Iterable[str], *, today: dt.date) -> dict[str, Due]:
    """What is due, by person; only those for whom something is."""
    ids = list(people)
    if not ids:
        return {}
    named = {f"person_{place}": id for place, id in enumerate(ids)}
    found: dict[str, Due] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            _DUE.format(people=", ".join(f"%({name})s" for name in named)),
            {"today": today, "a_year_ago": today - A_YEAR, **named},
        )
        for person, kind, value in cursor.fetchall():
            due = found.setdefault(person, Due())
            match kind:
                case "baseline":
                    due.baselines = int(value)
                case "ask_again":
                    due.ask_again = int(value)
                case "review":
                    due.review_on = dt.date.fromisoformat(value)
                case "no_review_since":
                    due.no_review_since = dt.date.fromisoformat(value)
                case "return":
                    due.return_on = dt.date.fromisoformat(value)
                case "risk":
                    due.risk_on = dt.date.fromisoformat(value)
    return found


def sees_people(account: Account) -> bool:
    """Whether this account works with people's records at all."""
    return roles_of(account).has(*READERS)
