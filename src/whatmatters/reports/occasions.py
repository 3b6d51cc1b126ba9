"""One place of a record on paper: what was said on one formal occasion, as a value (C6, C8, C15)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from whatmatters.rules.facts import Outcome, Score
from whatmatters.rules.vocabulary import PRACTITIONER
from whatmatters.rules.voices import Occasion, occasions

FORMAL = ("review", "end")

Concur = Literal["yes", "no", "not_said"]


@dataclass(frozen=True)
class Said:
    """What one occasion puts into one place of a record: a score of record, or that there is none and why.

    Never a 0 for a score that was not given: `score` is then None and `refused` holds the row with the reason, if
    anybody was asked.
    """

    on: date
    kind: str
    score: Score | None
    refused: Score | None
    practitioner: Score | None
    others: tuple[Score, ...] = ()

    @property
    def concur(self) -> Concur:
        """Whether the practitioner sees the score of record as it was given (W Annex A, "Concur with score?")."""
        row = self.practitioner
        if row is None or self.score is None:
            return "not_said"
        if row.value is not None:
            return "yes" if row.value == self.score.value else "no"
        return "not_said" if row.concurs is None else "yes" if row.concurs else "no"


def said_on(occasion: Occasion[Score]) -> Said:
    """What an occasion puts into its place of a record (C8)."""
    record = occasion.score_of_record
    return Said(
        on=occasion.on,
        kind=occasion.kind,
        score=record,
        refused=next((row for row in occasion.heard if row.not_scored_reason), None) if not record else None,
        practitioner=next((row for row in occasion.rows if row.by == PRACTITIONER), None),
        others=tuple(
            row for row in occasion.heard if row is not record and (row.value is not None or row.narrative)
        ),
    )


def baseline_of(outcome: Outcome, *, as_of: date) -> Said | None:
    """The baseline as of a day: the first that was scored, else the latest time it was asked for."""
    asked = [said_on(occasion) for occasion in _held(outcome, as_of) if occasion.kind == "baseline"]
    scored = [said for said in asked if said.score is not None]
    return scored[0] if scored else asked[-1] if asked else None


def formal_ones(outcome: Outcome, *, as_of: date) -> tuple[Said, ...]:
    """Every formal review, and the end score, in order."""
    return tuple(said_on(occasion) for occasion in _held(outcome, as_of) if occasion.kind in FORMAL)


def in_between(outcome: Outcome, *, as_of: date) -> int:
    """How many informal talks are in the case file; a record of formal ones says that they are there (C7)."""
    return sum(occasion.kind == "informal" for occasion in _held(outcome, as_of))


def latest_of(outcome: Outcome, *, as_of: date) -> Said | None:
    """The latest occasion of any kind on which the person or a supporter was heard."""
    heard = [said_on(occasion) for occasion in _held(outcome, as_of) if occasion.heard]
    return heard[-1] if heard else None


def _held(outcome: Outcome, as_of: date) -> tuple[Occasion[Score], ...]:
    return tuple(occasion for occasion in occasions(outcome.scores) if occasion.on <= as_of)
