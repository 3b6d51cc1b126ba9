"""Any day answered from the store of states equals the query over the facts, row for row; refreshed, it equals one built anew."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.packs import pack
from tests.generative.histories import FIRST_DAY, LAST_DAY, as_tables, case_files
from whatmatters.exchange.facts import facts_of
from whatmatters.measures import Facts, measure
from whatmatters.measures.margins import measure_with_margins
from whatmatters.measures.periods import periods
from whatmatters.measures.shares import shares_with_margins
from whatmatters.measures.states import InMemory, Question, find_states
from whatmatters.measures.store import Store, build, refresh

COLUMNS = """id, unit, type, plan_kind, ended_on, national_outcome, baseline, baseline_on, current, current_on, scored_by, goal,
 first_achieved_on, CASE WHEN status = 'deferred' THEN deferred_since END AS put_off, CAST(status AS VARCHAR) AS status,
 CAST(intent AS VARCHAR) AS intent, achieved, clear_change"""
DAYS = [FIRST_DAY + timedelta(days) for days in range(-1, (LAST_DAY - FIRST_DAY).days + 62)]
FEW = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


def rows(con) -> list[tuple]:
    return con.execute(f"SELECT {COLUMNS} FROM state ORDER BY id").fetchall()


def of_facts(facts: Facts, question: Question) -> list[tuple]:
    with InMemory(facts).connect() as con:
        find_states(con, question, ["team"])
        return rows(con)


def of_store(store: Store, questions: list[Question]) -> list[list[tuple]]:
    with store.connect() as con:
        found = []
        for question in questions:
            store.find_states(con, question, ["team"])
            found.append(rows(con))
        return found


def answers(store: Store | Facts) -> list[object]:
    return [
        ask(store, as_of=day, by=by, basis=basis)
        for ask in (measure, shares_with_margins)
        for day, by, basis in (
            (LAST_DAY, "gender,national_outcome", "formal"),
            (FIRST_DAY + timedelta(20), "team", "any"),
        )
    ]


def panels(store: Store | Facts) -> list[object]:
    """Whole periods: a store has them in its cube, with every margin and the people behind each figure."""
    first, last = FIRST_DAY - timedelta(40), LAST_DAY + timedelta(120)
    return [
        measure(store, as_of=last, from_=first, by=by, basis=basis)
        for by, basis in (
            ("month,nation,national_outcome", "formal"),
            ("national_outcome,quarter", "any"),
            ("quarter", "formal"),
        )
    ]


def behind(store: Store | Facts) -> list[object]:
    months = periods("month", FIRST_DAY - timedelta(40), LAST_DAY + timedelta(40))
    by = ("national_outcome", "nation")
    if isinstance(store, Store):
        held = store.counted(by, "month", months, "any")
        assert held is not None
        return [held[one.label] for one in months]
    tables = [
        measure_with_margins(store, as_of=one.last, from_=one.first, by=by, basis="any") for one in months
    ]
    return [(one.figures, one.behind) for one in tables]


@FEW
@given(case_files())
def test_whole_periods_from_the_cube_are_those_of_the_facts(case_file) -> None:
    facts = facts_of(pack(as_tables(case_file)))
    with tempfile.TemporaryDirectory() as folder:
        store = build(Path(folder) / "states.duckdb", facts)
        assert panels(store) == panels(facts)
        assert behind(store) == behind(facts)


@FEW
@given(
    case_files(), st.lists(st.sampled_from(DAYS), min_size=4, max_size=4), st.sampled_from([None, *DAYS[::9]])
)
def test_any_day_is_that_of_the_facts(case_file, days, from_) -> None:
    facts = facts_of(pack(as_tables(case_file)))
    questions = [
        Question(day, from_ if from_ is not None and from_ <= day else None, basis)
        for day in days
        for basis in ("formal", "any")
    ]
    with tempfile.TemporaryDirectory() as folder:
        store = build(Path(folder) / "states.duckdb", facts)
        assert of_store(store, questions) == [of_facts(facts, question) for question in questions]
        assert answers(store) == answers(facts)


@FEW
@given(case_files(), case_files(), st.data())
def test_refreshed_it_is_as_built_anew(before, after, data) -> None:
    """From any records to any others: what there was and is no more leaves, what is new comes, what changed changes."""
    old, new = (facts_of(pack(as_tables(one))) for one in (before, after))
    changed = {row["id"] for facts in (old, new) for row in facts.outcomes.to_pylist()}
    with tempfile.TemporaryDirectory() as folder:
        store, anew = build(Path(folder) / "a", old), build(Path(folder) / "b", new)
        if data.draw(st.booleans()):
            refresh(store, new, outcomes=changed)
        else:
            refresh(
                store,
                new,
                people={row["id"] for facts in (old, new) for row in facts.people.to_pylist()},
                read_to=7,
            )
            assert store.read_to == 7
        questions = [Question(data.draw(st.sampled_from(DAYS)), None, basis) for basis in ("formal", "any")]
        assert of_store(store, questions) == of_store(anew, questions)
        assert answers(store) == answers(anew)
        assert panels(store) == panels(anew)
        assert behind(store) == behind(anew)


def test_days_are_many() -> None:
    assert min(DAYS) < FIRST_DAY and max(DAYS) > LAST_DAY + timedelta(60) and isinstance(DAYS[0], date)
