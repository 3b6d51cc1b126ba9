"""The linear programs of a table: which true tables are possible, given what is published of it (HiGHS).

In the first a published figure stands fixed: it finds possible tables. In the second every published figure may lie
above or below its value at a cost: it finds what would have to be suppressed besides.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import inf

import highspy
import numpy as np
import numpy.typing as npt

from whatmatters.measures.disclosure.primary import Need
from whatmatters.measures.disclosure.relations import Place, Relation

NEAR = 1e-6
Rows = list[tuple[dict[int, float], float, float]]
Vector = npt.NDArray[np.float64]
Aim = tuple[int, bool]  # the number of a need, and whether it is its high end


class Program:
    """`values` are the true figures. A possible table is a vector: a number for every figure, then one for every need
    that is a sum of figures, then the slack of every condition that holds only of what is published.
    """

    def __init__(
        self,
        values: Mapping[Place, int],
        relations: Iterable[Relation],
        needs: Sequence[Need],
        cost: Mapping[Place, float],
        settled: Collection[Place] = (),
        gone: Collection[Place] = (),
        room: bool = True,
    ) -> None:
        """What is `settled` is published for good and stands in no column; what is `gone` is never published. Without
        `room` there is no second program."""
        settled, gone = set(settled), set(gone)
        self.places = [place for place in values if place not in settled]
        self.at = {place: number for number, place in enumerate(self.places)}
        self.cost = [cost[place] for place in self.places]
        n = len(self.places)
        columns = n
        rows: Rows = []
        self.needs: list[tuple[int, float, float]] = []
        truth = [float(values[place]) for place in self.places]
        for need in needs:
            summed = {place: 1.0 for place in need.places} | ({need.less: -1.0} if need.less else {})
            if len(summed) == 1:
                self.needs.append((self.at[need.places[0]], need.low, need.high))
                continue
            known = sum(by * values[place] for place, by in summed.items() if place not in self.at)
            sides = {self.at[place]: by for place, by in summed.items() if place in self.at}
            rows.append(({columns: -1.0, **sides}, -known, -known))
            self.needs.append((columns, need.low, need.high))
            truth.append(float(sum(by * values[place] for place, by in summed.items())))
            columns += 1
        self.slacks: list[list[int]] = [[] for _ in range(n)]
        for relation in relations:
            terms = {self.at[place]: by for place, by in relation.terms.items() if place in self.at}
            if not terms or relation.shown in gone:
                continue
            known = sum(by * values[place] for place, by in relation.terms.items() if place not in self.at)
            if relation.shown in self.at:
                terms[columns] = 1.0
                self.slacks[self.at[relation.shown]].append(columns)
                truth.append(0.0)
                columns += 1
            rows.append((terms, relation.low - known, relation.high - known))
        self.truth: Vector = np.array(truth)
        pairs = [(slack, number) for number, slacks in enumerate(self.slacks) for slack in slacks]
        self._slack_of = np.array(pairs, dtype=int).reshape(-1, 2).T
        self.published = [True] * n
        self.runs = 0
        self._possible = _solver(rows, columns)
        self._room: highspy.Highs | None
        if not room:
            self._room = None
            for number in range(n):
                self._set(number)
            return
        # The second program: for each figure, how far above and below its value, and then what is held.
        above = [({number: 1.0, columns + number: -1.0, columns + n + number: 1.0}, truth[number], truth[number])
                 for number in range(n)]  # fmt: skip
        self._room = _solver(rows + above, columns + 2 * n)
        self._away = [[columns + number, columns + n + number, *self.slacks[number]] for number in range(n)]
        for number in range(n):
            self._set(number)

    def _set(self, number: int, fixed: bool = False) -> None:
        shown, value = self.published[number], self.truth[number]
        self._possible.changeColBounds(number, value if shown else 0.0, value if shown else inf)
        for slack in self.slacks[number]:
            self._possible.changeColBounds(slack, 0.0, 0.0 if shown else inf)
        if self._room is None:
            return
        for column in self._away[number]:
            self._room.changeColCost(column, self.cost[number] if shown else 0.0)
            if fixed:
                self._room.changeColBounds(column, 0.0, 0.0)

    def fix(self, numbers: Iterable[int]) -> None:
        """These are published already and cannot be taken back."""
        for number in numbers:
            self._set(number, fixed=True)

    def publish(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self.published[number] = True
            self._set(number)

    def suppress(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self.published[number] = False
            self._set(number)

    def moved(self, table: Vector) -> list[int]:
        """Every figure that a possible table needs to be suppressed."""
        away = np.abs(table[: len(self.places)] - self.truth[: len(self.places)]) > NEAR
        slacks, of = self._slack_of
        away[of[table[slacks] > NEAR]] = True
        return [int(number) for number in np.flatnonzero(away)]

    def differs(self, table: Vector, number: int) -> bool:
        """Whether a possible table needs this figure to be suppressed."""
        return abs(table[number] - self.truth[number]) > NEAR or any(
            table[s] > NEAR for s in self.slacks[number]
        )

    def meets(self, aim: Aim, table: Vector) -> bool:
        """Whether a possible table shows that the need is met."""
        column, low, high = self.needs[aim[0]]
        return bool(table[column] >= high - NEAR if aim[1] else table[column] <= low + NEAR)

    def distance(self, aim: Aim) -> float:
        """How far the true figure is from what has to be possible; not above 0 where it is there."""
        column, low, high = self.needs[aim[0]]
        return float(high - self.truth[column] if aim[1] else self.truth[column] - low)

    def settle_for(self, aim: Aim, bound: float) -> None:
        """A need that cannot be met is content with what can be."""
        column, low, high = self.needs[aim[0]]
        self.needs[aim[0]] = (column, low, bound) if aim[1] else (column, bound, high)

    def reach(self, aim: Aim) -> Vector | None:
        """A possible table that meets a need, or None where none does."""
        return self._with_need(self._possible, aim)

    def make_room(self, aim: Aim) -> Vector | None:
        """A table that meets a need and differs as little as can be from what is published; None where none does."""
        assert self._room is not None
        return self._with_need(self._room, aim)

    def _with_need(self, solver: highspy.Highs, aim: Aim) -> Vector | None:
        column, low, high = self.needs[aim[0]]
        before = self._bounds(column)
        solver.changeColBounds(column, high if aim[1] else 0.0, inf if aim[1] else low)
        table = self._solve(solver)
        solver.changeColBounds(column, *(before if solver is self._possible else (0.0, inf)))
        return table

    def _bounds(self, column: int) -> tuple[float, float]:
        if column < len(self.published) and self.published[column]:
            return float(self.truth[column]), float(self.truth[column])
        return 0.0, inf

    def push(self, aims: Sequence[Aim]) -> Vector | None:
        """A possible table in which as many of these needs as can be are met together: each is pushed as far as it
        has to go and no further."""
        held = {}
        for number, up in aims:
            column, low, high = self.needs[number]
            if self._bounds(column)[0] != self._bounds(column)[1]:
                now = self.truth[column]
                held[column] = self._bounds(column)
                self._possible.changeColBounds(
                    column, 0.0 if up else min(low, now), max(high, now) if up else inf
                )
                self._possible.changeColCost(column, -1.0 if up else 1.0)
        table = self._solve(self._possible)
        for column, bounds in held.items():
            self._possible.changeColBounds(column, *bounds)
            self._possible.changeColCost(column, 0.0)
        return table

    def furthest(self, aim: Aim) -> tuple[float, set[int]]:
        """How far a need can be met, and the published figures that stand in the way of more."""
        column, low, high = self.needs[aim[0]]
        before = self._bounds(column)
        now = self.truth[column]
        self._possible.changeColBounds(column, 0.0 if aim[1] else low, max(high, now) if aim[1] else inf)
        self._possible.changeColCost(column, -1.0 if aim[1] else 1.0)
        table = self._solve(self._possible)
        prices = np.array(self._possible.getSolution().col_dual)
        self._possible.changeColBounds(column, *before)
        self._possible.changeColCost(column, 0.0)
        assert table is not None
        holding = {
            number
            for number, shown in enumerate(self.published)
            if shown
            and (abs(prices[number]) > NEAR or any(abs(prices[s]) > NEAR for s in self.slacks[number]))
        }
        return float(table[column]), holding

    def _solve(self, solver: highspy.Highs) -> Vector | None:
        self.runs += 1
        solver.run()
        status = solver.getModelStatus()
        if status not in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible):
            solver.clearSolver()  # begin anew, without the last basis
            solver.run()
            status = solver.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(solver.getSolution().col_value)


def _solver(rows: Rows, columns: int) -> highspy.Highs:
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = columns, len(rows)
    lp.col_cost_ = np.zeros(columns)
    lp.col_lower_, lp.col_upper_ = np.zeros(columns), np.full(columns, inf)
    lp.row_lower_ = np.array([low for _, low, _ in rows])
    lp.row_upper_ = np.array([high for _, _, high in rows])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(terms) for terms, _, _ in rows)])
    lp.a_matrix_.index_ = np.array([column for terms, _, _ in rows for column in terms])
    lp.a_matrix_.value_ = np.array([by for terms, _, _ in rows for by in terms.values()])
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 0)
    solver.setOptionValue("dual_simplex_cost_perturbation_multiplier", 0.0)
    solver.setOptionValue(
        "simplex_scale_strategy", 0
    )  # the terms are all 1 or 1000: scaled, it takes twice as long
    solver.passModel(lp)
    return solver
