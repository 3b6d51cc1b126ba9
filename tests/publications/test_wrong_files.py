"""Files that are no spreadsheet, or more than one: refused in words, with the memory and the time they take bounded (E2)."""

import io
import zipfile

import pytest

from whatmatters.publications.sheets import UnreadableFile, read_sheets

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument"'
    ' Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Data" sheetId="1" r:id="r1"/>'
    "</sheets></workbook>",
}


def workbook(rows: str) -> bytes:
    """An XLSX of one sheet with these rows of its XML."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in PARTS.items():
            packed.writestr(name, text)
        packed.writestr(
            "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
        )
    return made.getvalue()


def text_cell(at: str, text: str) -> str:
    return f'<row r="{at[1:]}"><c r="{at}" t="inlineStr"><is><t>{text}</t></is></c></row>'


def test_the_workbook_of_these_tests_is_one():
    (sheet,) = read_sheets(workbook(text_cell("A1", "Area") + text_cell("A3", "Fife")), "a.xlsx")
    assert sheet.name == "Data" and sheet.rows == (("Area",), ("",), ("Fife",))


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (text_cell("A1", "a") + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "cannot be read"),
        (
            text_cell("A1", "a") + '<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
            "more than 200,000 rows",
        ),
        (text_cell("A1", "a") + '<row r="400"><c r="XFD400"><v>1</v></c></row>', "very many columns"),
    ],
    ids=["far corner", "far row", "far column"],
)
def test_a_cell_far_out_is_refused_and_takes_nothing_down_with_it(rows, told):
    with pytest.raises(UnreadableFile, match=told):
        read_sheets(workbook(rows), "far.xlsx")


def test_a_small_file_that_unpacks_to_gigabytes_is_refused():
    content = workbook(text_cell("A1", "A" * 800_000_000))
    assert len(content) < 1_000_000
    with pytest.raises(UnreadableFile, match="save it anew"):
        read_sheets(content, "bomb.xlsx")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), "neither"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "neither"),
        (b"%PDF-1.7\n1 0 obj", "neither"),
        (b"\xff\xfeA\x00B", "neither"),
        (b"<html><table><tr><td>Area</td></tr></table></html>", "web page"),
        (b'Area,Year,Value\nAngus,"2021/22,3\nFife,2021/22,4\n', "quotation mark"),
        (b'Area,Year,Value\nAngus,"2021/22,3\n' + b"Fife,2021/22,4\n" * 20_000, "quotation mark"),
        (b"Area,Value\n" + b"Fife,1\n" * 200_001, "more than 200,000 rows"),
    ],
    ids=["jpeg", "png", "pdf", "cut utf-16", "web page", "open quote", "open quote, long", "many rows"],
)
def test_what_is_no_table_is_said_in_words(content, told):
    with pytest.raises(UnreadableFile, match=told):
        read_sheets(content, "figures.xlsx")


def test_sloppy_quotation_marks_are_read():
    (sheet,) = read_sheets(b'Area,Note\nFife,"a" note\nMoray,"two\nlines"\n', "f.csv")
    assert sheet.rows[1:] == (("Fife", "a note"), ("Moray", "two lines"))
