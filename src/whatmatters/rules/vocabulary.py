"""The fixed words of the case pack, in the order they are shown and, for supporters, in the order they count
(C8).

The order of supporters is this project's choice, not the guidance's, and is said to be so wherever it shows.
"""

from __future__ import annotations

from typing import Final, Literal

Basis = Literal["formal", "any"]
Status = Literal[
    "withdrawn",
    "deferred",
    "not_scored",
    "awaiting_baseline",
    "awaiting_review",
    "improved",
    "maintained",
    "worsened",
]
Intent = Literal["improve", "maintain", "slow_decline"]
PersonState = Literal["improving", "steady", "mixed", "worsening", "not_yet_known"]

PERSON: Final = "person"
PRACTITIONER: Final = "practitioner"
SUPPORTERS: Final = ("attorney", "guardian", "advocate", "unpaid_carer", "family", "friend")
# Who can say what an outcome is, word it and set its goal (B7), and who can score it (C8).
DEFINERS: Final = (PERSON, *SUPPORTERS)
VOICES: Final = (PERSON, *SUPPORTERS, PRACTITIONER)

# In the order they happen on one day: of two on one date the later named one is the more recent.
SCORE_KINDS: Final = ("baseline", "informal", "review", "end")
NOT_SCORED_KINDS: Final = ("declined", "unable", "not_asked")
BASES: Final = ("formal", "any")

PLAN_KINDS: Final = ("adult", "child", "carer", "young_carer")
OUTCOME_TYPES: Final = ("quality_of_life", "change", "process")
END_REASONS: Final = ("completed", "withdrawn", "replaced", "plan_closed")
WORDING_KINDS: Final = ("own", "interpreted", "translation", "plain")
MAPPING_CHOICES: Final = ("chosen", "candidate")
WHO_KINDS: Final = ("person", "family_or_community", "local_authority", "other_body")

# A4: everybody who can take part in a conversation. "independent_advocate" is the one the law can require
# (B11).
PARTICIPANT_ROLES: Final = (
    "person",
    "family",
    "friend",
    "unpaid_carer",
    "advocate",
    "independent_advocate",
    "attorney",
    "guardian",
    "practitioner",
)
# A5: what a conversation drew on.
DREW_ON: Final = ("verbal", "non-verbal", "records", "family", "paid carers")
ELEMENTS: Final = ("circumstances", "personal_outcomes", "barriers", "risks", "strengths")
RISK_TO: Final = ("person", "others", "both")
STRENGTH_KINDS: Final = ("ability", "achievement", "person", "place", "community")
ADVOCACY_DECISIONS: Final = ("not_needed", "offered", "declined", "arranged")
ADVOCACY_KINDS: Final = ("family", "friend", "independent_advocate")

STATUSES: Final = (
    "withdrawn",
    "deferred",
    "not_scored",
    "awaiting_baseline",
    "awaiting_review",
    "improved",
    "maintained",
    "worsened",
)
# The statuses that say how life has moved; the others say why that cannot be said.
DIRECTIONS: Final = ("improved", "maintained", "worsened")
PERSON_STATES: Final = ("improving", "steady", "mixed", "worsening", "not_yet_known")
