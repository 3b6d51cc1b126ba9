"""Whether scores can be recorded: the rows given on one occasion, against the whole history of the outcome
(C1-C11, B2).

Sources: W § What should be recorded for each outcome?, § Who should measure the progress?, § Dealing with
different interpretations. The question is asked about progress, not about satisfaction with the care (C11):
`QUESTION`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from whatmatters.rules.closing import is_answered_at_the_end
from whatmatters.rules.facts import Outcome, Score
from whatmatters.rules.messages import recording, scoring
from whatmatters.rules.refusals import N_, Refusal, refuse_any
from whatmatters.rules.statements.occasions import (
    differs_with_reason,
    goal_comes_first,
    one_baseline_occasion,
    one_row_a_voice,
    within_life,
)
from whatmatters.rules.statements.outcomes import may_be_scored
from whatmatters.rules.statements.scores import carried_over, gives_value
from whatmatters.rules.tools import Tool
from whatmatters.rules.vocabulary import PRACTITIONER
from whatmatters.rules.voices import Occasion, occasions
from whatmatters.rules.words_said import blank

# C11: what is asked, wherever a score is asked for.
QUESTION = N_("Where are you now with this, between the worst and the best it could be?")
NOT_ABOUT_THE_CARE = N_("This is about how far you have come, not about how good the care is.")


def check_occasion(
    outcome: Outcome,
    rows: Sequence[Score],
    *,
    today: date,
    tools: Mapping[str, Tool] | None = None,
    practitioner_may_be_alone: bool = False,
) -> None:
    """Whether these rows, several voices at once, can be recorded on one occasion of the outcome.

    A row whose voice has spoken on that occasion already is a correction: give it a later `recorded_at`. With
    `tools` the answers given on recording tools are checked too. A practitioner alone on a baseline is
    refused unless `practitioner_may_be_alone` (a pack may hold that, C3; a page may not). Raises `Refusals`
    with all that is wrong (B2, C2, C3, C5, C7, C8, C10).
    """
    refuse_any(_wrong(outcome, rows, today, tools, practitioner_may_be_alone))


def _wrong(
    outcome: Outcome,
    rows: Sequence[Score],
    today: date,
    tools: Mapping[str, Tool] | None,
    practitioner_may_be_alone: bool,
) -> Iterator[Refusal]:
    if len({(row.on, row.kind) for row in rows}) != 1:
        yield scoring.SAME_OCCASION()
        return
    history = (*outcome.scores, *rows)
    if any(map(gives_value, rows)):
        yield from scored_in_a_plan(outcome)
    if rows[0].on > today:
        yield recording.NOT_IN_THE_FUTURE(given=rows[0].on)
    yield from _first(within_life(rows[0], **_life(outcome)))
    yield from _first(wrong for row in rows for wrong in goal_comes_first(row, outcome.goals))
    if rows[0].kind == "baseline":
        # An earlier baseline that is written down late is at fault too, though the one there already is the
        # later.
        yield from _first(wrong for _, wrong in one_baseline_occasion(history))
    if not practitioner_may_be_alone:
        yield from baseline_is_theirs(outcome, rows)
    yield from (wrong for row, wrong in one_row_a_voice(history) if _among(row, rows))
    together = [row for row in history if (row.on, row.kind) == (rows[0].on, rows[0].kind)]
    for row in rows:
        yield from differs_with_reason(row, together)
        yield from carried_over(row, tools) if tools is not None else ()
        if row.concurs and gives_value(row):
            yield scoring.CONCURS_AND_SCORES()
    yield from _still_answered_at_the_end(outcome, history)


def check_retraction(outcome: Outcome, row: Score, *, retracted_at: datetime, reason: str) -> None:
    """Whether a row can be taken back. Raises `Refusals` without a reason (C7), or where an outcome that
    ended with its plan would be left without an end score (C14).
    """
    if blank(reason):
        refuse_any([scoring.RETRACTED_WITHOUT_REASON()])
    taken_back = replace(row, retracted_at=retracted_at, retracted_reason=reason)
    history = tuple(taken_back if score is row else score for score in outcome.scores)
    refuse_any(_still_answered_at_the_end(outcome, history))


def _still_answered_at_the_end(outcome: Outcome, history: tuple[Score, ...]) -> Iterator[Refusal]:
    """C14: a correction or retraction takes no end score away from an outcome that ended with its plan."""
    if outcome.end_reason == "plan_closed" and not is_answered_at_the_end(history):
        yield scoring.NO_END_SCORE()


def scored_in_a_plan(outcome: Outcome) -> Iterator[Refusal]:
    """B2 for one outcome: a plan, and an eligible need of that plan."""
    plan, need = outcome.plan, outcome.need
    eligible = need is not None and need.eligible and plan is not None and need.plan == plan.id
    yield from may_be_scored(has_plan=plan is not None, eligible_need_of_plan=eligible)


def baseline_is_theirs(outcome: Outcome, rows: Sequence[Score]) -> Iterator[Refusal]:
    """C3 as a page holds it: on a baseline somebody other than a practitioner has spoken, before or
    at once."""
    if rows[0].kind != "baseline":
        return
    said = occasions((*outcome.scores, *rows))
    if not any(occasion.heard for occasion in said if occasion.kind == "baseline"):
        yield scoring.BASELINE_BY_PRACTITIONER_ALONE()


def baseline_is_missing(outcome: Outcome, *, as_of: date) -> bool:
    """C3: whether a plan has to say that this outcome has no baseline yet. A refusal at the baseline is an
    answer.
    """
    said = [occasion for occasion in occasions(outcome.scores) if occasion.on <= as_of]
    answered = any(
        row.value is not None or row.not_scored_reason
        for occasion in said
        if occasion.kind == "baseline"
        for row in occasion.heard
    )
    return outcome.plan is not None and outcome.open_on(as_of) and not answered


def awaits_a_supporter(occasion: Occasion[Score]) -> bool:
    """C9: whether the person was unable to score on this occasion and no supporter has been asked yet.

    Any row of a supporter is an answer: a score, a narrative, or that they were asked and gave none.
    """
    unable = any(row.by == "person" and row.not_scored_kind == "unable" for row in occasion.rows)
    asked = any(row.by not in ("person", PRACTITIONER) for row in occasion.rows)
    return unable and not asked


def _life(outcome: Outcome) -> dict[str, date | None]:
    plan = outcome.plan
    return {
        "opened_on": outcome.opened_on,
        "ended_on": outcome.ended_on,
        "started_on": plan.started_on if plan else None,
        "closed_on": plan.closed_on if plan else None,
    }


def _among(row: Score, rows: Sequence[Score]) -> bool:
    return any(row is new for new in rows)


def _first(refusals: Iterator[Refusal]) -> Iterator[Refusal]:
    """What holds for the occasion as a whole is said once, not once a voice."""
    found = next(refusals, None)
    if found is not None:
        yield found
