"""What is due on a caseload, one query over many records, is what the rules say of each person's file (A8, A9, C3, C6, C7)."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import transaction
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from tests.oracle.due import due_of
from whatmatters.records import clock
from whatmatters.records.organisations.models import Unit
from whatmatters.records.outcomes.caseload import Due, due_for
from whatmatters.records.outcomes.file import file_of
from whatmatters.records.outcomes.models import Deferral, Outcome, Risk, Score
from whatmatters.records.people.models import Person
from whatmatters.records.plans.models import Plan, Review
from whatmatters.records.understanding.actions import risks
from whatmatters.records.understanding.models import RiskAgreement as AgreementRow
from whatmatters.rules.risks import RiskAgreement

TODAY = dt.date(2026, 6, 15)
NOON = dt.datetime(2026, 6, 15, 12, tzinfo=dt.UTC)
SUPPORTER = {"proxy_reason": "Could not say; glad to."}


def ago(*days: int) -> st.SearchStrategy[dt.date]:
    """One of these days before today; below 0, after it."""
    return st.sampled_from([TODAY - dt.timedelta(days=day) for day in days])


plans = st.fixed_dictionaries(
    {
        "started_on": ago(30, 365, 366, 800),
        "closed_on": st.sampled_from([*[None] * 6, TODAY, TODAY + dt.timedelta(days=1)]),
        "reviews": st.lists(
            st.fixed_dictionaries(
                {
                    "on": ago(5, 365, 366),
                    "kind": st.sampled_from(["formal", "formal", "informal"]),
                    "next_review_on": st.one_of(st.none(), ago(-1, 0, 3)),
                }
            ),
            max_size=2,
        ),
    }
)
SAYING = [
    {"value": 4, "narrative": "So so."},
    {"not_scored_reason": "No."},
    {"not_scored_reason": "No.", "not_scored_kind": "declined"},
    {"not_scored_reason": "Too poorly.", "not_scored_kind": "unable"},
]
scores = st.builds(
    lambda row, said: row | said,
    st.fixed_dictionaries(
        {
            "on": ago(-1, 1, 1, 1, 5, 365, 366),
            "kind": st.sampled_from(["baseline", "informal", "informal", "review"]),
            "by": st.sampled_from(["person", "person", "person", "family", "practitioner"]),
            "recorded_at": st.sampled_from([NOON, NOON, NOON + dt.timedelta(hours=1)]),
            "retracted": st.sampled_from([False, False, False, True]),
            "corrected": st.one_of(st.none(), st.sampled_from(SAYING)),
        }
    ),
    st.sampled_from(SAYING),
)
deferrals = st.fixed_dictionaries(
    {
        "from_date": ago(-1, 0, 40),
        "lasts": st.sampled_from([1, 40, 41, 60]),
        "resolved": st.sampled_from([False, False, True]),
    }
)
agreements = st.fixed_dictionaries(
    {
        "on": ago(0, 10, 20),
        "again": st.sampled_from([1, 9, 10, 30]),
        "over": st.sampled_from([False, False, True]),
    }
)
risks_named = st.fixed_dictionaries(
    {"agreements": st.lists(agreements, max_size=2), "of_a_pack": st.one_of(st.none(), ago(-1, 0, 9))}
)
outcomes = st.fixed_dictionaries(
    {
        "in_plan": st.sampled_from([0, 0, 0, 1, None]),
        "opened_on": ago(400, 400, 400, 0),
        "ended_on": st.sampled_from([*[None] * 3, TODAY, TODAY + dt.timedelta(days=1)]),
        "scores": st.lists(scores, max_size=4),
        "deferrals": st.one_of(st.just([]), st.lists(deferrals, min_size=1, max_size=2)),
        "risks": st.lists(risks_named, max_size=1),
    }
)
people = st.fixed_dictionaries(
    {
        "plans": st.lists(plans, min_size=1, max_size=2),
        "outcomes": st.lists(outcomes, min_size=1, max_size=3),
        "deferrals": st.lists(deferrals, max_size=1),
        "risks": st.lists(risks_named, max_size=1),
    }
)


def kept(told: dict) -> str:
    """Keep one person's records, as rows."""
    person = Person.objects.create()
    made = [_plan(person, plan) for plan in told["plans"]]
    for row in told["outcomes"]:
        place = row["in_plan"]
        outcome = Outcome.objects.create(
            person=person,
            plan=made[place] if place is not None and place < len(made) else None,
            defined_by="person",
            opened_on=row["opened_on"],
            ended_on=row["ended_on"],
            end_reason="completed" if row["ended_on"] else "",
        )
        Score.objects.bulk_create(made for said in row["scores"] for made in _scores(outcome, said))
        _put_off_and_risky(person, outcome, row)
    _put_off_and_risky(person, None, told)
    return person.pk


