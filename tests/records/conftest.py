"""A small cast for the tests of records, made through the same actions that pages use."""

import datetime as dt

import pytest

from whatmatters.records import clock
from whatmatters.records.accounts import actions as accounts
from whatmatters.records.inspections import actions as inspections
from whatmatters.records.organisations import actions as organisations
from whatmatters.records.outcomes.actions import goals, scores, words
from whatmatters.records.people import actions as people
from whatmatters.records.plans import actions as plans
from whatmatters.records.scrutiny import sampling
from whatmatters.rules.facts import Goal, Score, Wording

TODAY = dt.date(2026, 6, 15)


@pytest.fixture(autouse=True)
def a_day_in_june():
    """Every test of the records happens on one afternoon."""
    with clock.at(dt.datetime(2026, 6, 15, 13, 0, tzinfo=dt.UTC)):
        yield TODAY


class Cast:
    """Two teams of one council, people in each, and the accounts that work there."""

    def __init__(self):
        self.council = self._unit("council", "organisation", None)
        self.valley = self._unit("valley", "team", self.council)
        self.coast = self._unit("coast", "team", self.council)
        self.megan = self._account("megan", "practitioner", self.valley)
        self.ifan = self._account("ifan", "practitioner", self.coast)
        self.rhian = self._account("rhian", "manager", self.council)
        self.alun = self._account("alun", "analyst", self.council)
        self.carys = self._account("carys", "administrator", self.council)
        self.inspector = accounts.add_account(
            username="inspector", name="Inspector", password="x" * 14, by=None
        )
        self.inspection = inspections.open_inspection(
            unit=self.council,
            bodies=["care-inspectorate-wales"],
            basis="Part 8",
            units=[self.council.pk],
            inspectors=[self.inspector],
            days=(TODAY, TODAY + dt.timedelta(days=30)),
            by=self.rhian,
        )
        self.gwen = people.add_person(unit=self.valley, by=self.megan, name="Gwen Parry", language="cy")

    @staticmethod
    def _unit(id, level, parent):
        return organisations.add_unit(
            id=id, name=id.title(), level=level, nation="wales", parent=parent, by=None
        )

    @staticmethod
    def _account(username, role, unit, until=None):
        account = accounts.add_account(username=username, name=username.title(), password="x" * 14, by=None)
        accounts.give_role(account=account, unit=unit, role=role, until=until, by=None)
        return account

    def sample(self, how_many=1, **more):
        """Draw records of people with a plan for the inspection."""
        asked = {"criterion": "in_plan", "seed": "one", "first": TODAY - dt.timedelta(days=365), "to": TODAY}
        return sampling.sample(
            inspection=self.inspection, basis="Part 8", how_many=how_many, **{**asked, **more}, by=self.rhian
        )

    def plan(self, person=None, ago=200):
        person = person or self.gwen
        day = TODAY - dt.timedelta(days=ago)
        plan = plans.start_plan(
            person=person, kind="adult", unit=self.valley, started_on=day, coordinator="Megan", by=self.megan
        )
        self.need = plans.add_need(plan=plan, description="Getting out", eligible=True, by=self.megan)
        return plan

    def outcome(self, plan=None, text="Mynd i'r capel bob dydd Sul", ago=200, goal=7, baseline=3):
        day = TODAY - dt.timedelta(days=ago)
        outcome = words.add_outcome(
            person=self.gwen,
            beginning=words.Beginning(
                wording=Wording(on=day, words=text, language="cy"),
                plan=plan.pk if plan else "",
                need=self.need.pk if plan else "",
            ),
            by=self.megan,
        )
        if goal is not None:
            goals.set_goal(
                outcome=outcome.pk,
                goal=Goal(set_on=day, score=goal, meaning="Digon da", ten_means="Bob Sul"),
                by=self.megan,
            )
        if baseline is not None:
            self.scored(outcome, "baseline", ago, value=baseline, narrative="Unwaith, adeg y Pasg")
        return outcome

    def scored(self, outcome, kind, ago, **voice):
        day = TODAY - dt.timedelta(days=ago)
        row = Score(on=day, kind=kind, **{"by": "person", **voice})
        return scores.record_occasion(outcome=outcome.pk, voices=[row], by=self.megan)


@pytest.fixture
def cast(db):
    return Cast()
