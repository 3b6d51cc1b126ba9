"""What inspectors read: evidence by national outcome and by principle, what was heard and published (E5, N §7). Figures are
controlled, and authorities are never set side by side (D4, D6)."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from whatmatters.answers import figures
from whatmatters.answers.snapshot import Snapshot, snapshot
from whatmatters.frameworks import NationalOutcome, default_framework, indicators
from whatmatters.frameworks.scrutiny import Principle, principles_of
from whatmatters.measures import Question
from whatmatters.records import clock
from whatmatters.records.indicators import queries
from whatmatters.records.inspections.models import Inspection
from whatmatters.records.organisations.models import Unit
from whatmatters.records.people.access import NotYours
from whatmatters.records.scrutiny.evidence import Written, written
from whatmatters.records.scrutiny.tallies import Tally, tallies
from whatmatters.web.design.language import language_read
from whatmatters.web.pages.inspections import bodies_of
from whatmatters.web.pages.keys import name_of
from whatmatters.web.pages.request import Request
from whatmatters.web.reporting.indicators.lines import Line, lines, looked_at
from whatmatters.web.reporting.inspection import wording
from whatmatters.web.reporting.inspection.officer_pages import shown_to

YEAR = dt.timedelta(days=365)
CHARACTERISTICS = ("age_band", "gender", "language", "deprivation_quintile")


@dataclass(frozen=True)
class Looking:
    """Which unit of the scope is looked at, and over which year: until today, or until an inspection's last day."""

    row: Inspection
    officer: bool
    unit: Unit
    units: tuple[Unit, ...]
    first: dt.date
    to: dt.date

    def counted(self, now: Snapshot, by: str) -> figures.Counted:
        """Figures of outcomes as they may leave."""
        return figures.counted(now, Question(self.to, self.first, (by,), self.unit.pk), exact=False)


def asked(request: Request, inspection: str) -> Looking:
    """Raises NotYours for what is not in the scope."""
    row, officer = shown_to(request.user, inspection)
    units = {
        inspector.unit_id: inspector.unit
        for inspector in row.inspectors.select_related("unit").order_by("unit__name")
    }
    chosen = units.get(request.GET.get("unit") or next(iter(units)))
    if chosen is None:
        raise NotYours
    to = clock.today()
    return Looking(row, officer, chosen, tuple(units.values()), to - YEAR, to)


@dataclass(frozen=True)
class OfOutcome:
    """The evidence of one national outcome. `figures` None: nobody's outcome is mapped to it, or the split is withheld."""

    outcome: NationalOutcome
    figures: Any
    lines: tuple[Line, ...]
    standing: dict[str, Any]


def outcomes(request: Request, inspection: str) -> HttpResponse:
    """Evidence of every national outcome of the nation."""
    looking = asked(request, inspection)
    with snapshot() as now:
        counted = looking.counted(now, "national_outcome")
        return _show(request, now, looking, "outcomes", counted=counted, all=_by_outcome(looking, counted))


def _by_outcome(looking: Looking, counted: figures.Counted) -> list[OfOutcome]:
    framework = default_framework(looking.unit.nation)
    rows = {str(row.key): row for row in counted.rows}
    every, area = indicators(), _area(looking.unit)
    table = queries.table([indicator.id for indicator in every], looked_at(area)) if area else {}
    told_lines = {line.indicator.id: line for line in lines(every, area, table)} if area else {}
    found = []
    for outcome in framework.outcomes():
        serves = {
            indicator.id: each.standing
            for indicator in every
            for each in indicator.outcomes(framework.id)
            if each.code == outcome.code and indicator.id in told_lines
        }
        own = tuple(told_lines[id] for id in serves)
        found.append(OfOutcome(outcome, rows.get(outcome.code), own, serves))
    return found


def _area(unit: Unit) -> str:
    """The area code of a unit, or of the nearest it lies in that has one and is no nation."""
    above: Unit | None = unit
    while above is not None and above.level != "nation":
        if above.area_code:
            return above.area_code
        above = above.parent
    return ""


@dataclass(frozen=True)
class OfPrinciple:
    """What is recorded that speaks to one principle."""

    principle: Principle
    outcomes: tuple[OfOutcome, ...]
    tallies: tuple[Tally, ...]
    kinds: tuple[str, ...]


def principles(request: Request, inspection: str) -> HttpResponse:
    """Evidence of every principle of the nation; where nothing recorded speaks to one, that is said."""
    looking = asked(request, inspection)
    with snapshot() as now:
        counted = looking.counted(now, "national_outcome")
        by_code = {evidence.outcome.code: evidence for evidence in _by_outcome(looking, counted)}
        counts = _tallies(now, looking, counted)
        scheme = principles_of(looking.unit.nation)
        rows = [
            OfPrinciple(
                principle,
                tuple(
                    by_code[code]
                    for kind in principle.evidence
                    if (code := kind.partition(":")[2]) in by_code
                ),
                tuple(counts[kind] for kind in principle.evidence if kind in counts),
                principle.evidence,
            )
            for principle in scheme.principles
        ]
        return _show(
            request,
            now,
            looking,
            "principles",
            scheme=scheme,
            all=rows,
            counted=counted,
            splits={by: looking.counted(now, by) for by in CHARACTERISTICS},
            written=_written(looking),
        )


def written_down(request: Request, inspection: str) -> HttpResponse:
    """What was heard and changed, published reports and their sign-off, and how teams look at their own practice."""
    looking = asked(request, inspection)
    with snapshot() as now:
        counts = _tallies(now, looking, looking.counted(now, "national_outcome"))
        return _show(
            request, now, looking, "written", written=_written(looking), tallies=list(counts.values())
        )


def _tallies(now: Snapshot, looking: Looking, counted: figures.Counted) -> dict[str, Tally]:
    return tallies(
        looking.unit.pk,
        first=looking.first,
        to=looking.to,
        threshold=now.threshold,
        outcomes_shown=not counted.whole["outcomes"].suppressed,
    )


def _written(looking: Looking) -> Written:
    return written(looking.unit, first=looking.first, to=looking.to)


def _show(request: Request, now: Snapshot, looking: Looking, name: str, **context: Any) -> HttpResponse:
    return render(
        request,
        f"reporting/inspection/{name}.html",
        {
            "asked": looking,
            "row": looking.row,
            "who": bodies_of(looking.row.bodies),
            "threshold": now.threshold,
            "lang": language_read(),
            "tally_names": wording.TALLIES,
            "part_names": wording.PARTS,
            "name_of": lambda by, key: name_of(by, key, looking.unit),
            **context,
        },
    )
