"""What can be said about many records: counts of directions and achievement, never of scores (D2, D3), with all margins and
how many people stand behind each figure, which disclosure control reads."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from whatmatters.measures.counting import BESIDE, Counting, Key, counting
from whatmatters.measures.facts import Facts
from whatmatters.measures.figures import COUNTED, FIGURES, OF_STATE, OF_STATUS, STAR, as_cell, counts_of
from whatmatters.measures.question import Question
from whatmatters.measures.states import Source
from whatmatters.rules.vocabulary import PERSON_STATES


@dataclass(frozen=True)
class Table:
    """Exact figures by cell, margins among them: a key holds "*" for a dimension that is added over.

    `behind` has, for each figure of each cell, the number of different people it counts or whose outcomes it
    counts. Where `by` begins with "beside" the table is of one unit (true) and the rest of its nation (false),
    and the margin of that is the national total. `outside_a_plan` is outcomes and people: those are counted apart and are in
    no cell (B2).
    """

    as_of: date
    by: tuple[str, ...]
    basis: str
    figures: dict[Key, dict[str, int]]
    behind: dict[Key, dict[str, int]]
    outside_a_plan: tuple[int, int] = (0, 0)

    def named(self, key: Key) -> dict[str, Any]:
        """A key with the names of its dimensions."""
        return dict(zip(self.by, key, strict=True))

    @property
    def cells(self) -> list[dict[str, Any]]:
        """The cells in the order of their keys, without those of the margins."""
        return [as_cell(self.named(key), figures) for key, figures in self.figures.items() if STAR not in key]

    def as_json(self, *, margins: bool = False) -> dict[str, Any]:
        """The exact answer, with or without the cells of its margins."""
        every = [as_cell(self.named(key), figures) for key, figures in self.figures.items()]
        answer = {"as_of": self.as_of.isoformat(), "by": list(self.by), "basis": self.basis}
        return {**answer, "cells": every if margins else self.cells}


def measure(facts: Facts | Source, question: Question) -> Table:
    """Count outcomes and people by their state as of a day (docs/reference/measures-definitions.md, "For a group over a period"), in every cell
    and every combination of margins.

    Exact: disclosure control is not applied here. Raises Refused for what is not answered (D4) or not held.
    """
    with counting(facts, question) as found:
        figures, behind = _counted(found)
        outside = found.outside_a_plan()
    return Table(question.as_of, tuple(found.keys), question.basis, figures, behind, outside)


def _counted(found: Counting) -> tuple[dict[Key, dict[str, int]], dict[Key, dict[str, int]]]:
    figures: dict[Key, dict[str, int]] = {}
    behind: dict[Key, dict[str, int]] = {}
    rows = found.cells(
        "margins.sql",
        counts=counts_of(COUNTED),
        sums=", ".join(f"sum({column})" for column in COUNTED),
        states=", ".join(f"count(*) FILTER ({state})" for state in PERSON_STATES),
        behind=", ".join(f"count(*) FILTER ({column} > 0)" for column in COUNTED),
    )
    for key, row in rows:
        counts = [int(count or 0) for count in row]
        figures[key] = dict(zip(FIGURES, counts, strict=False))
        behind[key] = _people_behind(figures[key], dict(zip(COUNTED, counts[len(FIGURES) :], strict=True)))
    if not figures:
        empty = (STAR,) * len(found.keys)
        figures[empty] = behind[empty] = dict.fromkeys(FIGURES, 0)
    return figures, behind


def _people_behind(figures: dict[str, int], people: dict[str, int]) -> dict[str, int]:
    """How many people stand behind each figure of a cell, from how many have an outcome that counts in each of `COUNTED`."""
    return {
        **{OF_STATUS.get(column, column): count for column, count in people.items()},
        **{state: figures[state] for state in OF_STATE.values()},
        "people": figures["people"],
        "outcomes": figures["people"],
    }


__all__ = ["BESIDE", "Key", "Table", "measure"]
