"""The states of single outcomes, counted plainly, are what an independent program says of the
sample packs."""

import json
from collections import Counter, defaultdict
from datetime import UTC, date, datetime

import pytest

from tests.places import SAMPLES
from tests.rules.packs import outcomes_of, read_tables
from whatmatters.rules.mappings import mapping_in_force
from whatmatters.rules.progress import outcome_state, person_state
from whatmatters.rules.vocabulary import PERSON_STATES, STATUSES

AT_THE_END = date(2026, 3, 31)
A_YEAR_EARLIER = date(2025, 3, 31)
KNOWN = datetime(2025, 1, 15, tzinfo=UTC)

# file, as of, from, known at: the dimensions, the basis and the pack are in the file and its name.
ASKED = [
    ("mixed-300.national_outcome.formal", AT_THE_END, None, None),
    ("mixed-300.plan_kind.any", AT_THE_END, None, None),
    ("mixed-300.unit.formal", AT_THE_END, None, None),
    ("mixed-300.intent.any", AT_THE_END, None, None),
    ("mixed-300.scored_by.formal", AT_THE_END, None, None),
    (
        "mixed-300.national_outcome+deprivation_quintile.2024-25.formal",
        A_YEAR_EARLIER,
        date(2024, 4, 1),
        None,
    ),
    ("mixed-300.plan_kind.2025-03-31.any", A_YEAR_EARLIER, None, None),
    ("mixed-300.plan_kind.known-2025-01-15.any", A_YEAR_EARLIER, None, KNOWN),
    ("scotland-120.national_outcome.formal", AT_THE_END, None, None),
]
FRAMEWORKS = {"mixed-300": "wales-wellbeing", "scotland-120": "scotland-nhwo"}


@pytest.mark.parametrize(("name", "as_of", "since", "known_at"), ASKED, ids=[asked[0] for asked in ASKED])
def test_the_figures_are_those_of_the_independent_program(name, as_of, since, known_at):
    pack = name.split(".")[0]
    expected = json.loads((SAMPLES / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    tables = read_tables(SAMPLES / pack)
    people = {row["id"]: row for row in tables["people"]}

    cells = defaultdict(list)
    for outcome in outcomes_of(tables).values():
        in_scope = outcome.opened_on <= as_of and (
            since is None or outcome.ended_on is None or outcome.ended_on >= since
        )
        if in_scope and outcome.plan is not None:
            state = outcome_state(outcome, as_of=as_of, basis=expected["basis"], known_at=known_at)
            mapping = mapping_in_force(
                outcome.mappings, framework=FRAMEWORKS[pack], on=as_of, known_at=known_at
            )
            quintile = people[outcome.person]["deprivation_quintile"]
            dimensions = {
                "national_outcome": mapping.code if mapping else None,
                "plan_kind": outcome.plan.kind,
                "unit": outcome.plan.unit,
                "intent": state.intent,
                "scored_by": state.scored_by,
                "deprivation_quintile": int(quintile) if quintile else None,
            }
            key = tuple(dimensions[dimension] for dimension in expected["by"])
            cells[key].append((outcome.person, state))

    found = {key: _cell(counted) for key, counted in cells.items()}
    assert found == {
        tuple(cell["key"][dimension] for dimension in expected["by"]): {
            name: count for name, count in cell.items() if name != "key"
        }
        for cell in expected["cells"]
    }


def _cell(counted):
    by_person = defaultdict(list)
    for person, state in counted:
        by_person[person].append(state)
    states = [state for _, state in counted]
    statuses = Counter(state.status for state in states)
    overall = Counter(person_state(theirs) for theirs in by_person.values())
    return {
        "outcomes": len(states),
        "people": len(by_person),
        "status": {status: statuses[status] for status in STATUSES},
        "achieved": sum(state.achieved for state in states),
        "clearly_improved": sum(state.clear_change and state.status == "improved" for state in states),
        "clearly_worsened": sum(state.clear_change and state.status == "worsened" for state in states),
        "people_state": {state: overall[state] for state in PERSON_STATES},
    }
