"""A person's file as the rules see it: each outcome with its whole history, ready to be judged and shown."""

import datetime as dt
from dataclasses import dataclass, field, fields
from functools import cached_property

from whatmatters.records.conversations.models import Conversation
from whatmatters.records.outcomes.casefile import tables_of
from whatmatters.records.outcomes.models import (
    Action,
    Contribution,
    Decision,
    Deferral,
    Goal,
    Mapping,
    Outcome,
    Risk,
    Score,
    Wording,
)
from whatmatters.records.people.models import Advocacy, Relationship, Responsibility, Strength
from whatmatters.records.plans.models import Need, Plan, Review, ReviewUnderWay
from whatmatters.records.writing import fact_of
from whatmatters.rules import facts
from whatmatters.rules.goals import goal_in_force
from whatmatters.rules.progress import OutcomeState, outcome_state, person_state
from whatmatters.rules.vocabulary import Basis, PersonState
from whatmatters.rules.words import beside, words_in_force


@dataclass
class OutcomeFile:
    """One outcome: the row itself, its facts as rows (with who wrote them down), and the same as a rules value."""

    row: Outcome
    plan: Plan | None
    need: Need | None
    wordings: list[Wording] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    mappings: list[Mapping] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    contributions: list[Contribution] = field(default_factory=list)
    deferrals: list[Deferral] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    risks: list[Risk] = field(default_factory=list)

    @property
    def id(self) -> str:
        return str(self.row.id)

    @cached_property
    def fact(self) -> facts.Outcome:
        """The whole history as the rules take it."""
        return fact_of(
            facts.Outcome,
            self.row,
            person=self.row.person_id,
            plan=plan_fact(self.plan) if self.plan else None,
            need=need_fact(self.need) if self.need else None,
            replaced_by=self.row.replaced_by_id or "",
            wordings=tuple(fact_of(facts.Wording, row) for row in self.wordings),
            goals=tuple(fact_of(facts.Goal, row) for row in self.goals),
            mappings=tuple(fact_of(facts.Mapping, row) for row in self.mappings),
            scores=tuple(fact_of(facts.Score, row) for row in self.scores),
            actions=tuple(fact_of(facts.Action, row) for row in self.actions),
            deferrals=tuple(fact_of(facts.Deferral, row) for row in self.deferrals),
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
    outcomes: list[OutcomeFile]
    relationships: list[Relationship]
    strengths: list[Strength]
    advocacy: list[Advocacy]
    responsibilities: list[Responsibility]
    plans: list[Plan]
    needs: list[Need]
    reviews: list[Review]
    under_way: list[ReviewUnderWay]
    conversations: list[Conversation]
    deferrals: list[Deferral]
    risks: list[Risk]
    decisions: list[Decision]

    @property
    def open_plans(self) -> list[Plan]:
        return [plan for plan in self.plans if plan.closed_on is None]

    def outcome(self, id: str) -> OutcomeFile | None:
        return next((outcome for outcome in self.outcomes if outcome.id == id), None)

    def plan(self, id: str | None) -> Plan | None:
        return next((plan for plan in self.plans if plan.id == id), None)

    def of_plan(self, id: str | None) -> list[OutcomeFile]:
        return [outcome for outcome in self.outcomes if outcome.row.plan_id == id]

    def need(self, id: str | None) -> Need | None:
        return next((need for need in self.needs if need.id == id), None)

    def needs_of(self, id: str) -> list[Need]:
        return [need for need in self.needs if need.plan_id == id]

    @property
    def current_conversations(self) -> list[Conversation]:
        """The latest version of each conversation, the latest conversation first."""
        replaced = {row.replaces_id for row in self.conversations}
        latest = [row for row in self.conversations if row.id not in replaced]
        return sorted(latest, key=lambda row: (row.on, row.recorded_at), reverse=True)

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
    about_the_person = {field.name for field in fields(PersonFile)} - {"person", "outcomes"}
    return PersonFile(person, list(outcomes.values()), **{name: tables[name] for name in about_the_person})


def plan_fact(row: Plan) -> facts.Plan:
    """A plan's row as the rules take it."""
    return fact_of(facts.Plan, row, person=row.person_id, unit=row.unit_id)


def need_fact(row: Need) -> facts.Need:
    """A need's row as the rules take it."""
    return fact_of(facts.Need, row, plan=row.plan_id)
