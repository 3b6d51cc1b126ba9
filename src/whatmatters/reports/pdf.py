"""From a page to a PDF that can be read aloud: tagged, in its language, with its title, its type inside (PDF/UA-1).

WeasyPrint draws it; `tags` puts right what it leaves out. Nothing is fetched but our own
static files: no address and no file of the machine can be named from within a page.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from whatmatters.reports.type import written_out

ORIGIN = "https://papers.invalid"

# What it does not know of our style sheets is meant for browsers; what cannot be fetched at all is still told.
logging.getLogger("weasyprint").setLevel(logging.ERROR)

FindStatic = Callable[[str], Path | None]


class NoPdf(RuntimeError):
    """This installation cannot make PDFs: the extra `reports` or the system's Pango library is not there."""


@dataclass(frozen=True)
class Pdf:
    """A PDF, and the signs in it that no typeface could draw and that were written out by name."""

    content: bytes
    written_out: tuple[str, ...]
    pages: int


def can_make_pdf() -> bool:
    """Whether WeasyPrint, Pango and pikepdf are all there."""
    try:
        import pikepdf  # noqa: F401
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


def pdf_of(
    page: str,
    *,
    footer: str,
    of: str,
    find: FindStatic,
    given: Mapping[str, tuple[str, bytes]] | None = None,
    fonts: tuple[Path, ...] = (),
) -> Pdf:
    """Draw a page of HTML. `find` gives the file of a static address, or None; `given` are files made for this page alone:
    address → media type and bytes.

    `footer`: what stands at the foot of every page, beside its number; `of`: the word between "1" and "3". The language
    and the title are those of the page. Raises NoPdf where the machine lacks what it takes.
    """
    if not can_make_pdf():
        raise NoPdf
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcherResponse

    from whatmatters.reports.tags import put_right

    class OurOwn(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        """Gives our own static files, and nothing else whatever."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            parts = urlsplit(url)
            own = (given or {}).get(parts.path) if f"{parts.scheme}://{parts.netloc}" == ORIGIN else None
            if own is not None:
                return URLFetcherResponse(url, own[1], {"Content-Type": own[0]})
            path = find(unquote(parts.path)) if f"{parts.scheme}://{parts.netloc}" == ORIGIN else None
            if path is None:
                raise ValueError("Only our own static files go into a document.")
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": _kind(path)})

    drawn, missing = written_out(page, fonts)
    configuration = FontConfiguration()
    fetcher = OurOwn()
    feet = weasyprint.CSS(
        string=_feet(written_out(footer, fonts)[0], of), font_config=configuration, url_fetcher=fetcher
    )
    document = weasyprint.HTML(string=drawn, base_url=ORIGIN + "/", url_fetcher=fetcher).render(
        stylesheets=[feet], font_config=configuration, pdf_variant="pdf/ua-1", pdf_tags=True
    )
    made = document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    return Pdf(put_right(made), missing, len(document.pages))


def _kind(path: Path) -> str:
    return {".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}.get(
        path.suffix, "application/octet-stream"
    )


def _feet(footer: str, of: str) -> str:
    """The foot of every page."""
    return (
        f"@page {{ @bottom-left {{ content: {_quoted(footer)}; }} "
        f"@bottom-right {{ content: counter(page) {_quoted(f' {of} ')} counter(pages); }} }}"
    )


def _quoted(text: str) -> str:
    """A CSS string: every sign that could end it is written as its number."""
    return (
        '"'
        + "".join(sign if sign.isalnum() or sign in " .,:()–" else f"\\{ord(sign):x} " for sign in text)
        + '"'
    )
