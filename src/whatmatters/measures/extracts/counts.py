"""What an extract says of how much it holds: counts by national outcome, controlled beside all that left before and attacked
with it (D6). Whoever has the tables can count; the descriptor may be read by others."""

from collections.abc import Sequence
from typing import Any

from whatmatters.measures.disclosure.asking import ask_again, scope_of
from whatmatters.measures.disclosure.released import Released
from whatmatters.measures.disclosure.releasing import Terms, release
from whatmatters.measures.extracts.making import Extract
from whatmatters.measures.facts import Facts
from whatmatters.measures.measure import measure
from whatmatters.measures.question import Question

NOT_TOLD = {"why_not": "With what left before, more could be worked out from the counts than may be. (D6)"}


def counts(
    facts: Facts, unit: str, extract: Extract, terms: Terms, *, earlier: Sequence[Released]
) -> Released:
    """The counts as they may leave, for the ledger. Raises NotReleased where they would give way."""
    question = Question(extract.as_of, by=("national_outcome",), within=unit, known_at=extract.known_at)
    left, _safe = release(
        measure(facts, question),
        scope_of(facts, question),
        terms,
        earlier=earlier,
        ask=lambda one: ask_again(facts, one),
    )
    return left


def covers(left: Released) -> dict[str, Any]:
    """As the descriptor has them: outcomes and people by national outcome, suppressed ones marked."""
    told = left.as_json()
    return {
        "by": ["national_outcome"],
        "threshold": left.threshold,
        "suppressed": "a figure that is not a number is withheld: too few people, or another could be worked out from it (D6)",
        "cells": [
            {
                "national_outcome": cell["key"]["national_outcome"],
                "outcomes": cell["outcomes"],
                "people": cell["people"],
            }
            for cell in told["cells"]
        ],
    }
