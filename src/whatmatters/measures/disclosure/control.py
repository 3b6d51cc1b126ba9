"""A table as it may leave: what must not be shown is suppressed, and what it could be worked out from (D6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from whatmatters.measures.dimensions import Refused
from whatmatters.measures.disclosure.beside import Beside
from whatmatters.measures.disclosure.marks import SUPPRESSED, Figure, in_json
from whatmatters.measures.disclosure.primary import LEAST, Need
from whatmatters.measures.disclosure.problem import Problem, itself
from whatmatters.measures.disclosure.program import Program
from whatmatters.measures.disclosure.relations import Key, Place
from whatmatters.measures.disclosure.secondary import CannotProtect, Protection, as_few, costs
from whatmatters.measures.disclosure.smallest import smallest
from whatmatters.measures.figures import FIGURES, STAR, as_cell
from whatmatters.measures.measure import BESIDE, Table

ROUNDINGS: Final = (0, 5)
LARGE: Final = 800
TOO_LARGE: Final = 450


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
    needs: tuple[Need, ...] = ()

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


def control(
    table: Table,
    *,
    threshold: int = LEAST,
    rounded_to: int = 0,
    beside: Beside | None = None,
    prove: bool = True,
) -> Controlled:
    """Suppress what has to be, primary and secondary, and round the rest where asked.

    The margins are counted on, whether they are printed or not: whoever has the table without can get those with.
    `beside` are the tables that are out already. Without `prove` the first good set is taken, and how few there must be
    at least is not asked. Raises Refused for a threshold under 5, CannotProtect where what is
    out already tells too much.
    """
    refuse_settings(threshold, rounded_to)
    place = beside.place if beside else itself
    problem = Problem()
    problem.add(table, threshold, place)
    if table.by[:1] == (BESIDE,):
        problem.hide(place(key, name) for key in table.figures if key[0] is False for name in FIGURES)
    if beside:
        beside.add_to(problem, table, threshold)
    kept, forced, at_least, needed = suppressed(problem, prove)
    outside, people = table.outside_a_plan
    shown: dict[Key, dict[str, Figure]] = {
        key: {
            name: SUPPRESSED if place(key, name) in kept else rounded(value, rounded_to)
            for name, value in figures.items()
        }
        for key, figures in table.figures.items()
        if not (table.by[:1] == (BESIDE,) and key[0] is False)
    }
    return Controlled(
        table.as_of,
        table.by,
        table.basis,
        threshold,
        rounded_to,
        shown,
        SUPPRESSED if 0 < people < threshold else rounded(outside, rounded_to),
        forced,
        len(kept) - forced,
        at_least,
        tuple(needed),
    )


def suppressed(problem: Problem, prove: bool) -> tuple[set[Place], int, int, list[Need]]:
    """What is suppressed, how much of it had to be, how much more there must be at least, and what must stay in doubt as far as anything can keep it so."""
    values, primary, hidden = problem.values, problem.primary, problem.hidden
    cost = costs(values)
    # A 0 tells of nobody, and in a large table it would be hidden in vain: there it is only where nothing else helps.
    may = values.keys() - primary.keys() - hidden - problem.fixed
    zeros = {place for place in may if values[place] == 0} if len(values) > LARGE else set()
    for settled in (zeros, set()):
        program = Program(values, problem.known, problem.needs, cost, settled)
        numbers = [[program.at[one] for one in sorted(some, key=program.at.__getitem__)]
                   for some in (primary, hidden, problem.fixed)]  # fmt: skip
        protection = Protection(program, *numbers)
        try:
            protection.keep_to_what_can_be_kept()
            protection.protect()
        except CannotProtect:
            if not settled:
                raise
        else:
            break
    kept = as_few(protection, values, problem.known, problem.needs, cost)
    needed = [Need(need.places, low, high, need.less)
              for need, (_, low, high) in zip(problem.needs, program.needs, strict=True)]  # fmt: skip
    forced = {program.places[number] for number in protection.primary}
    at_least = 0
    if prove and len(values) <= TOO_LARGE:
        kept, at_least = smallest(values, problem.known, needed, cost, forced, problem.fixed, kept)
    return kept - hidden, len(forced - hidden), at_least, needed


def rounded(value: int, to: int) -> int:
    """To the nearest multiple; a figure that is not 0 is never rounded to 0, as one so small is suppressed."""
    return (value + to // 2) // to * to if to else value
