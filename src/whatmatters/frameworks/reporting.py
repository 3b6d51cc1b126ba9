"""Kinds of report as data: whose, held against which checklist, in which sections (E1, E3).

Another kind of report (the outcome section of a Welsh annual report, say) is another row in the data, not another program.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from whatmatters.frameworks import framework
from whatmatters.frameworks.catalogue import FOLDER_SETTING, SHIPPED
from whatmatters.frameworks.reading import FrameworkError, Reader
from whatmatters.frameworks.wording import Text

FOLDER = "reporting"
NEEDS = ("text", "figure")


@dataclass(frozen=True)
class Item:
    """One thing that a report has to hold."""

    id: str
    title: Text


@dataclass(frozen=True)
class Checklist:
    """What a report has to hold, by what source, with what caution. `year_from` is month and day, 04-01."""

    id: str
    title: Text
    source: str
    caution: Text
    year_from: str
    publish_within_months: int
    items: tuple[Item, ...]

    def item(self, id: str) -> Item:
        """One item. Raises KeyError where there is none."""
        return {one.id: one for one in self.items}[id]


@dataclass(frozen=True)
class Column:
    """A column of a section's own table; `kind` is text or number."""

    id: str
    title: Text
    kind: str


@dataclass(frozen=True)
class OwnTable:
    """A table that people fill in: spending by care group, recommendations."""

    id: str
    title: Text
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class SectionKind:
    """A section of a kind of report. `code` is the national outcome it is about, where it is about one; where outcomes are
    numbered its title is the number and `statement` the outcome in full, else the outcome is its title and `statement` what it stands
    under (in Wales the definition of well-being)."""

    id: str
    title: Text
    asks: Text
    item: str = ""
    needs: tuple[str, ...] = ()
    tables: tuple[OwnTable, ...] = ()
    each: str = ""
    code: str = ""
    statement: Text | None = None
    summary: str = ""
    arrangements: bool = False

    def table(self, id: str) -> OwnTable:
        """One of its tables. Raises KeyError where there is none."""
        return {one.id: one for one in self.tables}[id]


@dataclass(frozen=True)
class ReportKind:
    """A kind of report. `authorities`: how the area codes of those that make it begin."""

    id: str
    title: Text
    nation: str
    authorities: tuple[str, ...]
    framework: str
    indicators: str
    checklist: Checklist
    source: str
    sections: tuple[SectionKind, ...]

    def section(self, id: str) -> SectionKind:
        """One section, those of single outcomes included. Raises KeyError where there is none."""
        return {one.id: one for one in self.laid_out()}[id]

    def laid_out(self) -> tuple[SectionKind, ...]:
        """The sections in order, one for each national outcome where the data say so."""
        return _laid_out(self)

    def main(self) -> tuple[SectionKind, ...]:
        """The sections of the report itself, without the summaries that are papers of their own."""
        return tuple(one for one in self.laid_out() if not one.summary)

    def for_area(self, area_code: str) -> bool:
        """Whether an authority with this code makes such a report."""
        return area_code.startswith(self.authorities)


@cache
def _laid_out(kind: ReportKind) -> tuple[SectionKind, ...]:
    told: list[SectionKind] = []
    for one in kind.sections:
        if one.each != "outcome":
            told.append(one)
            continue
        headings = {group.code: group.title for group in framework(kind.framework).groups}
        for outcome in framework(kind.framework).outcomes():
            told.append(
                replace(
                    one,
                    id=f"{one.id}-{outcome.code}",
                    title=_numbered(one.title, outcome.code) if outcome.code.isdecimal() else outcome.text,
                    each="",
                    code=outcome.code,
                    statement=outcome.text if outcome.code.isdecimal() else headings.get(outcome.group),
                )
            )
    return tuple(told)


def _numbered(title: Text, code: str) -> Text:
    return Text(
        f"{title.en} {code}",
        tuple(found._replace(words=f"{found.words} {code}") for found in title.translations),
    )


def report_kinds() -> dict[str, ReportKind]:
    """Every kind of report, by its id: those shipped and a deployment's own. Raises FrameworkError."""
    named = os.environ.get(FOLDER_SETTING)
    return _read(Path(named) if named else None)


def report_kind(id: str) -> ReportKind:
    """One kind. Raises KeyError where there is none."""
    return report_kinds()[id]


