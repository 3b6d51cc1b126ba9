"""What a file is understood to say, what it leaves open, and what is left out and why (E2). Nothing is written here.

Survey values and their intervals are taken as published and never worked out anew. Values of councils are never added up.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from whatmatters.frameworks import Indicator
from whatmatters.frameworks.places import Place, place
from whatmatters.measures.indicators import worked_out
from whatmatters.publications import asking
from whatmatters.publications.cells import BLANK, UNREADABLE, Figure, figure
from whatmatters.publications.doubts import LEAVE_OUT, Doubt
from whatmatters.publications.found import LEFT_BY_YOU, Found
from whatmatters.publications.naming import match
from whatmatters.publications.periods import Period, period, period_in
from whatmatters.publications.settling import Settling
from whatmatters.publications.sheets import Sheet
from whatmatters.publications.tables import Reading, Table, find_table, readings
from whatmatters.rules.refusals import N_

NO_TABLE = N_("no table with areas, years and figures was found on it")
NO_AREA = N_("the area is not known")
NO_PERIOD = N_("the year is not readable")
BLANK_CELL = N_("the cell is blank")
NO_NUMBER = N_("the cell holds neither a number nor a mark known for a missing one")
NOT_WORKED_OUT = N_(
    "there is no value, and none is worked out from the counts: surveys and standardised rates are taken as published"
)
IMPOSSIBLE = N_(
    "the interval does not hold the value, or the numerator is larger than the denominator of a percentage"
)
OUT_OF_BOUNDS = N_("a percentage lies between 0 and 100, and a rate or a number of people is never negative")
CUT_AT_COMMA = N_(
    "the figure seems to be cut at its comma: the row has a cell more than the headings. Save the file with quotation marks "
    "around its cells"
)
WORKED_OUT = N_("worked out from the counts")
COVER = 60


@dataclass(frozen=True)
class LeftOut:
    """What is not taken in, and why (a marked message): how many figures, where, and what stood there."""

    why: str
    what: str
    count: int


@dataclass
class Understanding:
    """What would be taken in. `doubts` are those still open; `settled` those that were answered."""

    found: list[Found] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    settled: list[tuple[Doubt, str]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    taken_as: dict[str, tuple[Indicator, str]] = field(default_factory=dict)
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        return bool(self.found) and not self.doubts

    @property
    def councils_of_two(self) -> list[str]:
        """Names of councils that are not an authority alone, whose values stay theirs."""
        return sorted({value.area_as_published for value in self.found if value.area.startswith("S12")})


def understand(
    sheets: Sequence[Sheet], declared: Sequence[Indicator], answers: Mapping[str, str], *, name: str = ""
) -> Understanding:
    """Read the sheets of one file. `answers` are by the ids of the doubts; `name` is the file's, which may name the
    indicator or the area."""
    return _Reader(declared, answers, name).read(sheets)


class _Reader:
    def __init__(self, declared: Sequence[Indicator], answers: Mapping[str, str], name: str) -> None:
        self.declared, self.answers, self.name = declared, answers, name
        self.result = Understanding()
        self.open: dict[str, Doubt] = {}
        self.out: Counter[tuple[str, str]] = Counter()
        self.places: dict[tuple[str, str], Place | None] = {}
        self.indicators: dict[tuple[str, ...], Indicator | None] = {}

    def read(self, sheets: Sequence[Sheet]) -> Understanding:
        tables = [(sheet, find_table(sheet, self.declared)) for sheet in sheets]
        result = self.result
        for sheet, table in tables:
            if table is None:
                result.left_out.append(LeftOut(NO_TABLE, sheet.name, 0))
                # A cover or a page of notes may say who published the file, and when.
                result.above += tuple(cell for row in sheet.rows[:COVER] for cell in row if cell)
        all_readings: list[tuple[Table, Reading]] = []
        for _sheet, table in tables:
            if table is not None:
                result.above, result.below = result.above + table.above, result.below + table.below
                all_readings += [(table, reading) for reading in self._readings(table)]
        found = [value for table, reading in all_readings if (value := self._one(table, reading))]
        result.found = Settling(self._ask, self.out).settle(found)
        result.left_out += [
            LeftOut(why, what, count) for (why, what), count in sorted(self.out.items()) if count
        ]
        result.doubts = list(self.open.values())
        return result

    def _ask(self, doubt: Doubt) -> str:
        """The answer to a doubt; empty while it is open."""
        answer = doubt.answered(self.answers)
        if answer:
            if all(known.id != doubt.id for known, _given in self.result.settled):
                self.result.settled.append((doubt, answer))
        else:
            self.open.setdefault(doubt.id, doubt)
        return answer

    def _readings(self, table: Table) -> list[Reading]:
        """The figures of a table; which column holds the value is asked where no heading says so."""
        counts = table.having("numerator") and table.having("denominator")
        if table.having("value") or counts:
            return list(readings(table))
        candidates = [column.heading for column in table.having("numerator", "number", "denominator")]
        if not candidates:
            self.result.left_out.append(LeftOut(NO_TABLE, table.sheet, 0))
            return []
        chosen = candidates[0] if len(candidates) == 1 else self._ask(asking.which_column(table, candidates))
        return list(readings(table, chosen)) if chosen else []

    def _one(self, table: Table, reading: Reading) -> tuple[Found, dict[str, str]] | None:
        cell = figure(reading.figures.get("value", ""))
        counted = [figure(reading.figures.get(count, "")) for count in ("numerator", "denominator")]
        if cell.missing == BLANK and (
            "value" in reading.figures or any(value.missing == BLANK for value in counted)
        ):
            self._without(BLANK_CELL, "")
            return None
        indicator = self._indicator(table, reading)
        where = self._place(table, reading)
        when = self._period(table, reading)
        if indicator is None or where is None or when is None:
            return None
        if cell.missing == BLANK:  # no column of values, but of counts
            cell = _from_counts(indicator, *counted)
        if cell.missing in (UNREADABLE, BLANK):
            self._without(NO_NUMBER if cell.missing == UNREADABLE else NOT_WORKED_OUT, cell.marks)
            return None
        others = {
            measure: figure(reading.figures.get(measure, "")).value
            for measure in ("numerator", "denominator", "lower", "upper")
        }
        said = figure(reading.says.get("status", "") and f"0 ({reading.says['status']})")
        provisional = cell.provisional or when.provisional or said.provisional
        revised = cell.revised or when.revised or said.revised
        notes = [reading.says.get("note", ""), where.said_beside, _marks(cell.marks, cell.value)]
        value = Found(
            indicator=indicator,
            area=where.code,
            area_as_published=_area_text(table, reading),
            period=when,
            value=cell.value,
            missing=cell.missing,
            status="provisional" if provisional else "revised" if revised else "final",
            note="; ".join(dict.fromkeys(note for note in notes if note)),
            sheet=reading.sheet,
            row=reading.row,
            **others,
        )
        wrong = CUT_AT_COMMA if reading.cut else _impossible(value)
        if wrong:
            self._without(wrong, f"{value.area_as_published}, {when.label}")
            return None
        return value, reading.beside

    def _without(self, why: str, what: str) -> None:
        self.out[(why, what)] += 1

    # Which indicator, area, period -------------------------------------------------------------------------------

    def _indicator(self, table: Table, reading: Reading) -> Indicator | None:
        texts = tuple(
            reading.says[key]
            for key in ("indicator code", "indicator", "indicator too", "indicator code too")
            if reading.says.get(key)
        )
        if texts not in self.indicators:
            self.indicators[texts] = self._which_indicator(texts, table)
        found = self.indicators[texts]
        if found is None and asking.indicator_id(texts) not in self.open:
            self._without(LEFT_BY_YOU, texts[0] if texts else "")
        return found

    def _which_indicator(self, texts: tuple[str, ...], table: Table) -> Indicator | None:
        found = match(texts, self.declared)
        if not texts:
            found = match((*table.above, table.sheet, self.name.rsplit(".", 1)[0]), self.declared)
        if len(found.exact) == 1:
            self.result.taken_as[texts[0] if texts else table.sheet or self.name] = (found.exact[0], found.by)
            return found.exact[0]
        likely = found.exact or found.near
        answer = self._ask(asking.which_indicator(texts, likely, self.declared))
        chosen = next((indicator for indicator in self.declared if indicator.id == answer), None)
        if chosen:
            self.result.taken_as[texts[0] if texts else table.sheet or self.name] = (chosen, "answer")
        return chosen

    def _place(self, table: Table, reading: Reading) -> Place | None:
        name, code = reading.says.get("area", ""), reading.says.get("area code", "")
        if (name, code) not in self.places:
            self.places[(name, code)] = self._which_place(name, code, table)
        found = self.places[(name, code)]
        if found is None and asking.area_id(name or code) not in self.open:
            self._without(NO_AREA, name or code)
        return found

    def _which_place(self, name: str, code: str, table: Table) -> Place | None:
        by_name, by_code = place(name) if name else None, place(code) if code else None
        if by_name and by_code and by_name.code != by_code.code:
            answer = self._ask(asking.which_area(name, [by_code.code, by_name.code]))
            return Place(answer) if answer and answer != LEAVE_OUT else None
        if by_name or by_code:
            return by_name or by_code
        if not name and not code:
            for text in (table.sheet, *table.above, self.name.rsplit(".", 1)[0]):
                if found := place(text):
                    return found
        answer = self._ask(asking.which_area(name or code))
        return Place(answer) if answer and answer != LEAVE_OUT else None

    def _period(self, table: Table, reading: Reading) -> Period | None:
        for text in (reading.says.get("period", ""), reading.says.get("period too", "")):
            if found := period(text):
                return found
        if not reading.says.get("period"):
            for text in (*table.above, table.sheet, self.name.rsplit(".", 1)[0]):
                if found := period(text) or period(period_in(text)):
                    return found
        self._without(NO_PERIOD, reading.says.get("period", ""))
        return None


def _from_counts(indicator: Indicator, numerator: Figure, denominator: Figure) -> Figure:
    """The value that the counts come to; where a count is missing, the reason for that."""
    for count in (numerator, denominator):
        if count.value is None:
            return count
    assert numerator.value is not None and denominator.value is not None
    rate = worked_out(indicator, numerator.value, denominator.value)
    if rate is None:
        return Figure(None, BLANK, marks=indicator.id)
    return Figure(Decimal(f"{rate.value:.4f}").normalize() + 0, marks=WORKED_OUT)


def _impossible(found: Found) -> str:
    """Why value, interval and counts cannot stand together, or be what the indicator measures; empty where they can."""
    if found.value is None:
        return ""
    if found.indicator.is_percentage and not 0 <= found.value <= 100:
        return OUT_OF_BOUNDS
    if found.value < 0 and (found.indicator.unit.startswith("per") or found.indicator.unit == "people"):
        return OUT_OF_BOUNDS
    if found.lower is not None and found.upper is not None and not found.lower <= found.value <= found.upper:
        return IMPOSSIBLE
    if found.indicator.is_percentage and found.numerator is not None and found.denominator is not None:
        return "" if found.numerator <= found.denominator else IMPOSSIBLE
    return ""


def _marks(marks: str, value: Decimal | None) -> str:
    """Marks are kept as they stood, but for those that say revised or provisional, which the status keeps."""
    said = marks.strip("()[] ").casefold()
    return "" if said in ("r", "p", "") or said == figure(marks).missing else marks


def _area_text(table: Table, reading: Reading) -> str:
    return reading.says.get("area") or reading.says.get("area code") or table.sheet
