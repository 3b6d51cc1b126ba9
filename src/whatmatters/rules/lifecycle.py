"""The life of an outcome: one table of what can become of it, and what each step asks (B10).

Nothing here reads a score's number: information on personal outcomes is not used to prolong, shorten or close
care (D5). Source: W § What happens if a personal outcome changes?
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from whatmatters.rules.closing import check_plan_closing, nothing_after, without_end_score
from whatmatters.rules.facts import Outcome
from whatmatters.rules.messages import form, recording
from whatmatters.rules.refusals import N_, Refusal, refuse_any
from whatmatters.rules.statements.outcomes import NO_LONGER_APPROPRIATE, succeeded_by
from whatmatters.rules.words_said import blank

__all__ = [
    "TRANSITIONS",
    "Transition",
    "can_become",
    "check_continue",
    "check_end",
    "check_plan_closing",
    "without_end_score",
]


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
    yield from nothing_after(outcome, on, column="ended_on")
    if end_reason == "replaced":
        yield from _successor(outcome, replaced_by, on)


def _successor(outcome: Outcome, successor: Outcome | None, on: date) -> Iterator[Refusal]:
    if successor is None:
        yield recording.NO_SUCCESSOR()
        return
    # A ring can only close on one day, at an outcome that opened and ends on it.
    one_day = successor.end_reason == "replaced" and successor.ended_on == outcome.opened_on == on
    if one_day or successor.replaced_by == outcome.id:
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
