"""The figures are those an independent program finds in the samples (tests/data/README.md)."""

import json
from datetime import UTC, date, datetime
from functools import cache

import pytest

from tests.places import SAMPLES
from whatmatters.exchange.facts import facts_of
from whatmatters.exchange.reading import read_pack
from whatmatters.measures import Facts, Question, measure

LATER, EARLIER = date(2026, 3, 31), date(2025, 3, 31)
ASKED = {
    "mixed-300.national_outcome.formal": {"as_of": LATER, "framework": "wales-wellbeing"},
    "mixed-300.plan_kind.any": {"as_of": LATER, "framework": "wales-wellbeing"},
    "mixed-300.unit.formal": {"as_of": LATER, "framework": "wales-wellbeing"},
    "mixed-300.intent.any": {"as_of": LATER, "framework": "wales-wellbeing"},
    "mixed-300.scored_by.formal": {"as_of": LATER, "framework": "wales-wellbeing"},
    "mixed-300.national_outcome+deprivation_quintile.2024-25.formal": {
        "as_of": EARLIER,
        "from_": date(2024, 4, 1),
    },
    "mixed-300.plan_kind.2025-03-31.any": {"as_of": EARLIER},
    "mixed-300.plan_kind.known-2025-01-15.any": {
        "as_of": EARLIER,
        "known_at": datetime(2025, 1, 15, tzinfo=UTC),
    },
    "scotland-120.national_outcome.formal": {"as_of": LATER, "framework": "scotland-nhwo"},
}


@cache
def facts(sample: str) -> Facts:
    return facts_of(read_pack(SAMPLES / sample))


def test_every_expected_file_is_asked_for():
    assert {file.stem for file in (SAMPLES / "expected").glob("*.json")} == set(ASKED)


@pytest.mark.parametrize("name", ASKED)
def test_the_expected_figures_are_found(name):
    expected = json.loads((SAMPLES / "expected" / f"{name}.json").read_text("utf-8"))
    sample, dimensions, *_, basis = name.split(".")
    found = measure(
        facts(sample), Question(by=dimensions.replace("+", ","), basis=basis, **ASKED[name])
    ).as_json()
    by_key = lambda cell: json.dumps(cell["key"])  # noqa: E731
    assert sorted(found.pop("cells"), key=by_key) == sorted(expected.pop("cells"), key=by_key)
    assert found == expected
