"""Whatever is tried, in whatever order: what the checks let through never makes a pack that breaks a rule.

Somebody writes down all kinds of things about one person, careless about dates and blanks, and is refused or
not. Each thing is written down later than the one before, as pages do.
"""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.generative.histories import CODES, FIRST_DAY, Person, as_tables
from tests.oracle import check
from tests.places import DATA
from whatmatters.frameworks import known_codes
from whatmatters.rules.closing import check_plan_closing, still_open
from whatmatters.rules.facts import Goal, Mapping, Need, Outcome, Plan, Score, Wording
from whatmatters.rules.goals import check_goal
from whatmatters.rules.lifecycle import check_end
from whatmatters.rules.mappings import check_mapping
from whatmatters.rules.placing import check_placing
from whatmatters.rules.refusals import Refusals
from whatmatters.rules.scores import check_occasion, check_retraction
from whatmatters.rules.tools import Tool
from whatmatters.rules.vocabulary import END_REASONS, SCORE_KINDS
from whatmatters.rules.words import check_wording

DESCRIPTOR = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
TOOLS = {"ladder-10": Tool("ladder-10", {str(point): point for point in range(11)})}
KNOWN = known_codes()
PLAN = Plan(id="plan", person="mair", kind="adult", unit="team", started_on=FIRST_DAY + timedelta(days=3))
NEEDS = (
    Need(id="need", plan="plan", eligible=True, description="Getting out"),
    Need(id="another", plan="plan", eligible=False, description="A carpet"),
)
TODAY = FIRST_DAY + timedelta(days=20)

offsets = st.integers(0, 22)
texts = st.sampled_from([*["Some words."] * 8, " ", ""])
of_two = st.integers(0, 1)
one_score = st.tuples(
    st.just("score"),
    st.sampled_from([0, 0, 0, 1]),
    st.integers(4, 20),
    st.sampled_from(SCORE_KINDS),
    st.lists(
        st.tuples(
            st.sampled_from(["person", "person", "family", "practitioner"]),
            st.sampled_from([5, 5, 5, 6, 0, 10, None, None, 11]),
            texts,
            texts,
            st.sampled_from([*[""] * 5, "No."]),
            st.sampled_from(["", "", "", "ladder-10"]),
            st.sampled_from([*[False] * 6, True]),
        ),
        min_size=1,
        max_size=3,
    ),
)
KINDS_OF_DEED = (
    *[one_score] * 8,
    st.tuples(st.just("word"), of_two, offsets, texts, texts, st.sampled_from(["", "own", "translation"])),
    st.tuples(st.just("goal"), of_two, offsets, st.integers(0, 11), texts, texts),
    st.tuples(
        st.just("map"), of_two, offsets, st.sampled_from([*CODES, "rich"]), st.sampled_from(["", "candidate"])
    ),
    *[st.tuples(st.just("take back"), st.just(0), st.integers(0, 2), texts)] * 3,
    st.tuples(st.just("end"), of_two, st.integers(10, 22), st.sampled_from(END_REASONS), texts),
    st.tuples(st.just("place"), of_two, of_two),
    st.tuples(st.just("close"), st.integers(10, 22), texts),
)
deeds = st.integers(0, len(KINDS_OF_DEED) - 1).flatmap(lambda place: KINDS_OF_DEED[place])
BEGINNING = [("place", 0, 0), ("goal", 0, 4, 7, "Some words.", "")]


