"""A table beside those that are out already: one unknown for what they share, and what their difference would tell."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from whatmatters.measures.disclosure.attack import overlap
from whatmatters.measures.disclosure.marks import Suppressed
from whatmatters.measures.disclosure.primary import Need
from whatmatters.measures.disclosure.problem import Problem
from whatmatters.measures.disclosure.relations import PEOPLE_WITH, Place, Relation
from whatmatters.measures.disclosure.released import About, Released, Scope, about
from whatmatters.measures.figures import FIGURES, OF_OUTCOMES
from whatmatters.measures.measure import Key, Table


@dataclass(frozen=True)
class Beside:
    """The scope of the new table; the tables out already that were made from the same facts, each with its exact
    figures asked for again; and those made from other facts."""

    scope: Scope
    same: Sequence[tuple[Released, Table]] = ()
    other: Sequence[Released] = ()
    _known: dict[Key, About] = field(default_factory=dict)

    def place(self, key: Key, name: str) -> Place:
        """A figure is known by what it is about."""
        if key not in self._known:
            self._known[key] = about(self.scope, key)
        return self._known[key], name

    def add_to(self, problem: Problem, table: Table, threshold: int) -> None:
        """Put what is out already beside the new table."""
        new = {about(self.scope, key): key for key in table.figures}
        for released, exact in self.same:
            places = {key: one for key, one in released.cells()}
            problem.add(exact, released.threshold, Beside(released.scope).place)
            for key, figures in released.figures.items():
                for name, figure in figures.items():
                    if isinstance(figure, Suppressed):
                        problem.must_stay_hidden([(places[key], name)])
                    else:
                        problem.out_already([(places[key], name)])
            for one in places.values():
                for other in new:
                    self._nest(problem, one, other, min(threshold, released.threshold))
        for released in (*(one for one, _ in self.same), *self.other):
            self._apart(problem, released, new, table, threshold)
        # What is out cannot be taken back: where it had to stay in doubt, the table cannot be protected.
        for place in problem.fixed:
            problem.primary.pop(place, None)

    def _nest(self, problem: Problem, one: About, other: About, threshold: int) -> None:
        alike = (one.cut, one.as_of, one.basis, one.framework, one.rest) == (
            other.cut, other.as_of, other.basis, other.framework, other.rest)  # fmt: skip
        if one == other or not alike:
            return
        for inner, outer in ((one, other), (other, one)):
            if not (inner.units <= outer.units and inner.from_ >= outer.from_):
                continue
            for terms in ({name: 1.0} for name in OF_OUTCOMES):
                problem.known.append(_no_more(inner, outer, terms))
            for terms in (*PEOPLE_WITH, {"people_state.mixed": 1.0}):
                problem.known.append(_no_more(inner, outer, dict(terms)))
            for name in (*OF_OUTCOMES, "people"):
                big, small = (outer, name), (inner, name)
                left = problem.values[big] - problem.values[small]
                if 0 < left < threshold:
                    problem.needs.append(Need((big,), 1, threshold - 1, small))

    def _apart(
        self, problem: Problem, released: Released, new: dict[About, Key], table: Table, threshold: int
    ) -> None:
        """What was published of the same thing at another time, or before something was written down late: unchanged,
        it is known; changed by a few, it would tell of those few."""
        if released.rounded_to:
            return
        by_subject = {one.at_any_time(): (key, one) for key, one in released.cells()}
        for now, key in new.items():
            if now.at_any_time() not in by_subject:
                continue
            old_key, then = by_subject[now.at_any_time()]
            if not overlap(then, now):
                continue
            for name in FIGURES:
                before, value = released.figures[old_key][name], table.figures[key][name]
                place: Place = (now, name)
                if isinstance(before, Suppressed):
                    continue
                smallest = min(threshold, released.threshold)
                if value == before and then.as_of == now.as_of and then.from_ == now.from_:
                    problem.out_already([place])
                elif 0 < abs(value - before) < smallest:
                    problem.primary[place] = None
                    low, high = (
                        (before + 1, before + smallest - 1)
                        if value > before
                        else (before - smallest + 1, before - 1)
                    )
                    problem.needs.append(Need((place,), max(0, low), high))


def _no_more(inner: About, outer: About, terms: dict[str, float]) -> Relation:
    more, less = (
        {(outer, name): by for name, by in terms.items()},
        {(inner, name): -by for name, by in terms.items()},
    )
    return Relation(more | less)
