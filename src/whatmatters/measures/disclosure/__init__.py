"""Disclosure control: what leaves a team tells of nobody (D6). docs/explanation/disclosure.md says how, and what it is
not proof against."""

from whatmatters.measures.disclosure.control import Controlled, control, refuse_settings
from whatmatters.measures.disclosure.derived import derived, with_derived
from whatmatters.measures.disclosure.marks import SUPPRESSED, Figure, Suppressed
from whatmatters.measures.disclosure.telling import tell_controlled, tell_exact

__all__ = [
    "SUPPRESSED",
    "Controlled",
    "Figure",
    "Suppressed",
    "control",
    "derived",
    "refuse_settings",
    "tell_controlled",
    "tell_exact",
    "with_derived",
]
