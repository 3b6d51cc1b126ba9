"""The state of an outcome is the same by the rules and by going through the file day by day."""

import json
from collections import Counter
from dataclasses import asdict, replace
from datetime import UTC, date, datetime

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.generative.histories import AFTERWARDS, as_tables, asked, case_files
from tests.generative.slow_progress import slow_person, slow_state
from tests.oracle import check
from tests.places import DATA
from tests.rules.packs import outcomes_of
from whatmatters.frameworks import known_codes
from whatmatters.rules.progress import outcome_state, person_state
from whatmatters.rules.tools import Tool

PATIENT = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
TOOLS = {"ladder-10": Tool("ladder-10", {str(point): point for point in range(11)})}
DESCRIPTOR = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
KNOWN = known_codes()
IN_THE_MIDDLE = date(2024, 2, 5)


@PATIENT
@given(case_files(), asked())
def test_every_fact_of_every_outcome_is_the_same(case_file, question):
    for person in case_file:
        states = [outcome_state(outcome, **question) for outcome in person.outcomes]
        slowly = [slow_state(outcome, **question) for outcome in person.outcomes]

        assert [asdict(state) for state in states] == slowly
        assert person_state(states) == slow_person([state["status"] for state in slowly])


@PATIENT
@given(case_files())
def test_generated_case_files_break_no_rule(case_file):
    breaches = check(as_tables(case_file), descriptor=DESCRIPTOR, known_codes=KNOWN, tools=TOOLS)

    assert breaches == []


@PATIENT
@given(case_files())
def test_a_case_file_written_as_a_pack_and_read_back_is_the_same(case_file):
    read = outcomes_of(as_tables(case_file))

    assert read == {outcome.id: outcome for person in case_file for outcome in person.outcomes}


@PATIENT
@given(case_files(), asked())
def test_what_is_known_in_the_end_is_what_holds_without_asking_when_it_was_known(case_file, question):
    at_last = datetime(AFTERWARDS.year + 1, 1, 1, tzinfo=UTC)
    for person in case_file:
        for outcome in person.outcomes:
            asked_plainly = outcome_state(outcome, **{**question, "known_at": None})
            assert outcome_state(outcome, **{**question, "known_at": at_last}) == asked_plainly


@PATIENT
@given(case_files(), asked(), st.randoms())
def test_the_order_of_rows_does_not_matter(case_file, question, random):
    for person in case_file:
        for outcome in person.outcomes:
            shuffled = list(outcome.scores)
            random.shuffle(shuffled)
            turned = replace(outcome, scores=tuple(shuffled), goals=outcome.goals[::-1])
            assert outcome_state(turned, **question) == outcome_state(outcome, **question)


STORIES = {
    "not scored": lambda state, outcome: state.status == "not_scored",
    "deferred": lambda state, outcome: state.status == "deferred",
    "withdrawn": lambda state, outcome: outcome.end_reason == "withdrawn",
    "replaced": lambda state, outcome: outcome.end_reason == "replaced",
    "held as intended": lambda state, outcome: state.held_as_intended and state.intent == "maintain",
    "a decline that was slowed": lambda state, outcome: (
        state.held_as_intended and state.intent == "slow_decline" and state.status == "worsened"
    ),
    "reached and lost": lambda state, outcome: state.first_achieved_on and not state.achieved,
    "scored by a supporter": lambda state, outcome: state.scored_by not in (None, "person"),
    "three languages": lambda state, outcome: len({wording.language for wording in outcome.wordings}) == 3,
    "three voices at once": lambda state, outcome: any(
        count >= 3 for count in Counter((row.on, row.kind) for row in outcome.scores).values()
    ),
    "carried on from an earlier plan": lambda state, outcome: outcome.continues,
    "a carer's own": lambda state, outcome: outcome.plan and outcome.plan.kind == "carer" and state.current,
    "changed by what was known": lambda state, outcome: (
        outcome_state(outcome, as_of=state.as_of, known_at=datetime(2024, 1, 25, tzinfo=UTC)).status
        != state.status
    ),
}


def test_generated_case_files_tell_every_story():
    """So that the tests above have seen it: a strategy that stops making a case would make them
    prove less."""
    told = set()

    # Hypothesis stays near what it has drawn before, so one long round may miss what several short ones find.
    for round_ in range(20):

        @seed(round_)
        @settings(PATIENT, max_examples=60, phases=[Phase.generate], database=None)
        @given(case_files())
        def look(case_file):
            for person in case_file:
                for outcome in person.outcomes:
                    state = outcome_state(outcome, as_of=IN_THE_MIDDLE, basis="any")
                    told.update(story for story, tells in STORIES.items() if tells(state, outcome))

        look()
        if told == set(STORIES):
            return

    assert set(STORIES) - told == set()
