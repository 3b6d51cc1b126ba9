"""What everybody knows of a table before seeing a figure of it: how its figures hang together.

Every relation holds in every true table, whatever the people in it; the test tries them on generated records.
Whoever protects a table counts on an attacker who knows them all.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any, Final

from whatmatters.measures.figures import (
    FIGURES,
    LEFT_OUT,
    MOVED,
    OF_OUTCOMES,
    OF_PEOPLE,
    OF_THE_PERSON,
    SPLITS,
    STAR,
)

Key = tuple[Any, ...]
Place = tuple[Any, str]  # a cell, by its key or by what it is about, and a figure

# Nobody has this many outcomes in one cell; it only says that where there are no people there are no outcomes.
MANY: Final = 1000.0

# Who stands behind a figure of outcomes, in figures of people: exactly for what improved or worsened, at most for the rest.
STATES_BEHIND: Final[dict[str, dict[str, float]]] = {
    "status.improved": {"people_state.improving": 1, "people_state.mixed": 1},
    "status.worsened": {"people_state.worsening": 1, "people_state.mixed": 1},
    "status.maintained": {"people": 1, "people_state.not_yet_known": -1},
    "achieved": {"people": 1, "people_state.not_yet_known": -1},
    "clearly_improved": {"people_state.improving": 1, "people_state.mixed": 1},
    "clearly_worsened": {"people_state.worsening": 1, "people_state.mixed": 1},
    "outcomes": {"people": 1},
    **{name: {"people": 1} for name in LEFT_OUT},
}


@dataclass(frozen=True)
class Relation:
    """`low` <= the sum of `terms` <= `high`. Where `shown` is a place, it only holds when that is published."""

    terms: Mapping[Place, float]
    low: float = 0.0
    high: float = inf
    shown: Place | None = field(default=None)


def relations(by: tuple[str, ...], keys: Collection[Key]) -> Iterator[Relation]:
    """All that holds of a table with these cells, margins among them."""
    for key in keys:
        yield from _in_a_cell(by, key)
    for at, dimension in enumerate(by):
        for margin, cells in _lines(at, keys):
            yield from _along(margin, cells, adds_up=dimension in OF_THE_PERSON)


def shown_means_enough(key: Key, figures: Mapping[str, int], threshold: int) -> Iterator[Relation]:
    """What the rule itself tells: behind a published figure that is not 0 stand as many people as the threshold."""
    for name, states in STATES_BEHIND.items():
        if figures[name] > 0:
            yield Relation({(key, one): by for one, by in states.items()}, threshold, shown=(key, name))


def _in_a_cell(by: tuple[str, ...], key: Key) -> Iterator[Relation]:
    def row(low: float = 0.0, high: float = inf, **terms: float) -> Relation:
        return Relation({(key, LONG[name]): by for name, by in terms.items()}, low, high)

    def equal(**terms: float) -> Relation:
        return row(0.0, 0.0, **terms)

    for total, parts in SPLITS.items():
        yield Relation({(key, total): 1.0, **{(key, part): -1.0 for part in parts}}, 0.0, 0.0)
    # A cell that is listed has somebody in it, and everybody in it has an outcome.
    yield row(1.0, people=1)
    yield row(outcomes=1, people=-1)
    yield row(improved=1, maintained=1, worsened=1, achieved=-1)
    yield row(improved=1, clearly_improved=-1)
    yield row(worsened=1, clearly_worsened=-1)
    # How people are doing follows from their outcomes (D1).
    yield row(improved=1, improving=-1, mixed=-1)
    yield row(worsened=1, worsening=-1, mixed=-1)
    yield row(maintained=1, steady=-1)
    yield row(**dict.fromkeys(("withdrawn", "deferred", "not_scored", "awaiting_baseline", "awaiting_review"), 1.0),
              not_yet_known=-1)  # fmt: skip
    yield row(improving=MANY, mixed=MANY, improved=-1)
    yield row(worsening=MANY, mixed=MANY, worsened=-1)
    yield row(people=MANY, not_yet_known=-MANY, maintained=-1)
    known = dict(zip(by, key, strict=True))
    if known.get("scored_by", STAR) is not STAR and known.get("scored_by") != STAR:
        # A later score by someone means a baseline and a direction, unless withdrawn or deferred; without one there is none.
        if known["scored_by"] is None:
            yield equal(improved=1, maintained=1, worsened=1, achieved=1)
        else:
            yield equal(not_scored=1, awaiting_baseline=1, awaiting_review=1)
    if "intent" in known and known["intent"] != STAR:
        intent = known["intent"]
        if intent is None:
            yield equal(achieved=1)
        else:
            yield equal(awaiting_baseline=1)
        if intent == "improve":
            yield row(improved=1, achieved=-1)
        elif intent == "maintain":
            yield equal(improved=1, maintained=1, achieved=-1)
        elif intent == "slow_decline":
            yield row(achieved=1, improved=-1, maintained=-1)


LONG: Final = {name.rpartition(".")[2]: name for name in FIGURES}


def _lines(at: int, keys: Collection[Key]) -> Iterator[tuple[Key, list[Key]]]:
    """Each margin over one dimension, with the cells it is the margin of."""
    lines: dict[Key, list[Key]] = {}
    for key in keys:
        if key[at] != STAR:
            lines.setdefault((*key[:at], STAR, *key[at + 1 :]), []).append(key)
    yield from lines.items()


def _along(margin: Key, cells: list[Key], adds_up: bool) -> Iterator[Relation]:
    for name in (*OF_OUTCOMES, *(OF_PEOPLE if adds_up else ())):
        yield Relation({(margin, name): 1.0, **{(cell, name): -1.0 for cell in cells}}, 0.0, 0.0)
    if adds_up:
        return
    # One person may stand in several of the cells: at least as many as in the largest, at most as many as in all.
    for named in PEOPLE_WITH:
        whole = {(margin, one): by for one, by in named.items()}
        yield Relation({(c, one): by for c in cells for one, by in named.items()} | _minus(whole))
        for cell in cells:
            yield Relation(whole | _minus({(cell, one): by for one, by in named.items()}))
    for name in ("improving", "steady", "worsening", "not_yet_known"):
        # Who is steady over all is steady in some cell; and so on. Mixed may come from improving here and worsening there.
        state = f"people_state.{name}"
        yield Relation({**{(cell, state): 1.0 for cell in cells}, (margin, state): -1.0})
    for cell in cells:
        yield Relation({(margin, "people_state.mixed"): 1.0, (cell, "people_state.mixed"): -1.0})


# People of whom something is so as soon as it is so in one cell: all, with something improved, worsened, known.
PEOPLE_WITH: Final[tuple[dict[str, float], ...]] = (
    {"people": 1.0},
    STATES_BEHIND["status.improved"],
    STATES_BEHIND["status.worsened"],
    STATES_BEHIND["status.maintained"],
)


def _minus(terms: Mapping[Place, float]) -> dict[Place, float]:
    return {place: -by for place, by in terms.items()}


__all__ = ["MANY", "MOVED", "Key", "Place", "Relation", "relations", "shown_means_enough"]
