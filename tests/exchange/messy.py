"""Spreadsheets as publishers make them, made here: title rows, merged headings, marks, footnotes, several sheets."""

import io

import xlsxwriter

from whatmatters.reports.spreadsheets import as_spreadsheet

EMERGENCY = "Emergency admission rate (per 100,000 population)"


def xlsx(sheets):
    """An XLSX file: sheet name → rows."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell not in ("", None):
                    sheet.write(at, column, cell)
    book.close()
    return out.getvalue()


def ods(rows):
    return as_spreadsheet("ods", rows, "Sheet")


# A workbook with a cover, two indicators under two rows of headings, marks of every kind, a replaced code's name, notes.
TWO_HEADINGS = {
    "Contents": [
        ["Core suite of integration indicators"],
        ["Published 4 July 2023"],
        ["This workbook has two tables."],
    ],
    "Table 1": [
        ["Table 1: emergency care by Health and Social Care Partnership"],
        ["Figures marked p are provisional, r revised."],
        [],
        ["", EMERGENCY, "", "", "NI-14", "", ""],
        ["Partnership", "2020/21", "2021/22", "2022/23p", "2020/21", "2021/22", "2022/23p"],
        ["Aberdeen City", "9,876", "10,012 r", 9500, 101.5, "98.2¹", "c"],
        ["Argyll & Bute HSCP", "11,034", "..", 11200, 95, 96.5, 97],
        ["Clackmannanshire & Stirling", "*", "12,345.6", 12000, 100, 101, 102],
        ["Comhairle nan Eilean Siar", "8 765", "-", 9001, 90, 91, "92 [note 2]"],
        ["Fife", 13000, 13100, 13200, 110, 111, 112],
        ["Scotland", "11,000", "11,100", 11200, 100, 100, 100],
        [],
        ["Source: Public Health Scotland"],
        ["1 Affected by a change of system."],
    ],
}
