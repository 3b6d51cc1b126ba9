"""Every table of a document as one spreadsheet: a sheet for each table, after a sheet that lists them (E4)."""

import datetime as dt
import io
import re

from whatmatters.reports.document import Document, Table
from whatmatters.reports.pages import edition_line
from whatmatters.reports.parcel import repacked
from whatmatters.reports.phrases import phrase
from whatmatters.reports.spreadsheets import Cell

PLAIN = re.compile(r"[-−]?\d{1,3}(,\d{3})*(\.\d+)?|[-−]?\d+(\.\d+)?")


def number_of(cell: str) -> int | float | None:
    """The number that a cell shows, or None: "12,345" is one, "12,345p" and "⊘" are not."""
    if not PLAIN.fullmatch(cell):
        return None
    plain = cell.replace(",", "").replace("−", "-")
    return float(plain) if "." in plain else int(plain)


def tables_of(document: Document) -> list[tuple[str, Table]]:
    """Every table with the name of its sheet, the same table once."""
    found: list[tuple[str, Table]] = []
    seen: set[str] = set()
    for table in document.tables():
        if table.id not in seen:
            seen.add(table.id)
            found.append((f"{phrase('table', document.language)} {len(found) + 1}", table))
    return found


def _first(document: Document) -> list[list[Cell]]:
    rows: list[list[Cell]] = [
        [document.title],
        [document.authority],
        [document.period],
        [edition_line(document)],
        [],
        [phrase("sheet_list", document.language)],
    ]
    if document.invented:
        rows.insert(4, [phrase("invented", document.language)])
    return rows + [[name, table.caption] for name, table in tables_of(document)]


def _rows(table: Table, language: str) -> list[list[str | int | float]]:
    rows: list[list[str | int | float]] = [[table.caption], [], list(table.heads)]
    for row in table.rows:
        told: list[str | int | float] = []
        for cell, numeric in zip(row, table.numeric, strict=True):
            value = number_of(cell) if numeric else None
            told.append(cell if value is None else value)
        rows.append(told)
    rows.append([])
    rows += [[note] for note in table.notes]
    if table.source:
        rows.append([f"{phrase('source', language)}: {table.source}"])
    return rows


def xlsx_of(document: Document) -> bytes:
    """As XLSX: numbers as numbers, nothing taken for a formula, heads that stay in sight."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    when = dt.datetime.combine(dt.date.fromisoformat(document.published_on), dt.time())
    book.set_properties({"title": document.title, "author": document.authority, "created": when})
    bold, wrap = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"text_wrap": True})
    first = book.add_worksheet(phrase("contents", document.language)[:31])
    first.set_column(0, 0, 16)
    first.set_column(1, 1, 90)
    for at, row in enumerate(_first(document)):
        for column, cell in enumerate(row):
            first.write(at, column, cell, bold if at == 0 else None)
    for name, table in tables_of(document):
        sheet = book.add_worksheet(name)
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, max(len(table.heads) - 1, 1), 16)
        for at, told in enumerate(_rows(table, document.language)):
            for column, value in enumerate(told):
                words = isinstance(value, str) and 2 < at < len(table.rows) + 3
                sheet.write(at, column, value, bold if at in (0, 2) else wrap if words else None)
        sheet.freeze_panes(3, 1)
    book.close()
    return repacked(out.getvalue())


def ods_of(document: Document) -> bytes:
    """As ODS, the open format."""
    from odfdo import Cell as OdsCell
    from odfdo import Document as OdsDocument
    from odfdo import Row
    from odfdo import Table as OdsTable

    book = OdsDocument("spreadsheet")
    book.body.clear()
    when = dt.datetime.combine(dt.date.fromisoformat(document.published_on), dt.time())
    book.meta.set_title(document.title)
    book.meta.set_creation_date(when)
    book.meta.set_modification_date(when)
    sheets = [(phrase("contents", document.language), _first(document))]
    sheets += [(name, _rows(table, document.language)) for name, table in tables_of(document)]  # type: ignore[misc]
    for name, rows in sheets:
        sheet = OdsTable(name)
        for told in rows:
            row = Row()
            for value in told:
                row.append_cell(OdsCell(value))
            sheet.append_row(row)
        book.body.append(sheet)
    out = io.BytesIO()
    book.save(out)
    return repacked(out.getvalue())
