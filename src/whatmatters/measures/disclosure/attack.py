"""The attacker in the box: what somebody who has only what was published could work out (D6).

Written apart from what protects, and from the published tables alone. All of them are laid side by side: a figure that
two tables share is one unknown, what is published of it anywhere is known everywhere. Each suppressed figure is then
made as small and as large as everything published allows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf

import highspy
import numpy as np
import numpy.typing as npt

from whatmatters.measures.disclosure.marks import Suppressed
from whatmatters.measures.disclosure.released import About, Key, Released
from whatmatters.measures.figures import FIGURES, OF_THE_PERSON, STAR
from whatmatters.measures.measure import BESIDE

NEAR = 1e-6
Vector = npt.NDArray[np.float64]
Unknown = tuple[About, str]
Sum = dict[Unknown, float]


class Contradiction(ValueError):
    """Tables that no facts could have given."""

    def __init__(self) -> None:
        super().__init__("These tables contradict each other, so they are not of the same facts.")


@dataclass(frozen=True)
class Watched:
    """Something that must stay in doubt in one of the tables: the sum of these figures, from `low` to `high`."""

    table: int
    key: Key
    figures: tuple[str, ...]
    low: float
    high: float


@dataclass(frozen=True)
class GivesWay:
    """What could be worked out: the figures of a cell, and between which two numbers their sum must lie."""

    name: str
    key: Key
    figures: tuple[str, ...]
    low: float
    high: float


def attack(tables: Sequence[Released], watched: Sequence[Watched] | None = None) -> list[GivesWay]:
    """What gives way: every watched figure of which more can be told than the rule tells.

    Without `watched` every suppressed figure is tried, and gives way where it is certain that it is not 0, that it is
    under the threshold, and something more.
    """
    box = _Box(tables)
    found = []
    blind = watched is None
    tried = list(_suppressed(tables)) if watched is None else watched
    single = [one for one in tried if len(one.figures) == 1]
    box.push(
        [(box.column[box.about[one.table, one.key], one.figures[0]], one.low, one.high) for one in single]
    )
    for one in tried:
        table = tables[one.table]
        asked = [(box.about[one.table, one.key], name) for name in one.figures]
        low, high = box.between(asked, one.low, one.high)
        told = low > one.low + NEAR or high < one.high - NEAR
        if blind:
            told = told and low > NEAR and high <= one.high + NEAR
        if told:
            found.append(GivesWay(table.name, one.key, one.figures, low, high))
    return found + list(_differences(tables))


def intervals(table: Released, others: Sequence[Released] = ()) -> dict[tuple[Key, str], tuple[float, float]]:
    """Between which two numbers each suppressed figure must lie, for somebody who has the other tables too."""
    box = _Box([table, *others])
    return {
        (one.key, one.figures[0]): box.between([(box.about[0, one.key], one.figures[0])], -inf, inf)
        for one in _suppressed([table])
    }


def _suppressed(tables: Sequence[Released]) -> Iterator[Watched]:
    for number, table in enumerate(tables):
        for key, figures in table.figures.items():
            for name, figure in figures.items():
                if isinstance(figure, Suppressed):
                    yield Watched(number, key, (name,), 1, table.threshold - 1)


def _differences(tables: Sequence[Released]) -> Iterator[GivesWay]:
    """Two published figures, one of which holds the other, or was the other before something happened or was written
    down late: where they differ by as few as the rule hides, the difference is about those few."""
    cells: dict[object, list[tuple[int, Key, About]]] = defaultdict(list)
    for number, table in enumerate(tables):
        for key, one in table.cells():
            cells[one.basis, one.framework, one.rest].append((number, key, one))
    for group in cells.values():
        for (earlier, old_key, then), (later, key, now) in combinations(group, 2):
            old, new = tables[earlier], tables[later]
            beside = earlier == later and new.scope.by[:1] == (BESIDE,)
            if earlier == later and not beside or old.rounded_to or new.rounded_to:
                continue
            if not (
                overlap(then, now) if then.units == now.units else _within(then, now) or _within(now, then)
            ):
                continue
            for name in FIGURES:
                a, b = old.figures[old_key][name], new.figures[key][name]
                if isinstance(a, Suppressed) or isinstance(b, Suppressed):
                    continue
                counts = then.units == now.units or not name.startswith("people_state")
                if counts and 0 < abs(b - a) < min(old.threshold, new.threshold):
                    yield GivesWay(new.name, key, (name,), b - a, b - a)


def _within(inner: About, outer: About) -> bool:
    same = (inner.cut, inner.as_of) == (outer.cut, outer.as_of)
    return same and _lies_in(inner, outer)


def overlap(one: About, other: About) -> bool:
    """Whether two figures are of overlapping times, so that one is the other but for what happened, or was written
    down, in between."""
    same = (one.cut, one.as_of, one.from_) == (other.cut, other.as_of, other.from_)
    return not same and one.from_ <= other.as_of and other.from_ <= one.as_of


class _Box:
    """Everything published as one linear program."""

    def __init__(self, tables: Sequence[Released]) -> None:
        self.solver = highspy.Highs()  # type: ignore[no-untyped-call]
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("threads", 1)
        self.about: dict[tuple[int, Key], About] = {}
        self.column: dict[Unknown, int] = {}
        self.rows: list[tuple[dict[int, float], float, float]] = []
        self.least: list[float] = []
        self.most: list[float] = []
        # The smallest and largest that any table found so far has for each unknown.
        self.low, self.high = np.array([]), np.array([])
        for number, table in enumerate(tables):
            for key, one in table.cells():
                self.about[number, key] = one
                for name, figure in table.figures[key].items():
                    column = self._column((one, name))
                    if not isinstance(figure, Suppressed):
                        self._known(column, figure, table.rounded_to)
        seen: set[About] = set()
        for number, table in enumerate(tables):
            for key in table.figures:
                one = self.about[number, key]
                if one not in seen:
                    self._in_one_cell(one, dict(zip(table.scope.by, key, strict=True)))
                    seen.add(one)
                self._told_by_the_rule(one, table, key)
            self._margins(number, table)
        self._nested({one for one, _ in self.column})
        self._put_together()

    def _column(self, unknown: Unknown) -> int:
        if unknown not in self.column:
            self.column[unknown] = len(self.least)
            self.least.append(0.0)
            self.most.append(inf)
        return self.column[unknown]

    def _known(self, column: int, figure: int, rounded_to: int) -> None:
        slack = rounded_to // 2 if figure else 0
        self.least[column] = max(self.least[column], figure - slack)
        self.most[column] = min(self.most[column], figure + slack)

    def _add(self, terms: Sum, low: float = 0.0, high: float = inf) -> None:
        self.rows.append(({self._column(one): by for one, by in terms.items()}, low, high))

    def _put_together(self) -> None:
        """Hand everything to the solver; what is published is a number there, and a relation of numbers alone is none."""
        for least, most in zip(self.least, self.most, strict=True):
            self.solver.addVar(least, most)
            if most < least:
                raise Contradiction
        for terms, low, high in self.rows:
            open_ = {column: by for column, by in terms.items() if self.least[column] < self.most[column]}
            known = sum(by * self.least[column] for column, by in terms.items() if column not in open_)
            if open_:
                self.solver.addRow(low - known, high - known, len(open_), list(open_), list(open_.values()))
            elif not low - NEAR <= known <= high + NEAR:
                raise Contradiction

    def push(self, watched: Sequence[tuple[int, float, float]]) -> None:
        """Tables in which as many as can be of these are as small, then as large, as the rule allows: most need no other.
        It goes on with those that are left as long as there are fewer of them each time."""
        for sense in (1.0, -1.0):
            left = list(watched)
            while left:
                for column, low, high in left:
                    self.solver.changeColCost(column, sense)
                    if sense > 0:
                        self.solver.changeColBounds(column, max(self.least[column], low), self.most[column])
                    else:
                        self.solver.changeColBounds(column, self.least[column], min(self.most[column], high))
                self.solver.run()
                found = self.solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
                if found:
                    self._note()
                for column, _, _ in left:
                    self.solver.changeColCost(column, 0.0)
                    self.solver.changeColBounds(column, self.least[column], self.most[column])
                before = len(left)
                if found:
                    left = [one for one in left if not self._enough(one, sense)]
                if len(left) == before:
                    break

    def _enough(self, one: tuple[int, float, float], sense: float) -> bool:
        column, low, high = one
        return bool(self.low[column] <= low + NEAR if sense > 0 else self.high[column] >= high - NEAR)

    def _note(self) -> Vector:
        table: Vector = np.array(self.solver.getSolution().col_value)
        self.low = np.minimum(self.low, table) if len(self.low) else table
        self.high = np.maximum(self.high, table) if len(self.high) else table
        return table

    def _in_one_cell(self, one: About, key: dict[str, object]) -> None:
        def of(*names: str) -> Sum:
            return {(one, name): 1.0 for name in names}

        status, state = "status.", "people_state."
        better, same, worse = of(f"{status}improved"), of(f"{status}maintained"), of(f"{status}worsened")
        up, down = of(f"{state}improving", f"{state}mixed"), of(f"{state}worsening", f"{state}mixed")
        every_status = [name for name in FIGURES if name.startswith(status)]
        every_state = [name for name in FIGURES if name.startswith(state)]
        unsaid = [name for name in every_status if (one, name) not in {**better, **same, **worse}]
        self._add(_less(of("outcomes"), of(*every_status)), 0.0, 0.0)
        self._add(_less(of("people"), of(*every_state)), 0.0, 0.0)
        if any(value != STAR for value in key.values()):
            self._add(of("people"), 1.0)  # a cell is listed because somebody is in it; the whole may be empty
        for more, fewer in (
            (of("outcomes"), of("people")),
            ({**better, **same, **worse}, of("achieved")),
            (better, of("clearly_improved")),
            (worse, of("clearly_worsened")),
            (better, up),
            (worse, down),
            (same, of(f"{state}steady")),
            (of(*unsaid), of(f"{state}not_yet_known")),
        ):
            self._add(_less(more, fewer))
        # Without people there are no outcomes, however many each may have.
        known = _less(of("people"), of(f"{state}not_yet_known"))
        for some, who in ((better, up), (worse, down), (same, known)):
            self._add(_less({place: 1000 * by for place, by in who.items()}, some))
        if key.get("scored_by", STAR) is None:
            self._add(of("achieved", f"{status}improved", f"{status}maintained", f"{status}worsened"), 0, 0)
        elif key.get("scored_by", STAR) != STAR:
            self._add(
                of(f"{status}not_scored", f"{status}awaiting_baseline", f"{status}awaiting_review"), 0, 0
            )
        intent = key.get("intent", STAR)
        if intent is None:
            self._add(of("achieved"), 0, 0)
        elif intent != STAR:
            self._add(of(f"{status}awaiting_baseline"), 0, 0)
        reached = _less({**better, **same}, of("achieved"))
        if intent == "improve":
            self._add(_less(better, of("achieved")))
        elif intent == "maintain":
            self._add(reached, 0, 0)
        elif intent == "slow_decline":
            self._add(reached, -inf, 0)

    def _told_by_the_rule(self, one: About, table: Released, key: Key) -> None:
        """A figure that is published and not 0 has as many people behind it as the threshold asks for."""

        def people(*names: str) -> Sum:
            return {(one, f"people_state.{name}"): 1.0 for name in names}

        behind = {
            "status.improved": people("improving", "mixed"),
            "clearly_improved": people("improving", "mixed"),
            "status.worsened": people("worsening", "mixed"),
            "clearly_worsened": people("worsening", "mixed"),
            "status.maintained": people("improving", "steady", "mixed", "worsening"),
            "achieved": people("improving", "steady", "mixed", "worsening"),
        }
        for name, figure in table.figures[key].items():
            if not isinstance(figure, Suppressed) and figure and not name.startswith("people"):
                self._add(behind.get(name, {(one, "people"): 1.0}), table.threshold)

    def _margins(self, number: int, table: Released) -> None:
        for at, dimension in enumerate(table.scope.by):
            parts = defaultdict(list)
            for key in table.figures:
                if key[at] != STAR:
                    parts[key[:at] + (STAR,) + key[at + 1 :]].append(self.about[number, key])
            for margin, cells in parts.items():
                whole = self.about.get((number, margin), None)
                complete = dimension != BESIDE
                if whole is not None:
                    self._adds_up(whole, cells, complete, people=dimension in OF_THE_PERSON)

    def _adds_up(self, whole: About, cells: list[About], complete: bool, people: bool) -> None:
        for name in FIGURES:
            of_people = name.startswith("people")
            if of_people and not people:
                continue
            terms = _less({(whole, name): 1.0}, {(one, name): 1.0 for one in cells})
            self._add(terms, 0.0, 0.0 if complete else inf)
        if people:
            return
        some = (("people",), ("people_state.improving", "people_state.mixed"),
                ("people_state.worsening", "people_state.mixed"),
                ("people_state.improving", "people_state.steady", "people_state.mixed", "people_state.worsening"))  # fmt: skip
        for names in some:
            over_all = {(whole, name): 1.0 for name in names}
            if complete:
                self._add(_less({(one, name): 1.0 for one in cells for name in names}, over_all))
            for one in cells:
                self._add(_less(over_all, {(one, name): 1.0 for name in names}))
        for name in ("improving", "steady", "worsening", "not_yet_known"):
            if complete:
                state = f"people_state.{name}"
                self._add(_less({(one, state): 1.0 for one in cells}, {(whole, state): 1.0}))
        for one in cells:
            self._add(_less({(whole, "people_state.mixed"): 1.0}, {(one, "people_state.mixed"): 1.0}))

    def _nested(self, every: set[About]) -> None:
        """Levels of the tree of units, and longer periods: what lies in something is no more than it."""
        alike = defaultdict(list)
        for one in every:
            alike[one.cut, one.as_of, one.basis, one.framework, one.rest].append(one)
        for group in alike.values():
            for one in group:
                inner = [other for other in group if other != one and _lies_in(other, one)]
                level = [o for o in inner if not any(p != o and _lies_in(o, p) for p in inner)]
                for other in level:
                    self._adds_up(one, [other], complete=False, people=False)
                same_time = [other for other in level if other.from_ == one.from_]
                if len(same_time) > 1 and sum(len(o.units) for o in same_time) == len(
                    frozenset().union(*(o.units for o in same_time))
                ):
                    covered = sum(len(o.units) for o in same_time) == len(one.units)
                    self._adds_up(one, same_time, complete=covered, people=False)

    def between(self, asked: Sequence[Unknown], enough_low: float, enough_high: float) -> tuple[float, float]:
        """How small and how large the sum can be; not looked for where a table seen already is small or large enough."""
        columns = [self.column[one] for one in asked]
        found = []
        for sense, enough in ((1.0, enough_low), (-1.0, enough_high)):
            seen = self._seen(columns[0], sense) if len(columns) == 1 else sense * inf
            if sense * seen <= sense * enough + NEAR:
                found.append(seen)
                continue
            for column in columns:
                self.solver.changeColCost(column, sense)
            self.solver.run()
            status = self.solver.getModelStatus()
            if status == highspy.HighsModelStatus.kOptimal:
                table = self._note()
                found.append(float(table[columns].sum()))
            elif status == highspy.HighsModelStatus.kInfeasible:
                raise Contradiction
            else:
                found.append(-sense * inf)
            for column in columns:
                self.solver.changeColCost(column, 0.0)
        return found[0], found[1]

    def _seen(self, column: int, sense: float) -> float:
        if not len(self.low):
            return sense * inf
        return float(self.low[column] if sense > 0 else self.high[column])


def _lies_in(inner: About, outer: About) -> bool:
    """Units in units, and no longer a period: in a period are those whose outcome had not ended before it."""
    return inner.units <= outer.units and inner.from_ >= outer.from_


def _less(more: Sum, fewer: Iterable[Unknown] | Sum) -> Sum:
    terms: Sum = defaultdict(float, more)
    for one, by in fewer.items() if isinstance(fewer, dict) else ((one, 1.0) for one in fewer):
        terms[one] -= by
    return {one: by for one, by in terms.items() if by}
