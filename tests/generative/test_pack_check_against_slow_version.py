"""The set-based check finds exactly what the slow, obvious one finds, whatever is planted in a pack."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import oracle
from tests.exchange.packs import DESCRIPTOR, Tables, breaches, sample, some_people
from whatmatters import frameworks
from whatmatters.rules.tools import Tool

PEOPLE = [row["id"] for row in sample("mixed-300")["people"]]
TOOLS = {one.id: Tool(one.id, one.points) for one in frameworks.tools() if one.id}
TEXTS = [
    "",
    " ",
    "x",
    "0",
    "10",
    "11",
    "7.5",
    "-1",
    "5",
    "true",
    "perhaps",
    "\u00a0",
    "Some words.",
    "ysgol 🎈",
]
DATES = ["2024-02-30", "2023-01-01", "2024-06-04", "2025-08-13", "2026-06-30", "yesterday"]
MOMENTS = [
    "2024-06-04T10:00:00Z",
    "2025-12-01T09:30:00+01:00",
    "2026-05-01T00:00:00Z",
    "2024-13-01T00:00:00Z",
]
CODES = ["person", "practitioner", "family", "friend", "attorney", "baseline", "review", "end", "informal", "unable",
         "declined", "withdrawn", "replaced", "completed", "plan_closed", "own", "translation", "plain", "candidate",
         "faces-5", "ladder-10", "nowhere", "belong", "other_body"]  # fmt: skip
NUMBERS = ["4505577104", "4505577105", "943 476 5919", "0101701239", "3112991234", "9990000018"]


@st.composite
def broken_packs(draw: st.DrawFn) -> Tables:
    """A few people of the sample, with up to five things changed, taken out or doubled."""
    start = draw(st.integers(0, len(PEOPLE) - 4))
    tables = some_people(PEOPLE[start : start + draw(st.integers(1, 4))])
    for _ in range(draw(st.integers(1, 5))):
        table = draw(st.sampled_from([name for name in tables if tables[name]] + ["scores", "outcomes"]))
        rows = tables[table]
        if not rows:
            continue
        place = draw(st.integers(0, len(rows) - 1))
        how = draw(st.sampled_from(["change", "change", "change", "borrow", "borrow", "remove", "double"]))
        column = draw(st.sampled_from(sorted(rows[0])))
        if how == "change":
            rows[place][column] = draw(st.sampled_from(TEXTS + DATES + MOMENTS + CODES + NUMBERS))
        elif how == "borrow":
            rows[place][column] = draw(st.sampled_from(rows))[column]
        elif how == "remove":
            del rows[place]
        else:
            rows.insert(draw(st.integers(0, len(rows))), dict(rows[place]))
            changed = draw(
                st.sampled_from(["", "recorded_at", "who", "by", "value", "set_on", "on", "retracted_at"])
            )
            if changed in rows[0]:
                rows[place][changed] = draw(st.sampled_from(TEXTS + DATES + MOMENTS + CODES))
    return tables


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(broken_packs())
def test_the_quick_check_equals_the_slow_one(tables: Tables) -> None:
    quick = [vars(one) for one in breaches(tables)]
    plain = [one.as_dict() for one in slow(tables)]
    assert [one for one in quick if one not in plain] == [one for one in plain if one not in quick] == []
    assert quick == plain


def slow(tables: Tables) -> list[oracle.Breach]:
    form = json.loads(DESCRIPTOR)
    return oracle.check(
        tables,
        descriptor=form,
        known_codes=frameworks.known_codes(),
        tools=TOOLS,
        own_descriptor=form,
        headers={
            one["name"]: [field["name"] for field in one["schema"]["fields"]] for one in form["resources"]
        },
    )
