"""Everything an edition is published as, out of its documents: the same documents, the same renderer, the same bytes (E4)."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import PackageNotFoundError, version

from whatmatters.reports.book import ods_of, xlsx_of
from whatmatters.reports.document import Document, Section, Story
from whatmatters.reports.paper import paper
from whatmatters.reports.parcel import parcel
from whatmatters.reports.pdf import can_make_pdf
from whatmatters.reports.printable import printable
from whatmatters.reports.site import STYLE, site
from whatmatters.reports.type_files import type_files
from whatmatters.reports.word import docx_of

# Raised whenever the same document would come out otherwise.
RENDERER = 1
LIBRARIES = (
    "whatmatters",
    "weasyprint",
    "pydyf",
    "pikepdf",
    "fonttools",
    "python-docx",
    "pillow",
    "xlsxwriter",
    "odfdo",
)

TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "zip": "application/zip",
}
PAPERS = {"report": "report", "public": "in-short", "easy": "easy-read"}
# Told after each file: what was made, how many are, how many there will be.
Told = Callable[[str, int, int], None]


@dataclass(frozen=True)
class File:
    """One file of an edition."""

    path: str
    content: bytes

    @property
    def media_type(self) -> str:
        return TYPES[self.path.rpartition(".")[2]]

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def renderer() -> dict[str, str]:
    """What draws an edition: our own count, and the version of every library that leaves its mark in the bytes."""
    found = {"renderer": str(RENDERER)}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = ""
    return found


def with_stories(document: Document, told: dict[str, tuple[str, str]]) -> Document:
    """The document with the words of its stories: place → (words, day from which they are withdrawn or ""). With the words
    their title goes too, which may name the person (F3)."""

    def of(section: Section) -> Section:
        return replace(
            section,
            blocks=tuple(
                replace(
                    block,
                    title="" if told[block.place][1] else block.title,
                    text=told[block.place][0],
                    withdrawn_on=told[block.place][1],
                )
                if isinstance(block, Story) and block.place in told
                else block
                for block in section.blocks
            ),
        )

    return replace(document, sections=tuple(of(section) for section in document.sections))


def _pdf_of(document: Document) -> bytes:
    return paper(document).content


def files_of(documents: Sequence[Document], tell: Told = lambda what, done, of: None) -> tuple[File, ...]:
    """Every file of an edition, in one order. Without WeasyPrint there are no PDFs, and the pages offer none."""
    documents = [printable(document) for document in documents]
    pdfs = can_make_pdf()
    jobs: list[tuple[str, Callable[[], bytes]]] = []
    for document in documents:
        name = f"{document.language}/{PAPERS[document.purpose]}"
        if pdfs:
            jobs.append((f"{name}.pdf", partial(_pdf_of, document)))
        jobs.append((f"{name}.docx", partial(docx_of, document)))
        if document.purpose == "report":
            jobs.append((f"{document.language}/tables.xlsx", partial(xlsx_of, document)))
            jobs.append((f"{document.language}/tables.ods", partial(ods_of, document)))
    made: list[File] = []
    for done, (path, make) in enumerate(jobs):
        tell(path, done, len(jobs) + 1)
        made.append(File(path, make()))
    tell("site", len(jobs), len(jobs) + 1)
    offered: dict[str, list[str]] = {}
    for path, _ in jobs:
        language, _, name = path.partition("/")
        offered.setdefault(language, []).append(name)
    pages = {path: page.encode() for path, page in site(documents, offered).items()}
    pages = {"site.css": STYLE.read_bytes(), **type_files(), **pages}
    made += [File(path, content) for path, content in pages.items()]
    whole = parcel({file.path: file.content for file in made})
    tell("site", len(jobs) + 1, len(jobs) + 1)
    return (*made, File("edition.zip", whole))
