"""A table as it may leave: what must not be shown is suppressed, and what it could be worked out from (D6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from whatmatters.measures.dimensions import Refused
from whatmatters.measures.disclosure.marks import SUPPRESSED, Figure, in_json
from whatmatters.measures.disclosure.primary import LEAST, Need, needs
from whatmatters.measures.disclosure.program import Program
from whatmatters.measures.disclosure.relations import Key, Place, relations, shown_means_enough
from whatmatters.measures.disclosure.secondary import Protection, costs
from whatmatters.measures.figures import FIGURES, STAR, as_cell
from whatmatters.measures.margins import BESIDE, Table

ROUNDINGS: Final = (0, 5)


@dataclass(frozen=True)
class Controlled:
    """A table in which every figure may be shown or is the mark, margins among its cells.

    `secondary` is how many figures are suppressed for the sake of others; `at_least` is how many it would have to be
    at best, as far as that is known: equal, the set is proven smallest.
    """

    as_of: date
    by: tuple[str, ...]
    basis: str
    threshold: int
    rounded_to: int
    figures: dict[Key, dict[str, Figure]]
    outside_a_plan: Figure
    primary: int
    secondary: int
    at_least: int

    def as_json(self, *, margins: bool) -> dict[str, Any]:
        """The shape of the exact answer, each suppressed figure as {"suppressed": true}.

        Of a unit beside its nation the cells are the unit's, and `nation` holds those of the national total.
        """
        said: dict[str, Any] = {"as_of": self.as_of.isoformat(), "by": list(self.by), "basis": self.basis}
        if self.by[:1] != (BESIDE,):
            return said | {"cells": in_json(self._cells(margins))}
        said["by"] = list(self.by[1:])
        return said | {
            "cells": in_json(self._cells(margins, True)),
            "nation": {"cells": in_json(self._cells(margins, STAR))},
        }

    def _cells(self, margins: bool, beside: bool | str | None = None) -> list[dict[str, Any]]:
        cells = []
        for key, figures in self.figures.items():
            if beside is not None and (key[0] is True) is not (beside is True):
                continue
            named = dict(zip(self.by, key, strict=True))
            named.pop(BESIDE, None)
            if margins or STAR not in named.values():
                cells.append(as_cell(named, figures))
        return cells

    @property
    def whole(self) -> Mapping[str, Figure]:
        """The figures over all cells."""
        return self.figures[(STAR,) * len(self.by)]


def refuse_settings(threshold: int, rounded_to: int) -> None:
    """Raises Refused for a threshold under 5 or a rounding that is neither none nor to 5."""
    if threshold < LEAST:
        raise Refused(
            f"The threshold is {LEAST} or higher, not {threshold}: a figure behind which stand fewer people is not "
            "published. (D6)"
        )
    if rounded_to not in ROUNDINGS:
        raise Refused("Figures are rounded to 5, or not at all: --round 5. (D6)")


def control(table: Table, *, threshold: int = LEAST, rounded_to: int = 0) -> Controlled:
    """Suppress what has to be, primary and secondary, and round the rest where asked.

    The margins are counted on, whether they are printed or not: whoever has the table without can get those with.
    Raises Refused for a threshold under 5.
    """
    refuse_settings(threshold, rounded_to)
    primary, wanted = needs(table.by, table.figures, table.behind, threshold)
    values = {(key, name): figures[name] for key, figures in table.figures.items() for name in FIGURES}
    known = list(relations(table.by, table.figures))
    for key, figures in table.figures.items():
        known += shown_means_enough(key, figures, threshold)
    primary, wanted = _what_can_be_kept(values, known, primary, wanted)
    program = Program(values, known, wanted, costs(values))
    hidden = [
        number
        for number, (key, _) in enumerate(program.places)
        if key[:1] == (False,) and table.by[0] == BESIDE
    ]
    protection = Protection(program, [program.at[place] for place in primary], hidden)
    protection.protect()
    protection.prune()
    gone = {program.places[number] for number in protection.suppressed}
    outside, people = table.outside_a_plan
    return Controlled(
        table.as_of,
        table.by,
        table.basis,
        threshold,
        rounded_to,
        {
            key: {
                name: SUPPRESSED if (key, name) in gone else rounded(value, rounded_to)
                for name, value in figures.items()
            }
            for key, figures in table.figures.items()
            if not (table.by[:1] == (BESIDE,) and key[0] is False)
        },
        SUPPRESSED if 0 < people < threshold else rounded(outside, rounded_to),
        len(primary),
        len(protection.suppressed) - len(protection.primary),
        0,
    )


def rounded(value: int, to: int) -> int:
    """To the nearest multiple; a figure that is not 0 is never rounded to 0, as one so small is suppressed."""
    return (value + to // 2) // to * to if to else value


def _what_can_be_kept(
    values: Mapping[Place, int], known: list[Any], primary: dict[Place, None], wanted: list[Need]
) -> tuple[dict[Place, None], list[Need]]:
    """Leave out what the list of cells tells without any figure (that a cell is listed tells of somebody in it)."""
    program = Program(values, known, wanted, costs(values))
    protection = Protection(program, [program.at[place] for place in primary])
    told = protection.unmeetable()
    if not told:
        return primary, wanted
    kept = []
    for number, need in enumerate(wanted):
        low, high = need.low, need.high
        for aim in told:
            if aim[0] == number and aim[1]:
                high = sum(values[place] for place in need.places)
            elif aim[0] == number:
                low = sum(values[place] for place in need.places)
        kept.append(Need(need.places, low, high))
    return primary, kept
