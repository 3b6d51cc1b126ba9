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
    from whatmatters.measures.measure import tree_of

    tree = tree_of(_facts())
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
    from whatmatters.measures.disclosure.asking import question_of
    from whatmatters.measures.margins import measure_with_margins

    facts = _facts()
    question: dict[str, Any] = {
        "as_of": asked.as_of, "from_": asked.from_, "by": by, "within": unit, "basis": asked.basis,
    }  # fmt: skip
    table = measure_with_margins(facts, **question)
    asked_in_full = question_of(facts, **question, framework=None, known_at=None, cut=f"mark {asked.mark}")
    made = let_go(before, table, asked_in_full, name, asked.threshold)
    return made and (*made, table)


def let_go(
    before: Chain, table: Any, question: Any, name: str, threshold: int
) -> tuple[Any, "Controlled"] | None:
    """A counted table as it leaves beside a chain, and as it is shown; None where it would tell too much."""
    from whatmatters.measures.disclosure.releasing import NotReleased, release

    counted = {**before.counted, table.by: table}
    try:
        return release(
            table,
            question,
            name=name,
            earlier=before.released,
            ask=lambda one: counted[one.by],
            threshold=threshold,
            rounded_to=0,
            at="",
            by_whom="",
            to_whom="",
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
