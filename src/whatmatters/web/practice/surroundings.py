"""Who and what there is in somebody's life, gathered for the map."""

from dataclasses import dataclass
from typing import Any

from whatmatters.records.outcomes.file import OutcomeFile, PersonFile
from whatmatters.records.people.models import Relationship, Strength
from whatmatters.records.understanding.models import CallingOn, Lift
from whatmatters.rules.vocabulary import STRENGTH_KINDS
from whatmatters.web.design import choices


@dataclass
class Thing:
    """Somebody or something on the map: who it is, which outcomes call on it, where it was first spoken of."""

    words: str
    small: Any
    note: str
    person: str
    called_on: list[tuple[OutcomeFile, str]]
    lift: Lift | None
    strength: str = ""


@dataclass
class Region:
    """One region of the map."""

    kind: str
    name: Any
    things: list[Thing]


def surroundings(whole: PersonFile) -> list[Region]:
    """The regions in the order they are drawn: people first, then what they can do, places, community (A7)."""
    calls = list(CallingOn.objects.filter(outcome__person=whole.person))
    lifts = {
        row.strength_id: row
        for row in Lift.objects.filter(conversation__person=whole.person, strength__isnull=False)
    }
    regions = {
        kind: Region(kind, choices.words_for("strength_region", kind), [])
        for kind in ("person", *STRENGTH_KINDS, "")
    }
    for known in whole.relationships:
        regions["person"].things.append(
            Thing(
                known.name,
                choices.words_for("voice", known.role),
                known.note,
                known.other_id or "",
                _of(whole, calls, known),
                None,
            )
        )
    for helps in whole.strengths:
        regions[helps.kind if helps.kind in regions else ""].things.append(
            Thing(helps.description, "", "", "", _of(whole, calls, helps), lifts.get(helps.id), helps.id)
        )
    return [region for region in regions.values() if region.things or region.kind]


def _of(
    whole: PersonFile, calls: list[CallingOn], row: Relationship | Strength
) -> list[tuple[OutcomeFile, str]]:
    held = [call for call in calls if row.id in (call.strength_id, call.relationship_id)]
    found = [(whole.outcome(call.outcome_id), call.how) for call in held]
    return [(file, how) for file, how in found if file is not None]
