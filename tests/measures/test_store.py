"""A store of states at a path, from facts or from Parquet: it says of itself what the open one says, and is asked as facts are."""

from datetime import UTC, date, datetime

import pytest

from tests.exchange.packs import pack, sample, some_people
from whatmatters.exchange.facts import facts_of
from whatmatters.measures import Question, Refused, measure, parquet
from whatmatters.measures.store import Store, build, refresh

DAY = date(2026, 3, 31)
PEOPLE = sorted(row["id"] for row in sample("mixed-300")["people"])[:30]
ASKED = [
    Question(DAY, by="unit,national_outcome"),
    Question(date(2025, 3, 31), date(2024, 4, 1), by="gender", basis="any"),
]


@pytest.fixture(scope="module")
def facts():
    return facts_of(pack(some_people(PEOPLE)))


@pytest.fixture(scope="module")
def store(facts, tmp_path_factory):
    return build(tmp_path_factory.mktemp("it's here") / "states.duckdb", facts, read_to=3, mark="third")


def answers(source):
    return [measure(source, asked) for asked in ASKED]


def test_it_says_what_the_open_one_says_and_answers_as_the_facts(facts, store):
    with store.opened() as opened:
        for each in (store, opened, opened.apart()):
            assert (each.read_to, each.mark, each.people, each.is_current) == (3, "third", len(PEOPLE), True)
            assert (each.cut, each.engine) == (opened.cut, opened.engine)
            assert each.units == facts.units and each.tree.parents == opened.tree.parents
            assert answers(each) == answers(facts)
    assert store.cut.endswith("-third") and store.engine.endswith("store of states")


def test_from_parquet_in_parts_it_is_as_from_facts(facts, store, tmp_path):
    parquet.write(facts, tmp_path / "facts", parts=3)
    assert len(list((tmp_path / "facts" / "scores").iterdir())) == 3
    from_parts = build(tmp_path / "states.duckdb", tmp_path / "facts")
    assert (from_parts.people, from_parts.mark) == (len(PEOPLE), "") and from_parts.cut.endswith("-0")
    assert answers(from_parts) == answers(store)


def test_refreshed_it_no_longer_holds_what_is_gone(facts, tmp_path):
    store = build(tmp_path / "states.duckdb", facts)
    fewer = facts_of(pack(some_people(PEOPLE[:20])))
    refresh(store, fewer, people=PEOPLE, read_to=8, mark="eighth")
    assert (store.read_to, store.mark) == (8, "eighth")
    assert answers(store) == answers(fewer) != answers(facts)


def test_what_it_does_not_hold_is_refused_and_a_nations_own_framework_is_held(store, facts):
    for asked in ({"known_at": datetime(2025, 1, 1, tzinfo=UTC)}, {"framework": "scotland-nhwo"}):
        with pytest.raises(Refused, match="Ask the facts"):
            measure(store, Question(DAY, **asked))
    wales = next(
        row["id"] for row in facts.units.to_pylist() if row["nation"] == "wales" and row["level"] == "team"
    )
    within = Question(DAY, by="national_outcome", framework="wales-wellbeing", within=wales)
    assert measure(store, within) == measure(facts, within)


def test_what_cannot_be_read_is_not_current(tmp_path):
    (tmp_path / "states.duckdb").write_bytes(b"half written")
    assert not Store(tmp_path / "states.duckdb").is_current
