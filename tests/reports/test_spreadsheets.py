"""Tables to take away: what goes in comes out, in every format, and nothing runs."""

import csv
import io
import zipfile
from xml.etree import ElementTree

import pytest

from whatmatters.reports.spreadsheets import FORMATS, as_spreadsheet

ROWS = [["Canlyniad", "Nifer"], ["Mynd i'r capel 🙂", 7], ["=1+1", 0], ["⊘", 12], [], ["الأحد", 5]]


def out_of(file_format, content):
    """The cells again, as texts."""
    if file_format == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    packed = zipfile.ZipFile(io.BytesIO(content))
    if file_format == "ods":
        table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
        tree = ElementTree.fromstring(packed.read("content.xml"))
        rows = tree.iter(f"{table}table-row")
        return [["".join(cell.itertext()) for cell in row.iter(f"{table}table-cell")] for row in rows]
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    strings = [
        "".join(one.itertext())
        for one in ElementTree.fromstring(packed.read("xl/sharedStrings.xml")).iter(f"{main}si")
    ]
    sheet = ElementTree.fromstring(packed.read("xl/worksheets/sheet1.xml"))
    assert not list(sheet.iter(f"{main}f")), "no formulas"
    return [
        [strings[int(c[0].text)] if c.get("t") == "s" else c[0].text for c in row.iter(f"{main}c")]
        for row in sheet.iter(f"{main}row")
    ]


@pytest.mark.parametrize("file_format", FORMATS)
def test_what_goes_in_comes_out(file_format):
    found = [
        row for row in out_of(file_format, as_spreadsheet(file_format, ROWS, "Dysgu", heads=(0,))) if row
    ]
    wanted = [[str(cell) for cell in row] for row in ROWS if row]
    if file_format == "csv":
        wanted[2][0] = "'=1+1"
    assert found == wanted
