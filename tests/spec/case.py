"""Cases for the spec, said in small tables. What a table leaves out is filled in as a careful practitioner
would.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

import pytest

from whatmatters.rules.facts import Goal, Mapping, Need, Outcome, Plan, Score, Wording
from whatmatters.rules.progress import OutcomeState, outcome_state
from whatmatters.rules.refusals import Refusals
from whatmatters.rules.vocabulary import SUPPORTERS

TODAY = date(2026, 3, 31)
PLAN = Plan(id="plan", person="Mair", kind="adult", started_on=date(2024, 1, 1))
NEED = Need(id="need", plan="plan", eligible=True)


def day(text: str) -> date:
    """A date, written shortly."""
    return date.fromisoformat(text)


def table(text: str) -> list[dict[str, str]]:
    """The rows of a small table drawn with |, its first line naming the columns."""
    header, *lines = [line for line in text.strip().splitlines() if set(line.strip()) - set("-|+ ")]
    columns = [cell.strip() for cell in header.split("|")]
    return [dict(zip(columns, (cell.strip() for cell in line.split("|")), strict=True)) for line in lines]


def scores(text: str) -> tuple[Score, ...]:
    """Rows of scores. A value gets words and a supporter's a reason, unless the table says otherwise."""
    return tuple(_score(row) for row in table(text))


def _score(row: dict[str, str]) -> Score:
    value = int(row["value"]) if row.get("value") else None
    speaks = value is not None
    fields = {
        "kind": "review",
        "by": "person",
        "narrative": "What was said." if speaks else "",
        "proxy_reason": "Could not say so herself; glad to help." if row.get("by") in SUPPORTERS else "",
        **{name: cell for name, cell in row.items() if name not in ("value", "concurs")},
    }
    for column in ("recorded_at", "retracted_at"):
        fields[column] = datetime.fromisoformat(fields[column]) if fields.get(column) else None
    if fields["retracted_at"] and not fields.get("retracted_reason"):
        fields["retracted_reason"] = "Written in the wrong record."
    concurs = True if row.get("concurs") == "yes" else None
    return Score(**{**fields, "on": day(row["on"])}, value=value, concurs=concurs)


def goals(text: str) -> tuple[Goal, ...]:
    """Rows of goals. Meanings are filled in, and a reason for each after the first."""
    return tuple(_goal(row, place) for place, row in enumerate(table(text)))


def _goal(row: dict[str, str], place: int) -> Goal:
    recorded = row.get("recorded_at", "")
    return Goal(
        set_on=day(row["set_on"]),
        score=int(row["score"]),
        meaning=row.get("meaning", "Out to chapel most weeks."),
        ten_means=row.get("ten_means", "Chapel every Sunday, on my own."),
        zero_means=row.get("zero_means", "Never leaving the house."),
        set_by=row.get("set_by", "person"),
        reason=row.get("reason", "Life changed." if place else ""),
        recorded_at=datetime.fromisoformat(recorded) if recorded else None,
    )


def outcome(**said: object) -> Outcome:
    """Mair's outcome: in her plan, under an eligible need, worded, with a goal of 7, unless said
    otherwise."""
    usual = {
        "id": "chapel",
        "person": "Mair",
        "opened_on": day("2024-01-01"),
        "plan": PLAN,
        "need": NEED,
        "wordings": (Wording(on=day("2024-01-01"), words="Chapel every Sunday on my own.", language="en"),),
        "goals": goals("set_on | score\n2024-01-01 | 7"),
    }
    return Outcome(**{**usual, **said})


def mapping(code: str, set_on: str, **said: object) -> Mapping:
    """A national outcome of Wales chosen on a day."""
    usual = {"framework": "wales-wellbeing", "version": "2016", "rationale": "What we agreed."}
    return Mapping(**{**usual, "code": code, "set_on": day(set_on), **said})


def state(case: Outcome, as_of: str = "2026-03-31", **asked: object) -> OutcomeState:
    """The state of an outcome as of a day."""
    return outcome_state(case, as_of=day(as_of), **asked)


@contextmanager
def refused(*rules: str) -> Iterator[list]:
    """What is done in here is refused by exactly these rules, in this order; each refusal says the
    way out."""
    caught: list = []
    with pytest.raises(Refusals) as refusal:
        yield caught
    assert tuple(wrong.rule for wrong in refusal.value) == rules
    for one in refusal.value:
        assert str(one).endswith(f"({one.rule})")
        assert one.way_out
    caught.extend(refusal.value)
