"""Disclosure control: what leaves a team tells of nobody (D6). docs/explanation/disclosure.md says how, and what it is
not proof against."""

from whatmatters.measures.disclosure.as_text import controlled_as_text, exact_as_text
from whatmatters.measures.disclosure.control import Controlled, control, refuse_settings
from whatmatters.measures.disclosure.derived import derived, with_derived
from whatmatters.measures.disclosure.marks import SUPPRESSED, Figure, Suppressed

__all__ = [
    "SUPPRESSED",
    "Controlled",
    "Figure",
    "Suppressed",
    "control",
    "derived",
    "refuse_settings",
    "controlled_as_text",
    "exact_as_text",
    "with_derived",
]
