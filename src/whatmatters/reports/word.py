"""A document as DOCX that an officer can go on editing: real heading styles, table heads that repeat, alt text, language (E4)."""

import datetime as dt
import io
from typing import Any

from whatmatters.frameworks.languages import BY_CODE, language_of
from whatmatters.reports.charts import placed
from whatmatters.reports.document import (
    Block,
    Chart,
    Document,
    Heading,
    Items,
    Note,
    Paragraph,
    Story,
    Table,
)
from whatmatters.reports.pages import edition_line
from whatmatters.reports.parcel import repacked
from whatmatters.reports.phrases import day, phrase
from whatmatters.reports.raster import png
from whatmatters.reports.writing import spans

TYPE = "Atkinson Hyperlegible Next"
HEATHER, INK, QUIET = "69366F", "231E20", "5A5154"


def docx_of(document: Document) -> bytes:
    """The document as DOCX."""
    import docx

    made = docx.Document()
    _set_up(made, document)
    writer = _Writer(made, document)
    writer.cover()
    for number, section in enumerate(document.sections):
        writer.heading(section.title, 1, new_page=number > 0 and document.purpose == "report")
        if section.statement:
            writer.words(section.statement, "Quote")
        for block in section.blocks:
            writer.block(block, section.language or document.language)
    writer.signed()
    out = io.BytesIO()
    made.save(out)
    return repacked(out.getvalue())


def _set_up(made: Any, document: Document) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(22)
    page.top_margin = page.bottom_margin = Mm(22)
    sizes = {"Normal": 11, "Title": 32, "Heading 1": 21, "Heading 2": 15, "Heading 3": 12, "Heading 4": 11}
    for name, size in sizes.items():
        style = made.styles[name]
        style.font.name, style.font.size = TYPE, Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), TYPE)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(theme), None)
        style.font.color.rgb = RGBColor.from_string(HEATHER if name == "Title" else INK)
        style.paragraph_format.space_after = Pt(6)
    made.styles["Quote"].font.name = TYPE
    made.styles["Quote"].font.color.rgb = RGBColor.from_string(HEATHER)
    made.styles["Quote"].font.size = Pt(13)
    made.styles["Caption"].font.name = TYPE
    made.styles["Caption"].font.color.rgb = RGBColor.from_string(INK)
    made.styles["Caption"].font.size = Pt(10)
    normal = made.styles["Normal"].element.get_or_add_rPr()
    _spoken(normal, document.language)
    about = made.core_properties
    when = dt.datetime.combine(dt.date.fromisoformat(document.published_on), dt.time())
    about.title, about.author, about.language = (
        document.title,
        document.authority,
        language_of(document.language).tag,
    )
    about.created = about.modified = when
    about.last_modified_by, about.revision, about.comments = "", 1, ""


