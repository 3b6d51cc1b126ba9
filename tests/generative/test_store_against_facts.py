"""Any day answered from the store of states equals the query over the facts, row for row; refreshed, it equals one built anew."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.packs import pack
from tests.generative.histories import FIRST_DAY, LAST_DAY, as_tables, case_files
from tests.generative.laid import laid
from whatmatters.exchange.facts import facts_of
from whatmatters.measures import Facts, Question, measure
from whatmatters.measures.periods import in_periods
from whatmatters.measures.shares import measure_shares
from whatmatters.measures.states import Source
from whatmatters.measures.store import OpenStore, build, refresh

COLUMNS = """id, unit, type, plan_kind, ended_on, national_outcome, baseline, baseline_on, current, current_on, scored_by, goal,
 first_achieved_on, CASE WHEN status = 'deferred' THEN deferred_since END AS put_off, CAST(status AS VARCHAR) AS status,
 CAST(intent AS VARCHAR) AS intent, achieved, clear_change"""
DAYS = [FIRST_DAY + timedelta(days) for days in range(-1, (LAST_DAY - FIRST_DAY).days + 62)]
FEW = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


def rows(con) -> list[tuple]:
    return con.execute(f"SELECT {COLUMNS} FROM state ORDER BY id").fetchall()


@contextmanager
def built(facts: Facts) -> Iterator[OpenStore]:
    """A store of these facts, opened once: to open it for each question costs more than to answer it."""
    with tempfile.TemporaryDirectory() as folder, build(Path(folder) / "store", facts).opened() as store:
        yield store


def states(source: Source, questions: list[Question]) -> list[list[tuple]]:
    with source.connect() as con:
        found = []
        for question in questions:
            source.find_states(con, question, ["team"])
            found.append(rows(con))
        return found


def answers(source: Source) -> list[object]:
    return [
        ask(source, Question(day, by=by, basis=basis))
        for ask in (measure, measure_shares)
        for day, by, basis in (
            (LAST_DAY, "gender,national_outcome", "formal"),
            (FIRST_DAY + timedelta(20), "team", "any"),
        )
    ]


def panels(source: Source) -> list[object]:
    """Whole periods, with every margin and the people behind each figure."""
    first, last = FIRST_DAY - timedelta(40), LAST_DAY + timedelta(120)
    return [
        [
            measure(source, asked)
            for _period, asked in in_periods(Question(last, first, by, basis=basis), every)
        ]
        for every, by, basis in (
            ("month", "national_outcome,nation", "any"),
            ("quarter", "national_outcome", "formal"),
            ("quarter", "", "formal"),
        )
    ]


@FEW
@given(case_files())
def test_whole_periods_are_those_of_the_facts(case_file) -> None:
    facts = facts_of(pack(as_tables(case_file)))
    with built(facts) as store, laid(facts) as source:
        assert panels(store) == panels(source)


@FEW
@given(
    case_files(), st.lists(st.sampled_from(DAYS), min_size=4, max_size=4), st.sampled_from([None, *DAYS[::9]])
)
def test_any_day_is_that_of_the_facts(case_file, days, from_) -> None:
    facts = facts_of(pack(as_tables(case_file)))
    questions = [
        Question(day, from_ if from_ is not None and from_ <= day else None, basis=basis)
        for day in days
        for basis in ("formal", "any")
    ]
    with built(facts) as store, laid(facts) as source:
        assert states(store, questions) == states(source, questions)
        assert answers(store) == answers(source)


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
        questions = [Question(data.draw(st.sampled_from(DAYS)), basis=basis) for basis in ("formal", "any")]
        with store.opened() as refreshed, anew.opened() as as_new:
            assert states(refreshed, questions) == states(as_new, questions)
            assert answers(refreshed) == answers(as_new)
            assert panels(refreshed) == panels(as_new)


def test_days_are_many() -> None:
    assert min(DAYS) < FIRST_DAY and max(DAYS) > LAST_DAY + timedelta(60) and isinstance(DAYS[0], date)
