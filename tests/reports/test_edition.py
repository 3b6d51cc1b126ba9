"""An edition: the document goes to JSON and back, and comes out of every renderer as readers and programs need it (E4)."""

import io
import json
import subprocess
import sys
import time
import zipfile
from dataclasses import replace

import pytest

from whatmatters.frameworks.languages import BY_CODE
from whatmatters.reports.book import number_of, ods_of, xlsx_of
from whatmatters.reports.charts import levels, placed
from whatmatters.reports.document import (
    Chart,
    Document,
    Heading,
    Items,
    Line,
    Note,
    Paragraph,
    Point,
    Section,
    Story,
    Table,
    as_json,
    document_from,
)
from whatmatters.reports.drawing import Label, Mark, Stroke
from whatmatters.reports.edition import files_of, with_stories
from whatmatters.reports.paper import paper
from whatmatters.reports.parcel import parcel
from whatmatters.reports.phrases import all_phrases
from whatmatters.reports.pictures import PICTURES, picture
from whatmatters.reports.raster import png
from whatmatters.reports.site import site
from whatmatters.reports.word import docx_of
from whatmatters.reports.writing import blocks_of, plain, spans

TABLE = Table(
    "t1",
    "Admissions <of> adults",
    ("Year", "Glen", "Scotland"),
    (("2023-24", "11,010", "⊘"), ("2024-25", "10,790 p", "−3.5")),
    (False, True, True),
    ("p: provisional.",),
    "Invented",
    "Fewer are admitted.",
)
CHART = Chart(
    "c1",
    "Admissions",
    "Fewer are admitted.",
    "per 100,000",
    (
        Line(
            "Glen and Strath",
            (
                Point("a", 10.0, 9.0, 11.0),
                Point("b", None),
                Point("c", 8.0),
                Point("d", 7.0, provisional=True),
            ),
            (3,),
        ),
        Line("Scotland", (Point("a", 12.0), Point("b", 12.0), Point("c", 11.0), Point("d", 11.0))),
    ),
    TABLE,
)
DOCUMENT = Document(
    "report",
    "en",
    "Annual performance report",
    "Glen and Strath",
    "2025-26",
    1,
    "2026-07-01",
    (
        Section(
            "foreword",
            "Foreword",
            (
                Paragraph("Hello **all**, see [us](https://example.org)."),
                Heading("Why"),
                Items(("a", "b"), True),
            ),
        ),
        Section(
            "outcome-1",
            "Outcome 1",
            (CHART, TABLE, Story("s1", "Fridays", "gd", "Tha mi a' dannsa."), Note("A caution.")),
            "People are well.",
            "cy",
        ),
    ),
    (("approved+", "Una", "2026-06-30"),),
)


def test_to_json_and_back():
    assert document_from(json.loads(json.dumps(as_json(DOCUMENT)))) == DOCUMENT
    with pytest.raises(ValueError):
        document_from({"title": "Nothing else"})


def test_what_people_write_becomes_blocks_and_nothing_is_lost():
    said = "## One\nWords *and* more\nof them.\n\n- a\n- b\n1. c\n\n[[figure 2]]\n<script>alert(1)</script> [x](javascript:y)"
    made = blocks_of(said, {1: (Note("first"),), 2: (Note("second"),)})
    assert [type(one).__name__ for one in made] == [
        "Heading",
        "Paragraph",
        "Items",
        "Items",
        "Note",
        "Paragraph",
        "Note",
    ]
    assert made[4] == Note("second") and made[6] == Note("first")
    assert plain("**a** b [c](https://d.e)") == "a b c"
    assert not [one for one in spans("[x](javascript:y)") if one.to]


def test_a_number_in_a_text_is_the_figures_own():
    assert blocks_of("Fell to [[value 1]], not [[value 9]].", {}, {1: "10,790"})[0] == Paragraph(
        "Fell to 10,790, not [[value 9]]."
    )


def test_nothing_is_drawn_across_a_gap_or_a_break():
    shapes = placed(CHART).shapes
    lines = [one for one in shapes if isinstance(one, Stroke) and one.tone == "heather" and one.width == 3]
    assert lines == []  # one point, a gap, one point, a break, one point
    marks = [one for one in shapes if isinstance(one, Mark) and one.tone == "heather"]
    assert [one.open for one in marks] == [False, False, True]
    assert "Scotland" in [one.text for one in shapes if isinstance(one, Label)]


@pytest.mark.parametrize(
    ("low", "high"), [(0, 1), (10, 11), (431, 462), (-5, 3), (7, 7), (0, 0), (0.001, 0.0013)]
)
def test_the_axis_holds_every_value_in_round_steps(low, high):
    scale = levels(low, high)
    assert scale[0] <= low and scale[-1] >= high and 2 <= len(scale) <= 8


def test_the_pages_are_escaped_and_need_no_script():
    files = {one.path: one for one in files_of([with_stories(DOCUMENT, {"s1": ("Tha <b>mi</b>", "")})])}
    page = files["en/outcome-1.html"].content.decode()
    assert "Admissions &lt;of&gt; adults" in page and "Tha &lt;b&gt;mi&lt;/b&gt;" in page
    assert '<p lang="gd">' in page and '<div class="words" lang="cy">' in page
    assert 'scope="col"' in page and 'scope="row"' in page and "<script" not in page
    assert set(zipfile.ZipFile(io.BytesIO(files["edition.zip"].content)).namelist()) == set(files) - {
        "edition.zip"
    }


