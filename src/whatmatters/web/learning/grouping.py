"""Counts of a unit's outcomes by any grouping that puts each outcome in one group, through the measures and, outside a
team, through disclosure control (D2, D6): the group stands where the kind of outcome stands.
"""

import dataclasses
import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from whatmatters.records.audit.models import Entry
from whatmatters.web.learning.figures import Shown, facts_now

PROGRESS = ("improved", "maintained", "worsened")
# Of these it is not known, or not yet, how life has moved.
NOT_KNOWN = ("awaiting_baseline", "awaiting_review", "not_scored", "deferred")
KEPT = 96
_kept: OrderedDict[tuple[Any, ...], "Groups"] = OrderedDict()
_lock = Lock()
Labels = Callable[[], Mapping[str, str]]


@dataclass(frozen=True)
class Group:
    """The figures of one group, and where they may be shown the 95 % interval of those that improved or held."""

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
    """The groups by their names, None for those in no group, and whether the counts are exact."""

    as_of: dt.date
    exact: bool
    groups: Mapping[str | None, Group]


def grouped(
    unit: str,
    name: str,
    labels: Labels,
    *,
    as_of: dt.date,
    from_: dt.date | None,
    exact: bool,
    threshold: int,
) -> Groups:
    """Count the outcomes of a unit by the groups that `labels` gives (outcome to group); `name` names the grouping."""
    facts = facts_now()
    mark = Entry.objects.exclude(verb="looked").order_by("-id").values_list("id", flat=True).first()
    key = (mark, unit, name, as_of, from_, exact, threshold)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    found = _counted(_labelled(facts, labels()), unit, as_of, from_, exact, threshold)
    with _lock:
        _kept[key] = found
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return found


def _labelled(facts: Any, labels: Mapping[str, str]) -> Any:
    import pyarrow as pa

    outcomes = facts.outcomes
    kinds = pa.array([labels.get(id, "") for id in outcomes["id"].to_pylist()], pa.string())
    place = outcomes.schema.get_field_index("type")
    return dataclasses.replace(
        facts, outcomes=outcomes.set_column(place, outcomes.schema.field(place), kinds)
    )


def _counted(
    facts: Any, unit: str, as_of: dt.date, from_: dt.date | None, exact: bool, threshold: int
) -> Groups:
    from whatmatters.measures.disclosure import control
    from whatmatters.measures.disclosure.releasing import attack_alone
    from whatmatters.measures.margins import measure_with_margins

    table: Any = measure_with_margins(facts, as_of=as_of, from_=from_, by="outcome_type", within=unit)
    found = table
    if not exact:
        found = control(table, threshold=threshold)
        attack_alone(found)
    intervals = _intervals(facts, unit, as_of, from_)
    groups = {}
    for (key,), figures in found.figures.items():
        if key == "*":
            continue
        shown = {name: Shown(one if isinstance(one, int) else None) for name, one in figures.items()}
        group = Group(shown, None)
        groups[key] = dataclasses.replace(
            group, better_or_as_before=intervals.get((key,)) if group.shown else None
        )
    return Groups(as_of, exact, groups)


def _intervals(
    facts: Any, unit: str, as_of: dt.date, from_: dt.date | None
) -> dict[tuple[Any, ...], tuple[int, int]]:
    """Between which shares in per cent those that did not get less well could lie by chance."""
    from whatmatters.measures.shares import shares_with_margins

    found = {}
    cells = shares_with_margins(facts, as_of=as_of, from_=from_, by="outcome_type", within=unit)
    for key, cell in cells.items():
        less_well = cell.shares["worsened"].interval
        if less_well is not None:
            low, high = less_well
            found[key] = (round(100 * (1 - high)), round(100 * (1 - low)))
    return found
