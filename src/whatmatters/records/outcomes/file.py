"""A person's file as the rules see it: each outcome with its whole history, ready to be judged and shown."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from whatmatters.records.outcomes.casefile import Row, tables_of
from whatmatters.rules import facts
from whatmatters.rules.goals import goal_in_force
from whatmatters.rules.progress import OutcomeState, outcome_state, person_state
from whatmatters.rules.vocabulary import Basis, PersonState
from whatmatters.rules.words import beside, words_in_force

F = TypeVar("F")


@dataclass
class OutcomeFile:
    """One outcome: the row itself, its facts as rows (with who wrote them down), and the same as a rules value."""

    row: Row
    plan: Row | None
    need: Row | None
    wordings: list[Row] = field(default_factory=list)
    goals: list[Row] = field(default_factory=list)
    mappings: list[Row] = field(default_factory=list)
    scores: list[Row] = field(default_factory=list)
    actions: list[Row] = field(default_factory=list)
    contributions: list[Row] = field(default_factory=list)
    deferrals: list[Row] = field(default_factory=list)
    decisions: list[Row] = field(default_factory=list)
    risks: list[Row] = field(default_factory=list)

    @property
    def id(self) -> str:
        return str(self.row.id)

    @cached_property
    def fact(self) -> facts.Outcome:
        """The whole history as the rules take it."""
        return facts.Outcome(
            id=self.row.id,
            person=self.row.person_id,
            opened_on=self.row.opened_on,
            plan=plan_fact(self.plan) if self.plan else None,
            need=need_fact(self.need) if self.need else None,
            number=self.row.number,
            conversation=self.row.conversation,
            problem_statement=self.row.problem_statement,
            continues=self.row.continues,
            type=self.row.type,
            defined_by=self.row.defined_by,
            defined_by_note=self.row.defined_by_note,
            ended_on=self.row.ended_on,
            end_reason=self.row.end_reason,
            end_note=self.row.end_note,
            replaced_by=self.row.replaced_by_id or "",
            end_evaluation=self.row.end_evaluation,
            wordings=tuple(_fact(facts.Wording, row) for row in self.wordings),
            goals=tuple(_fact(facts.Goal, row) for row in self.goals),
            mappings=tuple(_fact(facts.Mapping, row) for row in self.mappings),
            scores=tuple(_fact(facts.Score, row) for row in self.scores),
            actions=tuple(_fact(facts.Action, row) for row in self.actions),
            deferrals=tuple(deferral_fact(row) for row in self.deferrals),
        )

    def state(self, as_of: dt.date, basis: Basis = "any") -> OutcomeState:
        """How it stands as of a day. On a person's own page every score counts, informal ones too."""
        return outcome_state(self.fact, as_of=as_of, basis=basis)

    def goal(self, on: dt.date) -> facts.Goal | None:
        """The goal in force on a day (C12)."""
        return goal_in_force(self.fact.goals, on=on)

    @property
    def open(self) -> bool:
        return self.row.ended_on is None

    @property
    def words(self) -> facts.Wording | None:
        """The words that stand now: the latest of their own (or interpreted) wordings (B1)."""
        return words_in_force(self.fact.wordings, on=dt.date.max)

    @property
    def beside(self) -> tuple[facts.Wording, ...]:
        """Translations and plainer versions that stand beside the words of now."""
        words = self.words
        return beside(self.fact.wordings, words) if words else ()


@dataclass
class PersonFile:
    """Everything kept of one person, read once."""

    person: str
    tables: dict[str, list[Row]]
    outcomes: list[OutcomeFile]

    def __getattr__(self, name: str) -> list[Row]:
        if name == "tables":
            raise AttributeError(name)
        try:
            return self.tables[name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def open_plans(self) -> list[Row]:
        return [plan for plan in self.tables["plans"] if plan.closed_on is None]

    def outcome(self, id: str) -> OutcomeFile | None:
        return next((outcome for outcome in self.outcomes if outcome.id == id), None)

    def plan(self, id: str | None) -> Row | None:
        return next((plan for plan in self.tables["plans"] if plan.id == id), None)

    def of_plan(self, id: str) -> list[OutcomeFile]:
        return [outcome for outcome in self.outcomes if outcome.row.plan_id == id]

    def needs_of(self, id: str) -> list[Row]:
        return [need for need in self.tables["needs"] if need.plan_id == id]

    @property
    def current_conversations(self) -> list[Row]:
        """The latest version of each conversation, the latest conversation first."""
        replaced = {row.replaces_id for row in self.tables["conversations"]}
        standing = [row for row in self.tables["conversations"] if row.id not in replaced]
        return sorted(standing, key=lambda row: (row.on, row.recorded_at), reverse=True)

    def overall(self, as_of: dt.date) -> PersonState:
        """Whether things are getting better overall: counts of outcomes, never an average (D1)."""
        return person_state(
            outcome.state(as_of) for outcome in self.outcomes if outcome.row.plan_id or outcome.scores
        )


def file_of(person: str) -> PersonFile:
    """Read a person's whole file. Access is for the caller to have decided."""
    tables = tables_of(person)
    plans = {row.id: row for row in tables["plans"]}
    needs = {row.id: row for row in tables["needs"]}
    outcomes = {
        row.id: OutcomeFile(row, plans.get(row.plan_id), needs.get(row.need_id))
        for row in sorted(tables["outcomes"], key=lambda row: (row.opened_on, row.number, row.id))
    }
    orders = {
        "wordings": lambda row: (row.on, row.recorded_at, row.id),
        "goals": lambda row: (row.set_on, row.recorded_at, row.id),
        "mappings": lambda row: (row.set_on, row.recorded_at, row.id),
        "scores": lambda row: (row.on, row.recorded_at, row.id),
        "actions": lambda row: (row.due_on or dt.date.max, row.id),
        "contributions": lambda row: row.id,
        "deferrals": lambda row: (row.from_date, row.id),
        "decisions": lambda row: (row.on, row.recorded_at, row.id),
        "risks": lambda row: row.id,
    }
    for name, order in orders.items():
        for row in sorted(tables[name], key=order):
            if row.outcome_id:
                getattr(outcomes[row.outcome_id], name).append(row)
    return PersonFile(person, tables, list(outcomes.values()))


def plan_fact(row: Row) -> facts.Plan:
    """A plan's row as the rules take it."""
    names = (
        "id",
        "kind",
        "started_on",
        "coordinator",
        "closed_on",
        "closure_evaluation",
        "closure_statement",
    )
    return facts.Plan(person=row.person_id, unit=row.unit_id, **{name: getattr(row, name) for name in names})


def need_fact(row: Row) -> facts.Need:
    """A need's row as the rules take it."""
    return facts.Need(id=row.id, plan=row.plan_id, eligible=row.eligible, description=row.description)


def deferral_fact(row: Row) -> facts.Deferral:
    """A deferral's row as the rules take it."""
    return facts.Deferral(
        id=row.id, from_=row.from_date, until=row.until, reason=row.reason, resolved_on=row.resolved_on
    )


def _fact(kind: type[F], row: Row) -> F:
    names = kind.__dataclass_fields__  # type: ignore[attr-defined]
    return kind(**{name: value for name, value in vars(row).items() if name in names})
