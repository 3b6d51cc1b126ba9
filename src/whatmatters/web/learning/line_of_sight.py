"""The line of sight, ready to be walked: national outcomes, what partnerships, organisations and services work towards,
and how many things that matter to people are part of each (D11; N Annex A; P table 1).

Figures stand within one organisation at a time, and all come from one table of it, so that two pages never tell more than
one; a nation's or a partnership's page shows how outcomes hang together, and no authority's figures beside another's (D4).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from whatmatters.answers.figures import Shown
from whatmatters.answers.grouping import Groups, grouped
from whatmatters.answers.labels import PART_OF
from whatmatters.answers.snapshot import Snapshot
from whatmatters.frameworks import all_frameworks, default_framework
from whatmatters.frameworks.model import NationalOutcome
from whatmatters.records.accounts.models import Account
from whatmatters.records.learned.sight import in_force
from whatmatters.records.organisations.models import Unit, UnitOutcome, UnitWithin
from whatmatters.records.outcomes.models import OutcomeLink
from whatmatters.records.people.learning import TEAMS, sees_exact
from whatmatters.web.design.language import language_read
from whatmatters.web.learning.asking import AskForm, asked_by

Key = tuple[str, ...]


@dataclass(frozen=True)
class National:
    """A national outcome in the reader's language."""

    framework: str
    code: str
    text: str
    language: str


@dataclass
class Node:
    """One outcome on the line: a national one, or a unit's; what feeds it; how much of what matters to people is part of it."""

    national: National | None = None
    row: UnitOutcome | None = None
    outcomes: Shown | None = None
    people: Shown | None = None
    below: list["Node"] = field(default_factory=list)

    @property
    def key(self) -> Key:
        if self.national:
            return self.national.framework, self.national.code
        return (self.row.pk,) if self.row else ()

    @property
    def ends(self) -> int:
        """How many lines end below it: the rows it takes in the table."""
        return sum(node.ends for node in self.below) or 1


def national(framework: str, code: str) -> National:
    """A national outcome; its code where the framework is no longer known."""
    language = language_read()
    for known in all_frameworks():
        if known.id == framework:
            try:
                text = known.outcome(code).text
            except KeyError:
                continue
            return National(framework, code, text.said(language), text.language_said(language))
    return National(framework, code, code, "en")


def nationals_of(unit: Unit) -> list[National]:
    """Every national outcome of the unit's nation, in the order of its framework."""
    try:
        own = default_framework(unit.nation)
    except KeyError:
        return []
    found: Iterable[NationalOutcome] = own.outcomes()
    return [national(own.id, outcome.code) for outcome in found]


def home_of(unit: Unit) -> Unit | None:
    """The organisation a unit is or lies in: figures stand within one at a time. None for what holds several."""
    above = UnitWithin.objects.filter(unit=unit, within__level="organisation").values("within")
    return Unit.objects.filter(pk__in=above).order_by("pk").first()


@dataclass(frozen=True)
class Line:
    """Who looks at which unit, and the counts this may be done with."""

    unit: Unit
    exact: bool
    counts: Groups | None

    def of(self, row: UnitOutcome | None) -> tuple[Shown | None, Shown | None]:
        """How many outcomes of how many people are part of a unit's outcome; nothing where no figures stand here."""
        if self.counts is None or row is None:
            return None, None
        if self.counts.withheld:
            return Shown(None), Shown(None)
        group = self.counts.groups.get(row.pk)
        if group is None:
            return Shown(0), Shown(0)
        return group.figures["outcomes"], group.figures["people"]


def line_for(now: Snapshot, account: Account, unit: Unit) -> Line:
    """Exact counts inside a team that sees the records; else those of the organisation, disclosure-controlled."""
    return _line(now, unit, sees_exact(account, unit))


def line_leaving(now: Snapshot, unit: Unit) -> Line:
    """As it may leave, even from a team: disclosure-controlled."""
    return _line(now, unit, False)


