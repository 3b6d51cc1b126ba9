"""From a figure back to the outcomes it counts: as many, of as many people, in every cell of every split."""

from datetime import date

import pytest

from tests.generative.laid import laid
from tests.places import SAMPLES
from whatmatters.exchange.facts import facts_of
from whatmatters.exchange.reading import read_pack
from whatmatters.measures import Question, measure
from whatmatters.measures.behind import outcomes_behind

ASKED = {"as_of": date(2026, 3, 31), "from_": date(2025, 4, 1), "basis": "any"}
SPLITS = ("", "national_outcome", "scored_by", "age_band,gender", "intent", "deprivation_quintile", "unit")


@pytest.fixture(scope="module")
def facts():
    with laid(facts_of(read_pack(SAMPLES / "mixed-300"))) as source:
        yield source


@pytest.mark.parametrize("by", SPLITS)
def test_every_cell_is_made_of_its_outcomes(facts, by):
    within = "O1" if by == "unit" else None
    table = measure(facts, Question(by=by, within=within, **ASKED))
    cells = [key for key in table.figures if "*" not in key]
    assert cells
    for key in cells:
        behind = outcomes_behind(facts, Question(within=within, **ASKED), table.named(key))
        figures = table.figures[key]
        assert len(behind) == figures["outcomes"]
        assert len({one.person for one in behind}) == figures["people"]
        assert sum(one.achieved for one in behind) == figures["achieved"]
        assert sum(one.status == "improved" for one in behind) == figures["status.improved"]
