"""A report from draft to published: who takes which step, and what each asks for (E3, E4)."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from whatmatters.measures.facts import Facts
from whatmatters.records import clock
from whatmatters.records.accounts.models import Account
from whatmatters.records.annual_reports.access import approvers_of, check_approves, check_writes
from whatmatters.records.annual_reports.composing import drawn_figures, figures_as_json
from whatmatters.records.annual_reports.evidence import Evidence, asked_for, gathered
from whatmatters.records.annual_reports.models import Frozen, Report, SectionText, StepTaken
from whatmatters.records.annual_reports.state import Workspace, workspace
from whatmatters.records.audit import actions as audit
from whatmatters.records.releases.queries import releases
from whatmatters.records.writing import written_down
from whatmatters.rules.annual_reports import (
    APPROVED,
    PUBLISHED,
    REVIEWED,
    Hands,
    Step,
    check_step,
    step_between,
)


def may_take(step: Step, work: Workspace, by: Account | None) -> None:
    """Raises NotYours for an account that does not take such steps, Refusals where it cannot be taken now."""
    check = check_approves if step.who == "approve" else check_writes
    check(by, work.report.unit_id)


def check(work: Workspace, step: Step, *, note: str = "", by: Account | None, language: str = "en") -> None:
    """Whether the step can be taken. Raises Refusals, NotYours."""
    may_take(step, work, by)
    last = next((earlier for earlier in reversed(work.steps) if earlier.target == REVIEWED), None)
    me = str(by.pk) if by else ""
    check_step(
        step,
        work.kind,
        work.held,
        note=note,
        hands=Hands(
            by=me,
            reviewed_by=last.recorded_by if last else "",
            written_by=writers_of(work.report),
            others=approvers_of(work.report.unit_id) - {me},
        ),
        language=language,
    )


def writers_of(report: Report) -> frozenset[str]:
    """The ids of all accounts that wrote in a report."""
    rows = SectionText.objects.filter(report=report).exclude(recorded_by="")
    return frozenset(rows.values_list("recorded_by", flat=True))


@transaction.atomic
def review(*, report: Report, by: Account | None, note: str = "", language: str = "en") -> StepTaken:
    """Say that the whole report was read and can come before those who stand by it. Raises Refusals, NotYours."""
    work = workspace(report)
    check(work, step_between(work.state, REVIEWED), by=by, language=language)
    return taken(work, REVIEWED, by, note)


@transaction.atomic
def send_back(*, report: Report, note: str, by: Account | None) -> StepTaken:
    """Back to the writers, with the reason; figures live again. Of a published report it begins a corrected edition,
    while what is published stays. Raises Refusals, NotYours."""
    work = workspace(report)
    check(work, step_between(work.state, "draft"), note=note, by=by)
    return taken(work, "draft", by, note)


@transaction.atomic
def approve(
    *,
    report: Report,
    facts: Facts | None,
    threshold: int,
    by: Account | None,
    note: str = "",
    language: str = "en",
) -> StepTaken:
    """The authority stands by it: its figures freeze as they are now. Raises Refusals, NotYours (E3, E4).

    `facts`: what the records hold, for the tables of personal outcomes; None where the report has none.
    """
    work = workspace(report)
    check(work, step_between(work.state, APPROVED), by=by, language=language)
    now = clock.now()
    evidence = evidence_of(work, facts, threshold=threshold, known_at=now)
    step = taken(work, APPROVED, by, note)
    Frozen.objects.create(
        report=report,
        step=step,
        figures={
            "languages": figures_as_json(drawn_figures(work, evidence, now)),
            "released": evidence.as_json(),
            "threshold": threshold,
        },
        **{**written_down(by), "recorded_at": now},
    )
    return step


def evidence_of(work: Workspace, facts: Facts | None, *, threshold: int, known_at: dt.datetime) -> Evidence:
    """The report's tables of personal outcomes beside all that left; none where it asks for none."""
    if facts is None or not asked_for(work):
        return Evidence({}, ())
    return gathered(work, facts, threshold=threshold, known_at=known_at, earlier=releases())


def frozen_of(report: Report) -> Frozen | None:
    """The figures as they were approved, as long as the report is approved or published."""
    last = report.steps.order_by("-number").first()
    if last is None or last.target not in (APPROVED, PUBLISHED):
        return None
    return Frozen.objects.filter(report=report).order_by("-step__number").first()


def taken(work: Workspace, target: str, by: Account | None, note: str) -> StepTaken:
    """Write a step down, with the name of who takes it as it is called now."""
    made = StepTaken.objects.create(
        report=work.report,
        number=len(work.steps) + 1,
        source=work.state,
        target=target,
        name=by.name if by else "",
        note=note,
        **written_down(by),
    )
    audit.record(f"report {target}", by=by, about=f"report:{work.report.pk}", details={"from": work.state})
    return made


def signed(work: Workspace) -> tuple[tuple[str, str, str], ...]:
    """Who reviewed and approved it, and when; "+" where the one who approved wrote parts of it too."""
    wrote = writers_of(work.report)
    told: Mapping[str, StepTaken] = {taken.target: taken for taken in work.steps}
    return tuple(
        (
            f"{state}+" if told[state].recorded_by in wrote else state,
            told[state].name,
            told[state].recorded_at.date().isoformat(),
        )
        for state in (REVIEWED, APPROVED)
        if state in told and told[state].name
    )
