"""The figures of a cell under one name each, and the way between them and the shape of a cell."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from whatmatters.rules.vocabulary import DIRECTIONS, PERSON_STATES, STATUSES

STAR: Final = "*"
OF_STATUS: Final = {one: f"status.{one}" for one in STATUSES}
OF_STATE: Final = {one: f"people_state.{one}" for one in PERSON_STATES}
SPLITS: Final = {"outcomes": tuple(OF_STATUS.values()), "people": tuple(OF_STATE.values())}

# What each figure of outcomes counts, as a condition on a state in SQL: said here alone, and counted, explained and held
# against the facts from here.
COUNTED: Final = {
    **{status: f"status = '{status}'" for status in STATUSES},
    "achieved": "achieved",
    "clearly_improved": "clear_change AND status = 'improved'",
    "clearly_worsened": "clear_change AND status = 'worsened'",
}
OF_OUTCOMES: Final = ("outcomes", *(OF_STATUS.get(counted, counted) for counted in COUNTED))
OF_PEOPLE: Final = ("people", *OF_STATE.values())
# In the order in which a cell shows them.
FIGURES: Final = ("outcomes", "people", *OF_OUTCOMES[1:], *OF_PEOPLE[1:])
MOVED: Final = tuple(OF_STATUS[one] for one in DIRECTIONS)
LEFT_OUT: Final = tuple(name for name in OF_STATUS.values() if name not in MOVED)

# What belongs to a person and so is the same for all their outcomes: over these, people add up.
OF_THE_PERSON: Final = frozenset({"age_band", "gender", "language", "deprivation_quintile"})


def as_cell(key: Mapping[str, Any], figures: Mapping[str, Any]) -> dict[str, Any]:
    """A cell in the shape of the exact answer, from figures by name."""
    cell: dict[str, Any] = {"key": dict(key)}
    for name in FIGURES:
        part, dot, word = name.partition(".")
        if dot:
            cell.setdefault(part, {})[word] = figures[name]
        else:
            cell[part] = figures[name]
    return cell


def of_cell(cell: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of a cell by name."""
    named = {}
    for name in FIGURES:
        part, dot, word = name.partition(".")
        named[name] = cell[part][word] if dot else cell[part]
    return named


def counts_of(figures: Iterable[str]) -> str:
    """The columns of a query over states that count these figures of outcomes, by name."""
    return ", ".join(f"count(*) FILTER ({COUNTED[figure]}) AS {figure}" for figure in figures)