class File:
    """What has been written down so far: a plan, and two outcomes of which one may replace the other."""

    def __init__(self):
        self.plan = PLAN
        self.now = datetime.combine(TODAY, time(8), UTC)
        self.outcomes = [self.opened(f"outcome {number}", number * 5) for number in range(2)]

    def opened(self, id, offset):
        """An outcome as it begins: outside any plan, in its first words."""
        on = FIRST_DAY + timedelta(days=offset)
        return Outcome(
            id=id,
            person="mair",
            opened_on=on,
            wordings=(Wording(on=on, words="What matters.", language="en"),),
        )

    def attempt(self, deed):
        """Try one thing; a refusal leaves the file as it was."""
        self.now += timedelta(minutes=1)
        what, *details = deed
        with suppress(Refusals):
            getattr(self, f"_{what.replace(' ', '_')}")(*details)

    def _word(self, number, offset, words, reason, kind):
        wording = Wording(
            on=FIRST_DAY + timedelta(days=offset),
            words=words,
            language="en",
            kind=kind,
            reason=reason,
            recorded_at=self.now,
        )
        check_wording(self.outcomes[number], wording, today=TODAY)
        self._keep(number, wordings=(*self.outcomes[number].wordings, wording))

    def _goal(self, number, offset, score, meaning, reason):
        goal = Goal(
            set_on=FIRST_DAY + timedelta(days=offset),
            score=score,
            meaning=meaning,
            ten_means="Every week.",
            reason=reason,
            recorded_at=self.now,
        )
        check_goal(self.outcomes[number], goal, today=TODAY)
        self._keep(number, goals=(*self.outcomes[number].goals, goal))

    def _map(self, number, offset, code, choice):
        mapping = Mapping(
            set_on=FIRST_DAY + timedelta(days=offset),
            framework="wales-wellbeing",
            version="2016",
            code=code,
            choice=choice,
            rationale="Agreed.",
            recorded_at=self.now,
        )
        check_mapping(self.outcomes[number], mapping, known=KNOWN, today=TODAY)
        self._keep(number, mappings=(*self.outcomes[number].mappings, mapping))

    def _score(self, number, offset, kind, voices):
        on = FIRST_DAY + timedelta(days=offset)
        rows = [
            Score(
                on=on,
                kind=kind,
                by=by,
                value=value,
                narrative=narrative,
                difference_reason=difference,
                not_scored_reason=refusal,
                tool=tool,
                raw=str(value) if tool and value is not None else "",
                concurs=concurs,
                proxy_reason="Could not say; glad to.",
                recorded_at=self.now,
            )
            for by, value, narrative, difference, refusal, tool, concurs in voices
        ]
        check_occasion(self.outcomes[number], rows, today=TODAY, tools=TOOLS)
        self._keep(number, scores=(*self.outcomes[number].scores, *rows))

    def _take_back(self, number, place, reason):
        outcome = self.outcomes[number]
        if place < len(outcome.scores) and outcome.scores[place].retracted_at is None:
            row = outcome.scores[place]
            check_retraction(outcome, row, retracted_at=self.now, reason=reason)
            taken_back = replace(row, retracted_at=self.now, retracted_reason=reason)
            self._keep(
                number, scores=tuple(taken_back if score is row else score for score in outcome.scores)
            )

    def _end(self, number, offset, end_reason, note):
        on, successor = FIRST_DAY + timedelta(days=offset), self.outcomes[1 - number]
        check_end(
            self.outcomes[number],
            end_reason=end_reason,
            end_note=note,
            replaced_by=successor,
            on=on,
            today=TODAY,
        )
        replaced_by = successor.id if end_reason == "replaced" else ""
        self._keep(number, ended_on=on, end_reason=end_reason, end_note=note, replaced_by=replaced_by)

    def _place(self, number, need):
        check_placing(self.outcomes[number], plan=self.plan, need=NEEDS[need])
        self._keep(number, plan=self.plan, need=NEEDS[need])

    def _close(self, offset, evaluation):
        on = FIRST_DAY + timedelta(days=offset)
        in_plan = [outcome for outcome in self.outcomes if outcome.plan is not None]
        check_plan_closing(self.plan, in_plan, on=on, evaluation=evaluation, today=TODAY)
        self.plan = replace(self.plan, closed_on=on, closure_evaluation=evaluation)
        for number, outcome in enumerate(self.outcomes):
            if outcome.plan is not None:
                ends = {"ended_on": on, "end_reason": "plan_closed"} if still_open(outcome, on) else {}
                self._keep(number, plan=self.plan, **ends)

    def _keep(self, number, **changes):
        self.outcomes[number] = replace(self.outcomes[number], **changes)

    def breaches(self):
        """What is wrong with the file, written as a case pack."""
        person = Person("mair", (self.plan,), tuple(self.outcomes))
        return check(as_tables((person,)), descriptor=DESCRIPTOR, known_codes=KNOWN, tools=TOOLS)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(st.booleans(), st.lists(deeds, max_size=25))
def test_what_the_checks_let_through_breaks_no_rule(begun, tried):
    file = File()
    for deed in [*(BEGINNING if begun else []), *tried]:
        file.attempt(deed)

        assert file.breaches() == []


def test_a_whole_story_gets_through():
    """So that the test above is known to let good things through."""
    said = ("person", 5, "Some words.", "", "", "", False)
    file = File()
    for deed in [
        *BEGINNING,
        ("score", 0, 5, "baseline", [said]),
        ("score", 0, 9, "review", [said, ("practitioner", 6, "Some words.", "Some words.", "", "", False)]),
        ("score", 0, 12, "end", [said]),
        ("close", 12, "Some words."),
    ]:
        file.attempt(deed)

    assert [len(file.outcomes[0].scores), file.outcomes[0].end_reason] == [4, "plan_closed"]
    assert file.breaches() == []
