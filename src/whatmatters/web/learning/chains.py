"""Tables that leave together on pages: each controlled beside those before it, from the tree of units down to the last split (D6)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from whatmatters.measures.disclosure import Controlled


@dataclass(frozen=True)
class Chain:
    """Tables of one question that leave together: as they were counted, as they leave, and as they are shown."""

    counted: Mapping[tuple[str, ...], Any]
    released: tuple[Any, ...]
    tables: Mapping[str, "Controlled"]


@dataclass(frozen=True)
class Asked:
    """What every table of a chain is asked by, but for its unit and its split. `mark` is that of the facts."""

    as_of: dt.date
    from_: dt.date | None
    basis: str
    threshold: int
    mark: str


@lru_cache(maxsize=512)
def chain(unit: str, splits: tuple[str, ...], asked: Asked) -> Chain:
    """The tables of a unit by these splits, each beside those before it; the first beside those of the tree."""
    rest, last = splits[:-1], splits[-1]
    before = chain(unit, rest, asked) if rest else of_the_tree(unit, asked)
    made = _beside(before, unit, last, asked, last or "all")
    if made is None:
        if not before.tables:
            raise _cannot()
        return before
    leaves, safe, table = made
    return Chain(
        {**before.counted, table.by: table}, (*before.released, leaves), {**before.tables, last: safe}
    )


@lru_cache(maxsize=512)
def alone(unit: str, asked: Asked) -> "Controlled":
    """The whole of a unit, controlled by itself: a point of a line over time."""
    made = _beside(Chain({}, (), {}), unit, "", asked, "all")
    if made is None:
        raise _cannot()
    return made[1]


@lru_cache(maxsize=128)
def of_the_tree(unit: str, asked: Asked) -> Chain:
    """Each unit above this one with the units in it, from the authority down: whoever reads of a unit may read of its neighbours
    and of what they all lie in, and what is left when those are taken off is the one that must not be told."""
    from whatmatters.measures.dimensions import LEVELS, Refused

    tree = _facts().tree
    path = tree.above(unit)
    found = Chain({}, (), {})
    for inner, outer in reversed(list(zip(path, path[1:], strict=False))):
        level = tree.levels.get(inner, "")
        if level not in LEVELS or (level,) in found.counted:
            continue
        try:
            made = _beside(found, outer, level, asked, f"in {outer}")
        except Refused:
            continue  # authorities are not set side by side (D4)
        if made is not None:
            leaves, _safe, table = made
            found = replace(
                found, counted={**found.counted, table.by: table}, released=(*found.released, leaves)
            )
    return found


def _beside(
    before: Chain, unit: str, by: str, asked: Asked, name: str
) -> tuple[Any, "Controlled", Any] | None:
    """A table as it leaves beside a chain, as it is shown, and as it was counted; None where it would tell too much."""
    from whatmatters.measures import Question, measure
    from whatmatters.measures.dimensions import words
    from whatmatters.measures.disclosure.asking import scope_of

    facts = _facts()
    question = Question(asked.as_of, asked.from_, words(by), unit, basis=asked.basis)
    table = measure(facts, question)
    made = let_go(before, table, scope_of(facts, question, f"mark {asked.mark}"), name, asked.threshold)
    return made and (*made, table)


def let_go(
    before: Chain, table: Any, scope: Any, name: str, threshold: int
) -> tuple[Any, "Controlled"] | None:
    """A counted table as it leaves beside a chain, and as it is shown; None where it would tell too much."""
    from whatmatters.measures.disclosure.releasing import NotReleased, Terms, release

    counted = {**before.counted, table.by: table}
    try:
        return release(
            table,
            scope,
            Terms(name, threshold),
            earlier=before.released,
            ask=lambda one: counted[one.by],
        )
    except NotReleased:
        return None


def _cannot() -> Exception:
    from whatmatters.measures.disclosure.releasing import NotReleased

    return NotReleased([])


def _facts() -> Any:
    from whatmatters.web.learning import figures

    return figures._held["facts"]


def forget() -> None:
    """The facts are others now."""
    chain.cache_clear()
    alone.cache_clear()
    of_the_tree.cache_clear()
