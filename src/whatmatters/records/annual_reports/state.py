"""Where a report stands: its state, the texts that hold, and what it is held against the checklist with (E3, E4)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from whatmatters.frameworks.reporting import ReportKind, report_kind
from whatmatters.records.annual_reports.models import (
    Comment,
    Explanation,
    Placed,
    Report,
    SectionText,
    StepTaken,
)
from whatmatters.rules.annual_reports import DRAFT, Gap, Held, gaps
from whatmatters.rules.messages import annual_reports as says
from whatmatters.rules.refusals import refuse_any

Tips = Mapping[tuple[str, str], tuple[SectionText, ...]]


@dataclass(frozen=True)
class Workspace:
    """A report with all that is in it now."""

    report: Report
    kind: ReportKind
    state: str
    steps: tuple[StepTaken, ...]
    tips: Tips
    placed: tuple[Placed, ...]
    comments: tuple[Comment, ...]
    explained: Mapping[str, str]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is written in, the main one first."""
        return tuple(self.report.languages.split())

    def text(self, section: str, language: str = "") -> SectionText | None:
        """The text that holds of a section; the first written where two stand side by side."""
        found = self.tips.get((section, language or self.languages[0]), ())
        return found[0] if found else None

    def figures(self, section: str) -> tuple[Placed, ...]:
        """The figures placed in a section, in order."""
        return tuple(figure for figure in self.placed if figure.section == section)

    @property
    def held(self) -> Held:
        """What it has, as the rules count it."""
        main = self.languages[0]
        tables: dict[str, set[str]] = defaultdict(set)
        for figure in self.placed:
            if figure.what == "table":
                tables[figure.section].add(str(figure.asked.get("table", "")))
        return Held(
            written=frozenset(
                section
                for (section, language), rows in self.tips.items()
                if language == main and any(row.text.strip() for row in rows)
            ),
            figures=frozenset(figure.section for figure in self.placed),
            tables={section: frozenset(ids) for section, ids in tables.items()},
            unsettled=frozenset(section for (section, _), rows in self.tips.items() if len(rows) > 1),
            explained=frozenset(item for item, text in self.explained.items() if text.strip()),
            open_comments=sum(comment.settled_at is None for comment in self.comments),
        )

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What the checklist asks for and is not there (E3)."""
        return gaps(self.kind, self.held)


def workspace(report: Report) -> Workspace:
    """Read all of it."""
    steps = tuple(report.steps.order_by("number"))
    explained: dict[str, str] = {}
    for row in Explanation.objects.filter(report=report).order_by("number"):
        explained[row.item] = row.text
    return Workspace(
        report=report,
        kind=report_kind(report.kind),
        state=steps[-1].target if steps else DRAFT,
        steps=steps,
        tips=tips(report),
        placed=tuple(
            Placed.objects.filter(report=report, taken_out_at__isnull=True).order_by(
                "place", "recorded_at", "id"
            )
        ),
        comments=tuple(Comment.objects.filter(report=report).order_by("recorded_at", "id")),
        explained=explained,
    )


def tips(report: Report) -> Tips:
    """Of each section and language the versions on which nothing was written yet: one, or two that were written at the
    same time and wait for people to settle them."""
    rows = list(SectionText.objects.filter(report=report).order_by("recorded_at", "id"))
    built_on = {row.on_id for row in rows} | {row.settles_id for row in rows}
    found: dict[tuple[str, str], list[SectionText]] = defaultdict(list)
    for row in rows:
        if row.pk not in built_on:
            found[(row.section, row.language)].append(row)
    return {key: tuple(versions) for key, versions in found.items()}


def state_of(report: Report) -> str:
    """draft, reviewed, approved or published."""
    last = report.steps.order_by("-number").values_list("target", flat=True).first()
    return last or DRAFT


def check_open(report: Report) -> None:
    """Raises Refusals unless the report is a draft: what was reviewed is not changed behind the reviewer's back (E4)."""
    state = state_of(report)
    refuse_any([says.NOT_OPEN(given=state, state=state)] if state != DRAFT else [])


def check_section(report: Report, section: str) -> None:
    """Raises Refusals for a section that this kind of report does not have."""
    known = {kind.id for kind in report_kind(report.kind).laid_out()}
    refuse_any([says.NO_SUCH_SECTION(given=section)] if section not in known else [])
