"""Which further figures are suppressed, so that none that had to be can be worked out: as few as are found.

Each need in turn is met by the table that differs as little as can be from what is published; a table found that way
often shows other needs to be met too. What turns out superfluous in the end is published again. Small tables are then
settled by `smallest`.
"""

from collections.abc import Iterable, Mapping, Sequence

from whatmatters.measures.disclosure.program import NEAR, Aim, Program, Vector
from whatmatters.measures.disclosure.relations import Place
from whatmatters.measures.figures import STAR


class CannotProtect(ValueError):
    """Some need cannot be met by suppressing anything that may be suppressed; `needs` has their numbers."""

    def __init__(self, needs: list[int]) -> None:
        super().__init__(
            "A figure that must stay in doubt can be worked out from what is published already. (D6)"
        )
        self.needs = needs


def costs(values: Mapping[Place, int]) -> list[float]:
    """One for each figure, so that as few as can be are suppressed; among equals the inner cells before margins, then
    in the order of the table."""
    return [
        1.0 + 1e-3 * key.count(STAR) + 1e-5 * number / len(values) for number, (key, _) in enumerate(values)
    ]


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
        while pending:
            aim = max(pending, key=lambda one: (self.program.distance(one), -one[0], one[1]))
            table = self.program.make_room(aim)
            if table is None:
                lost.append(aim[0])
                pending.remove(aim)
                continue
            moved = [n for n in self._may_go() if self.program.differs(table, n)]
            self.suppressed |= set(moved)
            self.because |= dict.fromkeys(moved, aim)
            self.program.suppress(moved)
            self.witness[aim] = table
            pending = self.look(self._take(table, [one for one in pending if one != aim]))
        if lost:
            raise CannotProtect(sorted(set(lost)))

    def _may_go(self) -> list[int]:
        shown = self.program.published
        return [number for number in range(len(shown)) if shown[number] and number not in self.fixed]

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

    def unmeetable(self) -> list[Aim]:
        """The needs that are not met even where nothing at all is published but what is fixed."""
        shown = self._may_go()
        self.program.suppress(shown)
        left = [aim for aim in self.look(self._pending()) if not self.holds(aim)]
        self.program.publish(shown)
        self.witness.clear()
        return left

    def prune(self) -> None:
        """Publish again what was not needed, margins first."""
        cost = self.program.cost
        for number in sorted(self.suppressed - self.primary, key=lambda number: (-cost[number], number)):
            self.publish_if_safe(number)

    def publish_if_safe(self, number: int) -> bool:
        """Publish a figure again where every need stays met."""
        program = self.program
        program.publish([number])
        touched = [aim for aim, table in self.witness.items() if program.differs(table, number)]
        before = {aim: self.witness.pop(aim) for aim in touched}
        reason = self.because[number]
        if reason not in before or self.holds(reason):
            left = self.look([aim for aim in touched if aim != reason])
            if all(self.holds(aim) for aim in left):
                self.suppressed.discard(number)
                return True
        self.witness |= before
        program.suppress([number])
        return False
