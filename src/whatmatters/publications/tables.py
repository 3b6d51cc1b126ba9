"""The table in a sheet: where its headings stand, under title rows and notes, and one reading for each figure in it.

Areas, periods and indicators may stand in columns of their own (a long table) or in the headings (a wide one), over one row
of headings or two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from whatmatters.frameworks import Indicator
from whatmatters.frameworks.places import place
from whatmatters.publications.cells import could_be_figure, is_number
from whatmatters.publications.headings import MEASURES, role
from whatmatters.publications.naming import is_indicator
from whatmatters.publications.periods import period, period_in
from whatmatters.publications.sheets import Sheet

HEADINGS_WITHIN = 60
HEAD, TAIL = re.compile(r"[-£]?\d{1,3}"), re.compile(r"\d{3}(?:\.\d+)?")
KEYS = ("area", "area code", "period", "indicator", "indicator code", "status", "note")
COUNTS = {"numerator", "denominator"}
FILLED_DOWN = ("area", "area code", "period", "indicator", "indicator code")


@dataclass(frozen=True)
class Column:
    """One column: its heading, what it holds (`role`, empty for anything else), and what its headings say of every figure in
    it (`period`, `area`, `indicator`)."""

    place: int
    heading: str
    role: str
    says: dict[str, str] = field(default_factory=dict, hash=False)
    by_content: bool = False


@dataclass(frozen=True)
class Reading:
    """One figure with everything that the table says of it, in the publisher's own words. `figures` are by measure. `cut`:
    it seems to be the first half of a number with a comma, whose other half stands in a cell without a heading."""

    sheet: str
    row: int
    says: dict[str, str] = field(hash=False)
    figures: dict[str, str] = field(hash=False)
    beside: dict[str, str] = field(hash=False)
    cut: bool = False


@dataclass(frozen=True)
class Table:
    """The table of one sheet. `above` are the texts over it, `below` those under it. `headings_at` counts from 1."""

    sheet: str
    headings_at: int
    columns: tuple[Column, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    above: tuple[str, ...]
    below: tuple[str, ...]

    def having(self, *roles: str) -> list[Column]:
        return [column for column in self.columns if column.role in roles]

    @property
    def undecided(self) -> list[Column]:
        """Columns of numbers whose heading does not say what they are."""
        return [column for column in self.columns if column.role == "number"]


def find_table(sheet: Sheet, declared: Sequence[Indicator]) -> Table | None:
    """The table in a sheet, or None where there is none."""
    if not sheet.rows:
        return None
    scores = [
        (_score(row, sheet.rows[place + 1 : place + 8], declared), -place)
        for place, row in enumerate(sheet.rows[:HEADINGS_WITHIN])
    ]
    best, minus = max(scores)
    if best < 2:
        return None
    at = -minus
    wide = max(map(len, sheet.rows))
    headings = _padded(sheet.rows[at], wide)
    body = [(n, _padded(row, wide)) for n, row in enumerate(sheet.rows[at + 1 :], at + 2)]
    body, below = _cut(body)
    over = _filled_across(_padded(sheet.rows[at - 1], wide)) if at else ("",) * wide
    columns = tuple(
        _column(n, headings[n], over[n], [row[n] for _place, row in body], declared) for n in range(wide)
    )
    if any(column.says for column in columns if over[column.place]):
        at_titles = at - 1
    else:
        columns = tuple(
            _column(n, headings[n], "", [row[n] for _place, row in body], declared) for n in range(wide)
        )
        at_titles = at
    columns = tuple(_by_heading_first(columns))
    above = tuple(cell for row in sheet.rows[:at_titles] for cell in row if cell)
    rows = tuple(_filled_down(body, columns))
    return Table(sheet.name, at + 1, columns, rows, above, below)


def _score(row: Sequence[str], following: Sequence[Sequence[str]], declared: Sequence[Indicator]) -> int:
    """How much a row looks like headings: what its cells say, if there are figures under it."""
    cells = [cell for cell in row if cell]
    if len(cells) < 2 or not any(could_be_figure(cell) and cell for under in following for cell in under):
        return 0
    said = 0
    for cell in cells:
        if role(cell):
            said += 2
        elif period(cell) or place(cell):
            said += 1
        elif not is_number(cell) and is_indicator(cell, declared):
            said += 2
        elif is_number(cell):
            said -= 1
    return said


def _column(at: int, heading: str, over: str, cells: Sequence[str], declared: Sequence[Indicator]) -> Column:
    says: dict[str, str] = {}
    holds = role(heading)
    filled = [cell for cell in cells if cell]
    numbers = sum(could_be_figure(cell) for cell in filled)
    figures = bool(filled) and numbers >= 0.5 * len(filled)
    for text in (over, heading):
        what = _what_it_says(text, declared) if text else ""
        if what and (figures or text is over):
            says[what] = text
        if what == "indicator" and figures and (year := period_in(text)):
            says["period"] = year  # NI-12 2021/22
    measure_over = role(over) if over else ""
    if holds in ("period", "area", "indicator", "indicator code", "area code") and filled:
        # A heading like "Title" or "Code" may head anything: what is in the column decides between the two.
        by_content = _by_content(filled, declared)
        if holds in ("indicator code", "area code") and by_content in ("area code", "indicator"):
            holds = "area code" if by_content == "area code" else "indicator code"
        if holds == "period" and by_content != "period" and not any(period(cell) for cell in filled):
            holds = "other"
        return Column(at, heading, holds)
    if holds in MEASURES and (figures or not filled):
        if measure_over in MEASURES and measure_over != holds and "period" not in says:
            holds = measure_over
        return Column(at, heading or over, holds, says)
    if holds in ("status", "note"):
        return Column(at, heading, holds)
    if says and figures:
        return Column(at, heading or over, measure_over if measure_over in MEASURES else "value", says)
    if (
        filled
        and not figures
        or (filled and _by_content(filled, declared) in ("period", "area", "area code"))
    ):
        return Column(at, heading, _by_content(filled, declared) or "other", by_content=True)
    return Column(at, heading, "number" if filled and heading else "")


def _by_heading_first(columns: Sequence[Column]) -> Iterator[Column]:
    """A column whose heading says that it holds areas goes before one whose cells only look like it."""
    sure = {column.role for column in columns if not column.by_content}
    for column in columns:
        doubled = column.by_content and column.role in sure and column.role != "other"
        yield replace(column, role="other") if doubled else column


def _what_it_says(text: str, declared: Sequence[Indicator]) -> str:
    if period(text):
        return "period"
    if place(text):
        return "area"
    return "indicator" if is_indicator(text, declared) else ""


def _by_content(cells: Sequence[str], declared: Sequence[Indicator]) -> str:
    """What most of the cells of a column are: areas, periods, indicators; empty for anything else."""
    seen = list(dict.fromkeys(cells))[:40]
    most = 0.6 * len(seen)
    if sum(bool(place(cell)) for cell in seen) >= most:
        return "area code" if all(cell[:1] in "SW" and cell[1:].isdigit() for cell in seen) else "area"
    if sum(bool(period(cell)) for cell in seen) >= most:
        return "period"
    if sum(is_indicator(cell, declared) for cell in seen) >= most:
        return "indicator"
    return ""


def _padded(row: Sequence[str], wide: int) -> tuple[str, ...]:
    return (*row, *("" for _n in range(wide - len(row))))


def _filled_across(row: Sequence[str]) -> tuple[str, ...]:
    """Merged headings hold for the cells to their right."""
    found, last = [], ""
    for cell in row:
        last = cell or last
        found.append(last)
    return tuple(found)


def _cut(
    body: list[tuple[int, tuple[str, ...]]],
) -> tuple[list[tuple[int, tuple[str, ...]]], tuple[str, ...]]:
    """The rows of the table, and the notes under it: rows of a single text after the last row of figures."""
    last = max((n for n, (_at, row) in enumerate(body) if sum(bool(cell) for cell in row) > 1), default=-1)
    below = tuple(cell for _at, row in body[last + 1 :] for cell in row if cell)
    return [line for line in body[: last + 1] if any(line[1])], below


def _filled_down(
    body: Sequence[tuple[int, tuple[str, ...]]], columns: Sequence[Column]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Merged cells of areas, periods and indicators hold for the rows under them, where the first row has one and many of
    the others have none."""
    filled = {
        column.place
        for column in columns
        if column.role in FILLED_DOWN
        and body
        and body[0][1][column.place]
        and sum(not row[column.place] for _at, row in body) >= 0.3 * len(body)
    }
    last: dict[int, str] = {}
    for at, row in body:
        cells = list(row)
        for place_ in filled:
            last[place_] = cells[place_] = cells[place_] or last.get(place_, "")
        yield at, tuple(cells)