def kinds_for(area_code: str) -> tuple[ReportKind, ...]:
    """The kinds of report that an authority with this area code makes."""
    return tuple(one for one in report_kinds().values() if one.for_area(area_code))


@cache
def _read(folder: Path | None) -> dict[str, ReportKind]:
    checklists: dict[str, Checklist] = {}
    kinds: dict[str, ReportKind] = {}
    rows = list(_rows(folder))
    for where, row in rows:
        if "items" in row:
            one = _checklist(Reader(row, where))
            checklists[one.id] = one
    for where, row in rows:
        if "items" not in row:
            kind = _kind(Reader(row, where), checklists)
            kinds[kind.id] = kind
    return kinds


def _rows(folder: Path | None) -> Iterator[tuple[str, dict[str, Any]]]:
    for place in (SHIPPED / FOLDER, *([folder / FOLDER] if folder else [])):
        for file in sorted(place.glob("*.yaml")):
            try:
                content = yaml.safe_load(file.read_text("utf-8"))
            except (yaml.YAMLError, UnicodeDecodeError) as error:
                raise FrameworkError(f"{file.name} is not readable YAML: {error}") from error
            if not isinstance(content, list) or not all(isinstance(row, dict) for row in content):
                raise FrameworkError(
                    f"{file.name}: a list of checklists, or of kinds of report, is expected."
                )
            for number, row in enumerate(content, start=1):
                yield f"{file.name}: {row.get('id', number)}", row


def _checklist(reader: Reader) -> Checklist:
    read = Checklist(
        id=reader.text("id"),
        title=reader.bilingual("title"),
        source=reader.text("source"),
        caution=reader.bilingual("caution"),
        year_from=reader.text("year_from"),
        publish_within_months=int(reader.take("publish_within_months", 0)),
        items=tuple(_item(row, reader) for row in reader.rows("items")),
    )
    reader.finish()
    return read


def _item(row: object, parent: Reader) -> Item:
    reader = Reader(row, f"{parent.where}: item")
    read = Item(reader.text("id"), reader.bilingual("title"))
    reader.finish()
    return read


def _kind(reader: Reader, checklists: dict[str, Checklist]) -> ReportKind:
    named = reader.text("checklist")
    if named not in checklists:
        raise FrameworkError(f"{reader.where}: there is no checklist {named!r}.")
    read = ReportKind(
        id=reader.text("id"),
        title=reader.bilingual("title"),
        nation=reader.one_of("nation", ("wales", "scotland")),
        authorities=tuple(reader.rows("authorities")),
        framework=reader.text("framework"),
        indicators=reader.text("indicators", ""),
        checklist=checklists[named],
        source=reader.text("source"),
        sections=tuple(_section(row, reader) for row in reader.rows("sections")),
    )
    reader.finish()
    answered = {one.item for one in read.sections}
    left = [one.id for one in read.checklist.items if one.id not in answered]
    if left:
        raise FrameworkError(f"{reader.where}: no section answers {', '.join(left)} of the checklist. (E3)")
    return read


def _section(row: object, parent: Reader) -> SectionKind:
    reader = Reader(row, f"{parent.where}: section")
    read = SectionKind(
        id=reader.text("id"),
        title=reader.bilingual("title"),
        asks=reader.bilingual("asks"),
        item=reader.text("item", ""),
        needs=tuple(reader.rows("needs")),
        tables=tuple(_table(one, reader) for one in reader.rows("tables")),
        each=reader.one_of("each", ("", "outcome"), ""),
        summary=reader.one_of("summary", ("", "public", "easy"), ""),
        arrangements=bool(reader.take("arrangements", False)),
    )
    reader.finish()
    known = {*NEEDS, *(f"table:{one.id}" for one in read.tables)}
    if set(read.needs) - known:
        raise FrameworkError(f"{reader.where}: {read.id} needs one of {', '.join(sorted(known))}.")
    return read


def _table(row: object, parent: Reader) -> OwnTable:
    reader = Reader(row, f"{parent.where}: table")
    read = OwnTable(
        reader.text("id"),
        reader.bilingual("title"),
        tuple(_column(one, reader) for one in reader.rows("columns")),
    )
    reader.finish()
    return read


def _column(row: object, parent: Reader) -> Column:
    reader = Reader(row, f"{parent.where}: column")
    read = Column(
        reader.text("id"), reader.bilingual("title"), reader.one_of("kind", ("text", "number"), "text")
    )
    reader.finish()
    return read
