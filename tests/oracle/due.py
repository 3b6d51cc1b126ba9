"""What is due for one person, slowly and plainly, from their file and the rules (A8, A9, C3, C6, C7)."""

import datetime as dt
from collections.abc import Iterable

from whatmatters.records.outcomes.caseload import Due
from whatmatters.records.outcomes.file import OutcomeFile, PersonFile
from whatmatters.records.outcomes.models import Risk
from whatmatters.records.plans.models import Plan
from whatmatters.rules.deferrals import deferred_on
from whatmatters.rules.risks import RiskAgreement, look_again_is_due
from whatmatters.rules.scores import baseline_is_missing
from whatmatters.rules.vocabulary import PERSON, PRACTITIONER
from whatmatters.rules.voices import chose_not_to_score, rows_that_hold


def due_of(whole: PersonFile, agreements: dict[str, list[RiskAgreement]], *, today: dt.date) -> Due:
    """What is due of a file; `agreements` are those about its risks, by the risk's id."""
    plans = [plan for plan in whole.plans if plan.closed_on is None or plan.closed_on > today]
    asked_about = [
        outcome
        for outcome in whole.outcomes
        if outcome.row.plan_id in {plan.id for plan in plans}
        and outcome.fact.open_on(today)
        and deferred_on(outcome.fact.deferrals, today) is None
    ]
    return Due(
        baselines=sum(baseline_is_missing(outcome.fact, as_of=today) for outcome in asked_about),
        ask_again=sum(may_be_asked_again(outcome, today) for outcome in asked_about),
        review_on=first(day for plan in plans if (day := next_review(whole, plan.id)) and day <= today),
        no_review_since=first(
            plan.started_on for plan in plans if not_reviewed_for_a_year(whole, plan, asked_about, today)
        ),
        return_on=first(
            row.until
            for row in whole.deferrals
            if row.until <= today and row.resolved_on is None and matters_still(whole, row.outcome_id, today)
        ),
        risk_on=first(
            row.look_again_on
            for row in whole.risks
            if to_look_at(row, agreements.get(row.id, []), today)
            and matters_still(whole, row.outcome_id, today)
        ),
    )


def may_be_asked_again(outcome: OutcomeFile, today: dt.date) -> bool:
    """C6: the person chose not to score, and nobody but a practitioner has scored on a later day."""
    heard = [row for row in rows_that_hold(outcome.fact.scores) if row.by != PRACTITIONER and row.on <= today]
    declined = [row.on for row in heard if row.by == PERSON and chose_not_to_score(row)]
    scored = [row.on for row in heard if row.value is not None]
    return bool(declined) and max(declined) >= max(scored, default=dt.date.min)


def next_review(whole: PersonFile, plan: str) -> dt.date | None:
    """C7: the day agreed at the latest formal review of a plan."""
    held = [row for row in whole.reviews if row.plan_id == plan and row.kind == "formal"]
    return max(held, key=lambda row: (row.on, row.id)).next_review_on if held else None


def not_reviewed_for_a_year(
    whole: PersonFile, plan: Plan, asked_about: list[OutcomeFile], today: dt.date
) -> bool:
    """C7: no day is agreed, and nothing was reviewed, formally or by a score, in the last year of a plan older than that."""
    looked_at = [row.on for row in whole.reviews if row.plan_id == plan.id and row.kind == "formal"]
    looked_at += [
        row.on
        for outcome in asked_about
        for row in rows_that_hold(outcome.fact.scores)
        if row.kind == "review" and row.on <= today
    ]
    a_year_ago = today - dt.timedelta(days=365)
    return next_review(whole, plan.id) is None and all(
        day < a_year_ago for day in [plan.started_on, *looked_at]
    )


def to_look_at(risk: Risk, agreements: list[RiskAgreement], today: dt.date) -> bool:
    """A8: the day agreed has come; of a risk that a pack brought, the row itself is what was agreed."""
    if agreements:
        return look_again_is_due(agreements, on=today)
    return risk.look_again_on is not None and risk.look_again_on <= today


def matters_still(whole: PersonFile, outcome: str | None, today: dt.date) -> bool:
    """Whether what is put off or at risk is the outcome's no more: it has ended."""
    about = whole.outcome(outcome or "")
    return about is None or about.row.ended_on is None or about.row.ended_on > today


def first(days: Iterable[dt.date]) -> dt.date | None:
    """The earliest of some days."""
    return min(days, default=None)
