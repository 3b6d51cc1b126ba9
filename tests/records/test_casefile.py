"""The one query that reads a person's file gives what the ORM gives; the caseload says what is due and no more."""

import datetime as dt

from whatmatters.records.conversations.actions import write_conversation
from whatmatters.records.outcomes.actions import deferrals, reviews
from whatmatters.records.outcomes.casefile import TABLES, tables_of
from whatmatters.records.outcomes.caseload import caseload, due_for
from whatmatters.records.people import actions as people
from whatmatters.rules.facts import Deferral

TODAY = dt.date(2026, 6, 15)


def fill(cast):
    plan = cast.plan()
    first = cast.outcome(plan)
    cast.outcome(plan, text="“Quoted” \\ back\nslash 👩‍👩‍👧", baseline=None)
    cast.scored(
        first, "review", 20, by="family", who="Ann", value=6, narrative="Gwell", proxy_reason="She asked her"
    )
    write_conversation(
        participants="person", person=cast.gwen, on=TODAY, narrative='He said "no" \t tab', by=cast.megan
    )
    people.add_relationship(person=cast.gwen, name="Ann", role="family", by=cast.megan)
    people.add_strength(person=cast.gwen, kind="ability", description="Canu", on=TODAY, by=cast.megan)
    deferrals.defer(
        person=cast.gwen.pk,
        outcome=first.pk,
        deferral=Deferral(from_=TODAY - dt.timedelta(days=9), until=TODAY, reason="Enquiry"),
        by=cast.megan,
    )
    return plan


def test_it_is_what_the_orm_reads(cast, django_assert_num_queries):
    fill(cast)
    with django_assert_num_queries(1):
        found = tables_of(cast.gwen.pk)
    for name, (model, _of) in TABLES.items():
        names = [field.attname for field in model._meta.concrete_fields]
        by_orm = {row.pk: {field: getattr(row, field) for field in names} for row in model.objects.all()}
        assert {row.pk: {field: getattr(row, field) for field in names} for row in found[name]} == by_orm, (
            name
        )
        assert {type(row) for row in found[name]} <= {model}


def test_another_persons_rows_stay_out(cast):
    fill(cast)
    other = people.add_person(unit=cast.valley, by=cast.megan, name="Other")
    assert all(not rows for name, rows in tables_of(other.pk).items() if name != "responsibilities")


def test_what_is_due(cast):
    plan = fill(cast)
    due = due_for([cast.gwen.pk], today=TODAY)[cast.gwen.pk]
    assert (due.baselines, due.ask_again, due.return_on, due.review_on) == (1, 0, TODAY, None)
    reviews.Review.objects.create(
        plan=plan, on=TODAY - dt.timedelta(days=30), kind="formal", next_review_on=TODAY
    )
    assert due_for([cast.gwen.pk], today=TODAY)[cast.gwen.pk].review_on == TODAY


def test_somebody_who_chose_not_to_score_is_worth_asking_again(cast):
    outcome = cast.outcome(cast.plan(), baseline=None)
    cast.scored(outcome, "baseline", 30, not_scored_reason="Ddim heddiw", not_scored_kind="declined")
    due = due_for([cast.gwen.pk], today=TODAY)[cast.gwen.pk]
    assert (due.baselines, due.ask_again) == (0, 1)
    cast.scored(outcome, "informal", 20, not_scored_reason="Ddim eto", not_scored_kind="declined")
    assert due_for([cast.gwen.pk], today=TODAY)[cast.gwen.pk].ask_again == 1


def test_nothing_due_says_nothing(cast):
    cast.outcome(cast.plan())
    assert due_for([cast.gwen.pk], today=TODAY) == {}


def test_a_long_silence_is_due(cast):
    cast.outcome(cast.plan(ago=500), ago=500)
    assert due_for([cast.gwen.pk], today=TODAY)[cast.gwen.pk].no_review_since == TODAY - dt.timedelta(
        days=500
    )


def test_a_caseload_costs_few_queries(cast, django_assert_max_num_queries):
    for number in range(40):
        people.add_person(unit=cast.valley, by=cast.megan, name=f"Person {number:02}")
    with django_assert_max_num_queries(3):
        lines = caseload(cast.megan, today=TODAY, mine=True)
    assert len(lines) == 41
    assert [line.person.name for line in caseload(cast.megan, today=TODAY, phrase="gwen par")] == [
        "Gwen Parry"
    ]


def test_no_score_puts_anybody_on_top(cast):
    """What is due reads no value of a score: two people alike but for their numbers stand alike (D5)."""
    plan = cast.plan()
    low = cast.outcome(plan, baseline=0)
    cast.scored(low, "review", 10, value=0, narrative="Dim byd")
    assert due_for([cast.gwen.pk], today=TODAY) == {}
