"""The PDF renderer: it fetches nothing but our own, loses no sign, and is tagged so that it can be read aloud."""

import io
import re
import subprocess

import pikepdf
import pytest

from tests.places import ROOT
from whatmatters.reports.pdf import Pdf, pdf_of
from whatmatters.reports.type import machine_draws, written_out

VENDOR = ROOT / "src/whatmatters/web/static/vendor"
FONTS = tuple(
    VENDOR / f"atkinson-hyperlegible-next-{part}-{weight}-normal.woff2"
    for part in ("latin", "latin-ext")
    for weight in (400, 700)
)
STATIC = ROOT / "src/whatmatters/web/static"


def find(address):
    path = STATIC / address.removeprefix("/static/")
    return path if address.startswith("/static/") and path.is_file() else None


def page(body, lang="cy", title="Prawf"):
    return (
        f'<!doctype html><html lang="{lang}"><head><title>{title}</title>'
        '<link rel="stylesheet" href="/static/design/type-on-paper.css">'
        '<link rel="stylesheet" href="/static/design/documents.css"></head>'
        f'<body><article class="wm-paper">{body}</article></body></html>'
    )


def draw(body, **said) -> Pdf:
    return pdf_of(page(body, **said), footer="Fy nghynllun", of="o", find=find, fonts=FONTS)


def opened(made):
    return pikepdf.open(io.BytesIO(made.content))


def text_of(made, tmp_path):
    place = tmp_path / "made.pdf"
    place.write_bytes(made.content)
    return subprocess.run(
        ["pdftotext", "-raw", place, "-"], capture_output=True, text=True, check=True
    ).stdout


def glyphs_without_a_drawing(made):
    """How many times the empty box is drawn: glyph 0 of a font."""
    boxes = 0
    with opened(made) as document:
        for sheet in document.pages:
            for operands, operator in pikepdf.parse_content_stream(sheet):
                if str(operator) in ("Tj", "TJ"):
                    for piece in operands[0] if str(operator) == "TJ" else operands:
                        if isinstance(piece, pikepdf.String):
                            signs = bytes(piece)
                            boxes += sum(signs[i : i + 2] == b"\0\0" for i in range(0, len(signs), 2))
    return boxes


def test_language_title_and_tags_are_set():
    with opened(draw("<h1>Helô</h1>")) as document:
        assert str(document.Root.Lang) == "cy"
        assert bool(document.Root.MarkInfo.Marked)
        assert str(document.docinfo["/Title"]) == "Prawf"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert document.open_metadata()["pdfuaid:part"] == "1"


def test_every_table_head_says_what_it_is_the_head_of():
    made = draw(
        "<table><caption>c</caption><thead><tr><th rowspan='2'>A</th><th colspan='2'>B</th></tr>"
        "<tr><th>c</th><th>d</th></tr></thead>"
        "<tbody><tr><th>r</th><td>1</td><td>2</td></tr></tbody></table>"
    )
    with opened(made) as document:
        heads = [
            item.A
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TH"
        ]

    assert sorted(str(head.Scope) for head in heads) == ["/Column"] * 4 + ["/Row"]
    assert sorted(int(head.get("/ColSpan", 1)) for head in heads) == [1, 1, 1, 1, 2]


def test_welsh_letters_are_of_the_products_own_type_and_none_is_an_empty_box(tmp_path):
    made = draw("<p>Tŷ bach, dŵr, ẃ, Ŵyn, Ŷd <strong>tŷ dŵr</strong></p>")

    with opened(made) as document:
        fonts = {
            str(item.BaseFont)
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and "/BaseFont" in item
        }
    assert all("Atkinson" in font for font in fonts)
    assert "Tŷ bach, dŵr, ẃ, Ŵyn, Ŷd tŷ dŵr" in text_of(made, tmp_path)
    assert glyphs_without_a_drawing(made) == 0


def test_fonts_are_inside():
    with opened(draw("<p>Ŵ</p>")) as document:
        described = [
            item
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        ]
        assert described
        assert all("/FontFile2" in item or "/FontFile3" in item for item in described)


