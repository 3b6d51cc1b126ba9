"""An inspection is opened by an officer, for a time, for what it names; records only by a decision of their own (E5)."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from tests.records.conftest import TODAY
from tests.records.test_who_may import opens
from tests.spec.case import refused
from whatmatters.records import clock
from whatmatters.records.accounts import actions as accounts
from whatmatters.records.audit.models import Entry
from whatmatters.records.inspections import actions
from whatmatters.records.inspections.access import can_inspect, looking_today
from whatmatters.records.people import actions as people_actions
from whatmatters.records.people.access import NotYours
from whatmatters.records.plans.models import Review
from whatmatters.records.scrutiny import sampling
from whatmatters.records.scrutiny.tallies import PARTS, tally
from whatmatters.rules.inspections import MOST_RECORDS

pytestmark = pytest.mark.django_db


def on(day):
    return clock.at(dt.datetime.combine(day, dt.time(12), dt.UTC))


def in_days(n):
    return TODAY + dt.timedelta(days=n)


def looks(account):
    account.__dict__.pop("roles_in_request", None)
    return looking_today(account).exists()


def opened(cast, **more):
    somebody = accounts.add_account(username="eleri", name="Eleri", password="x" * 14, by=None)
    asked = {
        "unit": cast.council, "bodies": ["care-inspectorate-wales"], "basis": "Part 8", "units": [cast.valley.pk],
        "inspectors": [somebody], "days": (TODAY, in_days(10)), "by": cast.rhian,
    }  # fmt: skip
    return actions.open_inspection(**{**asked, **more}), somebody


def test_it_begins_and_ends_by_itself(cast):
    _row, eleri = opened(cast, days=(in_days(2), in_days(10)))
    seen = {}
    for n in (0, 1, 2, 10, 11):
        with on(in_days(n)):
            seen[n] = looks(eleri)
    assert seen == {0: False, 1: False, 2: True, 10: True, 11: False}


def test_it_can_be_ended_at_once_and_not_taken_up_again(cast):
    cast.plan()
    cast.sample()
    actions.end(inspection=cast.inspection, why="They have seen enough.", by=cast.rhian)
    assert not looks(cast.inspector) and not opens(cast.inspector, cast.gwen)
    with refused("E5"):
        actions.extend(inspection=cast.inspection, last_day=in_days(60), why="After all.", by=cast.rhian)
    with refused("E5"):
        cast.sample(seed="another")


def test_a_longer_time_is_a_decision_of_its_own(cast):
    cast.plan()
    cast.sample()
    with on(in_days(31)):
        assert not opens(cast.inspector, cast.gwen)
    with refused("E5"):
        actions.extend(inspection=cast.inspection, last_day=in_days(60), why=" ", by=cast.rhian)
    actions.extend(inspection=cast.inspection, last_day=in_days(60), why="A second team.", by=cast.rhian)
    with on(in_days(31)):
        assert opens(cast.inspector, cast.gwen)
    with on(in_days(61)):
        assert not opens(cast.inspector, cast.gwen)
    assert [one.what for one in cast.inspection.terms.order_by("number")] == ["opened", "extended"]
    assert list(
        Entry.objects.filter(about=f"inspection:{cast.inspection.pk}")
        .exclude(verb="records sampled").order_by("pk").values_list("verb", flat=True)
    ) == ["inspection opened", "inspection extended"]  # fmt: skip


def test_who_lost_the_role_meanwhile_does_not_get_it_back(cast):
    membership = cast.inspection.inspectors.get().membership
    accounts.end_role(membership=membership, by=cast.carys)
    actions.extend(inspection=cast.inspection, last_day=in_days(60), why="A second team.", by=cast.rhian)
    assert not looks(cast.inspector)


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"bodies": []}, "bodies"),
        ({"bodies": ["care-inspectorate"]}, "bodies"),
        ({"basis": "  "}, "basis"),
        ({"units": []}, "units"),
        ({"units": ["coast-of-nowhere"]}, "units"),
        ({"inspectors": []}, "inspectors"),
        ({"days": (in_days(-3), in_days(-1))}, "last_day"),
        ({"days": (in_days(3), in_days(2))}, "last_day"),
        ({"days": (TODAY, in_days(400))}, "last_day"),
    ],
)
def test_what_it_has_to_say(cast, wrong, column):
    with refused("E5") as found:
        opened(cast, **wrong)
    assert found[0].column == column


def test_nobody_inspects_the_records_they_work_with(cast):
    assert cast.megan not in can_inspect() and cast.inspector in can_inspect()
    with refused("E5"):
        opened(cast, inspectors=[cast.megan])


@pytest.mark.parametrize("who", ["megan", "alun", "carys", "inspector", "ifan"])
def test_only_an_officer_of_the_authority_decides(cast, who):
    by = getattr(cast, who)
    with pytest.raises(PermissionDenied):
        opened(cast, by=by)
    with pytest.raises(PermissionDenied):
        actions.extend(inspection=cast.inspection, last_day=in_days(60), why="Longer.", by=by)
    with pytest.raises(PermissionDenied):
        actions.end(inspection=cast.inspection, why="Enough.", by=by)
    with pytest.raises(PermissionDenied):
        sampling.sample(
            inspection=cast.inspection, basis="Part 8", criterion="in_plan", first=TODAY, to=TODAY, how_many=1,
            seed="one", by=by,
        )  # fmt: skip


def test_an_administrator_does_not_make_an_inspector(cast):
    with pytest.raises(ValueError, match="comes with an inspection"):
        accounts.give_role(
            account=cast.ifan, unit=cast.council, role="inspector", until=in_days(9), by=cast.carys
        )


def several(cast, n):
    found = []
    for number in range(n):
        person = people_actions.add_person(
            unit=cast.valley, by=cast.megan, id=f"p{number}", name=f"Somebody {number}"
        )
        cast.plan(person)
        found.append(person)
    return found


def test_the_draw_can_be_repeated(cast):
    several(cast, 12)
    made = cast.sample(5)
    kept = list(made.records.order_by("place").values_list("person_id", flat=True))
    assert len(kept) == 5 and made.people == 12
    assert sampling.drawn([f"p{n}" for n in reversed(range(12))], 5, "one") == kept
    assert sampling.drawn([f"p{n}" for n in range(12)], 5, "two") != kept
    assert sampling.drawn_again(made) is True
    cast.plan(cast.gwen)
    assert sampling.drawn_again(made) is None, "there are others to draw from now"
    made.first = None
    assert sampling.drawn_again(made) is None, "it is not known from whom it was drawn"


def test_every_person_is_as_likely_as_another(cast):
    people = [f"p{n}" for n in range(10)]
    times = dict.fromkeys(people, 0)
    for seed in range(2000):
        for one in sampling.drawn(people, 3, str(seed)):
            times[one] += 1
    assert min(times.values()) > 520 and max(times.values()) < 680


def test_a_criterion_finds_whom_it_says(cast):
    first, second, third = several(cast, 3)
    plan = second.plans.get()
    Review.objects.create(plan=plan, on=in_days(-10), kind="formal")
    Review.objects.create(plan=third.plans.get(), on=in_days(-10), kind="informal")

    def found(criterion, first, to):
        return sampling.people_to_draw_from(cast.inspection, criterion, in_days(first), in_days(to))

    assert found("reviewed", -30, 0) == [second.pk]
    assert found("reviewed", -30, -11) == []
    assert found("in_plan", -30, 0) == [first.pk, second.pk, third.pk]
    assert found("in_plan", -400, -300) == []
    assert found("begun", -200, -200) == [first.pk, second.pk, third.pk]
    assert found("closed", -400, 0) == []


def test_only_people_in_the_scope_are_drawn(cast):
    elsewhere = people_actions.add_person(unit=cast.coast, by=cast.ifan, name="Elsewhere")
    cast.plan()
    row, _eleri = opened(cast, units=[cast.coast.pk])
    assert sampling.people_to_draw_from(row, "in_plan", in_days(-400), TODAY) == []
    assert elsewhere.pk != cast.gwen.pk


@pytest.mark.parametrize(
    "wrong",
    [
        {"seed": ""},
        {"how_many": 0},
        {"how_many": MOST_RECORDS + 1},
        {"first": TODAY, "to": in_days(-1)},
        {"criterion": "closed"},
    ],
)
def test_a_draw_that_says_too_little_opens_nothing(cast, wrong):
    cast.plan()
    with refused("E5"):
        cast.sample(**wrong)
    assert not opens(cast.inspector, cast.gwen)


def test_a_record_is_taken_out_with_a_reason(cast):
    cast.plan()
    record = cast.sample().records.get()
    with refused("E5"):
        sampling.take_out(record=record.pk, why="", by=cast.rhian)
    sampling.take_out(record=record.pk, why="She would rather not.", by=cast.rhian)
    assert not opens(cast.inspector, cast.gwen)
    again = sampling.take_out(record=record.pk, why="Again.", by=cast.rhian)
    assert again.taken_out_why == "She would rather not."
    with pytest.raises(PermissionDenied):
        sampling.take_out(record=record.pk, why="Hers.", by=cast.megan)
    with pytest.raises(NotYours):
        sampling.take_out(record=record.pk + 1, why="Nobody's.", by=cast.rhian)
    trail = Entry.objects.filter(person=cast.gwen.pk).order_by("pk").values_list("verb", "why")
    assert list(trail)[-2:] == [
        ("records sampled", "Part 8"),
        ("taken out of a sample", "She would rather not."),
    ]


@pytest.mark.parametrize("table", ["inspection", "term", "inspector", "sample"])
def test_the_database_keeps_what_was_decided(cast, table):
    cast.plan()
    cast.sample()
    for statement in (f"DELETE FROM inspections_{table}", f"UPDATE inspections_{table} SET id = id"):
        with pytest.raises(DatabaseError, match="keeps what was written"), transaction.atomic():
            connection.cursor().execute(statement)


def test_a_tally_tells_nothing_of_few_people():
    """Whatever there is, what is shown leaves at least the threshold of people behind each figure, whole and parts."""
    for own in range(9):
        for interpreted in range(9):
            rows = [(f"a{n}", "own") for n in range(own)] + [
                (f"b{n}", "interpreted") for n in range(interpreted)
            ]
            shown = tally("own-words", rows, 5)
            assert set(shown.parts) == set(PARTS["own-words"])
            if 0 < own + interpreted < 5:
                assert shown.whole is None
            if shown.parts["own"] is not None and own + interpreted:
                assert own >= 5 and interpreted >= 5
            assert shown.nothing == (own + interpreted == 0)
            assert all(one is None or one % 5 == 0 for one in (shown.whole, *shown.parts.values()))
