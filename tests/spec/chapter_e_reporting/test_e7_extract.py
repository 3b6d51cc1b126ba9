"""E7: a pseudonymised individual-level longitudinal extract, states and dates; in Wales none."""

import datetime as dt

import pytest

from tests.exchange.packs import pack, sample, some_people
from tests.measures.extracts.authorities import CODES, KEY, OTHER_KEY, extracted, joined, of_sample
from tests.spec.rulebook import spec
from whatmatters.exchange.facts import facts_of
from whatmatters.measures import Question, Refused, measure
from whatmatters.measures.extracts.columns import TABLES
from whatmatters.measures.extracts.making import make
from whatmatters.measures.extracts.source import Extracts

SOURCE = "N §10"
DAY = dt.date(2025, 3, 31)
PEOPLE = sorted(row["id"] for row in sample("scotland-120")["people"])[:40]


@pytest.fixture(scope="module")
def two():
    return [of_sample(name, part) for name, part in zip(CODES, (PEOPLE[:20], PEOPLE[20:]), strict=True)]


@spec("E7", SOURCE, "States and dates: no column for a score, a goal or a word")
def test_no_scores():
    types = {column.name: str(column.type) for column in TABLES["states"]}
    assert not [name for name, kind in types.items() if kind.startswith(("int", "float", "decimal"))]
    assert {"status", "achieved", "from", "to"} <= set(types)


@spec("E7", SOURCE, "Pseudonyms are keyed for each recipient")
def test_pseudonyms(two):
    one, other = (
        set(make(two[0], unit="east-P1", as_of=DAY, known_at=None, key=key).tables["people"]["person"].to_pylist())
        for key in (KEY, OTHER_KEY)
    )  # fmt: skip
    assert len(one) == len(other) > 10 and not one & other


@spec("E7", SOURCE, "In Wales none")
def test_wales():
    with pytest.raises(Refused, match="In Wales no individual-level extract leaves"):
        make(facts_of(pack(some_people([], "mixed-300"))), unit="P1", as_of=DAY, known_at=None, key=KEY)


@spec(
    "E7",
    SOURCE,
    "The measures run on the states: many extracts are counted as their records together would be",
)
def test_measures(two, tmp_path):
    extracts = Extracts([extracted(one, name, tmp_path, DAY) for one, name in zip(two, CODES, strict=True)])
    asked = {"as_of": DAY, "by": "national_outcome,gender"}
    assert measure(extracts, Question(**asked)) == measure(joined(*two), Question(**asked))
    assert measure(extracts, Question(**asked)).cells
