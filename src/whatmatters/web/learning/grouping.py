"""Counts of a unit's outcomes by groupings that put each outcome in one group, through the measures and, outside a team,
through disclosure control (D2, D6): the group stands where the kind of outcome stands.

Outside a team the tables are controlled in a fixed order, each beside those before it: the whole, the national outcomes, and
then these groupings, so that whoever reads all of them learns no more than each may tell.
"""

import dataclasses
import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from whatmatters.web.learning import chains, figures
from whatmatters.web.learning.figures import Shown

PROGRESS = ("improved", "maintained", "worsened")
# Of these it is not known, or not yet, how life has moved.
NOT_KNOWN = ("awaiting_baseline", "awaiting_review", "not_scored", "deferred")
# Shown on the same pages, so that the groupings are controlled beside them.
BEFORE = ("", "national_outcome")
BASIS = "formal"
KEPT = 256
Labels = Callable[[dt.date], Mapping[str, str]]
_kept: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
_lock = Lock()


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
        parts = [self.figures[f"status.{one}"].value for one in NOT_KNOWN]
        return Shown(None if None in parts else sum(one or 0 for one in parts))

    @property
    def shown(self) -> bool:
        """Whether every direction may be shown."""
        return not any(self.figures[f"status.{one}"].suppressed for one in PROGRESS)


@dataclass(frozen=True)
class Groups:
    """The groups by their names, None for those in no group. Withheld where they would tell too much beside other tables."""

    as_of: dt.date
    exact: bool
    groups: Mapping[str | None, Group]
    withheld: bool = False


@dataclass(frozen=True)
class Asked:
    """Of which unit, as of when, how."""

    unit: str
    as_of: dt.date
    from_: dt.date | None
    exact: bool
    threshold: int


def grouped(asked: Asked, *groupings: Grouping) -> Groups:
    """Count by the last of these groupings, controlled beside those before it."""
    facts = figures.facts_now()
    mark = figures._held["mark"]

    def kept(key: tuple[Any, ...], make: Callable[[], Any]) -> Any:
        whole = (mark, asked, *key)
        with _lock:
            if whole in _kept:
                _kept.move_to_end(whole)
                return _kept[whole]
        made = make()
        with _lock:
            _kept[whole] = made
            while len(_kept) > KEPT:
                _kept.popitem(last=False)
        return made

    def chain(names: tuple[Grouping, ...]) -> Any:
        if not names:
            return chains.chain(
                asked.unit, BEFORE, chains.Asked(asked.as_of, asked.from_, BASIS, asked.threshold, mark)
            )
        key = ("chain", *(one.name for one in names))
        return kept(key, lambda: _next(facts, asked, chain(names[:-1]), names[-1], f"mark {mark}"))

    def groups() -> Groups:
        last = groupings[-1]
        labelled = _labelled(facts, last.labels(asked.as_of))
        if asked.exact:
            return _read(asked, _table(labelled, asked, last.name), labelled)
        safe = chain(groupings).tables.get(last.name)
        return Groups(asked.as_of, False, {}, True) if safe is None else _read(asked, safe, labelled)

    found: Groups = kept(("groups", *(one.name for one in groupings)), groups)
    return found


def _labelled(facts: Any, labels: Mapping[str, str]) -> Any:
    from whatmatters.measures.labelled import Labelled

    return Labelled(facts, labels)


def _question(asked: Asked) -> Any:
    from whatmatters.measures import Question

    return Question(asked.as_of, asked.from_, ("outcome_type",), asked.unit, basis=BASIS)


def _table(labelled: Any, asked: Asked, name: str) -> Any:
    from whatmatters.measures import measure

    return dataclasses.replace(measure(labelled, _question(asked)), by=(name,))


def _next(facts: Any, asked: Asked, before: Any, grouping: Grouping, cut: str) -> Any:
    """The table as it may leave beside those before it; the same as before where it would tell too much."""
    from whatmatters.measures.disclosure.asking import scope_of

    table = _table(_labelled(facts, grouping.labels(asked.as_of)), asked, grouping.name)
    scope = scope_of(facts, _question(asked), cut)
    counted = {**before.counted, table.by: table}
    made = chains.let_go(
        before, table, dataclasses.replace(scope, by=table.by), grouping.name, asked.threshold
    )
    if made is None:
        return chains.Chain(counted, before.released, before.tables)
    leaves, safe = made
    return chains.Chain(counted, (*before.released, leaves), {**before.tables, grouping.name: safe})


def _read(asked: Asked, table: Any, labelled: Any) -> Groups:
    intervals = _intervals(labelled, asked)
    groups = {}
    for (key,), named in table.figures.items():
        if key == "*":
            continue
        group = Group(
            {name: Shown(one if isinstance(one, int) else None) for name, one in named.items()}, None
        )
        groups[key] = dataclasses.replace(
            group, better_or_as_before=intervals.get((key,)) if group.shown else None
        )
    return Groups(asked.as_of, asked.exact, groups)


def _intervals(labelled: Any, asked: Asked) -> dict[tuple[Any, ...], tuple[int, int]]:
    """How far chance may carry the share of those that did not get less well, of 100."""
    from whatmatters.measures.shares import measure_shares

    found = {}
    for key, cell in measure_shares(labelled, _question(asked)).items():
        less_well = cell.shares["worsened"].interval
        if less_well is not None:
            low, high = less_well
            found[key] = (round(100 * (1 - high)), round(100 * (1 - low)))
    return found
