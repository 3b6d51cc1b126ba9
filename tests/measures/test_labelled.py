"""Groups of somebody's own making are counted as kinds of outcome are, from any source."""

from datetime import date

from tests.exchange.packs import pack, some_people
from whatmatters.exchange.facts import facts_of
from whatmatters.measures import Question, measure
from whatmatters.measures.labelled import Labelled
from whatmatters.measures.store import build

DAY = date(2026, 3, 31)


def test_each_outcome_is_in_its_group_and_the_others_in_none(tmp_path):
    facts = facts_of(pack(some_people()))
    ids = facts.outcomes["id"].to_pylist()
    labels = {one: "first" if place % 2 else "second" for place, one in enumerate(ids[:-2])}
    store = build(tmp_path / "states.duckdb", facts)
    told = [measure(Labelled(one, labels), Question(as_of=DAY, by="outcome_type")) for one in (facts, store)]
    assert told[0] == told[1]
    assert Labelled(store, labels).engine == store.engine and Labelled(store, labels).cut == store.cut
    in_plans = {row["id"]: labels.get(row["id"]) for row in facts.outcomes.to_pylist() if row["plan"]}
    for cell in told[0].cells:
        assert cell["outcomes"] <= sum(label == cell["key"]["outcome_type"] for label in in_plans.values())
    assert {cell["key"]["outcome_type"] for cell in told[0].cells} <= {"first", "second", None}
    assert sum(cell["outcomes"] for cell in told[0].cells) == sum(
        cell["outcomes"] for cell in measure(facts, Question(as_of=DAY, by="outcome_type")).cells
    )
