"""The conversation about what matters: its five elements, who took part, what it drew on (A1, A2, A4, A5).

Sources: W § Context; P § Communication. Nothing but words is needed to start; what has not been talked about
is shown, gently, and never required (A1, A2).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from whatmatters.rules.messages import recording as says
from whatmatters.rules.refusals import Refusal, refuse_any
from whatmatters.rules.shapes import day_itself
from whatmatters.rules.vocabulary import DREW_ON, ELEMENTS, PARTICIPANT_ROLES, VOICES
from whatmatters.rules.words_said import blank


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who took part, in a role (A4). Raises `Refusals` for an unknown role."""

    role: str
    name: str = ""

    def __post_init__(self) -> None:
        if self.role not in PARTICIPANT_ROLES:
            refuse_any([says.UNKNOWN_ROLE(given=self.role, roles=", ".join(PARTICIPANT_ROLES))])

    @property
    def voice(self) -> str:
        """The voice in which they define, set goals and score: an independent advocate is an advocate."""
        return self.role if self.role in VOICES else "advocate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """What was talked about. `outcomes` counts the personal outcomes that came of it."""

    id: str
    person: str
    on: date
    plan: str = ""
    participants: tuple[Participant, ...] = ()
    narrative: str = ""
    circumstances: str = ""
    barriers: str = ""
    risks: str = ""
    strengths: str = ""
    drew_on: tuple[str, ...] = ()
    language: str = ""
    recorded_at: datetime | None = None
    outcomes: int = 0

    def __post_init__(self) -> None:
        refuse_any(
            says.UNKNOWN_SOURCE(given=source, sources=", ".join(DREW_ON))
            for source in self.drew_on
            if source not in DREW_ON
        )

    @property
    def recorded(self) -> datetime:
        """When it was written down."""
        return self.recorded_at or day_itself(self.on)

    @property
    def not_talked_about(self) -> tuple[str, ...]:
        """Those of the five elements of which nothing has been written yet (A2), in the guidance's order."""
        return tuple(element for element in ELEMENTS if not self._holds(element))

    def _holds(self, element: str) -> bool:
        if element == "personal_outcomes":
            return self.outcomes > 0
        return not blank(getattr(self, element))


def check_conversation(conversation: Conversation, *, today: date) -> None:
    """Whether a conversation can be kept: it says who took part, and has happened. Raises `Refusals` (A4,
    C7).
    """
    refuse_any(_wrong(conversation, today))


def _wrong(conversation: Conversation, today: date) -> Iterator[Refusal]:
    if not conversation.participants:
        yield says.WHO_TOOK_PART()
    if conversation.on > today:
        yield says.NOT_IN_THE_FUTURE(given=conversation.on)


def participants_from(text: str) -> tuple[Participant, ...]:
    """Participants as a pack writes them: "role: name; role: name". Raises `Refusals` for an unknown role
    (A4).
    """
    found = []
    for part in text.split(";"):
        if not blank(part):
            role, _, name = part.partition(":")
            found.append(Participant(role.strip(), name.strip()))
    return tuple(found)


def participants_as_text(participants: tuple[Participant, ...]) -> str:
    """Participants as a pack writes them."""
    return "; ".join(f"{one.role}: {one.name}" if one.name else one.role for one in participants)
