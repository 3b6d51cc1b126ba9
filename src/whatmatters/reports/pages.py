"""The parts of a document as HTML: the same for the site, for the page on paper and for the preview."""

from collections.abc import Callable
from html import escape

from whatmatters.reports.charts import placed
from whatmatters.reports.document import (
    Block,
    Chart,
    Document,
    Heading,
    Items,
    Note,
    Paragraph,
    Section,
    Story,
    Table,
)
from whatmatters.reports.phrases import day, phrase
from whatmatters.reports.pictures import picture
from whatmatters.reports.svg import svg
from whatmatters.reports.writing import spans

# How a chart is put into a page: drawn in it, or as an image beside it.
Draw = Callable[[Chart], str]
# The same for a picture of Easy Read, by its name.
Show = Callable[[str], str]


def drawn_inside(chart: Chart) -> str:
    """The chart as SVG in the page itself; on a narrow screen it is moved sideways, by keyboard too."""
    drawn = svg(placed(chart), title=f"{chart.title}. {chart.says}".strip(), id=chart.id)
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(chart.title)}">{drawn}</div>'


def words(text: str) -> str:
    """A paragraph's words with their markup."""
    made = []
    for span in spans(text):
        told = escape(span.text)
        if span.bold:
            told = f"<strong>{told}</strong>"
        elif span.soft:
            told = f"<em>{told}</em>"
        elif span.to:
            told = f'<a href="{escape(span.to)}">{told}</a>'
        made.append(told)
    return "".join(made)


def section_html(
    section: Section, document: Document, *, level: int, draw: Draw = drawn_inside, show: Show = picture
) -> str:
    """A section with its heading, in its own language where that is another than the document's."""
    lang = f' lang="{section.language}"' if section.language and section.language != document.language else ""
    easy = document.purpose == "easy"
    made = [f'<h{level} id="{escape(section.id)}-heading">{escape(section.title)}</h{level}>']
    if section.statement:
        made.append(f'<p class="statement">{escape(section.statement)}</p>')
    if lang and (told := phrase("in_english", document.language)) and section.language == "en":
        made.insert(0, f'<p class="small" lang="{document.language}">{escape(told)}</p>')
    made += [
        block_html(block, document.language, level=level, easy=easy, draw=draw, show=show)
        for block in section.blocks
    ]
    return f'<div class="words"{lang}>' + "\n".join(made) + "</div>"


def block_html(
    block: Block,
    language: str,
    *,
    level: int,
    easy: bool = False,
    draw: Draw = drawn_inside,
    show: Show = picture,
) -> str:
    """One block."""
    if isinstance(block, Paragraph):
        if easy:
            shown = show(block.picture) if block.picture else "<span></span>"
            return f'<div class="pair"><div class="shown">{shown}</div><p>{words(block.text)}</p></div>'
        return f"<p>{words(block.text)}</p>"
    if isinstance(block, Heading):
        at = min(level + block.level, 6)
        return f"<h{at}>{words(block.text)}</h{at}>"
    if isinstance(block, Items):
        tag = "ol" if block.numbered else "ul"
        return f"<{tag}>" + "".join(f"<li>{words(item)}</li>" for item in block.items) + f"</{tag}>"
    if isinstance(block, Table):
        return table_html(block, language)
    if isinstance(block, Chart):
        return _chart(block, language, draw)
    if isinstance(block, Story):
        return _story(block, language, level)
    assert isinstance(block, Note)
    return f'<div class="note"><p>{words(block.text)}</p></div>'


def table_html(table: Table, language: str, caption: str = "") -> str:
    """A table with its caption, heads and notes. `caption` stands in place of its own, where what it is of stands above."""
    columns = list(zip(table.heads, table.numeric, strict=True))
    heads = "".join(f'<th scope="col"{_n(numeric)}>{escape(head)}</th>' for head, numeric in columns)
    body = "".join(
        "<tr>"
        + "".join(
            f'<th scope="row">{escape(cell)}</th>'
            if at == 0
            else f"<td{_n(table.numeric[at])}>{escape(cell)}</td>"
            for at, cell in enumerate(row)
        )
        + "</tr>"
        for row in table.rows
    )
    said = f'<p class="says">{words(table.says)}</p>' if table.says else ""
    return (
        f'{said}<div class="scroll" role="region" tabindex="0" aria-labelledby="{escape(table.id)}-caption">'
        f'<table><caption id="{escape(table.id)}-caption">{escape(caption or table.caption)}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>{_of(table, language)}"
    )


def _n(numeric: bool) -> str:
    return ' class="n"' if numeric else ""


def _of(table: Table, language: str) -> str:
    told = [escape(note) for note in table.notes]
    if table.source:
        told.append(f"{escape(phrase('source', language))}: {escape(table.source)}")
    return f'<p class="of">{" ".join(told)}</p>' if told else ""


def _chart(chart: Chart, language: str, draw: Draw) -> str:
    said = f'<p class="says">{words(chart.says)}</p>' if chart.says else ""
    return (
        f'<figure>{said}<div class="drawn"><figcaption>{escape(chart.title)}</figcaption>'
        f'<p class="of">{escape(chart.unit)}</p>{draw(chart)}</div>{table_html(chart.table, language, phrase("the_figures", language))}</figure>'
    )


def _story(story: Story, language: str, level: int) -> str:
    at = min(level + 1, 6)
    title = f"<h{at}>{escape(story.title)}</h{at}>" if story.title else ""
    if story.withdrawn_on:
        told = phrase("withdrawn", language, day=day(story.withdrawn_on, language))
        return f'{title}<div class="note"><p>{escape(told)}</p></div>'
    lang = f' lang="{escape(story.language)}"' if story.language else ""
    return (
        f'{title}<blockquote class="story"><p{lang}>{escape(story.text)}</p>'
        f"<footer>{escape(phrase('told_with_consent', language))}</footer></blockquote>"
    )


def foot_html(document: Document) -> str:
    """How the report came about: who reviewed, approved and published it, and when."""
    language = document.language
    rows = []
    for what, name, when in document.signed:
        told, _, more = what.partition("+")
        also = f", {phrase('wrote_too', language)}" if more else ""
        rows.append(f"<p>{escape(phrase(told, language))}: {escape(name)}{also}, {day(when, language)}</p>")
    return "".join(rows)


def edition_line(document: Document) -> str:
    """Edition 1. Published on 4 June 2026."""
    language = document.language
    return (
        f"{phrase('edition', language)} {document.edition}. "
        f"{phrase('published_on', language)} {day(document.published_on, language)}."
    )
