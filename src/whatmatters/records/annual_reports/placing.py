"""Placing figures in a section: an indicator, a question to the records, what was heard, a table people fill in (E1)."""

import re
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from whatmatters.frameworks import indicator
from whatmatters.frameworks.reporting import OwnTable, report_kind
from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.annual_reports.access import check_writes
from whatmatters.records.annual_reports.models import Placed, Report
from whatmatters.records.annual_reports.state import check_open, check_section
from whatmatters.records.audit import actions as audit
from whatmatters.records.learned.models import LearnedVersion
from whatmatters.records.organisations.models import UnitWithin
from whatmatters.records.people.access import NotYours
from whatmatters.records.writing import written_down
from whatmatters.rules.messages import annual_reports as says
from whatmatters.rules.refusals import Refusal, Refusals, refuse_any

# What a table of personal outcomes can be split by in a report.
SPLITS = (
    "", "national_outcome", "outcome_type", "plan_kind", "age_band", "gender", "language", "deprivation_quintile",
    "support",
)  # fmt: skip
WHAT = ("indicator", "core_suite", "outcomes", "furthest", "heard", "table", "arrangements")
NUMBER = re.compile(r"[-+−]?\d[\d,\s]*(\.\d+)?|[-–—]?")


@transaction.atomic
def place(
    *,
    report: Report,
    section: str,
    what: str,
    asked: dict[str, Any] | None = None,
    title: str = "",
    says_: str = "",
    in_short: bool = False,
    by: Account | None,
) -> Placed:
    """Place a figure at the end of a section. `asked` is {"indicator"}, {"by"}, {"version"} or {"table", "rows"}; `says_`
    the sentence that tells what to see; `in_short` puts it into the public summary too. Raises Refusals, NotYours."""
    check_writes(by, report.unit_id)
    check_open(report)
    check_section(report, section)
    asked = asked or {}
    refuse_any(
        [] if what in WHAT and _known(report, section, what, asked) else [says.NO_SUCH_FIGURE(given=what)]
    )
    last = Placed.objects.filter(report=report, section=section).order_by("-place").first()
    made = Placed.objects.create(
        report=report,
        section=section,
        what=what,
        asked=asked,
        title=title,
        says=says_,
        in_short=in_short,
        place=last.place + 1 if last else 1,
        **written_down(by),
    )
    audit.record(
        "figure placed", by=by, about=f"report:{report.pk}", details={"section": section, "what": what}
    )
    return made


@transaction.atomic
def take_out(*, placed: str, by: Account | None) -> Placed:
    """Take a figure out again. Raises Refusals, NotYours."""
    found = _mine(placed, by)
    found.taken_out_at = clock.now()
    found.save(update_fields=["taken_out_at"])
    audit.record(
        "figure taken out", by=by, about=f"report:{found.report_id}", details={"section": found.section}
    )
    return found


@transaction.atomic
def put_in_place_of(*, placed: str, by: Account | None, **anew: Any) -> Placed:
    """Another figure where this one stood: the earlier stays in the history. Raises Refusals, NotYours."""
    old = _mine(placed, by)
    made = place(
        report=old.report,
        section=old.section,
        what=old.what,
        asked=anew.get("asked", old.asked),
        title=anew.get("title", old.title),
        says_=anew.get("says_", old.says),
        in_short=anew.get("in_short", old.in_short),
        by=by,
    )
    take_out(placed=placed, by=by)
    Placed.objects.filter(pk=made.pk).update(place=old.place)
    made.place = old.place
    return made


def _mine(placed: str, by: Account | None) -> Placed:
    found = Placed.objects.select_related("report").filter(pk=placed, taken_out_at__isnull=True).first()
    if found is None:
        raise NotYours
    check_writes(by, found.report.unit_id)
    check_open(found.report)
    return found


def _known(report: Report, section: str, what: str, asked: dict[str, Any]) -> bool:
    """Whether there is such a figure."""
    if what == "indicator":
        try:
            indicator(str(asked.get("indicator", "")))
        except KeyError:
            return False
    if what == "outcomes":
        return asked.get("by", "") in SPLITS
    if what == "heard":
        return bool(learned_here(report).filter(pk=str(asked.get("version", ""))).exists())
    if what == "table":
        held = {table.id: table for table in report_kind(report.kind).section(section).tables}
        return asked.get("table") in held and bool(asked.get("rows"))
    return True


def learned_here(report: Report) -> QuerySet[LearnedVersion]:
    """What the authority, or any unit in it, heard and changed until the end of the year (D9)."""
    below = UnitWithin.objects.filter(within=report.unit_id).values("unit")
    return (
        LearnedVersion.objects.filter(learned__unit__in=below)
        .select_related("learned__unit")
        .order_by("-recorded_at", "-id")
    )


def rows_from(table: OwnTable, pasted: str) -> list[list[str]]:
    """The rows of a table as pasted from a spreadsheet: a tab or | between columns. Raises Refusals naming each line."""
    wrong: list[Refusal] = []
    rows: list[list[str]] = []
    for number, line in enumerate(pasted.splitlines(), start=1):
        if not line.strip():
            continue
        cells = [cell.strip() for cell in line.split("\t" if "\t" in line else "|")]
        if len(cells) != len(table.columns):
            wrong.append(
                says.WRONG_WIDTH(given=len(cells), line=number, found=len(cells), wanted=len(table.columns))
            )
            continue
        for column, cell in zip(table.columns, cells, strict=True):
            if column.kind == "number" and not NUMBER.fullmatch(cell):
                wrong.append(says.NOT_A_NUMBER(line=number, head=column.title.en))
        rows.append(cells)
    if not rows and not wrong:
        wrong.append(says.NO_ROWS())
    if wrong:
        raise Refusals(wrong)
    return rows
