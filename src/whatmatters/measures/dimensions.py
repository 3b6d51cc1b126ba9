"""What a measure can be split by. Blank, absent or not mapped is null; the quintile is a number.

A level of the tree of units (`team` to `nation`) has the id of the unit of that level that the plan's unit is or lies
in; null where it lies in none.
"""

from collections.abc import Sequence
from typing import Final

LEVELS: Final = ("team", "service", "organisation", "partnership", "nation")
# Dimensions whose values are units: what would set authorities side by side (D4). The nation names none.
OF_UNITS: Final = ("unit", *LEVELS[:-1])
# What a table can be asked for one after the other; they are not added over, since one outcome is in many of them.
PERIODS: Final = ("month", "quarter", "year")

AGE_BANDS = ((18, "0-17"), (25, "18-24"), (45, "25-44"), (65, "45-64"), (75, "65-74"), (85, "75-84"))

# Whole years lived, as any engine works them out: days written as one number, 20260331, and what is left of ten thousands.
_NUMBER = "(year({0}) * 10000 + month({0}) * 100 + day({0}))"
_AGE = f"(({_NUMBER.format('$as_of::DATE')} - {_NUMBER.format('p.date_of_birth')}) // 10000)"
_BANDS = " ".join(f"WHEN {_AGE} < {below} THEN '{band}'" for below, band in AGE_BANDS)

# Each is an expression over a state `s` and its person `p`.
DIMENSIONS: dict[str, str] = {
    "national_outcome": "nullif(s.national_outcome, '')",
    "unit": "nullif(s.unit, '')",
    **{level: f"l.{level}" for level in LEVELS},
    "plan_kind": "nullif(s.plan_kind, '')",
    "outcome_type": "nullif(s.type, '')",
    "intent": "s.intent",
    "scored_by": "s.scored_by",
    "age_band": f"CASE WHEN p.date_of_birth IS NULL THEN NULL {_BANDS} ELSE '85+' END",
    "gender": "nullif(p.gender, '')",
    "language": "nullif(p.language, '')",
    "deprivation_quintile": "p.deprivation_quintile",
}


class Refused(ValueError):
    """A question the measures do not answer; the message says why, cites the rule, and says what to ask
    instead."""


def dimensions(named: str | tuple[str, ...]) -> tuple[str, ...]:
    """The dimensions asked for, as a tuple or written with commas; none is one cell over all.

    Raises Refused for one that is not known or that is named twice.
    """
    asked = words(named)
    for one in asked:
        if one in PERIODS:
            raise Refused(f"Over periods nothing is added up. Ask for each {one} by itself, or for a panel.")
        if one not in DIMENSIONS:
            raise Refused(
                f"There is no dimension {one!r}. Ask by one or more of: {', '.join((*DIMENSIONS, *PERIODS))}."
            )
    if len(set(asked)) < len(asked):
        raise Refused("A dimension is named twice. Name each once.")
    return asked


def words(named: str | Sequence[str]) -> tuple[str, ...]:
    """Names as a tuple, or written with commas."""
    return (
        tuple(one.strip() for one in named.split(",") if one.strip())
        if isinstance(named, str)
        else tuple(named)
    )
