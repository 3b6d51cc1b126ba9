"""From what was written and placed to documents: the report, its public summary, its Easy Read, in each language (E1, E3)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from whatmatters.frameworks.reporting import SectionKind
from whatmatters.records.annual_reports.evidence import Evidence
from whatmatters.records.annual_reports.indicators import definitions
from whatmatters.records.annual_reports.models import Story
from whatmatters.records.annual_reports.showing import Asked, Shown, shown
from whatmatters.records.annual_reports.state import Workspace
from whatmatters.records.annual_reports.stories import told_in
from whatmatters.records.organisations.models import UnitWithin
from whatmatters.records.people.models import Person
from whatmatters.reports.document import (
    Block,
    Document,
    Note,
    Purpose,
    Section,
    Table,
    as_json,
    block_from,
)
from whatmatters.reports.document import Story as ToldStory
from whatmatters.reports.phrases import phrase, years
from whatmatters.reports.writing import blocks_of
from whatmatters.rules.annual_reports import gaps

Figures = Mapping[str, Mapping[str, Shown]]
PURPOSES: tuple[Purpose, ...] = ("report", "public", "easy")


@dataclass(frozen=True)
class Imprint:
    """What a document says of itself: its edition, when it was published, who stood by it."""

    edition: int
    published_on: dt.date
    signed: tuple[tuple[str, str, str], ...] = ()
    note: str = ""


def drawn_figures(work: Workspace, evidence: Evidence, known_at: dt.datetime | None = None) -> Figures:
    """Every placed figure in every language of the report: language → placed figure → as it is shown."""
    return {
        language: {
            figure.pk: shown(figure, Asked(work, language, evidence, known_at)) for figure in work.placed
        }
        for language in work.languages
    }


def figures_as_json(figures: Figures) -> dict[str, Any]:
    """As they are kept when they freeze."""
    return {
        language: {
            id: {"blocks": as_json(figure.blocks), "value": figure.value, "rests_on": list(figure.rests_on)}
            for id, figure in held.items()
        }
        for language, held in figures.items()
    }


def figures_from(told: Mapping[str, Any]) -> Figures:
    """The way back of `figures_as_json`."""
    return {
        language: {
            id: Shown(
                tuple(block_from(block) for block in figure["blocks"]),
                figure["value"],
                tuple(figure["rests_on"]),
            )
            for id, figure in held.items()
        }
        for language, held in told.items()
    }


def documents_of(work: Workspace, figures: Figures, imprint: Imprint) -> tuple[Document, ...]:
    """Every document of a report, those without anything in them left out; in another language than the main one where
    at least one section is written in it."""
    stories = told_in(work.report)
    invented = made_up(work)
    made = []
    written = {language for (_, language), rows in work.tips.items() if rows}
    for language in (code for code in work.languages if code == work.languages[0] or code in written):
        for purpose in PURPOSES:
            document = _document(
                work, figures.get(language, {}), stories, purpose, language, imprint, invented
            )
            if document.sections:
                made.append(document)
    return tuple(made)


def made_up(work: Workspace) -> bool:
    """Whether it tells of people who were invented for demonstration."""
    below = UnitWithin.objects.filter(within=work.report.unit_id).values("unit")
    return Person.objects.filter(example=True, responsibilities__unit__in=below).exists()


def _document(
    work: Workspace,
    figures: Mapping[str, Shown],
    stories: list[Story],
    purpose: Purpose,
    language: str,
    imprint: Imprint,
    invented: bool,
) -> Document:
    kinds = [kind for kind in work.kind.laid_out() if (kind.summary or "report") == purpose]
    sections = [
        made for kind in kinds if (made := _section(work, kind, figures, stories, language)) is not None
    ]
    if purpose == "report":
        sections += _about_the_figures(work, figures, language)
        sections.append(_checklist(work, language))
    elif purpose == "public" and sections:
        more = [
            block
            for figure in work.placed
            if figure.in_short and figure.pk in figures
            for block in figures[figure.pk].blocks
        ]
        sections[0] = Section(**{**vars(sections[0]), "blocks": (*sections[0].blocks, *more)})
    title = work.kind.title.said(language)
    if purpose != "report":
        title = f"{title}: {phrase(purpose, language)}"
    return Document(
        purpose=purpose,
        language=language,
        title=title,
        authority=work.report.unit.name,
        period=years(work.report.from_date, work.report.to),
        edition=imprint.edition,
        published_on=imprint.published_on.isoformat(),
        sections=tuple(sections),
        signed=imprint.signed,
        note=imprint.note,
        invented=invented,
    )


def _section(
    work: Workspace, kind: SectionKind, figures: Mapping[str, Shown], stories: list[Story], language: str
) -> Section | None:
    """A section in a language; in the main language, and said to be so, where there is no text in it."""
    text = work.text(kind.id, language)
    spoken = language
    if text is None:
        text = work.text(kind.id)
        if text is not None:
            spoken = work.languages[0]
            if kind.summary:
                return None
    placed = {
        number: figures[figure.pk].blocks
        for number, figure in enumerate(work.figures(kind.id), start=1)
        if figure.pk in figures
    }
    values = {
        number: figures[figure.pk].value
        for number, figure in enumerate(work.figures(kind.id), start=1)
        if figure.pk in figures and figures[figure.pk].value
    }
    blocks: list[Block] = []
    if any(gap_in == kind.id for gap_in in _explained_gaps(work)):
        blocks.append(Note(phrase("not_here", language, why=work.explained[kind.item])))
    blocks += blocks_of(text.text if text else "", placed, values)
    blocks += [
        ToldStory(place=story.pk, title=story.title, language=story.language)
        for story in stories
        if story.section == kind.id
    ]
    if not blocks:
        return None
    return Section(
        id=kind.id,
        title=(text.title if text and text.title else kind.title.said(language)),
        blocks=tuple(blocks),
        statement=kind.statement.said(language) if kind.statement else "",
        language=spoken if spoken != language else "",
    )


def _explained_gaps(work: Workspace) -> set[str]:
    """The sections that lack something which is explained."""
    bare = replace(work.held, explained=frozenset())
    return {gap.section.id for gap in gaps(work.kind, bare) if work.explained.get(gap.item, "").strip()}


def _about_the_figures(work: Workspace, figures: Mapping[str, Shown], language: str) -> list[Section]:
    rests_on = list(
        dict.fromkeys(
            id for figure in work.placed if figure.pk in figures for id in figures[figure.pk].rests_on
        )
    )
    if not rests_on:
        return []
    table = definitions(sorted(rests_on, key=_in_order), work.kind.framework, language)
    return [Section("definitions", phrase("definitions", language), (table,))]


def _in_order(id: str) -> tuple[str, int, str]:
    suite, _, code = id.partition(":")
    return suite, int(code) if code.isdecimal() else 0, code


def _checklist(work: Workspace, language: str) -> Section:
    """What the report has to hold, and where it stands in it or why not (E3)."""
    rows = []
    for item in work.kind.checklist.items:
        where = ", ".join(
            kind.title.said(language)
            for kind in work.kind.laid_out()
            if kind.item == item.id and _there(work, kind)
        )
        why = work.explained.get(item.id, "")
        told = "; ".join(filter(None, [where, phrase("not_here", language, why=why) if why.strip() else ""]))
        rows.append((item.title.said(language), told or "–"))
    table = Table(
        "checklist-t",
        work.kind.checklist.title.said(language),
        (phrase("asked", language), phrase("where", language)),
        tuple(rows),
        (False, False),
        (work.kind.checklist.caution.said(language),),
        work.kind.checklist.source,
    )
    return Section("checklist", phrase("checklist", language), (table,))


def _there(work: Workspace, kind: SectionKind) -> bool:
    return work.text(kind.id) is not None or bool(work.figures(kind.id))