def _spoken(properties: Any, language: str) -> None:
    """Say in which language words are, for who reads them aloud or checks their spelling."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    held = properties.find(qn("w:lang"))
    if held is None:
        held = OxmlElement("w:lang")
        properties.append(held)
    held.set(qn("w:val"), BY_CODE[language].tag if language in BY_CODE else language)


class _Writer:
    """Writes the parts of a document one after the other."""

    def __init__(self, made: Any, document: Document) -> None:
        self.made, self.document = made, document
        self.pictures = 0

    def cover(self) -> None:
        document = self.document
        self.words(document.authority)
        self.made.add_heading(document.title, 0)
        self.words(document.period)
        self.words(edition_line(document))
        if document.invented:
            self.words(phrase("invented", document.language), bold=True)
        if document.note:
            self.words(document.note)

    def heading(self, text: str, level: int, *, new_page: bool = False) -> None:
        self.made.add_heading(text, min(level, 9)).paragraph_format.page_break_before = new_page

    def words(self, text: str, style: str | None = None, *, language: str = "", bold: bool = False) -> Any:
        paragraph = self.made.add_paragraph(style=style)
        for span in spans(text):
            if span.to:
                _link(paragraph, span.text, span.to)
                continue
            run = paragraph.add_run(span.text)
            run.bold, run.italic = (span.bold or bold) or None, span.soft or None
            if language and language != self.document.language:
                _spoken(run._element.get_or_add_rPr(), language)
        return paragraph

    def block(self, block: Block, language: str) -> None:
        if isinstance(block, Paragraph):
            self.words(block.text, language=language)
        elif isinstance(block, Heading):
            self.heading(block.text, 1 + block.level)
        elif isinstance(block, Items):
            for item in block.items:
                self.words(item, "List Number" if block.numbered else "List Bullet", language=language)
        elif isinstance(block, Table):
            self.table(block)
        elif isinstance(block, Chart):
            self.chart(block)
        elif isinstance(block, Story):
            self.story(block)
        else:
            assert isinstance(block, Note)
            self.words(block.text, "Intense Quote")

    def story(self, story: Story) -> None:
        if story.title:
            self.heading(story.title, 2)
        if story.withdrawn_on:
            told = day(story.withdrawn_on, self.document.language)
            self.words(phrase("withdrawn", self.document.language, day=told))
            return
        paragraph = self.made.add_paragraph(style="Quote")
        run = paragraph.add_run(story.text)
        _spoken(run._element.get_or_add_rPr(), story.language or self.document.language)
        self.words(phrase("told_with_consent", self.document.language))

    def chart(self, chart: Chart) -> None:
        from docx.shared import Mm

        if chart.says:
            self.words(chart.says, bold=True)
        self.made.add_paragraph(chart.title, style="Caption").paragraph_format.keep_with_next = True
        self.words(chart.unit)
        picture = self.made.add_picture(io.BytesIO(png(placed(chart))), width=Mm(160))
        self.pictures += 1
        told = picture._inline.docPr
        told.set("id", str(self.pictures))
        told.set("name", f"{phrase('figure', self.document.language)} {self.pictures}")
        told.set("descr", f"{chart.title}. {chart.says}".strip())
        self.table(chart.table)

    def table(self, table: Table) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Pt

        if table.says:
            self.words(table.says, bold=True).paragraph_format.keep_with_next = True
        caption = self.made.add_paragraph(table.caption, style="Caption")
        caption.paragraph_format.keep_with_next = True
        grid = self.made.add_table(rows=1, cols=len(table.heads), style="Light List Accent 4")
        rows = [table.heads, *table.rows]
        for _row in table.rows:
            grid.add_row()
        # Each cell is reached through its row, once: reaching it through the table takes time in the square of its rows.
        for at, (line, row) in enumerate(zip(grid.rows, rows, strict=True)):
            properties = line._tr.get_or_add_trPr()
            whole = OxmlElement("w:cantSplit")
            properties.append(whole)
            if at == 0:
                properties.append(OxmlElement("w:tblHeader"))
            for cell, text, numeric in zip(line.cells, row, table.numeric, strict=True):
                paragraph = cell.paragraphs[0]
                run = paragraph.add_run(text)
                run.font.size = Pt(9)
                paragraph.paragraph_format.space_after = Pt(1)
                if numeric:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        about = grid._tbl.tblPr
        description = OxmlElement("w:tblCaption")
        description.set(qn("w:val"), table.caption)
        about.append(description)
        for note in (
            *table.notes,
            *([f"{phrase('source', self.document.language)}: {table.source}"] if table.source else []),
        ):
            paragraph = self.words(note)
            for run in paragraph.runs:
                run.font.size = Pt(9)

    def signed(self) -> None:
        document = self.document
        for what, name, when in document.signed:
            told, _, more = what.partition("+")
            also = f", {phrase('wrote_too', document.language)}" if more else ""
            self.words(f"{phrase(told, document.language)}: {name}{also}, {day(when, document.language)}")


def _link(paragraph: Any, text: str, to: str) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    related = paragraph.part.relate_to(to, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), related)
    run = paragraph.add_run(text)
    run.underline = True
    link.append(run._element)
    paragraph._element.append(link)