def test_a_withdrawn_story_says_so_in_its_place():
    gone = with_stories(DOCUMENT, {"s1": ("", "2026-08-01")})
    page = site([gone], {})["en/outcome-1.html"]
    assert "dannsa" not in page and "from 1 August 2026 it is no longer told" in page
    with zipfile.ZipFile(io.BytesIO(docx_of(gone))) as packed:
        words = packed.read("word/document.xml").decode()
    assert "dannsa" not in words and "from 1 August 2026 it is no longer told" in words


def test_the_title_of_a_withdrawn_story_goes_with_its_words():
    """It may name the person (F3)."""
    gone = with_stories(DOCUMENT, {"s1": ("", "2026-08-01")})
    assert "Fridays" not in json.dumps(as_json(gone)) and "Fridays" in json.dumps(as_json(DOCUMENT))
    assert "Fridays" not in "".join(site([gone], {}).values()).replace("Fridays and", "")


def test_signs_that_pasting_leaves_behind_do_not_keep_a_report_from_being_drawn(monkeypatch):
    """Word's soft line ends and marks of footnotes are signs that no XML file can hold."""
    monkeypatch.setattr("whatmatters.reports.edition.can_make_pdf", lambda: False)
    bad = "Pasted\x02 from\x1f Word\x0b \ufffe"
    table = replace(TABLE, caption=bad, rows=tuple((bad, *row[1:]) for row in TABLE.rows), notes=(bad,))
    blocks = (*blocks_of(bad), table, Story("s9", bad, "en", bad), Note(bad))
    made = files_of([replace(DOCUMENT, sections=(Section("about", bad, blocks),))])
    (word,) = (one.content for one in made if one.path.endswith(".docx"))
    with zipfile.ZipFile(io.BytesIO(word)) as packed:
        assert "Pasted from Word" in packed.read("word/document.xml").decode()


def test_many_brackets_are_read_in_no_time():
    begun = time.process_time()
    for sign in ("[", "*", "[a", "[a](", "**a"):
        assert plain(sign * 20_000)
    assert time.process_time() - begun < 2


def test_the_word_document_has_headings_heads_alt_texts_and_languages():
    import docx

    made = docx.Document(io.BytesIO(docx_of(DOCUMENT)))
    headings = [one.text for one in made.paragraphs if one.style.name.startswith("Heading")]
    assert headings[:2] == ["Foreword", "Why"] and "Outcome 1" in headings
    xml = made.element.xml
    assert (
        'w:val="gd-GB"' in xml and "w:tblHeader" in xml and 'descr="Admissions. Fewer are admitted."' in xml
    )
    assert made.core_properties.language == "en-GB" and made.core_properties.title == DOCUMENT.title
    assert len(made.inline_shapes) == 1


def test_the_spreadsheets_hold_numbers_as_numbers():
    import python_calamine

    for made in (xlsx_of(DOCUMENT), ods_of(DOCUMENT)):
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(made))
        assert book.sheet_names == ["Contents", "Table 1"]
        rows = book.get_sheet_by_name("Table 1").to_python()
        assert [cell for cell in rows[3] if cell != ""] == ["2023-24", 11010, "⊘"]
        assert rows[4][1] == "10,790 p" and rows[4][2] == -3.5


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("12,345", 12345),
        ("−3.5", -3.5),
        ("0", 0),
        ("12,34", None),
        ("1 p", None),
        ("⊘", None),
        ("–", None),
        ("", None),
    ],
)
def test_what_is_a_number(cell, number):
    assert number_of(cell) == number


def test_the_pdf_is_tagged_with_its_language_title_and_what_charts_show():
    import pikepdf

    made = paper(DOCUMENT)
    with pikepdf.open(io.BytesIO(made.content)) as document:
        root = document.Root
        assert str(root.Lang) == "en" and bool(root.MarkInfo.Marked)
        told: list[str] = []

        def walk(item):
            for kid in item.get("/K", []) if isinstance(item.get("/K"), pikepdf.Array) else []:
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    if kid.get("/Alt") is not None:
                        told.append(str(kid.Alt))
                    walk(kid)

        walk(root.StructTreeRoot)
        assert "Admissions. Fewer are admitted." in told


def test_the_same_bytes_in_another_process_at_another_time():
    """Nothing of the clock, of the order of a set or of a process's own numbers gets into a file."""
    code = (
        "from tests.reports.test_edition import DOCUMENT\n"
        "from whatmatters.reports.edition import files_of\n"
        "print([(one.path, one.sha256) for one in files_of([DOCUMENT])])"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin"},
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] and "report.pdf" in runs[0]


def test_a_parcel_depends_on_nothing_but_its_content():
    assert parcel({"mimetype": b"x", "a": b"y"}) == parcel({"mimetype": b"x", "a": b"y"})


def test_pictures_and_phrases_are_whole():
    assert all(f"pic_{name}" in all_phrases() for name in PICTURES)
    assert "<path" in picture("home") and picture("nothing like it") == picture("plan")
    assert all(set(BY_CODE) <= set(said) for said in all_phrases().values())


def test_a_picture_of_a_chart_is_drawn_alike():
    assert png(placed(CHART)) == png(placed(CHART)) and png(placed(replace(CHART, lines=())))


def test_every_picture_in_a_pdf_says_what_it_shows():
    import pikepdf

    easy = Document(
        "easy",
        "cy",
        "Hawdd",
        "Glen",
        "2025-26",
        1,
        "2026-07-01",
        (Section("e", "Hawdd", (Paragraph("Adref.", "home"),)),),
    )
    with pikepdf.open(io.BytesIO(paper(easy).content)) as document:
        figures = [
            one
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
        assert [str(one.Alt) for one in figures] == ["Cartref"]