def _plan(person: Person, told: dict) -> Plan:
    plan = Plan.objects.create(
        person=person,
        kind="adult",
        unit=Unit.objects.get_or_create(id="team", name="Team", level="team", nation="wales")[0],
        started_on=told["started_on"],
        closed_on=told["closed_on"],
        closure_evaluation="Told." if told["closed_on"] else "",
    )
    Review.objects.bulk_create(Review(plan=plan, **row) for row in told["reviews"])
    return plan


def _scores(outcome: Outcome, told: dict) -> Iterator[Score]:
    """What was said, and what it was corrected to later."""
    said = {name: value for name, value in told.items() if name not in ("retracted", "corrected")}
    said |= SUPPORTER if said["by"] == "family" else {}
    taken_back = {"retracted_at": NOON, "retracted_reason": "Wrong."} if told["retracted"] else {}
    yield Score(outcome=outcome, **said, **taken_back)
    if told["corrected"]:
        occasion = {name: said[name] for name in ("on", "kind", "by", "proxy_reason") if name in said}
        yield Score(
            outcome=outcome, **occasion, **told["corrected"], recorded_at=NOON + dt.timedelta(hours=2)
        )


def _put_off_and_risky(person: Person, outcome: Outcome | None, told: dict) -> None:
    for row in told["deferrals"]:
        Deferral.objects.create(
            person=person,
            outcome=outcome,
            from_date=row["from_date"],
            until=row["from_date"] + dt.timedelta(days=row["lasts"]),
            resolved_on=max(TODAY, row["from_date"]) if row["resolved"] else None,
            reason="Enquiry.",
        )
    for row in told["risks"]:
        risk = Risk.objects.create(
            person=person,
            outcome=outcome,
            risk="A fall",
            look_again_on=None if row["agreements"] else row["of_a_pack"],
        )
        for minutes, agreed in enumerate(row["agreements"]):
            with clock.at(NOON + dt.timedelta(minutes=minutes)):
                risks.agree(
                    risk=risk.pk,
                    agreement=RiskAgreement(
                        agreed="A stick.",
                        agreed_by="All of us",
                        on=agreed["on"],
                        look_again_on=None
                        if agreed["over"]
                        else agreed["on"] + dt.timedelta(days=agreed["again"]),
                        over=agreed["over"],
                    ),
                    by=None,
                )


def agreements_by_risk(person: str) -> dict[str, list[RiskAgreement]]:
    """What was agreed about the risks of a person."""
    found: dict[str, list[RiskAgreement]] = {}
    names = ("on", "agreed", "agreed_by", "look_again_on", "over", "recorded_at")
    for row in AgreementRow.objects.filter(risk__person=person):
        found.setdefault(row.risk_id, []).append(
            RiskAgreement(**{name: getattr(row, name) for name in names})
        )
    return found


@pytest.mark.django_db
@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(people, min_size=1, max_size=3))
def test_the_caseload_says_what_the_rules_say_of_each_file(told):
    with clock.at(NOON), transaction.atomic():
        ids = [kept(person) for person in told]
        found = due_for(ids, today=TODAY)
        by_the_rules = {id: due_of(file_of(id), agreements_by_risk(id), today=TODAY) for id in ids}
        transaction.set_rollback(True)

    for due in by_the_rules.values():
        event(", ".join(name for name, value in vars(due).items() if value) or "nothing is due")
    assert {id: found.get(id, Due()) for id in ids} == by_the_rules
