"""The outcomes behind a cell: from a figure back to the records, for those who may see them (D2, D11)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from whatmatters.measures.facts import Facts
from whatmatters.measures.margins import cube, placed
from whatmatters.measures.states import Source
from whatmatters.rules.vocabulary import VOICES


@dataclass(frozen=True)
class Behind:
    """One outcome that a cell counts: whose it is, and how it stands on the day."""

    outcome: str
    person: str
    status: str
    achieved: bool


def outcomes_behind(facts: Facts | Source, key: Mapping[str, Any], **asked: Any) -> list[Behind]:
    """Every outcome in the cell with this key, in the order of their ids; asked as `measure_with_margins` is, with every
    dimension of the key (None for what is not recorded).

    Exact, and by id: only for those who may see the records. Raises Refused as `measure` does.
    """
    by = tuple(key)
    question = {
        "from_": None,
        "within": None,
        "framework": None,
        "basis": "formal",
        "known_at": None,
        **asked,
    }
    with placed(facts, by=by, beside_nation=False, **question) as (con, names, expressions, asked_for):
        _names, words = cube(names, expressions)
        parameters: dict[str, Any] = {f"key_{n}": _as_counted(name, key[name]) for n, name in enumerate(by)}
        where = " AND ".join(f"({one}) IS NOT DISTINCT FROM $key_{n}" for n, one in enumerate(expressions))
        query = f"""SELECT s.id, p.named, s.status, s.achieved FROM state s LEFT JOIN people p ON p.id = s.person
                    {words.get("rolled_up", "")} WHERE {where or "true"} ORDER BY s.id"""
        if "$as_of" in query:
            parameters["as_of"] = asked_for.as_of
        return [Behind(*row) for row in con.execute(query, parameters or None).fetchall()]


def _as_counted(name: str, value: Any) -> Any:
    """A key as the engine holds it: who scored is a number there."""
    return VOICES.index(value) + 1 if name == "scored_by" and value is not None else value
