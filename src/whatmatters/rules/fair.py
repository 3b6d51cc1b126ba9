"""FAIR, beside any decision (A10): facts, analysis of the rights at stake, identification of shared responsibilities,
review of actions.

Source: N §9 (the approach of the Scottish Human Rights Commission). Life, and freedom from inhuman or degrading
treatment, are absolute: a restriction of them cannot be recorded as decided. For every other right it is asked whether
the law allows it, what it is for, and whether a sledgehammer is cracking a nut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from whatmatters.rules.messages import fair as says
from whatmatters.rules.refusals import Refusal, refuse_any
from whatmatters.rules.statements.form import one_of
from whatmatters.rules.words_said import blank

ABSOLUTE: Final = ("life", "inhuman-treatment")
HEARD: Final = ("yes", "partly", "no")
STEPS: Final = ("facts", "rights", "responsibilities", "review")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is to be understood: the person's experience, and whether they are being heard.

    Raises `Refusals` without their experience, or where they are not heard and it is not said what would help.
    """

    experience: str
    heard: str
    support_to_be_heard: str = ""
    voices: str = ""
    facts: str = ""

    def __post_init__(self) -> None:
        refuse_any(self._wrong())

    def _wrong(self) -> Iterator[Refusal]:
        yield from one_of("heard", self.heard, HEARD)
        if blank(self.experience):
            yield says.WITHOUT_EXPERIENCE()
        if self.heard != "yes" and blank(self.support_to_be_heard):
            yield says.NOT_HEARD()


@dataclass(frozen=True, slots=True, kw_only=True)
class RightAtStake:
    """A right that the decision touches. Where it is restricted: by which law, for what aim, and why it is the least.

    Raises `Refusals` where an absolute right would be restricted, or one of the three is not answered.
    """

    right: str
    at_stake: str
    restricted: bool = False
    law: str = ""
    aim: str = ""
    proportion: str = ""

    def __post_init__(self) -> None:
        refuse_any(self._wrong())

    def _wrong(self) -> Iterator[Refusal]:
        if blank(self.at_stake):
            yield says.HOW_AT_STAKE()
        if not self.restricted:
            return
        if self.right in ABSOLUTE:
            yield says.ABSOLUTE_RIGHT()
            return
        if blank(self.law):
            yield says.WITHOUT_LAW()
        if blank(self.aim):
            yield says.WITHOUT_AIM()
        if blank(self.proportion):
            yield says.SLEDGEHAMMER()


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """Something that has to change, and who helps to change it. Raises `Refusals` without either."""

    what: str
    who: str
    due_on: date | None = None

    def __post_init__(self) -> None:
        refuse_any(self._wrong())

    def _wrong(self) -> Iterator[Refusal]:
        if blank(self.what):
            yield says.WHAT_CHANGES()
        if blank(self.who):
            yield says.WHO_CHANGES_IT()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What came of it, looked at with the person; where without them, why. Raises `Refusals`."""

    on: date
    what_came: str
    person_took_part: bool
    why_not: str = ""

    def __post_init__(self) -> None:
        refuse_any(self._wrong())

    def _wrong(self) -> Iterator[Refusal]:
        if blank(self.what_came):
            yield says.WHAT_CAME()
        if not self.person_took_part and blank(self.why_not):
            yield says.WITHOUT_THE_PERSON()


def still_to_talk_about(
    *, facts: bool, rights: bool, responsibilities: bool, review: bool
) -> tuple[str, ...]:
    """The steps of which nothing is written yet, in their order: shown gently, never required."""
    known = {"facts": facts, "rights": rights, "responsibilities": responsibilities, "review": review}
    return tuple(step for step in STEPS if not known[step])
