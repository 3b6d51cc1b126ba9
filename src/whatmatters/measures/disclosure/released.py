"""A table as it left, and what each of its figures is about, so that tables of different questions can be laid side by
side: the same figure asked for in two ways is one figure (D6)."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from whatmatters.measures.counting import BESIDE
from whatmatters.measures.dimensions import LEVELS
from whatmatters.measures.disclosure.marks import Figure, from_json, in_json
from whatmatters.measures.figures import STAR, as_cell, of_cell
from whatmatters.measures.question import Question

Key = tuple[Any, ...]


@dataclass(frozen=True)
class Scope:
    """What was asked in full, so far as it decides what a figure counts. Dates are written year-month-day, "" where there is
    none; `units` are the ids of all units in scope, `inside` those of the one that stands beside its nation; `cut`
    names the facts that were read, the same only where they were the same. `lying` has, for every level of the tree that
    was asked by, which unit of that level each unit lies in: (level, unit, the one it lies in or "")."""

    as_of: str
    from_: str
    by: tuple[str, ...]
    basis: str
    framework: str
    within: str
    units: tuple[str, ...]
    known_at: str
    cut: str
    inside: tuple[str, ...] = ()
    lying: tuple[tuple[str, str, str], ...] = ()

    def question(self) -> Question:
        """The question it was asked with. Raises Refused where it is split by what is no dimension of the measures."""
        return Question(
            date.fromisoformat(self.as_of),
            date.fromisoformat(self.from_) if self.from_ else None,
            tuple(name for name in self.by if name != BESIDE),
            self.within or None,
            self.framework or None,
            self.basis,
            datetime.fromisoformat(self.known_at) if self.known_at else None,
            bool(self.inside),
        )


@dataclass(frozen=True)
class About:
    """What a cell counts, whatever it was asked with."""

    cut: str
    as_of: str
    from_: str
    basis: str
    framework: str
    units: frozenset[str]
    rest: frozenset[tuple[str, Any]]

    def at_any_time(self) -> tuple[Any, ...]:
        """The same without when it was and what was known."""
        return (self.basis, self.framework, self.units, self.rest)


def about(scope: Scope, key: Key) -> About:
    """What the cell with this key counts."""
    named = dict(zip(scope.by, key, strict=True))
    units = frozenset(scope.units)
    beside = named.pop(BESIDE, STAR)
    if beside != STAR:
        units = frozenset(scope.inside) if beside else units - frozenset(scope.inside)
    unit = named.pop("unit", STAR)
    if unit != STAR:
        units = frozenset({"" if unit is None else unit})
    for level in LEVELS:
        value = named.pop(level, STAR)
        if value != STAR:
            units &= {unit for name, unit, above in scope.lying if (name, above) == (level, value or "")}
    rest = frozenset((name, value) for name, value in named.items() if value != STAR)
    framework = scope.framework if "national_outcome" in dict(rest) else ""
    known = scope.cut + scope.known_at
    return About(known, scope.as_of, scope.from_, scope.basis, framework, units, rest)


@dataclass(frozen=True)
class Released:
    """What left: the table with its margins, as it was published, and how it came about."""

    name: str
    scope: Scope
    threshold: int
    rounded_to: int
    engine: str
    figures: Mapping[Key, Mapping[str, Figure]]
    at: str = ""
    by_whom: str = ""
    to_whom: str = ""
    outside_a_plan: Figure = field(default=0)

    def cells(self) -> Iterator[tuple[Key, About]]:
        """Every cell, margins too, with what it is about."""
        for key in self.figures:
            yield key, about(self.scope, key)

    def as_json(self) -> dict[str, Any]:
        """As the ledger keeps it."""
        cells = [
            as_cell(dict(zip(self.scope.by, key, strict=True)), one) for key, one in self.figures.items()
        ]
        said = {name: value for name, value in vars(self).items() if name not in ("figures", "scope")}
        return {**in_json(said), "question": in_json(asdict(self.scope)), "cells": in_json(cells)}


def released_from(kept: Mapping[str, Any]) -> Released:
    """The way back of `Released.as_json`. Raises ValueError for what is not a release."""
    try:
        lists = ("by", "units", "inside")
        asked: dict[str, Any] = {
            key: tuple(one) if key in lists else one for key, one in kept["question"].items()
        }
        asked["lying"] = tuple(tuple(one) for one in asked.get("lying", ()))
        scope = Scope(**asked)
        cells = from_json(kept["cells"])
        figures = {tuple(cell["key"][name] for name in scope.by): of_cell(cell) for cell in cells}
        rest = {key: from_json(one) for key, one in kept.items() if key not in ("question", "cells")}
        return Released(scope=scope, figures=figures, **rest)
    except (KeyError, TypeError, AttributeError) as wrong:
        raise ValueError(
            "This is not a release as the ledger keeps them. Give the file that --ledger wrote."
        ) from wrong
