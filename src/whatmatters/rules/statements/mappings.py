"""What the link from a personal to a national outcome must satisfy (B4, B5)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TypeVar

from whatmatters.rules.messages import recording as says
from whatmatters.rules.refusals import Refusal
from whatmatters.rules.shapes import MappingShape

M = TypeVar("M", bound=MappingShape)
Code = tuple[str, str, str]


def is_chosen(mapping: MappingShape) -> bool:
    """Chosen as the most relevant; an empty `choice` means so. A candidate is noted and does not count."""
    return mapping.choice in ("", "chosen")


def code_is_known(mapping: MappingShape, known: Collection[Code]) -> Iterator[Refusal]:
    """B5: framework, version and code exist; the refusal is about the first of them that does not."""
    if (mapping.framework, mapping.version, mapping.code) in known:
        return
    if not any(framework == mapping.framework for framework, _, _ in known):
        yield says.UNKNOWN_CODE(column="framework", given=mapping.framework)
    elif not any(
        (framework, version) == (mapping.framework, mapping.version) for framework, version, _ in known
    ):
        yield says.UNKNOWN_CODE(column="version", given=mapping.version)
    else:
        yield says.UNKNOWN_CODE(given=mapping.code)


def mappings_together(mappings: Sequence[M]) -> Iterator[tuple[M, Refusal]]:
    """B4: two chosen of one framework on one day differ in `recorded_at`, else the later row is at fault."""
    taken: set[object] = set()
    for mapping in mappings:
        if is_chosen(mapping):
            key = (mapping.framework, mapping.set_on, mapping.recorded)
            if key in taken:
                yield mapping, says.MAPPED_TWICE_AT_ONCE()
            taken.add(key)


def mapping_within_life(mapping: MappingShape, ended_on: object) -> Iterator[Refusal]:
    """B4: nothing is mapped after the outcome ended, candidates neither."""
    if isinstance(ended_on, date) and mapping.set_on > ended_on:
        yield says.MAPPED_AFTER_END(given=mapping.set_on)
