"""G2: a team holds its own practice against the tables of the guidance, over time."""

import datetime as dt

import pytest

from tests.spec.rulebook import spec
from whatmatters.frameworks.practice import practice_check, practice_checks
from whatmatters.records.people.access import NotYours
from whatmatters.records.reflection import actions
from whatmatters.records.reflection.models import PracticeCheck
from whatmatters.rules.refusals import Refusals
from whatmatters.web.practice.reflecting import over_time

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 6, 15)


@spec(
    "G2",
    "P § Comparing service led and outcomes focused approaches; T § What difference",
    "The tables of P and T, row by row, and the PANEL principles, in both languages",
)
def test_the_tables_are_kept_as_data():
    assert {check.id: len(check.rows) for check in practice_checks()} == {
        "personal-outcomes": 7,
        "talking-points": 7,
        "panel": 5,
    }
    texts = [
        text for check in practice_checks() for row in check.rows for text in (row.title, row.one, row.other)
    ]
    assert all(text.translation("cy") for text in texts)


@spec(
    "G2",
    "P § Comparing service led and outcomes focused approaches",
    "A place between two poles, or nothing said; never a sum",
)
def test_a_team_says_where_it_is_over_time(cast):
    actions.write_check(
        unit="valley",
        check_id="personal-outcomes",
        on=TODAY - dt.timedelta(days=200),
        answers={"format": (2, "We still start with the form."), "focus": (None, " "), "unknown": (3, "")},
        by=cast.megan,
    )
    actions.write_check(
        unit="valley", check_id="personal-outcomes", on=TODAY, answers={"format": (4, "")}, by=cast.rhian
    )

    held = list(PracticeCheck.objects.order_by("on"))
    rows = {one.row.id: one.marks for one in over_time(practice_check("personal-outcomes"), held)}

    assert [position for _check, position, _seen in rows["format"]] == [2, 4]
    assert [position for _check, position, _seen in rows["focus"]] == [None, None]


@spec("G2", "T § What difference", "It is the team's own: others neither write nor read it")
def test_only_who_works_there_looks(cast):
    with pytest.raises(NotYours):
        actions.write_check(unit="valley", check_id="panel", on=TODAY, answers={}, by=cast.ifan)
    with pytest.raises(Refusals):
        actions.write_check(
            unit="valley", check_id="panel", on=TODAY + dt.timedelta(days=1), answers={}, by=cast.megan
        )
