"""Views that stand side by side (A6): where the person and a carer see things differently, neither overwrites
the other.

Sources: P § Overview; T § Outcomes for unpaid carers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from whatmatters.rules.messages import recording as says
from whatmatters.rules.messages import understanding
from whatmatters.rules.refusals import refuse_any
from whatmatters.rules.shapes import day_itself
from whatmatters.rules.statements.form import one_of
from whatmatters.rules.vocabulary import VOICES
from whatmatters.rules.words_said import blank


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How one voice sees something, on a day, in their words. `who` tells several of one kind apart."""

    by: str
    on: date
    words: str
    who: str = ""
    recorded_at: datetime | None = None

    def __post_init__(self) -> None:
        refuse_any(one_of("by", self.by, VOICES))
        if blank(self.words):
            refuse_any([says.VIEW_WITHOUT_WORDS()])

    @property
    def voice(self) -> tuple[str, str]:
        """Whose view it is."""
        return (self.by, self.who)

    @property
    def recorded(self) -> datetime:
        """When it was written down."""
        return self.recorded_at or day_itself(self.on)


def check_matter(about: str) -> None:
    """Raises `Refusals` for a matter that nobody has named (A6)."""
    if blank(about):
        refuse_any([understanding.MATTER_WITHOUT_NAME()])


def check_common_ground(*, meet: str, differ: str) -> None:
    """Raises `Refusals` where neither where views meet nor where they differ is said (A6)."""
    if blank(meet) and blank(differ):
        refuse_any([understanding.NEITHER_MEET_NOR_DIFFER()])


def side_by_side(views: Iterable[View]) -> tuple[View, ...]:
    """The latest view of every voice, the person first, then supporters, then practitioners."""
    latest: dict[tuple[str, str], View] = {}
    for view in sorted(views, key=lambda view: (view.on, view.recorded)):
        latest[view.voice] = view
    return tuple(sorted(latest.values(), key=lambda view: (VOICES.index(view.by), view.who)))
