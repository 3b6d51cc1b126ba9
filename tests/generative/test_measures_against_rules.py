"""The set-based measures equal `rules.progress`, outcome by outcome and cell by cell, on whole case files."""

from collections import Counter
from datetime import date, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings

from tests.exchange.packs import pack
from tests.generative.histories import Person, as_tables, asked, case_files
from whatmatters.exchange.facts import facts_of
from whatmatters.measures import Facts, Question, measure
from whatmatters.measures.states import InMemory, find_states
from whatmatters.rules.progress import OutcomeState, outcome_state, person_state
from whatmatters.rules.vocabulary import PERSON_STATES, STATUSES, VOICES

SAME = (
    "status",
    "baseline",
    "baseline_on",
    "current",
    "current_on",
    "goal",
    "achieved",
    "clear_change",
    "intent",
    "first_achieved_on",
)


def in_scope(case_file: tuple[Person, ...], as_of: date) -> list[Any]:
    outcomes = [outcome for person in case_file for outcome in person.outcomes]
    return [outcome for outcome in outcomes if outcome.plan is not None and outcome.opened_on <= as_of]


def plainly(case_file: tuple[Person, ...], ask: dict[str, Any]) -> list[OutcomeState]:
    """One outcome after the other, as the guidance reads."""
    return [outcome_state(outcome, **ask) for outcome in in_scope(case_file, ask["as_of"])]


def at_once(facts: Facts, as_of: date, basis: str, known_at: datetime | None) -> dict[str, dict[str, Any]]:
    with InMemory(facts).connect() as con:
        find_states(con, Question(as_of, basis=basis, known_at=known_at), ["team"])
        found = con.execute(f"SELECT id, {', '.join(SAME)}, scored_by FROM state").fetchall()
    names = (*SAME, "scored_by")
    return {id: dict(zip(names, values, strict=True)) for id, *values in found}


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(case_files(), asked())
def test_every_outcome_is_in_the_state_the_rules_give(
    case_file: tuple[Person, ...], ask: dict[str, Any]
) -> None:
    found = at_once(facts_of(pack(as_tables(case_file))), **ask)
    expected = {state.outcome: state for state in plainly(case_file, ask)}
    assert set(found) == set(expected)
    for id, state in expected.items():
        same = {name: getattr(state, name) for name in SAME}
        same["scored_by"] = VOICES.index(state.scored_by) + 1 if state.scored_by else None
        assert found[id] == same


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(case_files(), asked())
def test_cells_are_counted_as_one_would_by_hand(case_file: tuple[Person, ...], ask: dict[str, Any]) -> None:
    states = plainly(case_file, ask)
    outcomes = {outcome.id: outcome for outcome in in_scope(case_file, ask["as_of"])}
    found = measure(facts_of(pack(as_tables(case_file))), Question(by="plan_kind", **ask))
    kinds = {state.outcome: outcomes[state.outcome].plan.kind for state in states}
    assert [cell["key"]["plan_kind"] for cell in found.cells] == sorted(set(kinds.values()))
    for cell in found.cells:
        mine = [state for state in states if kinds[state.outcome] == cell["key"]["plan_kind"]]
        of_person: dict[str, list[OutcomeState]] = {}
        for state in mine:
            of_person.setdefault(outcomes[state.outcome].person, []).append(state)
        assert (cell["outcomes"], cell["people"]) == (len(mine), len(of_person))
        assert cell["status"] == {one: sum(state.status == one for state in mine) for one in STATUSES}
        assert cell["achieved"] == sum(state.achieved for state in mine)
        clear = Counter(state.status for state in mine if state.clear_change)
        assert (cell["clearly_improved"], cell["clearly_worsened"]) == (clear["improved"], clear["worsened"])
        people = Counter(map(person_state, of_person.values()))
        assert cell["people_state"] == {one: people[one] for one in PERSON_STATES}