def _line(now: Snapshot, unit: Unit, exact: bool) -> Line:
    """A year until today inside a team, until the last quarter's end elsewhere; as learning pages ask."""
    within = unit if exact else home_of(unit)
    if within is None:
        return Line(unit, False, None)
    asked = asked_by(AskForm(None), within, exact)
    return Line(unit, exact, grouped(now, asked, PART_OF, exact=exact))


def tree(line: Line, only: National | None = None) -> list[Node]:
    """What the unit's outcomes, those above and those below, are part of: national outcomes, each with what feeds it."""
    unit = line.unit
    above = UnitWithin.objects.filter(unit=unit).values("within")
    below = UnitWithin.objects.filter(within=unit).values("unit")
    rows = {
        row.pk: row
        for row in in_force()
        .filter(Q(unit__in=above) | Q(unit__in=below))
        .select_related("unit")
        .order_by("unit__name", "statement", "pk")
    }
    feeds: dict[Key, list[str]] = defaultdict(list)
    linked = set()
    links = OutcomeLink.objects.filter(from_unit_outcome__in=list(rows)).order_by("pk")
    for link in links:
        up: Key = (link.to_unit_outcome_id,) if link.to_unit_outcome_id else (link.to_framework, link.to_code)
        if len(up) == 2 and link.to_code or up[0] in rows:
            feeds[up].append(str(link.from_unit_outcome_id))
            linked.add(link.from_unit_outcome_id)

    def grown(id: str, path: frozenset[str]) -> Node:
        row = rows[id]
        outcomes, people = line.of(row)
        under = [
            grown(lower, path | {id}) for lower in _ordered(feeds[(id,)], rows) if lower not in path | {id}
        ]
        return Node(row=row, outcomes=outcomes, people=people, below=under)

    roots = []
    known = [national(*key) for key in feeds if len(key) == 2]
    order = {(top.framework, top.code): place for place, top in enumerate(nationals_of(unit))}
    for top in sorted(known, key=lambda top: order.get((top.framework, top.code), len(order))):
        if only is None or (only.framework, only.code) == (top.framework, top.code):
            under = [grown(id, frozenset()) for id in _ordered(feeds[(top.framework, top.code)], rows)]
            roots.append(Node(national=top, below=under))
    if only is None and (loose := [id for id in rows if id not in linked]):
        roots.append(Node(below=[grown(id, frozenset()) for id in loose]))
    return roots


def _ordered(ids: Iterable[str], rows: Mapping[str, UnitOutcome]) -> list[str]:
    return sorted(set(ids), key=lambda id: (rows[id].unit.name, rows[id].statement, id))


def upwards(row: UnitOutcome, seen: frozenset[str] = frozenset()) -> list[Node]:
    """What a unit's outcome is part of, on every way up: each way from the next above to the national outcome."""
    found = []
    for link in OutcomeLink.objects.filter(from_unit_outcome=row).select_related("to_unit_outcome__unit"):
        if link.to_unit_outcome and link.to_unit_outcome.pk not in seen | {row.pk}:
            above = link.to_unit_outcome
            found.append(Node(row=above, below=upwards(above, seen | {row.pk})))
        elif link.to_code:
            found.append(Node(national=national(link.to_framework, link.to_code)))
    return found


def paths(node: Node, walked: tuple[Node, ...] = ()) -> list[tuple[Node, ...]]:
    """Every way down a tree, for the table."""
    here = (*walked, node)
    return [way for lower in node.below for way in paths(lower, here)] if node.below else [here]


def is_team(unit: Unit) -> bool:
    """Whether it works with people itself."""
    return unit.level in TEAMS


def rows_of(roots: list[Node]) -> list[dict[str, Any]]:
    """The table behind the picture: one row for each way, its outcomes by level."""
    found = []
    for root in roots:
        for way in paths(root):
            by_level: dict[str, list[Node]] = defaultdict(list)
            for step in way:
                if step.row:
                    level = step.row.unit.level
                    by_level["service" if level in (*TEAMS, "service") else level].append(step)
            found.append({"root": root, "levels": by_level, "last": way[-1]})
    return found
