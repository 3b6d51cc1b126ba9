"""`python -m benchmarks report`: a report of 60 pages with 40 charts, drawn in every form. Goal: the PDF in 4 s and 300 MB.

Each form is drawn in a process of its own, so that memory is its own; the time is of the drawing, the libraries loaded.
"""

import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable
from typing import Any

PAGES, CHARTS, GOAL_SECONDS, GOAL_MB = 60, 40, 4.0, 300
WORDS = (
    "People told us what a good week is for them, and what would have to be different for it to come about. "
    * 6
)


def document() -> Any:
    """Forty sections, each with words, a chart of ten years and the table behind it."""
    from whatmatters.reports.document import (
        Chart,
        Document,
        Heading,
        Items,
        Line,
        Paragraph,
        Point,
        Section,
        Table,
    )

    def chart(number: int) -> Any:
        years = [f"{2015 + n}-{16 + n}" for n in range(10)]
        mine = [11000 + (number * 37 + n * 173) % 900 for n in range(10)]
        theirs = [11800 + (number * 53 + n * 91) % 500 for n in range(10)]
        table = Table(
            f"t{number}",
            f"Emergency admissions {number}",
            ("Year", "Glen and Strath", "Scotland"),
            tuple((year, f"{a:,}", f"{b:,}") for year, a, b in zip(years, mine, theirs, strict=True)),
            (False, True, True),
            ("A lower value is better.",),
            "Invented for a benchmark",
        )
        lines = (
            Line(
                "Glen and Strath", tuple(Point(y, float(v)) for y, v in zip(years, mine, strict=True)), (6,)
            ),
            Line("Scotland", tuple(Point(y, float(v)) for y, v in zip(years, theirs, strict=True)), (6,)),
        )
        return Chart(
            f"c{number}", f"Emergency admissions {number}", "Fewer are admitted.", "per 100,000", lines, table
        )

    sections = tuple(
        Section(
            f"part-{number}",
            f"Part {number}",
            (
                Paragraph(WORDS),
                Heading("What we did"),
                Items(("We asked.", "We listened.", "We changed the bus.")),
                chart(number),
                Paragraph(WORDS),
                Paragraph(WORDS),
            ),
        )
        for number in range(1, CHARTS + 1)
    )
    return Document(
        "report", "en", "Annual performance report", "Glen and Strath", "2025-26", 1, "2026-07-01", sections
    )


def _pdf(made: Any) -> int:
    from whatmatters.reports.paper import paper

    return paper(made).pages


def _docx(made: Any) -> int:
    from whatmatters.reports.word import docx_of

    return len(docx_of(made))


def _sheets(made: Any) -> int:
    from whatmatters.reports.book import ods_of, xlsx_of

    return len(xlsx_of(made)) + len(ods_of(made))


def _site(made: Any) -> int:
    from whatmatters.reports.site import site

    return sum(map(len, site([made], {}).values()))


FORMS: dict[str, Callable[[Any], int]] = {"HTML": _site, "PDF": _pdf, "DOCX": _docx, "spreadsheets": _sheets}


def _measured(name: str, answers: Any) -> None:
    made = document()
    FORMS[name](
        type(made)(**{**vars(made), "sections": made.sections[:1]})
    )  # libraries and typefaces are loaded
    times, busy, size = [], [], 0
    for _ in range(3):
        began, worked = time.perf_counter(), time.process_time()
        size = FORMS[name](made)
        times.append(time.perf_counter() - began)
        busy.append(time.process_time() - worked)
    answers.put(
        (
            statistics.median(times),
            statistics.median(busy),
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            size,
        )
    )


def main() -> None:
    """Print a row for each form."""
    print(f"{'form':14}{'median s':>10}{'CPU s':>8}{'peak MB':>9}  size")
    for name in FORMS:
        answers: Any = multiprocessing.Queue()
        worker = multiprocessing.Process(target=_measured, args=(name, answers))
        worker.start()
        seconds, busy, megabytes, size = answers.get()
        worker.join()
        told = f"{size} pages" if name == "PDF" else f"{size / 1024:.0f} KiB"
        goal = ""
        if name == "PDF":
            goal = f"  goal {GOAL_SECONDS} s, {GOAL_MB} MB: " + (
                "met" if seconds <= GOAL_SECONDS and megabytes <= GOAL_MB else "missed"
            )
        print(f"{name:14}{seconds:10.2f}{busy:8.2f}{megabytes:9.0f}  {told}{goal}")
