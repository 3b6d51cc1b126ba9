"""The values of a file beside one another: which of several is meant, what kind of year, shares or per cent, zero or missing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from whatmatters.frameworks import Indicator
from whatmatters.publications import asking
from whatmatters.publications.cells import ZERO
from whatmatters.publications.doubts import LEAVE_OUT, Doubt
from whatmatters.publications.found import LEFT_BY_YOU, Found
from whatmatters.publications.periods import meant


class Settling:
    """`ask` gives the answer to a doubt, empty while it is open; what is left out is counted in `out`."""

    def __init__(self, ask: Callable[[Doubt], str], out: Counter[tuple[str, str]]) -> None:
        self.ask, self.out = ask, out

    def settle(self, found: list[tuple[Found, dict[str, str]]]) -> list[Found]:
        """The values that are settled; those in doubt wait."""
        once = self._once([value for value, _beside in self._split(found)])
        return self._zeros(self._shares(self._lengths(self._years(once))))

    def _split(self, found: list[tuple[Found, dict[str, str]]]) -> list[tuple[Found, dict[str, str]]]:
        """Where one value has several rows that another column tells apart (`All Ages`, `18-64`), which is meant is asked."""
        while True:
            column = _column_that_splits(found)
            if not column:
                return found
            values = list(dict.fromkeys(beside.get(column, "") for _one, beside in found))
            answer = self.ask(asking.which_line(column, values))
            kept = [
                (value, {k: v for k, v in beside.items() if k != column})
                for value, beside in found
                if beside.get(column, "") == answer
            ]
            if not answer:
                return kept
            self.out[(LEFT_BY_YOU, column)] += len(found) - len(kept)
            found = kept

    def _once(self, found: list[Found]) -> list[Found]:
        """Each value once. The same said twice is said once; two that differ are asked about."""
        rows: dict[object, list[Found]] = defaultdict(list)
        for value in found:
            if all(value.says != known.says for known in rows[value.key]):
                rows[value.key].append(value)
        kept: list[Found] = []
        for several in rows.values():
            if len(several) == 1:
                kept.append(several[0])
                continue
            answer = self.ask(asking.said_twice(several[0].indicator, several))
            if answer in ("first", "last"):
                kept.append(several[0] if answer == "first" else several[-1])
            elif answer == LEAVE_OUT:
                self.out[(LEFT_BY_YOU, several[0].area_as_published)] += len(several)
        return kept

    def _years(self, found: list[Found]) -> list[Found]:
        """A bare 2021 may be a calendar year, or a financial year that begins or ends in it."""
        kept: list[Found] = []
        for indicator, rows in _by_indicator(found):
            if not any(value.period.plain for value in rows):
                kept += rows
                continue
            stands_in = any(not value.period.plain for value in rows) and indicator.calendar_year_proxy
            answer = self.ask(asking.which_year(indicator, rows, "calendar" if stands_in else ""))
            if answer:
                kept += [replace(value, period=meant(value.period, answer)) for value in rows]
        return kept

    def _lengths(self, found: list[Found]) -> list[Found]:
        """Years and quarters in one table are hardly one row of figures. A calendar year may stand in for a financial one."""
        kept: list[Found] = []
        for indicator, rows in _by_indicator(found):
            kinds = {value.period.kind for value in rows}
            if len(kinds) == 1 or (indicator.calendar_year_proxy and kinds == {"financial", "calendar"}):
                kept += rows
                continue
            answer = self.ask(asking.which_length(indicator, rows))
            chosen = [value for value in rows if answer in ("all", value.period.kind)]
            if answer:
                self.out[(LEFT_BY_YOU, indicator.id)] += len(rows) - len(chosen)
            kept += chosen
        return kept

    def _shares(self, found: list[Found]) -> list[Found]:
        """Percentages that a spreadsheet keeps as shares: 0.572 shown as 57.2 %."""
        kept: list[Found] = []
        for indicator, rows in _by_indicator(found):
            numbers = [value.value for value in rows if value.value is not None]
            if (
                not indicator.is_percentage
                or not numbers
                or not all(0 <= n <= 1 for n in numbers)
                or not any(numbers)
            ):
                kept += rows
                continue
            answer = self.ask(asking.shares(indicator, numbers))
            if answer == "shares":
                kept += [_times_hundred(value) for value in rows]
            elif answer:
                kept += rows
        return kept

    def _zeros(self, found: list[Found]) -> list[Found]:
        """A few zeros among many figures may be figures that are missing."""
        kept: list[Found] = []
        for indicator, rows in _by_indicator(found):
            zeros = [value for value in rows if value.value == 0]
            numbers = [value for value in rows if value.value is not None]
            if not zeros or len(numbers) < 10 or len(zeros) > 0.05 * len(numbers):
                kept += rows
                continue
            answer = self.ask(asking.zeros(indicator, zeros))
            if answer == "missing":
                kept += [
                    replace(value, value=None, missing=ZERO) if value.value == 0 else value for value in rows
                ]
            elif answer == "zero":
                kept += rows
        return kept


def _column_that_splits(found: Sequence[tuple[Found, dict[str, str]]]) -> str:
    """The column in which most of the rows of one value differ; empty where none has several rows that say otherwise."""
    groups: dict[object, list[tuple[Found, dict[str, str]]]] = defaultdict(list)
    for row in found:
        groups[row[0].key].append(row)
    differing: Counter[str] = Counter()
    for rows in groups.values():
        if len({row[0].says for row in rows}) < 2:
            continue
        for column in rows[0][1]:
            differing[column] += len({row[1].get(column, "") for row in rows}) > 1
    often = [(count, column) for column, count in differing.items() if count]
    return max(often, key=lambda item: item[0])[1] if often else ""


def _by_indicator(found: Sequence[Found]) -> list[tuple[Indicator, list[Found]]]:
    rows: dict[str, list[Found]] = defaultdict(list)
    for value in found:
        rows[value.indicator.id].append(value)
    return [(several[0].indicator, several) for several in rows.values()]


def _times_hundred(found: Found) -> Found:
    def hundred(number: Decimal | None) -> Decimal | None:
        return None if number is None else number * 100

    return replace(found, value=hundred(found.value), lower=hundred(found.lower), upper=hundred(found.upper))
