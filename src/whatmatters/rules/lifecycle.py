"""The life of an outcome and of a plan: one table of what can become of an outcome, and what each step asks
(B10, C14).

Nothing here reads a score's number: information on personal outcomes is not used to prolong, shorten or close
care (D5). Source: W § What happens if a personal outcome changes?
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from whatmatters.rules.facts import Outcome, Plan
from whatmatters.rules.refusals import N_, Refusal, refuse_any
from whatmatters.rules.sayings import form, recording, scoring
from whatmatters.rules.statements.outcomes import NO_LONGER_APPROPRIATE, succeeded_by
from whatmatters.rules.statements.scores import gives_value, is_refusal
from whatmatters.rules.vocabulary import PRACTITIONER
from whatmatters.rules.voices import rows_that_hold
from whatmatters.rules.words_said import blank


@dataclass(frozen=True, slots=True)
class Transition:
    """One way an outcome ends: the state it comes to (the pack's `end_reason`), by what, and what
    that asks."""

    source: str
    target: str
    by: str
    asks: str


TRANSITIONS = (
    Transition("open", "completed", N_("people decide that it is"), N_("a day")),
    Transition("open", "withdrawn", N_("it is no longer appropriate"), N_("a day and the reason (B10)")),
    Transition(
        "open",
        "replaced",
        N_("another outcome takes its place"),
        N_("a day, the reason and its successor (B10)"),
    ),
    Transition("open", "plan_closed", N_("its plan closes"), N_("an end score or a recorded refusal (C14)")),
)


def state_on(outcome: Outcome, day: date) -> str:
    """The state on a day: "open", or the `end_reason` of an outcome that has ended by then."""
    ended = outcome.ended_on is not None and outcome.ended_on <= day
    return outcome.end_reason if ended else "open"


def can_become(state: str) -> tuple[str, ...]:
    """What an outcome in a state can become. An ended one becomes nothing more: it stays in the record."""
    return tuple(transition.target for transition in TRANSITIONS if transition.source == state)


def check_end(
    outcome: Outcome,
    *,
    end_reason: str,
    end_note: str = "",
    replaced_by: Outcome | None = None,
    on: date,
    today: date,
) -> None:
    """Whether the outcome can end so on that day. Raises `Refusals` (B10; C14: it ends with its plan only by
    closing it).

    `replaced_by` is the successor itself, needed to see that it is the same person's and opens on or after
    that day.
    """
    refuse_any(_end(outcome, end_reason, end_note, replaced_by, on, today))


def _end(
    outcome: Outcome, end_reason: str, end_note: str, replaced_by: Outcome | None, on: date, today: date
) -> Iterator[Refusal]:
    if outcome.ended_on is not None:
        yield recording.ALREADY_ENDED(given=outcome.end_reason)
        return
    if end_reason not in can_become("open"):
        yield form.UNKNOWN_WORD(column="end_reason", given=end_reason, allowed=", ".join(can_become("open")))
        return
    if end_reason == "plan_closed":
        yield recording.ENDS_WITH_ITS_PLAN()
    if on > today:
        yield recording.NOT_IN_THE_FUTURE(column="ended_on", given=on)
    if on < outcome.opened_on:
        yield form.ENDS_BEFORE_IT_BEGINS(column="ended_on", given=on)
    if end_reason in NO_LONGER_APPROPRIATE and blank(end_note):
        yield recording.END_WITHOUT_NOTE()
    yield from _nothing_after(outcome, on, column="ended_on")
    if end_reason == "replaced":
        yield from _successor(outcome, replaced_by, on)


def _successor(outcome: Outcome, successor: Outcome | None, on: date) -> Iterator[Refusal]:
    if successor is None:
        yield recording.NO_SUCCESSOR()
        return
    if successor.replaced_by == outcome.id:
        yield recording.SUCCESSORS_IN_A_RING()
    itself = successor.id == outcome.id
    yield from succeeded_by(outcome, successor, itself=itself, same_person=successor.person == outcome.person)
    if not itself and successor.opened_on < on:
        yield recording.SUCCESSOR_TOO_EARLY()


def check_continue(earlier: Outcome, later: Outcome) -> None:
    """Whether `later` can carry on `earlier` in a later plan (a child's into an adult's), with its history.

    Raises `Refusals` (B10).
    """
    refuse_any(_continue(earlier, later))


def _continue(earlier: Outcome, later: Outcome) -> Iterator[Refusal]:
    if earlier.person != later.person:
        yield recording.CONTINUES_ANOTHERS()
    if earlier.end_reason in NO_LONGER_APPROPRIATE:
        yield recording.DOES_NOT_CONTINUE(given=earlier.end_reason)
    if earlier.ended_on is None or later.opened_on < earlier.ended_on:
        yield recording.CONTINUES_TOO_EARLY(given=later.opened_on)
    if earlier.plan is not None and later.plan is not None and earlier.plan.id == later.plan.id:
        yield recording.CONTINUES_IN_SAME_PLAN()


def is_answered_at_the_end(outcome: Outcome) -> bool:
    """Whether somebody other than a practitioner gave an end score or a refusal. What the number is does not
    matter.
    """
    return any(
        row.kind == "end" and row.by != PRACTITIONER and (gives_value(row) or is_refusal(row))
        for row in rows_that_hold(outcome.scores)
    )


def without_end_score(outcomes: Iterable[Outcome], *, on: date) -> tuple[Outcome, ...]:
    """The outcomes open on the day of closing of which no end score or refusal is recorded yet."""
    return tuple(
        outcome for outcome in outcomes if still_open(outcome, on) and not is_answered_at_the_end(outcome)
    )


def still_open(outcome: Outcome, on: date) -> bool:
    """Whether the outcome has to end with its plan: it has not ended before or on the day of closing."""
    return outcome.ended_on is None or outcome.ended_on > on


def check_plan_closing(
    plan: Plan, outcomes: Iterable[Outcome], *, on: date, evaluation: str, today: date
) -> None:
    """Whether the plan can close that day. Raises `Refusals` (C14); for an outcome without end score, `given`
    is its id.
    """
    refuse_any(_closing(plan, tuple(outcomes), on, evaluation, today))


def _closing(
    plan: Plan, outcomes: tuple[Outcome, ...], on: date, evaluation: str, today: date
) -> Iterator[Refusal]:
    if plan.closed_on is not None:
        yield scoring.PLAN_CLOSED_ALREADY(given=plan.closed_on)
        return
    if on > today:
        yield recording.NOT_IN_THE_FUTURE(column="closed_on", given=on)
    if on < plan.started_on:
        yield form.ENDS_BEFORE_IT_BEGINS(column="closed_on", given=on)
    if blank(evaluation):
        yield scoring.NO_EVALUATION()
    for outcome in outcomes:
        if still_open(outcome, on):
            if outcome.opened_on > on:
                yield scoring.OPENED_AFTER_CLOSING(given=outcome.id)
            yield from _nothing_after(outcome, on, column="closed_on")
    for outcome in without_end_score(outcomes, on=on):
        yield scoring.NO_END_SCORE(given=outcome.id)


def _nothing_after(outcome: Outcome, on: date, *, column: str) -> Iterator[Refusal]:
    """What is dated after the end would be outside the life of the outcome (C7, C12, B4)."""
    if any(row.on > on for row in outcome.scores):
        yield scoring.OUTSIDE_OUTCOME(column=column, given=on)
    if any(goal.set_on > on for goal in outcome.goals):
        yield scoring.GOAL_AFTER_END(column=column, given=on)
    if any(mapping.set_on > on for mapping in outcome.mappings):
        yield recording.MAPPED_AFTER_END(column=column, given=on)


def diagram() -> str:
    """The table of transitions as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", "    [*] --> open"]
    for transition in TRANSITIONS:
        lines.append(f"    {transition.source} --> {transition.target}: {transition.by}")
    lines += [f"    {transition.target} --> [*]" for transition in TRANSITIONS]
    return "\n".join(lines) + "\n"
