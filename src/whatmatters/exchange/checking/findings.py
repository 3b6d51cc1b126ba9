"""What was found wrong, gathered by row: one breach a row and rule, the first column of the table standing
for all."""

from dataclasses import dataclass, field
from typing import Any

from whatmatters.exchange.breaches import Breach, quotable
from whatmatters.exchange.descriptor import descriptor
from whatmatters.exchange.reading import Pack
from whatmatters.rules.messages import form
from whatmatters.rules.refusals import Message

LAST = 10_000


@dataclass(frozen=True, order=True)
class Found:
    """One finding: where its column stands in the table, and how it is said."""

    place: int
    column: str | None = field(compare=False)
    says: Message = field(compare=False)
    params: dict[str, Any] = field(compare=False)


@dataclass
class Findings:
    """Gathers findings against a pack."""

    pack: Pack
    kept: dict[tuple[str, int, str], list[Found]] = field(default_factory=dict)

    def add(
        self, file: str, row: int, says: Message, column: str | None, params: dict[str, Any] | None = None
    ) -> None:
        """Note one. A ragged row carries no other breach than that: what slid out of its cell is not missing."""
        ragged = self.pack.ragged.get(file.removesuffix(".csv"), frozenset())
        if row not in ragged or says is form.RAGGED:
            found = Found(self._place(file, column), column, says, params or {})
            self.kept.setdefault((file, row, says.rule), []).append(found)

    def has(self, file: str, row: int, rule: str) -> bool:
        """Whether a rule's breach was noted on a row."""
        return (file, row, rule) in self.kept

    def breaches(self) -> list[Breach]:
        """All of them, by file, row and rule. Where a rulebook id and `schema` both fit a cell the id is reported."""
        chosen = {key: min(found) for key, found in self.kept.items() if key[2] != "schema"}
        answered = {(file, row, choice.column) for (file, row, _), choice in chosen.items()}
        for (file, row, rule), found in self.kept.items():
            left = [finding for finding in found if (file, row, finding.column) not in answered]
            if rule == "schema" and left:
                chosen[file, row, rule] = min(left)
        return [self._breach(key, chosen[key]) for key in sorted(chosen)]

    def _breach(self, key: tuple[str, int, str], found: Found) -> Breach:
        file, row, rule = key
        given = self._given(file, row, found.column)
        return Breach(file, row, found.column, rule, given, str(found.says(**found.params)))

    def _place(self, file: str, column: str | None) -> int:
        table = descriptor().tables.get(file.removesuffix(".csv"))
        return table.names.index(column) if table and column in table.names else LAST

    def _given(self, file: str, row: int, column: str | None) -> str | None:
        table = descriptor().tables.get(file.removesuffix(".csv"))
        if row == 0 or column is None or table is None or not table.column(column).is_coded:
            return None
        return quotable(self.pack.tables[table.name][column][row - 1].as_py())
