"""The outcomes behind a cell: from a figure back to the records, for those who may see them (D2, D11)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from whatmatters.measures.counting import counting, joins
from whatmatters.measures.facts import Facts
from whatmatters.measures.question import Question
from whatmatters.measures.states import Source
from whatmatters.rules.vocabulary import VOICES


@dataclass(frozen=True)
class Behind:
    """One outcome that a cell counts: whose it is, and how it stands on the day."""

    outcome: str
    person: str
    status: str
    achieved: bool


def outcomes_behind(facts: Facts | Source, question: Question, key: Mapping[str, Any]) -> list[Behind]:
    """Every outcome in the cell with this key, in the order of their ids: the key has every dimension that is split by (None
    for what is not recorded), whatever the question is split by.

    Exact, and by id: only for those who may see the records. Raises Refused as `measure` does.
    """
    with counting(facts, replace(question, by=tuple(key), beside_nation=False)) as found:
        given = {f"key_{n}": _as_counted(name, key[name]) for n, name in enumerate(found.keys)}
        where = " AND ".join(
            f"({sql}) IS NOT DISTINCT FROM $key_{n}" for n, sql in enumerate(found.keys.values())
        )
        inside = f"SELECT s.* FROM state s {joins(found.keys)} WHERE {where or 'true'}"
        rows = found.rows(
            f"SELECT c.id, n.named, c.status, c.achieved FROM ({inside}) c LEFT JOIN people n ON n.id = c.person ORDER BY c.id",
            given,
        )
    return [Behind(*row) for row in rows]


def _as_counted(name: str, value: Any) -> Any:
    """A key as the engine holds it: who scored is a number there."""
    return VOICES.index(value) + 1 if name == "scored_by" and value is not None else value
