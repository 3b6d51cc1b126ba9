"""Reviews (C7): which informal score is brought along, that no open outcome is passed over.

Source: W § When should progress against personal outcomes be measured?, § Measuring progress.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from whatmatters.rules.facts import Outcome, Score
from whatmatters.rules.messages import scoring as says
from whatmatters.rules.refusals import Refusal, refuse_any
from whatmatters.rules.statements.scores import is_refusal
from whatmatters.rules.vocabulary import SUPPORTERS
from whatmatters.rules.voices import Occasion, occasions
from whatmatters.rules.words_said import blank


def brought_along(outcome: Outcome, *, on: date) -> Occasion[Score] | None:
    """The informal occasion that comes to a formal review held on a day: the most recent since the last
    formal one.

    All the others stay in the case file. None when there has been no informal score since then.
    """
    before = [occasion for occasion in occasions(outcome.scores) if occasion.on <= on]
    formal = (occasion.on for occasion in before if occasion.kind == "review" and occasion.on < on)
    last_formal = max(formal, default=date.min)
    informal = [occasion for occasion in before if occasion.kind == "informal" and occasion.on > last_formal]
    return informal[-1] if informal else None


def is_answered(occasion: Occasion[Score]) -> bool:
    """Whether an outcome was asked about: a value or a refusal by the person or a supporter, or what a
    supporter tells (C9).
    """
    return any(
        row.value is not None or is_refusal(row) or (row.by in SUPPORTERS and not blank(row.narrative))
        for row in occasion.heard
    )


def passed_over(outcomes: Iterable[Outcome], *, on: date) -> tuple[Outcome, ...]:
    """The open outcomes that a formal review held on that day has not asked about yet.

    One that opened that very day came of the review itself: its baseline is taken instead.
    """
    return tuple(
        outcome
        for outcome in outcomes
        if outcome.open_on(on)
        and outcome.opened_on < on
        and not any(
            is_answered(occasion)
            for occasion in occasions(outcome.scores)
            if (occasion.on, occasion.kind) == (on, "review")
        )
    )


def check_review(outcomes: Iterable[Outcome], *, on: date) -> None:
    """Whether a formal review can be finished. Raises `Refusals` (C7), one for each open outcome passed over,
    whose `given` is the outcome's id.
    """
    refuse_any(_wrong(outcomes, on))


def _wrong(outcomes: Iterable[Outcome], on: date) -> Iterator[Refusal]:
    for outcome in passed_over(outcomes, on=on):
        yield says.PASSED_OVER(given=outcome.id)
