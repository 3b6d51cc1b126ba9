"""The papers on offer, and the values they show, out of a person's file (C15, B9). What they say is `reports`' to decide."""

import datetime as dt
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from whatmatters.frameworks.languages import OF_PAGES, language_of
from whatmatters.records.outcomes.file import OutcomeFile, PersonFile, need_fact, plan_fact
from whatmatters.records.outcomes.models import Decision
from whatmatters.records.plans.models import Plan
from whatmatters.reports.grid import Grid, grid_of
from whatmatters.reports.plan import Around, Contribution, PlanPaper, ReviewHeld, Support, plan_paper
from whatmatters.reports.sheet import Sheet, sheet_of


@dataclass(frozen=True)
class Paper:
    """One kind of paper. `file`: what a download is called, without anybody's name in it."""

    code: str
    title: Any
    what: Any
    file: str
    source: str = ""
    blank: bool = False
    both: bool = False
    layouts: tuple[str, ...] = ()
    tool: str = ""


PAPERS: dict[str, Paper] = {
    paper.code: paper
    for paper in (
        Paper(
            "mine",
            _("My plan"),
            _("For the person to keep: their own words first."),
            "my-plan",
            both=True,
            layouts=("standard", "large", "easy"),
        ),
        Paper(
            "plan",
            _("The care and support plan"),
            _("As the authority keeps it: needs, outcomes, who does what, who contributes, reviews."),
            "care-and-support-plan",
            source="W, B9",
        ),
        Paper(
            "grid",
            _("Outcomes progress monitoring"),
            _("The grid of the SSIA pilot: scores and dates of the baseline and each review."),
            "outcomes-progress-monitoring",
            source="W Annex A",
            blank=True,
        ),
        Paper(
            "family",
            _("Our Family Outcomes"),
            _("The Caerphilly recording tool: one sheet for each outcome, with circles."),
            "our-family-outcomes",
            source="W Annex A",
            blank=True,
            tool="caerphilly-circles",
        ),
        Paper(
            "child",
            _("Child outcomes"),
            _("The Neath Port Talbot recording tool: one sheet for each outcome, with circles."),
            "child-outcomes",
            source="W Annex A",
            blank=True,
            tool="npt-circles",
        ),
    )
}

LAYOUTS: dict[str, Any] = {
    "standard": _("Ordinary print"),
    "large": _("Large print"),
    "easy": _("Easy Read, with pictures"),
}

# Side by side, as Welsh law has it.
SIDE_BY_SIDE = ("cy", "en")
LANGUAGES: dict[str, str] = {
    **{language.code: language.name for language in OF_PAGES},
    "both": " / ".join(language_of(code).name for code in SIDE_BY_SIDE),
}


def outcomes_of(whole: PersonFile, plan: str, only: str = "") -> list[OutcomeFile]:
    """The outcomes of a plan by their number, or one of them."""
    return sorted(
        (outcome for outcome in whole.of_plan(plan) if not only or outcome.id == only), key=_by_number
    )


def _by_number(file: OutcomeFile) -> tuple[int, str]:
    number = file.row.number
    return (int(number) if number.isdecimal() else sys.maxsize, number)


def baseline_was_asked(file: OutcomeFile) -> bool:
    """Whether a baseline stands, given or refused: what is said from then on is said later (C3, C6)."""
    return any(
        row.kind == "baseline" and row.by != "practitioner" and row.retracted_at is None
        for row in file.scores
    )


def grid(whole: PersonFile, plan: str, today: dt.date) -> Grid:
    """The SSIA grid of a plan."""
    return grid_of([outcome.fact for outcome in outcomes_of(whole, plan)], as_of=today)


def sheets(whole: PersonFile, plan: str, paper: str, today: dt.date, only: str = "") -> list[Sheet]:
    """A sheet for each outcome of a plan that is open, or for the one asked for."""
    return [
        sheet_of(outcome.fact, paper, as_of=today)  # type: ignore[arg-type]
        for outcome in outcomes_of(whole, plan, only)
        if only or outcome.open
    ]


def plan_value(whole: PersonFile, plan: Plan, today: dt.date) -> PlanPaper:
    """A plan as its documents tell it."""
    files = outcomes_of(whole, plan.id)
    return plan_paper(
        plan_fact(plan),
        [file.fact for file in files],
        [need_fact(row) for row in whole.needs_of(plan.id)],
        reviews=[
            ReviewHeld(row.on, row.kind, row.participants, row.decisions, row.next_review_on)
            for row in whole.reviews
            if row.plan_id == plan.id
        ],
        around={file.id: _around(file) for file in files},
        as_of=today,
    )


def _around(file: OutcomeFile) -> Around:
    return Around(
        contributions=tuple(
            Contribution(row.agency or row.unit_id or "", row.role) for row in file.contributions
        ),
        support=_support([row for row in file.decisions if row.kind == "support"]),
    )


def _support(rows: Sequence[Decision]) -> Support | None:
    return Support(rows[-1].decision, rows[-1].reason, rows[-1].by, rows[-1].on) if rows else None
