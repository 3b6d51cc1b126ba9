"""What was found wrong, gathered by row: one breach a row and rule, the first column of the table standing
for all."""

from dataclasses import dataclass, field
from typing import Any

from whatmatters.exchange.breaches import Breach, quotable
from whatmatters.exchange.descriptor import descriptor
from whatmatters.exchange.reading import Pack
from whatmatters.rules.refusals import Saying

LAST = 10_000


@dataclass
class Findings:
    """Gathers findings against a pack."""

    pack: Pack
    kept: dict[tuple[str, int, str], tuple[int, str | None, Saying, dict[str, Any]]] = field(
        default_factory=dict
    )

    def add(
        self, file: str, row: int, says: Saying, column: str | None, params: dict[str, Any] | None = None
    ) -> None:
        """Note one. A ragged row carries no other breach than that: what slid out of its cell is not
        missing."""
        ragged = self.pack.ragged.get(file.removesuffix(".csv"), frozenset())
        if row in ragged and (column is not None or says.rule != "schema"):
            return
        place = self._place(file, column)
        key = (file, row, says.rule)
        if key not in self.kept or place < self.kept[key][0]:
            self.kept[key] = (place, column, says, params or {})

    def has(self, file: str, row: int, rule: str) -> bool:
        """Whether a rule's breach was noted on a row."""
        return (file, row, rule) in self.kept

    def forget(self, file: str, row: int, says: Saying) -> None:
        """Take back what a rulebook id turned out to answer for (exchange/README: the id is reported)."""
        if self.has(file, row, says.rule) and self.kept[file, row, says.rule][2] is says:
            del self.kept[file, row, says.rule]

    def breaches(self) -> list[Breach]:
        """All of them, by file, row and rule."""
        return [self._breach(key, *self.kept[key][1:]) for key in sorted(self.kept)]

    def _breach(
        self, key: tuple[str, int, str], column: str | None, says: Saying, params: dict[str, Any]
    ) -> Breach:
        file, row, rule = key
        return Breach(file, row, column, rule, self._given(file, row, column), str(says(**params)))

    def _place(self, file: str, column: str | None) -> int:
        table = descriptor().tables.get(file.removesuffix(".csv"))
        return table.names.index(column) if table and column in table.names else LAST

    def _given(self, file: str, row: int, column: str | None) -> str | None:
        table = descriptor().tables.get(file.removesuffix(".csv"))
        if row == 0 or column is None or table is None or not table.column(column).is_coded:
            return None
        return quotable(self.pack.tables[table.name][column][row - 1].as_py())
