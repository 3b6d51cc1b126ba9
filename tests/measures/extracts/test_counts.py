"""The counts in an extract's descriptor are a release: controlled, and beside what left before (D6, E7)."""

from datetime import date

import pytest

from tests.exchange.packs import sample
from tests.measures.extracts.authorities import KEY, of_sample
from whatmatters.measures import Question, Refused, measure
from whatmatters.measures.disclosure.releasing import Terms
from whatmatters.measures.extracts.counts import counts, covers
from whatmatters.measures.extracts.making import make

HIDDEN = {"suppressed": True}
DAY = date(2025, 3, 31)
ALL = sorted(row["id"] for row in sample("scotland-120")["people"])


def test_they_are_those_of_the_measure_where_enough_people_stand_behind_them():
    facts = of_sample("east", ALL)
    extract = make(facts, unit="east-P1", as_of=DAY, known_at=None, key=KEY)
    left = counts(facts, "east-P1", extract, Terms("first", 5), earlier=[])
    told = covers(left)
    assert (told["by"], told["threshold"]) == (["national_outcome"], 5)
    exact = measure(facts, Question(DAY, by="national_outcome", within="east-P1"))
    by_outcome = {key[0]: figures for key, figures in exact.figures.items()}
    assert [cell["national_outcome"] for cell in told["cells"]] == list(by_outcome)
    for cell in told["cells"]:
        true = by_outcome[cell["national_outcome"]]
        for name in ("outcomes", "people"):
            assert cell[name] in ((true[name], HIDDEN) if true["people"] >= 5 else (HIDDEN,))
    assert sum(cell["people"] != HIDDEN for cell in told["cells"]) > 2
    again = counts(facts, "east-P1", extract, Terms("second", 5), earlier=[left])
    assert again.figures == left.figures
    with pytest.raises(Refused, match="already"):
        counts(facts, "east-P1", extract, Terms("first", 5), earlier=[left])
