"""A line over time says on each day what the measure says of that day."""

from datetime import date, timedelta

import pytest

from tests.generative.laid import laid
from tests.places import SAMPLES
from whatmatters.exchange.facts import facts_of
from whatmatters.exchange.reading import read_pack
from whatmatters.measures import Question, measure
from whatmatters.measures.wholes import wholes


@pytest.mark.parametrize("within", [None, "O1S1"])
def test_day_by_day_it_is_the_measure(within):
    days = [date(2024, 1, 31) + timedelta(days=97 * n) for n in range(9)]
    with laid(facts_of(read_pack(SAMPLES / "mixed-300"))) as facts:
        for day, found in zip(days, wholes(facts, Question(days[0], within=within), days), strict=True):
            (cell,) = measure(facts, Question(as_of=day, within=within)).cells
            assert found["outcomes"] == cell["outcomes"]
            assert found["achieved"] == cell["achieved"]
            assert {name: found[f"status.{name}"] for name in cell["status"]} == cell["status"]
