"""What can be recorded about one outcome, as values whose fields bear the column names of the case pack.

An impossible value cannot be built: each is checked when it is made and raises `Refusals` with all that is
wrong. What only shows beside other facts (a goal before a score, one baseline) is for the `check_...`
functions. A `recorded_at` of None means the day itself at 00:00 UTC. Texts are never None; an empty one is
"".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from whatmatters.rules import vocabulary as words
from whatmatters.rules.messages import form
from whatmatters.rules.messages import recording as says
from whatmatters.rules.refusals import Refusal, refuse_any
from whatmatters.rules.shapes import day_itself
from whatmatters.rules.statements.form import not_empty, one_of
from whatmatters.rules.statements.goals import goal_by_itself
from whatmatters.rules.statements.outcomes import (
    action_by_itself,
    deferral_by_itself,
    outcome_by_itself,
)
from whatmatters.rules.statements.plans import plan_by_itself
from whatmatters.rules.statements.scores import score_by_itself
from whatmatters.rules.statements.wordings import wording_by_itself
from whatmatters.rules.words_said import blank


def _time_is_aware(moment: datetime | None, column: str) -> Iterator[Refusal]:
    if moment is not None and moment.tzinfo is None:
        yield form.NOT_AWARE(column=column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The outcome in words, in one language, on one day (B1)."""

    on: date
    words: str
    language: str = ""
    kind: str = ""
    by: str = ""
    why: str = ""
    reason: str = ""
    recorded_at: datetime | None = None
    id: str = ""

    def __post_init__(self) -> None:
        refuse_any(self._wrong())

    def _wrong(self) -> Iterator[Refusal]:
        yield from wording_by_itself(self)
        yield from one_of("kind", self.kind, words.WORDING_KINDS, may_be_empty=True)
        yield from one_of("by", self.by, words.DEFINERS, may_be_empty=True)
        yield from _time_is_aware(self.recorded_at, "recorded_at")

    @property
    def recorded(self) -> datetime:
        """When it was written down."""
        return self.recorded_at or day_itself(self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Where the person wants to be, what that means, and what the ends of the scale mean (C2)."""

    set_on: date
    score: int
    meaning: str
    ten_means: str
    zero_means: str = ""
    set_by: str = words.PERSON
    reason: str = ""
    recorded_at: datetime | None = None
    id: str = ""

    def __post_init__(self) -> None:
        refuse_any(self._wrong())

    def _wrong(self) -> Iterator[Refusal]:
        yield from goal_by_itself(self)
        yield from one_of("set_by", self.set_by, words.DEFINERS)
        yield from _time_is_aware(self.recorded_at, "recorded_at")

    @property
    def recorded(self) -> datetime:
        """When it was written down."""
        return self.recorded_at or day_itself(self.set_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """The national outcome a personal outcome belongs to (B4), by framework, version and code (B5)."""

    set_on: date
    framework: str
    version: str
    code: str
    choice: str = ""
    rationale: str = ""
    recorded_at: datetime | None = None
    id: str = ""

    def __post_init__(self) -> None:
        refuse_any(self._wrong())

    def _wrong(self) -> Iterator[Refusal]:
        yield from one_of("choice", self.choice, words.MAPPING_CHOICES, may_be_empty=True)
        for column in ("framework", "version", "code"):
            yield from not_empty(column, getattr(self, column))
        yield from _time_is_aware(self.recorded_at, "recorded_at")

    @property
    def recorded(self) -> datetime:
        """When it was written down."""
        return self.recorded_at or day_itself(self.set_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What one voice said on one occasion: a value, a refusal, a narrative alone, or that they concur
    (C1-C10).

    `not_scored_reason` instead of `value` is a type of answer of its own; neither is ever 0 or a missing row.
    """

    on: date
    kind: str
    by: str
    who: str = ""
    value: int | None = None
    narrative: str = ""
    language: str = ""
    not_scored_reason: str = ""
    not_scored_kind: str = ""
    concurs: bool | None = None
    tool: str = ""
    raw: str = ""
    proxy_reason: str = ""
    difference_reason: str = ""
    recorded_at: datetime | None = None
    retracted_at: datetime | None = None
    retracted_reason: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        refuse_any(self._wrong())

    def _wrong(self) -> Iterator[Refusal]:
        yield from score_by_itself(self)
        yield from one_of("kind", self.kind, words.SCORE_KINDS)
        yield from one_of("by", self.by, words.VOICES)
        yield from one_of("not_scored_kind", self.not_scored_kind, words.NOT_SCORED_KINDS, may_be_empty=True)
        yield from _time_is_aware(self.recorded_at, "recorded_at")
        yield from _time_is_aware(self.retracted_at, "retracted_at")

    @property
    def recorded(self) -> datetime:
        """When it was written down."""
        return self.recorded_at or day_itself(self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Who does what towards an outcome (B8)."""

    what: str
    who_kind: str
    who: str = ""
    due_on: date | None = None
    done_on: date | None = None
    output: str = ""
    not_done_reason: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        refuse_any(self._wrong())

    def _wrong(self) -> Iterator[Refusal]:
        if blank(self.what):
            yield says.ACTION_WITHOUT_WHAT()
        yield from action_by_itself(self)
        yield from one_of("who_kind", self.who_kind, words.WHO_KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferral:
    """An outcome, or the identifying of outcomes, put off for safeguarding (A9). `from_` is the pack's
    `from`.
    """

    from_: date
    until: date
    reason: str
    resolved_on: date | None = None
    id: str = ""

    def __post_init__(self) -> None:
        refuse_any(deferral_by_itself(self))

    def in_force_on(self, day: date) -> bool:
        """From its first day until the day to return, or until it was resolved."""
        return self.from_ <= day < self.until and (self.resolved_on is None or day < self.resolved_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A need in a plan (B2)."""

    id: str
    plan: str
    eligible: bool
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A care and support plan, or a carer's support plan (B2, C14)."""

    id: str
    person: str
    kind: str
    started_on: date
    unit: str = ""
    coordinator: str = ""
    closed_on: date | None = None
    closure_evaluation: str = ""
    closure_statement: str = ""

    def __post_init__(self) -> None:
        refuse_any(self._wrong())

    def _wrong(self) -> Iterator[Refusal]:
        yield from plan_by_itself(self)
        yield from one_of("kind", self.kind, words.PLAN_KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A personal outcome with its whole history. `plan` and `need` are the things themselves, None where it
    has none.
    """

    id: str
    person: str
    opened_on: date
    plan: Plan | None = None
    need: Need | None = None
    number: str = ""
    conversation: str = ""
    problem_statement: str = ""
    continues: str = ""
    type: str = ""
    defined_by: str = words.PERSON
    defined_by_note: str = ""
    ended_on: date | None = None
    end_reason: str = ""
    end_note: str = ""
    replaced_by: str = ""
    end_evaluation: str = ""
    wordings: tuple[Wording, ...] = ()
    goals: tuple[Goal, ...] = ()
    mappings: tuple[Mapping, ...] = ()
    scores: tuple[Score, ...] = ()
    actions: tuple[Action, ...] = ()
    deferrals: tuple[Deferral, ...] = ()

    def __post_init__(self) -> None:
        refuse_any(self._wrong())

    def _wrong(self) -> Iterator[Refusal]:
        yield from outcome_by_itself(self)
        yield from one_of("defined_by", self.defined_by, words.DEFINERS)
        yield from one_of("type", self.type, words.OUTCOME_TYPES, may_be_empty=True)
        yield from one_of("end_reason", self.end_reason, words.END_REASONS, may_be_empty=True)
        if self.plan is not None and self.plan.person != self.person:
            yield form.PLAN_OF_ANOTHER()

    def open_on(self, day: date) -> bool:
        """Whether it has opened by that day and has not ended."""
        return self.opened_on <= day and (self.ended_on is None or day < self.ended_on)