@pytest.mark.parametrize("words", ["شكرا جزيلا", "🦕👩‍👧", "𓀀", "你好", "ᚠ"])
def test_a_sign_is_drawn_or_written_out_by_name_and_never_an_empty_box(words, tmp_path):
    made = draw(f"<p>Cyn {words} wedyn</p>")

    assert glyphs_without_a_drawing(made) == 0
    text = text_of(made, tmp_path)
    for sign in made.written_out:
        assert not machine_draws(sign)
    assert ("[" in text) == bool(made.written_out)
    assert "Cyn" in text
    assert "wedyn" in text


def test_what_no_typeface_has_is_named_and_its_joiners_go_with_it(monkeypatch):
    monkeypatch.setattr("whatmatters.reports.type.machine_draws", lambda sign: False)

    assert written_out("Dim ond ŵ", FONTS) == ("Dim ond ŵ", ())
    assert written_out("a 👩\u200d👧\ufe0f b", FONTS) == ("a [woman][girl] b", ("👧", "👩"))


def test_nothing_is_fetched_from_anywhere_else(monkeypatch):
    asked = []

    def watching(address):
        asked.append(address)
        return find(address)

    body = (
        '<img alt="a" src="file:///etc/passwd"><img alt="b" src="http://example.org/x.png">'
        '<img alt="c" src="https://papers.invalid.example.org/x.png"><img alt="d" src="/static/../../etc/passwd">'
        '<img alt="e" src="data:image/png;base64,AAAA"><p style="background: url(ftp://example.org/y)">z</p>'
    )
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("Something was fetched."))

    made = pdf_of(page(body), footer="", of="o", find=watching, fonts=FONTS)

    assert b"root:" not in made.content
    assert not [address for address in asked if "passwd" in address and find(address)]


def test_each_page_says_which_it_is_of_how_many(tmp_path):
    text = text_of(draw("<p>un</p>" + '<p style="break-before: page">dau</p>' * 2), tmp_path)

    assert re.findall(r"\d o \d", text) == ["1 o 3", "2 o 3", "3 o 3"]
    assert text.count("Fy nghynllun") == 3


def test_a_footer_cannot_leave_its_string(tmp_path):
    footer = 'Gan "Mair" \\ } body { display: none } \n @import url(http://example.org)'
    made = pdf_of(page("<p>yma</p>"), footer=footer, of="o", find=find, fonts=FONTS)

    text = text_of(made, tmp_path)
    assert "yma" in text
    assert 'Gan "Mair"' in text


def elements(made):
    """(kind, element) of every element that is read aloud."""
    document = opened(made)

    def down(item):
        kids = item.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else []:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield str(kid.S), kid
                yield from down(kid)

    return document, list(down(document.Root.StructTreeRoot))


def test_a_box_to_tick_says_nothing_and_a_picture_says_what_it_is():
    made = draw(
        '<p>Do <span class="wm-p-box"></span></p>'
        '<svg viewBox="0 0 9 9"><title>Calon</title><path d="M0 0H9" stroke="#000"/></svg>'
    )
    _document, told = elements(made)

    assert not [item for kind, item in told if kind == "/Span" and not len(item.K)]
    assert [str(item.Alt) for kind, item in told if kind == "/Figure"] == ["Calon"]


def test_the_foot_is_read_once_at_the_end_and_passed_over_on_other_pages():
    made = draw("<p>un</p>" + '<p style="break-before: page">dau</p>' * 2)
    document, told = elements(made)
    read_aloud = {item.objgen for _kind, item in told}
    numbers = document.Root.StructTreeRoot.ParentTree.Nums

    for place, page in enumerate(document.pages):
        marks = [
            instruction.operands
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) == "BDC"
        ]
        aside = [operands for operands in marks if str(operands[0]) == "/Artifact"]
        mapped = [int(operands[1].MCID) for operands in marks if "/MCID" in operands[1]]
        assert bool(aside) == (place > 0)
        assert all(numbers[2 * place + 1][mark].objgen in read_aloud for mark in mapped)
