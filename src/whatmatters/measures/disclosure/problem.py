"""What is to be protected, gathered from one table or from several that belong together."""

from collections.abc import Callable, Iterable
from typing import Any

from whatmatters.measures.disclosure.primary import Need, needs
from whatmatters.measures.disclosure.relations import Place, Relation, relations, shown_means_enough
from whatmatters.measures.figures import FIGURES
from whatmatters.measures.measure import Table

Placed = Callable[[Any, str], Place]


def itself(key: Any, name: str) -> Place:
    """Where a table stands alone, a figure is known by its key and name."""
    return key, name


class Problem:
    """The true figures by their places, what everybody knows of them, what must be suppressed for its own sake and how
    far it must stay in doubt, what is never published (`hidden`), and what is out already (`fixed`)."""

    def __init__(self) -> None:
        self.values: dict[Place, int] = {}
        self.known: list[Relation] = []
        self.primary: dict[Place, None] = {}
        self.needs: list[Need] = []
        self.hidden: set[Place] = set()
        self.fixed: set[Place] = set()

    def add(self, table: Table, threshold: int, place: Placed = itself) -> None:
        """A table, its figures known by `place`."""
        self.values |= {place(key, name): one[name] for key, one in table.figures.items() for name in FIGURES}
        told = list(relations(table.by, table.figures))
        for key, figures in table.figures.items():
            told += shown_means_enough(key, figures, threshold)
        for one in told:
            terms = {place(*at): by for at, by in one.terms.items()}
            self.known.append(Relation(terms, one.low, one.high, place(*one.shown) if one.shown else None))
        primary, wanted = needs(table.by, table.figures, table.behind, threshold)
        self.primary |= {place(*at): None for at in primary}
        for need in wanted:
            moved = Need(tuple(place(*at) for at in need.places), need.low, need.high)
            if moved not in self.needs:
                self.needs.append(moved)

    def hide(self, places: Iterable[Place]) -> None:
        """These are never published, and are protected like the rest."""
        self.hidden |= set(places)
        for place in self.hidden:
            self.primary.pop(place, None)

    def out_already(self, places: Iterable[Place]) -> None:
        """These have been published."""
        self.fixed |= set(places)

    def must_stay_hidden(self, places: Iterable[Place]) -> None:
        """These were suppressed, and stay so."""
        self.primary |= dict.fromkeys(places)
