"""Whole case files as Hypothesis makes them: valid, and full of what goes on in real ones.

Not scored, deferred, withdrawn, replaced, completed, closed with the plan; maintenance and slowed decline;
three voices and more on one occasion; late entries, corrections, retractions; wording in three languages; two
plans one after the other; a carer with a plan of their own. `case_files()` draws them, `as_tables` writes one
as the raw rows of a case pack.

Everything happens within a few weeks, so that things fall on one day as often as not.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from hypothesis import strategies as st

from tests.generative.pack_rows import as_tables
from tests.generative.story_days import (
    AFTERWARDS,
    FIRST_DAY,
    LAST_DAY,
    asked,
    days,
    one_in,
    picked,
    values,
    written,
)
from tests.generative.voices_heard import scores
from whatmatters.rules.facts import Action, Deferral, Goal, Mapping, Need, Outcome, Plan, Wording
from whatmatters.rules.vocabulary import SUPPORTERS

__all__ = [
    "AFTERWARDS",
    "FIRST_DAY",
    "LAST_DAY",
    "Person",
    "as_tables",
    "asked",
    "case_files",
    "histories",
    "people",
]

CODES = ("belong", "happy", "do-what-matters", "social-life")
LANGUAGES = ("en", "cy", "gd")


@dataclass(frozen=True)
class Person:
    """Somebody with plans one after the other, and outcomes in and outside them."""

    id: str
    plans: tuple[Plan, ...]
    outcomes: tuple[Outcome, ...]


@st.composite
def case_files(draw: st.DrawFn) -> tuple[Person, ...]:
    """One person, or two: the second is an unpaid carer of the first, with a plan of their own."""
    return tuple(draw(people(f"p{place}", carer=place == 1)) for place in range(draw(st.integers(1, 2))))


@cache
@st.composite
def people(draw: st.DrawFn, id: str = "p0", carer: bool = False) -> Person:
    """One person, with up to two plans one after the other."""
    kinds = ["carer", "young_carer"] if carer else ["adult", "child"]
    kind = draw(picked(*kinds))
    started = draw(days(last=FIRST_DAY + timedelta(days=10)))
    closed = draw(st.one_of(st.none(), days(started)))
    plans = [_plan(f"{id}-first", id, kind, started, closed)]
    if closed is not None and draw(st.booleans()):
        plans.append(_plan(f"{id}-second", id, kind, draw(days(closed)), None))
    outcomes: list[Outcome] = []
    for plan in plans:
        for place in range(draw(picked(1, 1, 2))):
            outcomes += draw(_threads(f"{plan.id}-{place}", plan, outcomes))
    if draw(one_in(4)):
        outcomes.append(draw(histories(f"{id}-outside", id, None)))
    return Person(id, tuple(plans), tuple(outcomes))


def _plan(id: str, person: str, kind: str, started: date, closed: date | None) -> Plan:
    evaluation = "Went through each together." if closed else ""
    return Plan(
        id=id,
        person=person,
        kind=kind,
        unit="team",
        started_on=started,
        closed_on=closed,
        closure_evaluation=evaluation,
    )


@st.composite
def _threads(draw: st.DrawFn, id: str, plan: Plan, before: list[Outcome]) -> list[Outcome]:
    """One outcome, or one and its successor; in a second plan it may carry on one of the first."""
    first = draw(histories(id, plan.person, plan))
    carried_on = [
        outcome for outcome in before if outcome.plan != plan and outcome.end_reason == "plan_closed"
    ]
    if carried_on and draw(st.booleans()):
        first = replace(first, continues=carried_on[0].id)
    if first.end_reason != "replaced" or first.ended_on is None:
        return [first]
    successor = draw(histories(f"{id}-next", plan.person, plan, not_before=first.ended_on, replaceable=False))
    return [replace(first, replaced_by=successor.id), successor]


@cache
@st.composite
def histories(
    draw: st.DrawFn,
    id: str = "outcome",
    person: str = "p0",
    plan: Plan | None = None,
    not_before: date | None = None,
    replaceable: bool = True,
) -> Outcome:
    """One outcome with its whole history. A `replaced` one still lacks the id of its successor's; `_threads`
    adds it.
    """
    closed = plan.closed_on if plan else None
    first = max(not_before or FIRST_DAY, plan.started_on if plan else FIRST_DAY)
    opened = draw(days(first, min(closed or LAST_DAY, LAST_DAY)))
    ends = draw(_ends(opened, closed, plan is not None and replaceable))
    last = ends.get("ended_on") or LAST_DAY
    goals = () if draw(one_in(8)) else draw(_goals(opened, last))
    defined_by = draw(picked("person", "person", *SUPPORTERS))
    return Outcome(
        id=id,
        person=person,
        plan=plan,
        need=Need(id=f"{plan.id}-need", plan=plan.id, eligible=True, description="Getting out")
        if plan
        else None,
        opened_on=opened,
        defined_by=defined_by,
        defined_by_note="" if defined_by == "person" else "He could not; she was glad to.",
        type=draw(picked("", "quality_of_life", "change", "process")),
        wordings=draw(_wordings(opened, last)),
        goals=goals,
        mappings=draw(_mappings(opened, last)),
        scores=draw(scores(opened, last, goals if plan else (), ends.get("end_reason") == "plan_closed")),
        actions=draw(_actions(opened)),
        deferrals=tuple(draw(st.lists(_deferrals(opened), max_size=1))),
        **ends,
    )


@cache
@st.composite
def _ends(draw: st.DrawFn, opened: date, closed: date | None, replaceable: bool) -> dict[str, object]:
    """How an outcome ends: not at all, or before its plan closes, or with it."""
    ways = ["plan_closed"] if closed else [""]
    ways += ["completed", "withdrawn", *(["replaced"] if replaceable else [])]
    way = draw(picked(ways[0], ways[0], *ways))
    if way == "":
        return {}
    if way == "plan_closed":
        return {"ended_on": closed, "end_reason": way}
    last = min(closed, LAST_DAY) if closed else LAST_DAY
    noted = {"end_note": "No longer what matters."} if way != "completed" else {}
    # A successor is needed at once for the value to be possible; the real one is put in its place.
    successor = {"replaced_by": "to come"} if way == "replaced" else {}
    return {"ended_on": draw(days(opened, last)), "end_reason": way, **noted, **successor}


@cache
@st.composite
def _goals(draw: st.DrawFn, opened: date, last: date) -> tuple[Goal, ...]:
    goals: dict[object, Goal] = {}
    set_on = opened
    for place in range(draw(st.integers(1, 3))):
        goal = Goal(
            set_on=set_on,
            score=draw(values),
            meaning="Most weeks.",
            ten_means="Every week.",
            zero_means=draw(picked("", "Never.")),
            set_by=draw(picked("person", "family")),
            reason="Life changed." if place else "",
            recorded_at=draw(written(set_on)),
        )
        goals.setdefault((goal.set_on, goal.recorded), goal)
        set_on = draw(days(opened, last))
    in_order = sorted(goals.values(), key=lambda goal: (goal.set_on, goal.recorded))
    told = [replace(goal, reason=goal.reason or "Put right.") for goal in in_order]
    return tuple(told[::-1] if draw(st.booleans()) else told)


@cache
@st.composite
def _wordings(draw: st.DrawFn, opened: date, last: date) -> tuple[Wording, ...]:
    turn = draw(st.integers(0, 2))
    first, *others = LANGUAGES[turn:] + LANGUAGES[:turn]
    kind = draw(picked("", "own", "interpreted"))
    said = [Wording(on=opened, words="Capel bob Sul 🎶", language=first, kind=kind, by="person")]
    for language in others:
        if draw(st.booleans()):
            said.append(
                Wording(
                    on=opened, words='Chapel, "every" Sunday,\nalone', language=language, kind="translation"
                )
            )
    if draw(st.booleans()):
        changed = draw(days(opened, last))
        said.append(
            Wording(
                on=changed,
                words="Chapel, and singing",
                language=first,
                reason="Singing matters.",
                recorded_at=datetime.combine(changed, time(10), UTC),
            )
        )
    return tuple(said)


@cache
@st.composite
def _mappings(draw: st.DrawFn, opened: date, last: date) -> tuple[Mapping, ...]:
    found: dict[object, Mapping] = {}
    for _ in range(draw(st.integers(0, 3))):
        set_on = draw(days(opened, last))
        mapping = Mapping(
            set_on=set_on,
            framework="wales-wellbeing",
            version="2016",
            code=draw(picked(*CODES)),
            choice=draw(picked("", "chosen", "candidate")),
            recorded_at=draw(written(set_on)),
        )
        found.setdefault((mapping.set_on, mapping.recorded), mapping)
    return tuple(found.values())


@cache
@st.composite
def _actions(draw: st.DrawFn, opened: date) -> tuple[Action, ...]:
    whose = draw(st.lists(picked("person", "local_authority", "other_body"), max_size=2))
    return tuple(
        Action(
            what="Ask about the bus",
            who_kind=who,
            who="The chapel" if who == "other_body" else "",
            due_on=opened,
        )
        for who in whose
    )


@cache
@st.composite
def _deferrals(draw: st.DrawFn, opened: date) -> Deferral:
    begins = draw(days(opened))
    until = begins + timedelta(days=draw(st.integers(1, 20)))
    return Deferral(
        from_=begins,
        until=until,
        resolved_on=draw(st.one_of(st.none(), days(begins, begins + timedelta(days=25)))),
        reason="Enquiry first.",
    )
