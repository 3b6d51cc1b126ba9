"""Whether a personal outcome can be mapped to a national one, and to which it is mapped on a day (B4, B5).

Source: W § What if a personal outcome relates to more than one national outcome?
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime

from whatmatters.rules.facts import Mapping, Outcome
from whatmatters.rules.messages import recording as says
from whatmatters.rules.refusals import Refusal, refuse_any
from whatmatters.rules.statements.mappings import (
    Code,
    code_is_known,
    is_chosen,
    mapping_within_life,
    mappings_together,
)
from whatmatters.rules.words_said import blank


def check_mapping(
    outcome: Outcome,
    mapping: Mapping,
    *,
    known: Collection[Code],
    today: date,
    rationale_required: bool = True,
) -> None:
    """Whether this mapping can be added; `known` are the (framework, version, code) that exist.

    A chosen one says why it is the most relevant; a pack may leave that out (`rationale_required=False`).
    Raises `Refusals` (B4, B5, C7 for a date that has not come).
    """
    refuse_any(_wrong(outcome, mapping, known, today, rationale_required))


def _wrong(
    outcome: Outcome, mapping: Mapping, known: Collection[Code], today: date, rationale_required: bool
) -> Iterator[Refusal]:
    yield from code_is_known(mapping, known)
    if mapping.set_on > today:
        yield says.NOT_IN_THE_FUTURE(column="set_on", given=mapping.set_on)
    yield from mapping_within_life(mapping, outcome.ended_on)
    yield from (wrong for row, wrong in mappings_together((*outcome.mappings, mapping)) if row is mapping)
    if rationale_required and is_chosen(mapping) and blank(mapping.rationale):
        yield says.MAPPED_WITHOUT_RATIONALE()


def mapping_in_force(
    mappings: Sequence[Mapping], *, framework: str, on: date, known_at: datetime | None = None
) -> Mapping | None:
    """The chosen mapping of one framework on a day: the latest set by then; of one day, the one recorded
    later.
    """
    known = [
        mapping
        for mapping in mappings
        if is_chosen(mapping)
        and mapping.framework == framework
        and mapping.set_on <= on
        and (known_at is None or mapping.recorded <= known_at)
    ]
    return max(known, key=lambda mapping: (mapping.set_on, mapping.recorded), default=None)
