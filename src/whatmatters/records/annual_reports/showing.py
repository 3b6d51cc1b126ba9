"""Each placed figure as blocks of a document: charts, tables, words, with their definitions and sources (E1, E2, E6)."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from whatmatters.frameworks import framework
from whatmatters.frameworks.reporting import report_kind
from whatmatters.measures.disclosure.marks import Suppressed
from whatmatters.measures.figures import MOVED
from whatmatters.records.annual_reports import indicators
from whatmatters.records.annual_reports.evidence import Evidence
from whatmatters.records.annual_reports.models import Arrangement, ArrangementReviewed, Placed
from whatmatters.records.annual_reports.state import Workspace
from whatmatters.records.learned.models import LearnedVersion
from whatmatters.reports.document import Block, Heading, Note, Paragraph, Table
from whatmatters.reports.phrases import day, phrase, years

COLUMNS: tuple[tuple[str, str], ...] = (
    ("col_outcomes", "outcomes"),
    ("col_people", "people"),
    ("col_improved", "status.improved"),
    ("col_maintained", "status.maintained"),
    ("col_worsened", "status.worsened"),
    ("col_achieved", "achieved"),
    ("col_not_scored", "status.not_scored"),
    ("col_waiting", "status.awaiting_review"),
)
MARK = "⊘"


@dataclass(frozen=True)
class Shown:
    """A placed figure: its blocks, what `[[value n]]` says, and the indicators it rests on."""

    blocks: tuple[Block, ...]
    value: str = ""
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """What figures are drawn from: the report, a language, the tables of personal outcomes, and what is known when."""

    work: Workspace
    language: str
    evidence: Evidence
    known_at: dt.datetime | None = None
    name: str = field(default="")

    @property
    def period(self) -> str:
        return years(self.work.report.from_date, self.work.report.to)


def shown(placed: Placed, asked: Asked) -> Shown:
    """A figure as it stands in its section. One that cannot be drawn says why, in its place."""
    return HOW[placed.what](placed, asked)


def _indicator(placed: Placed, asked: Asked) -> Shown:
    found = indicators.chart(
        str(placed.asked["indicator"]),
        asked.work.report,
        asked.language,
        title=placed.title,
        says=placed.says,
        id=_id(placed),
        known_at=asked.known_at,
    )
    return Shown(found.blocks, found.value, (str(placed.asked["indicator"]),))


def _core_suite(placed: Placed, asked: Asked) -> Shown:
    suite = asked.work.kind.indicators
    found, rests_on = indicators.over_years(
        suite, asked.work.report, asked.language, title=placed.title, id=_id(placed), known_at=asked.known_at
    )
    return Shown((replace(found, says=placed.says),), "", rests_on)


def _outcomes(placed: Placed, asked: Asked) -> Shown:
    by = str(placed.asked.get("by", ""))
    left = asked.evidence.tables.get(by)
    if left is None:
        return Shown((Note(phrase("cannot_leave", asked.language)),))
    about = asked.work.kind.section(placed.section).code if by == "national_outcome" else ""
    rows = []
    for key, figures in left.figures.items():
        if "*" in key and by:
            continue
        if about and key[0] != about:
            continue
        rows.append((_name_of(by, key[0] if key else None, asked), figures))
    if about and not rows:
        return Shown((Note(phrase("none_towards", asked.language)),))
    if by:
        rows.append((phrase("everything", asked.language), left.figures[("*",)]))
    language = asked.language
    notes = [phrase("counts_only", language)]
    outside = left.outside_a_plan
    if outside != 0:
        notes.append(phrase("outside", language, count=_cell(outside)))
    cells = tuple((name, *(_cell(figures[name]) for _, name in COLUMNS)) for name, figures in rows)
    if any(MARK in row for row in cells):
        notes.append(phrase("not_shown", language))
    table = Table(
        _id(placed),
        placed.title or phrase("outcomes_title", language, period=asked.period),
        (phrase(f"by_{by}", language) if by else "", *(phrase(key, language) for key, _ in COLUMNS)),
        cells,
        (False, *(True for _ in COLUMNS)),
        tuple(notes),
        phrase("records", language, name=asked.work.report.unit.name),
        placed.says,
    )
    return Shown((table,))


def _furthest(placed: Placed, asked: Asked) -> Shown:
    """National outcomes in the order of how many of those of whom it is known have not reached their goal. Of one authority
    alone, from the controlled table; what is not shown there has no place in the order (D4, D6)."""
    left = asked.evidence.tables.get("national_outcome")
    if left is None:
        return Shown((Note(phrase("cannot_leave", asked.language)),))
    language = asked.language
    known: list[tuple[float, tuple[str, ...]]] = []
    hidden = 0
    for (key,), figures in left.figures.items():
        parts = [figures[name] for name in (*MOVED, "achieved")]
        if key in ("*", None):
            continue
        if any(isinstance(part, Suppressed) for part in parts):
            hidden += 1
            continue
        better, same, worse, reached = (int(part) for part in parts)
        of = better + same + worse
        if of:
            name = _name_of("national_outcome", key, asked)
            share = 100 * (of - reached) / of
            known.append((-share, (name, f"{of:,}", f"{reached:,}", f"{of - reached:,}", f"{share:.0f}%")))
    rows = [row for _, row in sorted(known)]
    notes = [phrase("counts_only", language), phrase("furthest_order", language)]
    if hidden:
        notes.append(phrase("furthest_hidden", language, count=hidden))
    table = Table(
        _id(placed),
        placed.title or phrase("furthest", language),
        tuple(
            phrase(head, language)
            for head in (
                "by_national_outcome",
                "col_known",
                "col_achieved",
                "col_not_reached",
                "col_share_not",
            )
        ),
        tuple(rows),
        (False, True, True, True, True),
        tuple(notes),
        phrase("records", language, name=asked.work.report.unit.name),
        placed.says,
    )
    return Shown((table,) if rows else (Note(phrase("nothing_known", language)),))


def _cell(figure: Any) -> str:
    return MARK if isinstance(figure, Suppressed) else f"{figure:,}"


def _name_of(by: str, key: Any, asked: Asked) -> str:
    if key is None:
        return phrase("not_recorded" if by else "everything", asked.language)
    if by == "national_outcome":
        try:
            outcome = framework(asked.work.kind.framework).outcome(str(key))
        except KeyError:
            return str(key)
        said = outcome.text.said(asked.language)
        return f"{key}. {said}" if str(key).isdecimal() else said
    try:
        return phrase(f"key_{key}", asked.language)
    except KeyError:
        return str(key)


def _heard(placed: Placed, asked: Asked) -> Shown:
    row = LearnedVersion.objects.get(pk=placed.asked["version"])
    beside = row.language != asked.language and bool(row.heard_beside)
    heard = row.heard_beside if beside else row.heard
    changed = row.changed_beside if beside else row.changed
    said: list[Block] = [*_what_to_see(placed)]
    if placed.title:
        said.append(Heading(placed.title, 1))
    level = 2 if placed.title else 1
    said += [Heading(phrase("heard", asked.language), level), Paragraph(heard)]
    said += [Heading(phrase("changed", asked.language), level), Paragraph(changed)]
    return Shown(tuple(said))


def _table(placed: Placed, asked: Asked) -> Shown:
    own = report_kind(asked.work.report.kind).section(placed.section).table(str(placed.asked["table"]))
    language = asked.language
    table = Table(
        _id(placed),
        placed.title or own.title.said(language),
        tuple(column.title.said(language) for column in own.columns),
        tuple(tuple(row) for row in placed.asked["rows"]),
        tuple(column.kind == "number" for column in own.columns),
        (),
        str(placed.asked.get("source", "")),
        placed.says,
    )
    return Shown((table,))


def _arrangements(placed: Placed, asked: Asked) -> Shown:
    report, language = asked.work.report, asked.language
    about = asked.work.kind.section(placed.section).code
    told: dict[str, str] = {}
    for row in ArrangementReviewed.objects.filter(report=report).order_by("number"):
        told[row.arrangement_id] = row.text
    rows = [
        (
            arrangement.name,
            ", ".join(arrangement.codes),
            day(arrangement.from_date.isoformat(), language),
            told.get(arrangement.pk, "–"),
        )
        for arrangement in Arrangement.objects.filter(unit=report.unit, from_date__lte=report.to)
        .exclude(to__lt=report.from_date)
        .order_by("from_date", "name")
        if not about or about in arrangement.codes
    ]
    table = Table(
        _id(placed),
        placed.title or phrase("arrangements", language),
        tuple(phrase(key, language) for key in ("arrangement", "meant_for", "since", "evidence_says")),
        tuple(rows),
        (False, False, False, False),
        says=placed.says,
    )
    return Shown((table,))


def _what_to_see(placed: Placed) -> tuple[Block, ...]:
    """The sentence that tells what to see, above words that are no table."""
    return (Paragraph(f"**{placed.says}**"),) if placed.says else ()


def _id(placed: Placed) -> str:
    return f"f-{placed.pk[:12]}"


HOW: Mapping[str, Callable[[Placed, Asked], Shown]] = {
    "indicator": _indicator,
    "core_suite": _core_suite,
    "outcomes": _outcomes,
    "furthest": _furthest,
    "heard": _heard,
    "table": _table,
    "arrangements": _arrangements,
}