def readings(table: Table, value_column: str = "") -> Iterator[Reading]:
    """Every figure in the table. `value_column`: the heading of the column that holds the value, where no heading says so."""
    groups: dict[tuple[tuple[str, str], ...], dict[str, int]] = {}
    for column in table.columns:
        measure = "value" if value_column and column.heading == value_column else column.role
        if measure in MEASURES:
            groups.setdefault(tuple(sorted(column.says.items())), {}).setdefault(measure, column.place)
    keys = table.having(*KEYS)
    others = table.having("other", "number")
    for at, row in table.rows:
        said: dict[str, str] = {}
        for column in keys:
            if row[column.place]:
                # A code and a title are both of the indicator: both are asked.
                name = column.role if column.role not in said else f"{column.role} too"
                said.setdefault(name, row[column.place])
        for says, measures in groups.items():
            if "value" not in measures and not measures.keys() >= COUNTS:
                continue
            yield Reading(
                table.sheet,
                at,
                {**said, **dict(says)},
                {measure: row[place_] for measure, place_ in measures.items()},
                {column.heading: row[column.place] for column in others if column.heading},
                any(_cut_at_comma(row, place_, table) for place_ in measures.values()),
            )


def _cut_at_comma(row: Sequence[str], at: int, table: Table) -> bool:
    """`11,500` without quotation marks in a CSV is 11, and 500 in the next cell."""
    return (
        at + 1 < len(row)
        and bool(HEAD.fullmatch(row[at]))
        and bool(TAIL.fullmatch(row[at + 1]))
        and not table.columns[at + 1].heading
        and not table.columns[at + 1].says
    )
