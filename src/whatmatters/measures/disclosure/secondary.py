"""Which further figures are suppressed, so that none that had to be can be worked out: as few as are found.

Each need in turn is met by the table that differs as little as can be from what is published; a table found that way
often shows other needs to be met too. What turns out superfluous in the end is published again. Small tables are then
settled by `smallest`.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from whatmatters.measures.disclosure.primary import Need
from whatmatters.measures.disclosure.program import NEAR, Aim, Program, Vector
from whatmatters.measures.disclosure.relations import Place, Relation
from whatmatters.measures.disclosure.released import About
from whatmatters.measures.figures import STAR

# How many programs are solved at most to publish again what is superfluous, so that a large table is done in time.
PATIENCE = 200


class CannotProtect(ValueError):
    """Some need cannot be met by suppressing anything that may be suppressed; `places` has the figures."""

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__(
            "A figure that must stay in doubt can be worked out from what is published already. (D6)"
        )
        self.places = list(places)


def costs(values: Mapping[Place, int]) -> dict[Place, float]:
    """One for each figure, so that as few as can be are suppressed; among equals the inner cells before margins, then
    in the order of the table."""
    return {
        (key, name): 1.0 + 1e-3 * _depth(key) + 1e-5 * number / len(values)
        for number, (key, name) in enumerate(values)
    }


def _depth(key: object) -> int:
    """How much a cell adds over."""
    return key.count(STAR) if isinstance(key, tuple) else 8 - len(key.rest) if isinstance(key, About) else 0


class Protection:
    """The figures suppressed, with possible tables that show each need to be met."""

    def __init__(
        self, program: Program, primary: Iterable[int], hidden: Iterable[int] = (), fixed: Iterable[int] = ()
    ) -> None:
        """`hidden` are never published; `fixed` are published already."""
        self.program = program
        self.fixed = set(fixed)
        self.primary = set(primary) | set(hidden)
        self.suppressed = set(self.primary)
        program.fix(sorted(self.fixed))
        program.suppress(sorted(self.suppressed))
        self.witness: dict[Aim, Vector] = {}
        self.because: dict[int, Aim] = {}

    def protect(self) -> None:
        """Suppress until every need is met. Raises CannotProtect."""
        lost = []
        pending = self.look(self._pending())
        pending.sort(key=lambda one: (-self.program.distance(one), one))
        while pending:
            aim, *pending = pending
            table = self.program.reach(aim)
            if table is None:
                table = self.program.make_room(aim)
                if table is None:
                    lost.append(aim[0])
                    continue
                may = self._may_go()
                moved = [number for number in self.program.moved(table) if number in may]
                self.suppressed |= set(moved)
                self.because |= dict.fromkeys(moved, aim)
                self.program.suppress(moved)
            self.witness[aim] = table
            pending = self._take(table, pending)
        if lost:
            columns = sorted({self.program.needs[number][0] for number in lost})
            raise CannotProtect(
                [self.program.places[one] for one in columns if one < len(self.program.places)]
            )

    def _may_go(self) -> set[int]:
        return {number for number, shown in enumerate(self.program.published) if shown} - self.fixed

    def _pending(self) -> list[Aim]:
        aims = [(number, up) for number in range(len(self.program.needs)) for up in (False, True)]
        return [aim for aim in aims if aim not in self.witness and self.program.distance(aim) > NEAR]

    def _take(self, table: Vector, pending: Iterable[Aim]) -> list[Aim]:
        """Note which needs a possible table meets; those it does not are left."""
        left = []
        for aim in pending:
            if self.program.meets(aim, table):
                self.witness[aim] = table
            else:
                left.append(aim)
        return left

    def look(self, pending: Sequence[Aim]) -> list[Aim]:
        """What is met already, many needs by one table; those not met are left, and may be met singly."""
        left = list(pending)
        for way in (True, False):
            while some := [aim for aim in left if aim[1] is way]:
                table = self.program.push(some)
                after = left if table is None else self._take(table, left)
                if len(after) == len(left):
                    break
                left = after
        return left

    def holds(self, aim: Aim) -> bool:
        """Whether this need is met, nothing more being suppressed."""
        table = self.program.reach(aim)
        if table is not None:
            self.witness[aim] = table
        return table is not None

    def keep_to_what_can_be_kept(self) -> None:
        """Leave out of the needs what the list of cells tells by itself, without a figure: that a cell is listed tells
        of somebody in it, and a margin holds all who are in its cells."""
        shown = [number for number, is_shown in enumerate(self.program.published) if is_shown]
        self.program.suppress(shown)
        for aim in self.look(self._pending()):
            if aim not in self.witness and not self.holds(aim):
                self.program.settle_for(aim, self.program.furthest(aim)[0])
        self.program.publish(shown)
        self.witness.clear()

    def prune(self) -> None:
        """Publish again what was not needed, margins first."""
        cost = self.program.cost
        before = self.program.runs
        for number in sorted(self.suppressed - self.primary, key=lambda number: (-cost[number], number)):
            if self.program.runs - before < PATIENCE:
                self.publish_if_safe(number)

    def publish_if_safe(self, number: int) -> bool:
        """Publish a figure again where every need stays met."""
        program = self.program
        program.publish([number])
        touched = [aim for aim, table in self.witness.items() if program.differs(table, number)]
        before = {aim: self.witness.pop(aim) for aim in touched}
        reason = self.because.get(number, (-1, True))
        left = sorted(touched, key=lambda aim: (aim != reason, aim))
        while left:
            aim, *left = left
            if not self.holds(aim):
                break
            left = self._take(self.witness[aim], left)
        else:
            self.suppressed.discard(number)
            return True
        self.witness |= before
        program.suppress([number])
        return False


def as_few(
    protection: Protection,
    values: Mapping[Place, int],
    known: Sequence[Relation],
    wanted: Sequence[Need],
    cost: Mapping[Place, float],
) -> set[Place]:
    """What stays suppressed once the superfluous is published again, worked out in a smaller program: what is
    published is settled there, and what must be suppressed is gone."""
    places = protection.program.places
    gone = {places[number] for number in protection.primary}
    kept = {places[number] for number in protection.suppressed}
    if kept == gone:
        return kept
    settled = [place for place in values if place not in kept]
    program = Program(values, known, wanted, cost, settled, gone, room=False)
    for number, (_, low, high) in enumerate(protection.program.needs):
        program.needs[number] = (program.needs[number][0], low, high)
    smaller = Protection(program, range(len(program.places)))
    smaller.primary = {program.at[place] for place in gone}
    smaller.because = {
        program.at[places[number]]: aim
        for number, aim in protection.because.items()
        if places[number] in program.at
    }
    carry = _Carrying(protection.program, program)
    smaller.witness = {aim: carry(table) for aim, table in protection.witness.items()}
    smaller.prune()
    return {program.places[number] for number in smaller.suppressed}


class _Carrying:
    """Possible tables of the larger program as some of the smaller, so far as it is asked which figures they move."""

    def __init__(self, larger: Program, smaller: Program) -> None:
        self._size = len(smaller.truth)
        before = [larger.at[place] for place in smaller.places]
        self._before = np.array(before, dtype=int)
        # Every slack of a figure there, and of which figure here; every slack here, and of which figure.
        there = [(slack, number) for number, one in enumerate(before) for slack in larger.slacks[one]]
        here = [(slack, number) for number, slacks in enumerate(smaller.slacks) for slack in slacks]
        self._there, self._here = (
            tuple(np.array(column, dtype=int) for column in (zip(*pairs, strict=True) if pairs else ((), ())))
            for pairs in (there, here)
        )

    def __call__(self, table: Vector) -> Vector:
        carried = np.zeros(self._size)
        carried[: len(self._before)] = table[self._before]
        moved = np.zeros(len(self._before))
        slacks, of = self._there
        np.maximum.at(moved, of, table[slacks] > NEAR)
        slacks, of = self._here
        carried[slacks] = moved[of]
        return carried
