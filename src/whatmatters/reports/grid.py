"""The SSIA grid, "Outcomes progress monitoring": a row for each outcome, a column for each formal review (C15).

Source: W Annex A. The paper has room for six reviews; where there were more, the grid goes on in further parts of six,
and nothing is cut.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from whatmatters.reports.goals import GoalNow, goal_now, main_aspect
from whatmatters.reports.occasions import Concur, Said, baseline_of, formal_ones, in_between
from whatmatters.rules.facts import Mapping, Outcome, Wording
from whatmatters.rules.progress import OutcomeState, outcome_state
from whatmatters.rules.words import words_in_force

COLUMNS = 6


@dataclass(frozen=True)
class GridRow:
    """One outcome: its words, its scores with their dates, its goal, and what the office keeps of it."""

    outcome: Outcome
    number: str
    words: Wording | None
    baseline: Said | None
    reviews: tuple[Said, ...]
    goal: GoalNow | None
    aspect: Mapping | None
    state: OutcomeState
    in_between: int

    @property
    def concur(self) -> Concur:
        """Whether the practitioner concurs with the latest formal score."""
        scored = [said for said in (self.baseline, *self.reviews) if said and said.score]
        return scored[-1].concur if scored else "not_said"

    @property
    def withdrawn(self) -> bool:
        """Let go or replaced (B10)."""
        return self.state.status == "withdrawn"


@dataclass(frozen=True)
class Part:
    """The columns that stand beside each other on one sheet: the baseline with R1 to R6, then R7 to R12, and so on."""

    first: int
    last: int

    @property
    def with_baseline(self) -> bool:
        return self.first == 1

    @property
    def numbers(self) -> range:
        """The numbers of the reviews in this part."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True)
class Grid:
    """The whole grid as of a day."""

    rows: tuple[GridRow, ...]
    as_of: date

    @property
    def parts(self) -> tuple[Part, ...]:
        """As many parts of six reviews as the outcome with the most reviews needs; one at least."""
        most = max((len(row.reviews) for row in self.rows), default=0)
        return tuple(Part(first, first + COLUMNS - 1) for first in range(1, max(most, COLUMNS) + 1, COLUMNS))

    def rows_of(self, part: Part) -> tuple[GridRow, ...]:
        """The rows that have something in a part; all of them in the first."""
        return tuple(row for row in self.rows if part.first == 1 or len(row.reviews) >= part.first)


def grid_of(outcomes: Sequence[Outcome], *, as_of: date) -> Grid:
    """The grid of a plan's outcomes as the data stand on a day. Scores are those of record, of formal occasions (C7, C8)."""
    return Grid(tuple(_row(outcome, as_of) for outcome in outcomes if outcome.opened_on <= as_of), as_of)


def _row(outcome: Outcome, as_of: date) -> GridRow:
    return GridRow(
        outcome=outcome,
        number=outcome.number,
        words=words_in_force(outcome.wordings, on=as_of),
        baseline=baseline_of(outcome, as_of=as_of),
        reviews=formal_ones(outcome, as_of=as_of),
        goal=goal_now(outcome, as_of=as_of),
        aspect=main_aspect(outcome, as_of=as_of),
        state=outcome_state(outcome, as_of=as_of, basis="formal"),
        in_between=in_between(outcome, as_of=as_of),
    )
