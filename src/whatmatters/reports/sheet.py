"""One sheet of a local recording tool: the Caerphilly family tool and the Neath Port Talbot child tool (C10, C15).

Source: W Annex A. Both ask the same of one outcome; the child tool asks for the main aspect of well-being too, and
whether the social worker concurs with the baseline.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from whatmatters.reports.goals import MAIN_ASPECTS, GoalNow, goal_now
from whatmatters.reports.occasions import Said, baseline_of, latest_of
from whatmatters.rules.facts import Mapping, Outcome, Wording
from whatmatters.rules.mappings import mapping_in_force
from whatmatters.rules.words import words_in_force

Paper = Literal["family", "child"]
TOOL: dict[str, str] = {"family": "caerphilly-circles", "child": "npt-circles"}


@dataclass(frozen=True)
class Sheet:
    """What the sheet of one outcome says. `now` is the baseline on the child tool, on the family tool the latest."""

    outcome: Outcome
    number: str
    words: Wording | None
    problem: str
    now: Said | None
    goal: GoalNow | None
    aspect: Mapping | None

    @property
    def on(self) -> date:
        """The date of the sheet: the day of the score it shows, else the day the outcome was recorded."""
        return self.now.on if self.now else self.outcome.opened_on


def sheet_of(outcome: Outcome, paper: Paper, *, as_of: date) -> Sheet:
    """The sheet of an outcome as the data stand on a day."""
    now = latest_of(outcome, as_of=as_of) if paper == "family" else baseline_of(outcome, as_of=as_of)
    return Sheet(
        outcome=outcome,
        number=outcome.number,
        words=words_in_force(outcome.wordings, on=as_of),
        problem=outcome.problem_statement,
        now=now,
        goal=goal_now(outcome, as_of=as_of),
        aspect=mapping_in_force(outcome.mappings, framework=MAIN_ASPECTS, on=as_of),
    )
