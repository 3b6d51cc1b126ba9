"""The goal on paper: the one in force, and those before it, so that a goal that changed says so (C12)."""

from dataclasses import dataclass
from datetime import date

from whatmatters.rules.facts import Goal, Mapping, Outcome
from whatmatters.rules.goals import goal_in_force
from whatmatters.rules.mappings import mapping_in_force

MAIN_ASPECTS = "npt-main-aspects"


@dataclass(frozen=True)
class GoalNow:
    """The goal in force, those it took the place of, and what 0 means as last told."""

    goal: Goal
    earlier: tuple[Goal, ...]
    zero_means: str

    @property
    def moved(self) -> bool:
        """Whether the goal's score was another one before."""
        return any(goal.score != self.goal.score for goal in self.earlier)


def goal_now(outcome: Outcome, *, as_of: date) -> GoalNow | None:
    """The goal of an outcome as of a day, with its past."""
    goal = goal_in_force(outcome.goals, on=as_of)
    if goal is None:
        return None
    until = sorted(
        (goal for goal in outcome.goals if goal.set_on <= as_of),
        key=lambda goal: (goal.set_on, goal.recorded),
    )
    told = [earlier.zero_means for earlier in until if earlier.zero_means.strip()]
    return GoalNow(goal, tuple(earlier for earlier in until if earlier is not goal), told[-1] if told else "")


def main_aspect(outcome: Outcome, *, as_of: date) -> Mapping | None:
    """The main aspect of well-being: of the local list where one was chosen, else the national outcome (B4, B5)."""
    local = mapping_in_force(outcome.mappings, framework=MAIN_ASPECTS, on=as_of)
    return local or national_outcome(outcome, as_of=as_of)


def national_outcome(outcome: Outcome, *, as_of: date) -> Mapping | None:
    """The national outcome it belongs to, whatever the framework (B4)."""
    frameworks = dict.fromkeys(row.framework for row in outcome.mappings if row.framework != MAIN_ASPECTS)
    chosen = [mapping_in_force(outcome.mappings, framework=framework, on=as_of) for framework in frameworks]
    return max((row for row in chosen if row), key=lambda row: (row.set_on, row.recorded), default=None)
