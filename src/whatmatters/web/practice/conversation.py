"""What the pages of a conversation show: its text with what was lifted from it, its versions, what is still to be told."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from whatmatters.records.conversations.models import Conversation
from whatmatters.records.outcomes.file import OutcomeFile, PersonFile
from whatmatters.records.understanding.models import Lift
from whatmatters.rules.conversations import participants_from
from whatmatters.rules.lifting import BECOMES, Piece, Stretch, pieces, stands_in
from whatmatters.rules.refusals import Refusals
from whatmatters.rules.sentences import sentences
from whatmatters.rules.vocabulary import ELEMENTS
from whatmatters.web.design import choices

# What the reader is asked to say of words picked out.
KINDS: dict[str, Any] = {
    "outcome": _("Something that matters"),
    "strength": _("Something that helps"),
    "barrier": _("What gets in the way"),
    "circumstance": _("How things are"),
    "risk": _("A risk"),
    "action": _("Something somebody will do"),
    "need": _("A need"),
}
ELEMENT_NAMES: dict[str, Any] = {
    "circumstances": _("How things are"),
    "personal_outcomes": _("What matters"),
    "barriers": _("What gets in the way"),
    "risks": _("What might happen, to them or to others, if nothing changes"),
    "strengths": _("What they can do, and who and what helps"),
}


@dataclass(frozen=True)
class Placed:
    """A lift as it stands in the version on the page: where, or nowhere any more."""

    row: Lift
    number: int
    start: int | None
    end: int
    from_earlier: bool

    @property
    def id(self) -> str:
        return self.row.pk

    @property
    def words(self) -> str:
        return self.row.words

    @property
    def kind(self) -> Any:
        return KINDS[self.row.becomes]


@dataclass
class Element:
    """One of the five elements of a conversation (A2): what was written of it, what was lifted for it."""

    name: str
    heading: Any
    written: str
    lifted: list[Placed]
    talked_about: bool


@dataclass
class ConversationView:
    """A conversation: its text, who took part, its versions, what came of it, what was not talked about yet."""

    row: Conversation
    participants: list[Any]
    drew_on: list[Any]
    versions: list[Conversation]
    outcomes: list[OutcomeFile]
    lifts: list[Placed]
    elements: list[Element]
    text: tuple[Piece, ...]

    @property
    def latest(self) -> bool:
        return bool(self.versions[-1].id == self.row.id)

    @property
    def not_talked_about(self) -> list[str]:
        """Those of the five elements of which nothing is known yet, gently (A2)."""
        return [element.name for element in self.elements if not element.talked_about]

    def first_of(self, piece: Piece) -> Placed:
        """The lift that a highlighted piece leads to."""
        return next(lift for lift in self.lifts if lift.id == piece.lifts[0])

    def opens(self, piece: Piece) -> list[Placed]:
        """The lifts that begin with this piece: each has its anchor there."""
        return [lift for lift in self.lifts if lift.start == piece.start and lift.id in piece.lifts]

    def closes(self, piece: Piece) -> list[Placed]:
        """The lifts that end with this piece: each shows its number there."""
        end = piece.start + len(piece.text)
        return [
            lift
            for lift in self.lifts
            if lift.start is not None and lift.end == end and lift.id in piece.lifts
        ]


def conversation_view(whole: PersonFile, id: str) -> ConversationView:
    """One version of a conversation, with what was lifted from it and from the versions before it."""
    rows = {row.id: row for row in whole.conversations}
    row = rows[id]
    versions = versions_of(rows, row)
    ids = [version.id for version in versions]
    outcomes = [file for file in whole.outcomes if file.row.conversation in ids]
    lifts = _placed(row, ids[: ids.index(id) + 1])
    return ConversationView(
        row=row,
        participants=_participants(row),
        drew_on=[
            choices.words_for("drew_on", part.strip()) for part in row.drew_on.split(";") if part.strip()
        ],
        versions=versions,
        outcomes=outcomes,
        lifts=lifts,
        elements=_elements(row, lifts, bool(outcomes)),
        text=pieces(
            row.narrative,
            [Stretch(lift.id, lift.start, lift.end) for lift in lifts if lift.start is not None],
        ),
    )


def _placed(row: Conversation, versions: list[str]) -> list[Placed]:
    """What was lifted from this version, and what was lifted from an earlier one and where it stands in this one."""
    held = Lift.objects.filter(conversation__in=versions, put_back_at__isnull=True).select_related(
        "outcome", "strength", "risk", "action", "need"
    )
    found = []
    for lift in held:
        earlier = lift.conversation_id != row.id
        start = stands_in(row.narrative, lift.words, lift.start) if earlier else lift.start
        found.append((lift, start, earlier))
    found.sort(
        key=lambda value: (value[1] is None, value[1] or 0, value[0].end - value[0].start, value[0].pk)
    )
    return [
        Placed(lift, number, start, (start or 0) + len(lift.words), earlier)
        for number, (lift, start, earlier) in enumerate(found, 1)
    ]


def _elements(row: Conversation, lifts: list[Placed], has_outcomes: bool) -> list[Element]:
    found = []
    for name in ELEMENTS:
        lifted = [lift for lift in lifts if BECOMES[lift.row.becomes] == name]
        written = "" if name == "personal_outcomes" else getattr(row, name)
        told = has_outcomes if name == "personal_outcomes" else bool(written.strip())
        found.append(Element(name, ELEMENT_NAMES[name], written, lifted, told or bool(lifted)))
    return found


def _participants(row: Conversation) -> list[Any]:
    try:
        return list(participants_from(row.participants))
    except Refusals:
        return []


def versions_of(rows: dict[str, Conversation], row: Conversation) -> list[Conversation]:
    """Every version of a conversation, the first first."""
    first = row
    while first.replaces_id in rows:
        first = rows[first.replaces_id]
    versions = [first]
    while later := next((row for row in rows.values() if row.replaces_id == versions[-1].id), None):
        versions.append(later)
    return versions


def origins(**made: str) -> dict[str, Lift]:
    """The lifts that an action, a need or a risk was made of, by its id: what was made shows where it was said."""
    rows = Lift.objects.filter(put_back_at__isnull=True, **made)
    return {str(row.action_id or row.need_id or row.risk_id): row for row in rows}


def sentence_choices(text: str) -> list[tuple[str, str]]:
    """The sentences of a text, each by its place: what is offered to be picked out without a pointer."""
    return [(f"{start}-{end}", text[start:end]) for start, end in sentences(text)]


@dataclass
class SoFar:
    """What is known of a person before a new conversation begins, so that nothing is asked twice (G3)."""

    last: Conversation | None
    told: list[tuple[Any, list[str]]]
    not_talked_about: list[str]


def so_far(whole: PersonFile) -> SoFar:
    """What earlier conversations told, by element, and which elements have never been talked about (A2, G3)."""
    current = whole.current_conversations
    ids = [row.id for row in whole.conversations]
    lifted = list(Lift.objects.filter(conversation__in=ids, put_back_at__isnull=True).order_by("recorded_at"))
    told: dict[str, list[str]] = {name: [] for name in ELEMENTS}
    told["personal_outcomes"] = [
        outcome.words.words for outcome in whole.outcomes if outcome.open and outcome.words
    ]
    told["strengths"] = [row.description for row in whole.strengths]
    for name in ("circumstances", "barriers", "risks", "strengths"):
        told[name] += [getattr(row, name) for row in reversed(current) if getattr(row, name).strip()]
    for lift in lifted:
        element = BECOMES[lift.becomes]
        if element and lift.words not in told[element] and lift.becomes not in ("outcome", "strength"):
            told[element].append(lift.words)
    return SoFar(
        last=current[0] if current else None,
        told=[(ELEMENT_NAMES[name], told[name]) for name in ELEMENTS if told[name]],
        not_talked_about=[name for name in ELEMENTS if not told[name]],
    )
