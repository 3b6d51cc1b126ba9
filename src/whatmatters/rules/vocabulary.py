"""The fixed words of the case pack, in the order they are shown and, for supporters, in the order they count
(C8).

The order of supporters is this project's choice, not the guidance's, and is said to be so wherever it shows.
"""

from __future__ import annotations

from typing import Final, Literal

from whatmatters.frameworks.vocabularies import codes

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
SCORE_KINDS: Final = codes("score_kind")
NOT_SCORED_KINDS: Final = codes("not_scored_kind")
BASES: Final = ("formal", "any")

PLAN_KINDS: Final = codes("plan_kind")
OUTCOME_TYPES: Final = codes("outcome_type")
END_REASONS: Final = codes("end_reason")
WORDING_KINDS: Final = tuple(kind for kind in codes("wording_kind") if kind)
MAPPING_CHOICES: Final = ("chosen", "candidate")
WHO_KINDS: Final = codes("who_kind")

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
DREW_ON: Final = codes("drew_on")
ELEMENTS: Final = ("circumstances", "personal_outcomes", "barriers", "risks", "strengths")
RISK_TO: Final = codes("risk_to")
# What can be agreed for an outcome at a review (C7): the same for every one, whatever was scored. Nothing is proposed,
# hidden or put first because of a number (D5).
REVIEW_CHOICES: Final = codes("review_choice")
STRENGTH_KINDS: Final = codes("strength_kind")
ADVOCACY_DECISIONS: Final = codes("advocacy")
ADVOCACY_KINDS: Final = codes("advocacy_kind")

STATUSES: Final = codes("status")
# The statuses that say how life has moved; the others say why that cannot be said.
DIRECTIONS: Final = ("improved", "maintained", "worsened")
PERSON_STATES: Final = codes("person_state")
