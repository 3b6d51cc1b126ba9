"""A plan as a document: what the person keeps, and what the authority keeps, out of the same facts (B8, B9, C14).

Sources: W § What should be recorded, § Recording; P *Collaboration*. Whose plan it is, who helps and what was agreed are
values here; the words around them are the page's.
"""

from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from whatmatters.reports.goals import GoalNow, goal_now, national_outcome
from whatmatters.reports.occasions import Said, baseline_of, latest_of
from whatmatters.rules.deferrals import deferred_on
from whatmatters.rules.facts import Action, Deferral, Mapping, Need, Outcome, Plan, Wording
from whatmatters.rules.progress import OutcomeState, outcome_state
from whatmatters.rules.words import beside, words_in_force


@dataclass(frozen=True)
class Contribution:
    """An agency, and what it contributes to an outcome (B9)."""

    agency: str
    role: str


@dataclass(frozen=True)
class Support:
    """How an outcome is supported, or why not, as decided (B3)."""

    decision: str
    told: str
    by: str
    on: date


@dataclass(frozen=True)
class ReviewHeld:
    """A review that was held."""

    on: date
    kind: str
    participants: str
    decisions: str
    next_review_on: date | None


@dataclass(frozen=True)
class Around:
    """What the file holds of an outcome beyond its facts."""

    contributions: tuple[Contribution, ...] = ()
    support: Support | None = None


@dataclass(frozen=True)
class OutcomePart:
    """One outcome in a plan."""

    outcome: Outcome
    words: Wording | None
    beside: tuple[Wording, ...]
    goal: GoalNow | None
    baseline: Said | None
    latest: Said | None
    national: Mapping | None
    deferral: Deferral | None
    state: OutcomeState
    around: Around

    @property
    def actions(self) -> tuple[Action, ...]:
        """What is still to do first, by when; then what was done, then what was not."""
        return tuple(
            sorted(
                self.outcome.actions,
                key=lambda row: (
                    row.done_on is not None,
                    bool(row.not_done_reason),
                    row.due_on or date.max,
                ),
            )
        )

    @property
    def still_to_do(self) -> tuple[Action, ...]:
        """Actions neither done nor given up."""
        return tuple(row for row in self.actions if row.done_on is None and not row.not_done_reason)

    @property
    def open(self) -> bool:
        return self.outcome.open_on(self.state.as_of)


@dataclass(frozen=True)
class PlanPaper:
    """A plan as of a day, with its outcomes by need, in the order in which they were recorded."""

    plan: Plan
    as_of: date
    needs: tuple[tuple[Need, tuple[OutcomePart, ...]], ...]
    without_need: tuple[OutcomePart, ...]
    reviews: tuple[ReviewHeld, ...] = ()
    parts: tuple[OutcomePart, ...] = field(default=())

    @property
    def open_parts(self) -> tuple[OutcomePart, ...]:
        """What the person and those around them are at now."""
        return tuple(part for part in self.parts if part.open)

    @property
    def ended_parts(self) -> tuple[OutcomePart, ...]:
        """What was completed, let go, replaced, or ended with the plan."""
        return tuple(part for part in self.parts if not part.open)

    @property
    def next_review_on(self) -> date | None:
        """The day agreed at the latest review; none while none was held, nor once the plan has closed."""
        if self.plan.closed_on is not None or not self.reviews:
            return None
        return max(self.reviews, key=lambda review: review.on).next_review_on


def plan_paper(
    plan: Plan,
    outcomes: Sequence[Outcome],
    needs: Sequence[Need],
    *,
    reviews: Sequence[ReviewHeld] = (),
    around: Table[str, Around] | None = None,
    as_of: date,
) -> PlanPaper:
    """A plan as the data stand on a day. `around`: outcome id → what else the file holds of it."""
    parts = tuple(_part(outcome, (around or {}).get(outcome.id, Around()), as_of) for outcome in outcomes)
    return PlanPaper(
        plan=plan,
        as_of=as_of,
        needs=tuple((need, tuple(part for part in parts if _answers(part, need))) for need in needs),
        without_need=tuple(part for part in parts if not any(_answers(part, need) for need in needs)),
        reviews=tuple(sorted(reviews, key=lambda review: review.on)),
        parts=parts,
    )


def _answers(part: OutcomePart, need: Need) -> bool:
    return part.outcome.need is not None and part.outcome.need.id == need.id


def _part(outcome: Outcome, around: Around, as_of: date) -> OutcomePart:
    words = words_in_force(outcome.wordings, on=as_of)
    return OutcomePart(
        outcome=outcome,
        words=words,
        beside=beside(outcome.wordings, words) if words else (),
        goal=goal_now(outcome, as_of=as_of),
        baseline=baseline_of(outcome, as_of=as_of),
        latest=latest_of(outcome, as_of=as_of),
        national=national_outcome(outcome, as_of=as_of),
        deferral=deferred_on(outcome.deferrals, as_of),
        state=outcome_state(outcome, as_of=as_of, basis="any"),
        around=around,
    )
