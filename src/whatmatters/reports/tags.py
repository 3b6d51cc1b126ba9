"""What a PDF's tags lack for a reader, put right after the renderer has made them (PDF/UA-1, Matterhorn 14, 15 and 18).

WeasyPrint says of no table head what it is the head of, leaves empty spans in the tree, and marks the foot of a page as if
it were text to be read on each page.
"""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

# The flag of an annotation that is there on paper as on the screen.
PRINTED = 4


def put_right(made: bytes) -> bytes:
    """The same PDF with its tags put right."""
    with pikepdf.open(io.BytesIO(made)) as document:
        root = document.Root.StructTreeRoot
        read_aloud = {item.objgen for item in _tree(root)}
        for item in list(_tree(root)):
            if item.get("/S") == "/TH":
                _give_scope(item)
            _without_empty(item)
        for number, page in enumerate(document.pages):
            _feet_aside(document, page, root.ParentTree.Nums, number, read_aloud)
            for link in page.get("/Annots", []):
                link["/F"] = int(link.get("/F", 0)) | PRINTED
        out = io.BytesIO()
        document.save(out, deterministic_id=True)
        return out.getvalue()


def _tree(item: Any) -> Iterator[Any]:
    """Every element of the structure, from the top."""
    kids = item.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else []:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _tree(kid)


def _give_scope(head: Any) -> None:
    """A head in a row that also holds data is that row's; all others are a column's."""
    kinds = [str(cell.get("/S")) for cell in head.P.get("/K", [])]
    held = head.get("/A")
    attributes = list(held) if isinstance(held, pikepdf.Array) else [held] if held is not None else []
    of_table = next((attribute for attribute in attributes if attribute.get("/O") == "/Table"), None)
    if of_table is None:
        of_table = head["/A"] = pikepdf.Dictionary(O=pikepdf.Name("/Table"))
    of_table["/Scope"] = pikepdf.Name("/Row" if "/TD" in kinds else "/Column")


def _without_empty(item: Any) -> None:
    """Spans that were drawn by style alone, a box to tick or a line to write on, say nothing."""
    kids = item.get("/K")
    if isinstance(kids, pikepdf.Array):
        item["/K"] = pikepdf.Array([kid for kid in kids if not _says_nothing(kid)])


def _says_nothing(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == "/Span" and not len(kid.get("/K", []))


def _feet_aside(document: Any, page: Any, numbers: Any, number: int, read_aloud: set[Any]) -> None:
    """What belongs to no element of the tree is the foot of the page: read once, after all else, and passed over on the
    other pages."""
    place = next((at for at in range(0, len(numbers), 2) if int(numbers[at]) == number), None)
    if place is None:
        return
    elements = numbers[place + 1]
    aside = {at for at, element in enumerate(elements) if element.objgen not in read_aloud}
    if not aside:
        return
    if number == 0:
        _read_at_the_end(document.Root.StructTreeRoot.K[0], [elements[at] for at in sorted(aside)])
        return
    page.Contents = document.make_stream(_marked(page, aside))


# How WeasyPrint writes the beginning of a tagged piece. Its texts are written as numbers of glyphs, so that no word can be
# taken for one.
_BEGINS = re.compile(rb"/\w+\n<</MCID (\d+)>>\nBDC\n")
_ARTIFACT = b"/Artifact\n<</Type /Pagination>>\nBDC\n"


def _marked(page: Any, aside: set[int]) -> bytes:
    """The page's content with these pieces marked as no part of the text."""
    found: set[int] = set()

    def mark(begins: re.Match[bytes]) -> bytes:
        number = int(begins[1])
        if number not in aside:
            return begins[0]
        found.add(number)
        return _ARTIFACT

    content = page.Contents
    if isinstance(content, pikepdf.Stream):
        told = _BEGINS.sub(mark, content.read_bytes())
        if found == aside:
            return told
    return _read_and_marked(page, aside)


def _read_and_marked(page: Any, aside: set[int]) -> bytes:
    """The same by reading every instruction: for a page that is written in another way."""
    told: list[Any] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        begins = str(instruction.operator) == "BDC" and isinstance(operands[1], pikepdf.Dictionary)
        if begins and int(operands[1].get("/MCID", -1)) in aside:
            operands = [pikepdf.Name("/Artifact"), pikepdf.Dictionary(Type=pikepdf.Name("/Pagination"))]
        told.append((operands, instruction.operator))
    return pikepdf.unparse_content_stream(told)


def _read_at_the_end(whole: Any, feet: list[Any]) -> None:
    """When a paper was made and for whom is told once, at its end."""
    tops: list[Any] = []
    for element in feet:
        while element.P.objgen != whole.objgen:
            element = element.P
        if element.objgen not in [top.objgen for top in tops]:
            tops.append(element)
    for top in tops:
        whole.K.append(top)
