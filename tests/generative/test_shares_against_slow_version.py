"""Shares with their intervals, and time to achievement, equal the slow version on whole case files."""

from hypothesis import HealthCheck, given, settings

from tests.exchange.packs import pack
from tests.generative.histories import as_tables, asked, case_files
from tests.generative.slow_figures import slow_clusters, slow_last_day, slow_time
from tests.generative.slow_progress import slow_state
from whatmatters.exchange.facts import facts_of
from whatmatters.measures import Question
from whatmatters.measures.intervals import Clusters, interval
from whatmatters.measures.shares import PARTS, measure_shares


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(case_files(), asked())
def test_shares_and_times_are_those_of_the_slow_version(case_file, ask):
    found = measure_shares(facts_of(pack(as_tables(case_file))), Question(by="plan_kind", **ask))
    mine = [
        (person.id, outcome, slow_state(outcome, **ask))
        for person in case_file
        for outcome in person.outcomes
        if outcome.plan is not None and outcome.opened_on <= ask["as_of"]
    ]
    kinds = {outcome.plan.kind for _, outcome, _ in mine}
    assert set(found) == {("*",)} | {(kind,) for kind in kinds}
    for (kind,), cell in found.items():
        here = [one for one in mine if kind in ("*", one[1].plan.kind)]
        people = [
            [state for person, _, state in here if person == one] for one in {person for person, _, _ in here}
        ]
        for name in PARTS:
            counts = (
                (lambda state: state["achieved"])
                if name == "achieved"
                else (lambda state, n=name: state["status"] == n)
            )
            clusters = Clusters(*slow_clusters(people, counts))
            share = cell.shares[name]
            assert (share.count, share.of, share.interval) == (
                clusters.counted,
                clusters.outcomes,
                interval(clusters),
            )
        followed = [(state, slow_last_day(outcome, state, ask["as_of"])) for _, outcome, state in here]
        assert (cell.time.with_baseline, cell.time.achieved, cell.time.median_days) == slow_time(followed)
