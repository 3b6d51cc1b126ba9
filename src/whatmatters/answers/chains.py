"""Tables that leave together on pages: each controlled beside those before it, from the tree of units down to the last split (D6)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from whatmatters.answers.snapshot import Snapshot
from whatmatters.measures import Question, Refused, Table, measure
from whatmatters.measures.dimensions import LEVELS, words
from whatmatters.measures.disclosure import Controlled
from whatmatters.measures.disclosure.asking import scope_of
from whatmatters.measures.disclosure.released import Released, Scope
from whatmatters.measures.disclosure.releasing import NotReleased, Terms, release


@dataclass(frozen=True)
class Chain:
    """Tables of one question that leave together: as they were counted, as they leave, and as they are shown."""

    counted: Mapping[tuple[str, ...], Table]
    released: tuple[Released, ...]
    tables: Mapping[str, Controlled]

    def and_then(
        self, table: Table, scope: Scope, name: str, threshold: int, shown_as: str | None
    ) -> "Chain":
        """With one table more, controlled beside those in it, and shown under a name, if it is. Raises NotReleased where it
        would tell too much."""
        counted = {**self.counted, table.by: table}
        ask: Callable[[Scope], Table] = lambda earlier: counted[earlier.by]  # noqa: E731
        leaves, safe = release(table, scope, Terms(name, threshold), earlier=self.released, ask=ask)
        tables = self.tables if shown_as is None else {**self.tables, shown_as: safe}
        return Chain(counted, (*self.released, leaves), tables)


NOTHING: Final = Chain({}, (), {})


def chain(now: Snapshot, question: Question, splits: tuple[str, ...]) -> Chain:
    """The tables of a question by these splits, one after the other, each beside those before it; the first beside those of the
    tree. A split that would tell too much is not among them. Raises NotReleased where none can be shown."""

    def make() -> Chain:
        rest, last = splits[:-1], splits[-1]
        before = chain(now, question, rest) if rest else _of_the_tree(now, question)
        try:
            return _next(now, before, replace(question, by=words(last)), last or "all", last)
        except NotReleased:
            if not before.tables:
                raise NotReleased([]) from None
            return before

    return now.once(("chain", question, splits), make)


def alone(now: Snapshot, question: Question) -> Controlled:
    """The whole of a unit, controlled by itself: a point of a line over time. Raises NotReleased."""
    return now.once(("alone", question), lambda: _next(now, NOTHING, question, "all", "").tables[""])


def _of_the_tree(now: Snapshot, question: Question) -> Chain:
    """Each unit above this one with the units in it, from the authority down: whoever reads of a unit may read of its neighbours
    and of what they all lie in, and what is left when those are taken off is the one that must not be told."""

    def make() -> Chain:
        path = now.tree.above(question.within or "")
        found = NOTHING
        for inner, outer in reversed(list(zip(path, path[1:], strict=False))):
            level = now.tree.levels.get(inner, "")
            if level not in LEVELS or (level,) in found.counted:
                continue
            asked = replace(question, within=outer, by=(level,))
            try:
                found = _next(now, found, asked, f"in {outer}", None)
            except Refused:
                continue  # it would tell too much, or set authorities side by side (D4)
        return found

    return now.once(("tree", question), make)


def _next(now: Snapshot, before: Chain, question: Question, name: str, shown_as: str | None) -> Chain:
    table = measure(now.store, question)
    scope = scope_of(now.store, question, f"mark {now.mark}")
    return before.and_then(table, scope, name, now.threshold, shown_as)
