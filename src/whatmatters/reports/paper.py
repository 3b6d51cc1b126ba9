"""A document as a tagged PDF (PDF/UA-1), drawn by `reports.pdf` from the same parts as the pages of the site."""

from html import escape
from pathlib import Path

from whatmatters.reports.charts import placed
from whatmatters.reports.document import Chart, Document
from whatmatters.reports.pages import Draw, Show, edition_line, foot_html, section_html
from whatmatters.reports.pdf import Pdf, pdf_of
from whatmatters.reports.phrases import phrase
from whatmatters.reports.pictures import PICTURES, picture
from whatmatters.reports.svg import svg
from whatmatters.reports.type_files import FACES, face

STYLE = Path(__file__).with_name("paper.css")


def paper(document: Document) -> Pdf:
    """The document on paper. Raises NoPdf where this machine cannot make one."""
    charts: dict[str, tuple[str, bytes]] = {}

    def draw(chart: Chart) -> str:
        address = f"/charts/{len(charts)}.svg"
        drawn = svg(placed(chart), title="", id=chart.id, coloured=True)
        charts[address] = ("image/svg+xml", drawn.encode())
        told = f"{chart.title}. {chart.says}".strip()
        return f'<img class="chart" src="{address}" alt="{escape(told)}">'

    def show(name: str) -> str:
        """A picture with its name: a PDF has to say what every picture shows."""
        address = f"/pictures/{len(charts)}.svg"
        drawn = picture(name).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
        charts[address] = ("image/svg+xml", drawn.encode())
        named = phrase(f"pic_{name if name in PICTURES else 'plan'}", document.language)
        return f'<img class="picture" src="{address}" alt="{escape(named)}">'

    page = _page(document, draw, show)
    return pdf_of(
        page,
        footer=f"{document.authority}: {document.title}, {document.period}",
        of=phrase("page_of", document.language),
        find=_type,
        given=charts,
        fonts=tuple(face(name) for name in FACES),
    )


def _type(address: str) -> Path | None:
    name = address.removeprefix("/type/").removesuffix(".woff2")
    if address.startswith("/type/") and name in FACES:
        return face(name)
    return STYLE if address == "/paper.css" else None


def _page(document: Document, draw: Draw, show: Show) -> str:
    language = document.language
    parts = "".join(
        f'<section class="part" id="{escape(section.id)}">{section_html(section, document, level=2, draw=draw, show=show)}</section>'
        for section in document.sections
    )
    contents = ""
    if document.purpose == "report":
        listed = "".join(
            f'<li><a href="#{escape(section.id)}">{escape(section.title)}</a>'
            + (f'<span class="small">{escape(section.statement)}</span>' if section.statement else "")
            + "</li>"
            for section in document.sections
        )
        contents = f'<h2>{escape(phrase("contents", language))}</h2><ul class="contents">{listed}</ul>'
    invented = (
        f'<div class="invented"><p>{escape(phrase("invented", language))}</p></div>'
        if document.invented
        else ""
    )
    note = f'<div class="note"><p>{escape(document.note)}</p></div>' if document.note else ""
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{escape(document.title)}, {escape(document.authority)}, {escape(document.period)}</title>"
        f'<link rel="stylesheet" href="/paper.css"></head><body class="{document.purpose}">'
        f'<div class="cover"><p class="whose">{escape(document.authority)}</p><h1>{escape(document.title)}</h1>'
        f'<p class="when">{escape(document.period)}</p><p class="small">{escape(edition_line(document))}</p>'
        f"{invented}{note}</div>{contents}{parts}"
        + (f'<div class="small">{foot_html(document)}</div>' if document.purpose == "report" else "")
        + "</body></html>"
    )
