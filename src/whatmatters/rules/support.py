"""How an outcome is supported: actions (B8), and that every outcome is considered (B3). There is no maximum
number (B3).

Outcome, output (a service delivered) and activity (a process) are three things: an action's `what` is the
activity, its `output` what is delivered, and neither is ever an outcome. Sources: W § What is the difference
between outcomes and outputs and process/activity?, § How many personal outcomes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from whatmatters.rules.facts import Action, Outcome
from whatmatters.rules.messages import recording as says
from whatmatters.rules.refusals import Refusal, refuse_any
from whatmatters.rules.words_said import blank


@dataclass(frozen=True, slots=True, kw_only=True)
class Consideration:
    """What was decided about an outcome the person wishes for (B3): how it is supported, by whom, with what;
    or why not.

    An outcome may be met by the conversation itself: then `met_by_conversation`, and no more is asked.
    """

    how_supported: str = ""
    by_whom: str = ""
    resources: str = ""
    why_not: str = ""
    met_by_conversation: bool = False

    @classmethod
    def of(
        cls, decision: str, *, how_supported: str, by_whom: str, resources: str, why_not: str
    ) -> Consideration:
        """What a form says: of its texts those that belong to the decision made."""
        if decision == "supported":
            return cls(how_supported=how_supported, by_whom=by_whom, resources=resources)
        return cls(why_not=why_not, met_by_conversation=decision == "met_by_conversation")

    @property
    def decision(self) -> str:
        """The decision in a word: `met_by_conversation`, `supported` or `not_supported`."""
        if self.met_by_conversation:
            return "met_by_conversation"
        return "supported" if self.supported else "not_supported"

    @property
    def supported(self) -> bool:
        """Whether it will be supported, or has been met."""
        return self.met_by_conversation or not blank(self.how_supported)


def check_consideration(consideration: Consideration) -> None:
    """Whether an outcome has been considered as the guidance asks. Raises `Refusals` (B3)."""
    refuse_any(_not_considered(consideration))


def _not_considered(consideration: Consideration) -> Iterator[Refusal]:
    if consideration.supported and not blank(consideration.why_not):
        yield says.BOTH_SUPPORTED_AND_NOT()
    elif consideration.met_by_conversation or not blank(consideration.why_not):
        return
    elif blank(consideration.how_supported):
        yield says.NOT_CONSIDERED()
    else:
        if blank(consideration.by_whom):
            yield says.SUPPORTED_BY_NOBODY()
        if blank(consideration.resources):
            yield says.SUPPORTED_WITH_NOTHING()


def check_action(outcome: Outcome, action: Action, *, today: date) -> None:
    """Whether this action can be recorded. Raises `Refusals` (B8: done in the future; C7 for that date)."""
    refuse_any(_wrong(action, today))


def _wrong(action: Action, today: date) -> Iterator[Refusal]:
    if action.done_on is not None and action.done_on > today:
        yield says.NOT_IN_THE_FUTURE(column="done_on", given=action.done_on)


def overdue(actions: Sequence[Action], *, as_of: date) -> tuple[Action, ...]:
    """Actions whose day has passed, neither done nor said why not."""
    return tuple(
        action
        for action in actions
        if action.due_on is not None
        and action.due_on < as_of
        and action.done_on is None
        and blank(action.not_done_reason)
    )
