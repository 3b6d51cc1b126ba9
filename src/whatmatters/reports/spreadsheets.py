"""Rows of texts and numbers as CSV, XLSX or ODS. Nothing in them is taken for a formula or an address."""

import csv
import io
from collections.abc import Collection
from decimal import Decimal

Cell = str | int | Decimal

FORMATS = {"csv": "CSV", "xlsx": "XLSX", "ods": "ODS"}
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


def as_spreadsheet(
    file_format: str, rows: list[list[Cell]], title: str, heads: Collection[int] = ()
) -> bytes:
    """The bytes of a spreadsheet with one sheet. `heads` are the rows (from 0) that are headings; below the last of them
    the sheet scrolls. Raises KeyError for a format that is none of FORMATS."""
    return {"csv": _csv, "xlsx": _xlsx, "ods": _ods}[file_format](rows, title, heads)


def _csv(rows: list[list[Cell]], title: str, heads: Collection[int]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([[_not_a_formula(cell) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def _not_a_formula(cell: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula begins with an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@") else cell


def _xlsx(rows: list[list[Cell]], title: str, heads: Collection[int]) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(title[:31])
    bold = book.add_format({"bold": True, "text_wrap": True})
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(at, column, cell, bold if at in heads else None)
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, max(map(len, rows), default=1), 12)
    if heads:
        sheet.freeze_panes(max(heads) + 1, 1)
    book.close()
    return out.getvalue()


def _ods(rows: list[list[Cell]], title: str, heads: Collection[int]) -> bytes:
    from odfdo import Cell as OdsCell
    from odfdo import Document, Row, Table

    book = Document("spreadsheet")
    book.body.clear()
    table = Table(title)
    for cells in rows:
        row = Row()
        for cell in cells:
            row.append_cell(OdsCell(cell))
        table.append_row(row)
    book.body.append(table)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
