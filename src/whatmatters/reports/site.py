"""An edition as a site of its own: pages without a script, their own style and type, contents, skip link, print (E4).

One folder for each language. `index.html` holds the contents, each section has a page, `whole.html` all of them, `in-short.html`
and `easy-read.html` the summaries.
"""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from whatmatters.frameworks.languages import BY_CODE
from whatmatters.reports.document import Document, Section
from whatmatters.reports.pages import edition_line, foot_html, section_html
from whatmatters.reports.phrases import phrase

STYLE = Path(__file__).with_name("site.css")
NAMES = {"public": "in-short", "easy": "easy-read", "report": "whole"}
DOWNLOADS = (("pdf", "report.pdf"), ("docx", "report.docx"), ("xlsx", "tables.xlsx"), ("ods", "tables.ods"))


def site(documents: Sequence[Document], downloads: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Every page of an edition by its path. `downloads`: by language the names of the other files beside the pages."""
    found: dict[str, str] = {}
    languages = list(dict.fromkeys(document.language for document in documents))
    for language in languages:
        mine: dict[str, Document] = {
            document.purpose: document for document in documents if document.language == language
        }
        if "report" not in mine:
            continue
        report = mine["report"]
        frame = _Frame(mine, languages, downloads.get(language, ()))
        found[f"{language}/index.html"] = frame.index()
        found[f"{language}/whole.html"] = frame.whole(report)
        for purpose in ("public", "easy"):
            if purpose in mine:
                found[f"{language}/{NAMES[purpose]}.html"] = frame.whole(mine[purpose])
        for place in range(len(report.sections)):
            found[f"{language}/{report.sections[place].id}.html"] = frame.section(place)
    return found


class _Frame:
    """What stands around every page of one language."""

    def __init__(self, mine: Mapping[str, Document], languages: Sequence[str], files: Sequence[str]) -> None:
        self.mine, self.languages, self.files = mine, languages, files
        self.report = mine["report"]
        self.language = self.report.language

    def say(self, key: str, **given: object) -> str:
        return escape(phrase(key, self.language, **given))

    def page(self, title: str, main: str, name: str, look: str = "") -> str:
        """A whole page."""
        report = self.report
        links = [f'<li><a href="index.html">{self.say("contents")}</a></li>']
        links += [
            f'<li><a href="{NAMES[purpose]}.html">{self.say(purpose)}</a></li>'
            for purpose in ("public", "easy")
            if purpose in self.mine
        ]
        links += [
            f'<li><a href="../{code}/index.html" lang="{code}" hreflang="{code}">{BY_CODE[code].name if code in BY_CODE else code}</a></li>'
            for code in self.languages
            if code != self.language
        ]
        invented = (
            f'<div class="invented"><div class="wide"><p>{self.say("invented")}</p></div></div>'
            if report.invented
            else ""
        )
        note = f'<div class="note"><p>{escape(report.note)}</p></div>' if report.note else ""
        full = (
            f"{title} – {report.title}, {report.authority}"
            if title
            else f"{report.title}, {report.authority}"
        )
        return (
            f'<!DOCTYPE html>\n<html lang="{self.language}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<title>{escape(full)}</title>\n<link rel="icon" href="data:,">\n<link rel="stylesheet" href="../site.css">\n</head>\n<body{look}>\n'
            f'<a class="skip" href="#main">{self.say("skip")}</a>\n<header class="head"><div class="wide">'
            f'<a href="index.html">{escape(report.title)}</a><nav aria-label="{self.say("contents")}"><ul>{"".join(links)}'
            f'</ul></nav></div></header>\n{invented}<div class="wide">\n<main id="main">{note}{main}</main>\n'
            f'<footer class="foot"><p>{escape(report.authority)}. {escape(edition_line(report))}</p>'
            f"{foot_html(report) if name in ('index', 'whole') else ''}</footer>\n</div>\n</body>\n</html>\n"
        )

    def cover(self, document: Document) -> str:
        return (
            f'<div class="cover"><p class="whose">{escape(document.authority)}</p><h1>{escape(document.title)}</h1>'
            f'<p class="when">{escape(document.period)}</p></div>'
        )

    def index(self) -> str:
        report = self.report
        listed = "".join(
            f'<li><a href="{escape(section.id)}.html">{escape(section.title)}</a>{_statement(section)}</li>'
            for section in report.sections
        )
        more = "".join(
            f'<li><a href="{name}">{self.say(kind)}</a></li>'
            for kind, name in DOWNLOADS
            if name in self.files
        )
        more += "".join(
            f'<li><a href="{name}">{self.say(kind)} ({name.rpartition(".")[2].upper()})</a></li>'
            for kind in ("public", "easy")
            for name in (f"{NAMES[kind]}.pdf", f"{NAMES[kind]}.docx")
            if name in self.files
        )
        return self.page(
            "",
            f'{self.cover(report)}<h2>{self.say("contents")}</h2><ul class="contents">{listed}</ul>'
            f'<p class="screen"><a href="whole.html">{self.say("whole")}</a></p>'
            + (
                f'<h2 class="screen">{self.say("downloads")}</h2><ul class="screen">{more}</ul>'
                if more
                else ""
            ),
            "index",
        )

    def whole(self, document: Document) -> str:
        parts = "".join(
            f'<section class="part" id="{escape(section.id)}">{section_html(section, document, level=2)}</section>'
            for section in document.sections
        )
        listed = "".join(
            f'<li><a href="#{escape(section.id)}">{escape(section.title)}</a></li>'
            for section in document.sections
        )
        contents = (
            f'<h2>{self.say("contents")}</h2><ul class="contents">{listed}</ul>'
            if len(document.sections) > 1
            else ""
        )
        name = NAMES[document.purpose]
        title = "" if document.purpose == "report" else phrase(document.purpose, self.language)
        return self.page(title, self.cover(document) + contents + parts, name, f' class="{document.purpose}"')

    def section(self, place: int) -> str:
        sections = self.report.sections
        section = sections[place]
        before = sections[place - 1] if place else None
        after = sections[place + 1] if place + 1 < len(sections) else None
        turns = "".join(
            f'<a href="{escape(other.id)}.html" rel="{rel}">{self.say(key)}: {escape(other.title)}</a>'
            for other, rel, key in ((before, "prev", "previous"), (after, "next", "next"))
            if other is not None
        )
        return self.page(
            section.title,
            section_html(section, self.report, level=1)
            + f'<nav class="turn" aria-label="{self.say("sections")}">{turns}</nav>',
            section.id,
        )


def _statement(section: Section) -> str:
    return f'<span class="small">{escape(section.statement)}</span>' if section.statement else ""
