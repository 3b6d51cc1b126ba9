"""Counts of a unit's outcomes by groupings that put each outcome in one group, through the measures and, outside a team,
through disclosure control (D2, D6): the group stands where the kind of outcome stands.

Outside a team the tables are controlled in a fixed order, each beside those before it: the whole, the national outcomes, and
then these groupings, so that whoever reads all of them learns no more than each may tell.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from whatmatters.answers.chains import Chain, chain
from whatmatters.answers.figures import Shown
from whatmatters.answers.snapshot import Snapshot
from whatmatters.measures import Question, Table, measure
from whatmatters.measures.disclosure import Controlled
from whatmatters.measures.disclosure.asking import scope_of
from whatmatters.measures.disclosure.releasing import NotReleased
from whatmatters.measures.figures import MOVED, STAR
from whatmatters.measures.labelled import Labelled
from whatmatters.measures.shares import measure_shares

# Of these it is not known, or not yet, how life has moved.
NOT_KNOWN: Final = ("awaiting_baseline", "awaiting_review", "not_scored", "deferred")
# Shown on the same pages, so that the groupings are controlled beside them.
BEFORE: Final = ("", "national_outcome")
Labels = Callable[[dt.date], Mapping[str, str]]


@dataclass(frozen=True)
class Grouping:
    """A way to put outcomes into groups: its name, and which outcome is in which group on a day. Those it leaves out are in
    the group None."""

    name: str
    labels: Labels


@dataclass(frozen=True)
class Group:
    """The figures of one group, and where they may be shown the 95 % interval of those that improved or held, of 100."""

    figures: Mapping[str, Shown]
    better_or_as_before: tuple[int, int] | None

    @property
    def not_known(self) -> Shown:
        """Outcomes of which it is not known yet; put off and not scored ones are among them."""
        parts = [self.figures[f"status.{status}"].value for status in NOT_KNOWN]
        return Shown(None if None in parts else sum(part or 0 for part in parts))

    @property
    def shown(self) -> bool:
        """Whether every direction may be shown."""
        return not any(self.figures[moved].suppressed for moved in MOVED)


@dataclass(frozen=True)
class Groups:
    """The groups by their names, None for those in no group. Withheld where they would tell too much beside other tables."""

    as_of: dt.date
    exact: bool
    groups: Mapping[str | None, Group]
    withheld: bool = False


def grouped(now: Snapshot, question: Question, *groupings: Grouping, exact: bool) -> Groups:
    """Count by the last of these groupings, whatever the question is split by; controlled beside those before it."""
    asked = replace(question, by=(), basis="formal")
    names = tuple(grouping.name for grouping in groupings)

    def make() -> Groups:
        last = groupings[-1]
        if exact:
            return _read(now, asked, last, _table(now, asked, last), exact)
        safe = chained(now, asked, groupings).tables.get(last.name)
        return Groups(asked.as_of, False, {}, True) if safe is None else _read(now, asked, last, safe, exact)

    return now.once(("groups", asked, names, exact), make)


def chained(now: Snapshot, asked: Question, groupings: tuple[Grouping, ...]) -> Chain:
    """The tables as they may leave, each beside those before it; one that would tell too much is not among them."""
    if not groupings:
        return chain(now, asked, BEFORE)

    def make() -> Chain:
        before, last = chained(now, asked, groupings[:-1]), groupings[-1]
        table = _table(now, asked, last)
        scope = replace(scope_of(now.store, _by_group(asked), f"mark {now.mark}"), by=table.by)
        try:
            return before.and_then(table, scope, last.name, now.threshold, last.name)
        except NotReleased:
            return Chain({**before.counted, table.by: table}, before.released, before.tables)

    return now.once(("grouped", asked, tuple(grouping.name for grouping in groupings)), make)


def _by_group(asked: Question) -> Question:
    """The group stands where the kind of outcome stands."""
    return replace(asked, by=("outcome_type",))


def _labelled(now: Snapshot, asked: Question, grouping: Grouping) -> Labelled:
    labels = now.once(("labels", grouping.name, asked.as_of), lambda: grouping.labels(asked.as_of))
    return Labelled(now.store, labels)


def _table(now: Snapshot, asked: Question, grouping: Grouping) -> Table:
    return replace(measure(_labelled(now, asked, grouping), _by_group(asked)), by=(grouping.name,))


def _read(
    now: Snapshot, asked: Question, grouping: Grouping, table: Table | Controlled, exact: bool
) -> Groups:
    intervals = _intervals(now, asked, grouping)
    groups: dict[str | None, Group] = {}
    for (key,), named in table.figures.items():
        if key == STAR:
            continue
        figures = {name: Shown(figure if isinstance(figure, int) else None) for name, figure in named.items()}
        group = Group(figures, None)
        name = None if key is None else str(key)
        groups[name] = replace(group, better_or_as_before=intervals.get(name) if group.shown else None)
    return Groups(asked.as_of, exact, groups)


def _intervals(now: Snapshot, asked: Question, grouping: Grouping) -> dict[str | None, tuple[int, int]]:
    """How far chance may carry the share of those that did not get less well, of 100."""
    found: dict[str | None, tuple[int, int]] = {}
    for (key,), cell in measure_shares(_labelled(now, asked, grouping), _by_group(asked)).items():
        less_well = cell.shares["worsened"].interval
        if less_well is not None:
            low, high = less_well
            found[None if key is None else str(key)] = (round(100 * (1 - high)), round(100 * (1 - low)))
    return found
