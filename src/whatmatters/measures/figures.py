"""The figures of a cell under one name each, and the way between them and the shape of a cell."""

from collections.abc import Mapping
from typing import Any, Final

from whatmatters.rules.vocabulary import DIRECTIONS, PERSON_STATES, STATUSES

STAR: Final = "*"
OF_STATUS: Final = {one: f"status.{one}" for one in STATUSES}
OF_STATE: Final = {one: f"people_state.{one}" for one in PERSON_STATES}
SPLITS: Final = {"outcomes": tuple(OF_STATUS.values()), "people": tuple(OF_STATE.values())}

# In the order in which a cell shows them.
FIGURES: Final = (
    "outcomes",
    "people",
    *OF_STATUS.values(),
    "achieved",
    "clearly_improved",
    "clearly_worsened",
    *OF_STATE.values(),
)
OF_OUTCOMES: Final = ("outcomes", *OF_STATUS.values(), "achieved", "clearly_improved", "clearly_worsened")
OF_PEOPLE: Final = ("people", *OF_STATE.values())
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
