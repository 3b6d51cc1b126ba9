"""Generated occasions of one outcome: who said what, what was corrected and what was taken back."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from hypothesis import strategies as st

from tests.generative.story_days import days, one_in, picked, values, written
from whatmatters.rules.facts import Goal, Score
from whatmatters.rules.vocabulary import SUPPORTERS


@cache
@st.composite
def scores(
    draw: st.DrawFn, opened: date, last: date, goals: tuple[Goal, ...], closing: bool
) -> tuple[Score, ...]:
    """Occasions with their voices; a value only where a goal was set by then."""
    first_goal = min((goal.set_on for goal in goals), default=None)
    occasions = {}
    if not draw(one_in(6)):
        occasions[(draw(days(opened, last)), "baseline")] = False
    for _ in range(draw(st.integers(0, 4))):
        kind = draw(picked("informal", "review", "review", "end"))
        occasions[(draw(days(opened, last)), kind)] = False
    if closing:
        occasions[(last, "end")] = True
    rows: list[Score] = []
    for (on, kind), must_be_answered in occasions.items():
        valued = first_goal is not None and first_goal <= on
        rows += draw(_occasion(on, kind, valued, must_be_answered))
    rows += draw(_baseline_in_the_wrong_record(opened, last, first_goal))
    turn = draw(st.integers(0, max(0, len(rows) - 1)))
    return (*rows[turn:], *rows[:turn])


@cache
@st.composite
def _occasion(draw: st.DrawFn, on: date, kind: str, valued: bool, must_be_answered: bool) -> list[Score]:
    named = st.tuples(picked(*SUPPORTERS), picked("", "sister", "brother"))
    voices = list(dict.fromkeys(draw(named) for _ in range(draw(picked(0, 0, 1, 2)))))
    if must_be_answered or not voices or draw(st.booleans()):
        voices.append(("person", ""))
    if draw(st.booleans()):
        voices.append(("practitioner", draw(picked("", "Gwen"))))
    rows: list[Score] = []
    for by, who in voices:
        stays = must_be_answered and by == "person"
        rows += draw(_voice(on, kind, by, who, valued, stays))
    return rows


@cache
@st.composite
def _voice(draw: st.DrawFn, on: date, kind: str, by: str, who: str, valued: bool, stays: bool) -> list[Score]:
    """What one voice said, with its corrections; some of it taken back, unless it has to stay."""
    rows: list[Score] = []
    recorded_at = draw(written(on))
    for _ in range(draw(picked(1, 1, 1, 1, 2, 3))):
        said = draw(_said(by, valued))
        row = Score(on=on, kind=kind, by=by, who=who, recorded_at=recorded_at, **said)
        if not stays and draw(one_in(8)):
            row = replace(
                row,
                retracted_at=row.recorded + timedelta(hours=draw(st.integers(0, 500))),
                retracted_reason="Written in the wrong record.",
            )
        rows.append(row)
        recorded_at = row.recorded + timedelta(hours=draw(st.integers(1, 300)))
    return rows


@cache
@st.composite
def _said(draw: st.DrawFn, by: str, valued: bool) -> dict[str, object]:
    ways = ["refusal", *(["value"] * 9 if valued else [])]
    ways += ["words"] if by in SUPPORTERS else []
    ways += ["concurs"] if by == "practitioner" else []
    way = draw(picked(*ways))
    proxy = {"proxy_reason": "Could not say; glad to."} if by in SUPPORTERS else {}
    if way == "value":
        value = draw(values)
        tool = draw(picked("", "", "ladder-10"))
        return {
            "value": value,
            "narrative": "Mae'n well.",
            "language": draw(picked("", "cy")),
            "difference_reason": "Seen differently.",
            "tool": tool,
            "raw": str(value) if tool else "",
            **proxy,
        }
    if way == "words":
        return {"narrative": "She sings again.", **proxy}
    if way == "concurs":
        return {"concurs": True}
    return {
        "not_scored_reason": "Would rather talk.",
        "not_scored_kind": draw(picked("", "declined", "unable", "not_asked")),
    }


@cache
@st.composite
def _baseline_in_the_wrong_record(
    draw: st.DrawFn, opened: date, last: date, first_goal: date | None
) -> list[Score]:
    """Sometimes a baseline of another day, taken back later: until then there were two."""
    on = draw(days(opened, last))
    if first_goal is None or first_goal > on or not draw(one_in(5)):
        return []
    return [
        Score(
            on=on,
            kind="baseline",
            by="person",
            who="written in the wrong record",
            value=draw(values),
            narrative="Somebody else's words.",
            difference_reason="Another person's.",
            retracted_at=datetime.combine(on + timedelta(days=draw(st.integers(0, 20))), time(12), UTC),
            retracted_reason="Written in the wrong record.",
        )
    ]
