"""Negotiated risk (A8): what might happen, how each party sees it, what was agreed, by whom, when to look again.

Reasonable risk-taking is a recorded decision, not a blocked field. Sources: P § Values; N § Tariq's story.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from whatmatters.rules.messages import recording
from whatmatters.rules.messages import understanding as says
from whatmatters.rules.refusals import Refusal, refuse_any
from whatmatters.rules.shapes import day_itself
from whatmatters.rules.statements.form import one_of
from whatmatters.rules.vocabulary import RISK_TO
from whatmatters.rules.words_said import blank


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskAgreement:
    """What was agreed about a risk on a day. A later one takes its place; the earlier stays in the record.

    `over`: it is no longer a risk, and not looked at again. Raises `Refusals` where it is not said what was agreed,
    who agreed, or when it is looked at again.
    """

    on: date
    agreed: str
    agreed_by: str
    look_again_on: date | None
    worth_taking: str = ""
    over: bool = False
    recorded_at: datetime | None = None

    def __post_init__(self) -> None:
        refuse_any(self._wrong())

    def _wrong(self) -> Iterator[Refusal]:
        if blank(self.agreed):
            yield says.NOTHING_AGREED()
        if blank(self.agreed_by):
            yield says.AGREED_BY_NOBODY()
        if self.over:
            return
        if self.look_again_on is None or self.look_again_on <= self.on:
            yield says.NO_DAY_TO_LOOK_AGAIN(given=self.look_again_on)

    @property
    def recorded(self) -> datetime:
        """When it was written down."""
        return self.recorded_at or day_itself(self.on)


def check_risk(risk: str) -> None:
    """Raises `Refusals` for a risk without words."""
    if blank(risk):
        refuse_any([says.RISK_WITHOUT_WORDS()])


def check_risk_to(risk_to: str) -> None:
    """Raises `Refusals` ("schema") where it is not said to whom the risk is in one of the words for it."""
    refuse_any(one_of("risk_to", risk_to, RISK_TO))


def check_agreement(agreement: RiskAgreement, *, today: date) -> None:
    """Raises `Refusals` for an agreement dated in the future."""
    if agreement.on > today:
        refuse_any([recording.NOT_IN_THE_FUTURE(given=agreement.on)])


def agreement_in_force(agreements: Iterable[RiskAgreement], *, on: date) -> RiskAgreement | None:
    """What holds on a day: the latest agreed by then; of two on one day the one written down later."""
    held = [agreement for agreement in agreements if agreement.on <= on]
    return max(held, key=lambda agreement: (agreement.on, agreement.recorded), default=None)


def look_again_is_due(agreements: Iterable[RiskAgreement], *, on: date) -> bool:
    """Whether the day to look at the risk again has come."""
    holding = agreement_in_force(agreements, on=on)
    return holding is not None and holding.look_again_on is not None and holding.look_again_on <= on
