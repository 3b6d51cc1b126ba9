"""A table as CSV, XLSX or ODS, with its coverage and notes inside: whoever opens it later still knows what it says."""

import csv
import io
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_

from whatmatters.records import clock
from whatmatters.web.learning.asking import SPLITS, Asked
from whatmatters.web.learning.figures import Counted, Shown

FORMATS = {"csv": "CSV", "xlsx": "XLSX", "ods": "ODS"}
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
COLUMNS: list[tuple[str, Any]] = [
    ("outcomes", N_("Outcomes")),
    ("people", N_("People")),
    ("status.improved", N_("Improved")),
    ("status.maintained", N_("Maintained")),
    ("status.worsened", N_("Worsened")),
    ("achieved", N_("Achieved")),
    ("status.awaiting_baseline", N_("Awaiting baseline")),
    ("status.awaiting_review", N_("Awaiting review")),
    ("status.not_scored", N_("Not scored")),
    ("status.deferred", N_("Deferred")),
    ("status.withdrawn", N_("Withdrawn")),
]
Cell = str | int


def spreadsheet(
    format: str, unit: str, asked: Asked, table: Counted, name_of: Callable[[Any], Any]
) -> tuple[str, bytes]:
    """The media type and the bytes."""
    rows = _rows(unit, asked, table, name_of)
    return TYPES[format], {"csv": _csv, "xlsx": _xlsx, "ods": _ods}[format](rows)


def _rows(unit: str, asked: Asked, table: Counted, name_of: Callable[[Any], Any]) -> list[list[Cell]]:
    heads = [str(text) for _name, text in COLUMNS]
    return [
        [_("How people are doing on what matters to them"), unit],
        [_("From"), asked.from_.isoformat()],
        [_("To"), asked.as_of.isoformat()],
        [_("Made on"), clock.today().isoformat()],
        [_("Outcomes outside any plan, counted apart (B2)"), _cell(table.outside_a_plan)],
        [],
        [str(SPLITS[asked.by]), *heads],
        [_("All"), *(_cell(table.whole[name]) for name, _text in COLUMNS)],
        *(
            [str(name_of(row.key)), *(_cell(row.figures[name]) for name, _text in COLUMNS)]
            for row in table.rows
        ),
        [],
        *([note] for note in notes(table)),
    ]


def notes(table: Counted) -> list[str]:
    """What has to be known to read the table."""
    said = [
        _(
            "Counts of outcomes and people by how life has moved since the start; scores are never added or averaged. (D3)"
        ),
        _(
            "Shares are of outcomes with a later score; what is left out, and why, stands in the last columns."
        ),
    ]
    if not table.exact:
        said.append(
            _(
                "⊘: not shown. Fewer than %(n)s people stand behind the figure, or another could be worked out from it. (D6)"
            )
            % {"n": table.threshold}
        )
    return said


def _cell(figure: Shown) -> Cell:
    return "⊘" if figure.value is None else figure.value


def _csv(rows: list[list[Cell]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([[_not_a_formula(cell) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def _not_a_formula(cell: Cell) -> Cell:
    """A cell that a spreadsheet would take for a formula is written as text."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@") else cell


def _xlsx(rows: list[list[Cell]]) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(_("Learning")[:31])
    bold = book.add_format({"bold": True, "text_wrap": True})
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell, bold if at in (0, 6) else None)
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, len(COLUMNS), 12)
    sheet.freeze_panes(7, 1)
    book.close()
    return out.getvalue()


def _ods(rows: list[list[Cell]]) -> bytes:
    from odfdo import Cell as OdsCell
    from odfdo import Document, Row, Table

    book = Document("spreadsheet")
    book.body.clear()
    table = Table(_("Learning"))
    for cells in rows:
        row = Row()
        for cell in cells:
            row.append_cell(OdsCell(cell))
        table.append_row(row)
    book.body.append(table)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
