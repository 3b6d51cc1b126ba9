"""FAIR analyses: facts, rights at stake, shared responsibilities, review, beside any decision (A10)."""

from django.db import models

from whatmatters.records.facts import Fact, Identified, a_day, coded, free_text
from whatmatters.records.outcomes.models import Outcome, Risk
from whatmatters.records.people.models import Person
from whatmatters.records.plans.models import Plan


class Fair(Identified):
    """One analysis: which decision it is about, and what that decision hangs on."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="fair")
    outcome = models.ForeignKey(Outcome, models.CASCADE, null=True, blank=True, related_name="fair")
    risk = models.ForeignKey(Risk, models.CASCADE, null=True, blank=True, related_name="fair")
    plan = models.ForeignKey(Plan, models.CASCADE, null=True, blank=True, related_name="fair")
    decision = free_text()
    begun_on = models.DateField()

    class Meta:
        app_label = "fair"


class FairFacts(Fact):
    """The facts as they stood: the latest written down holds, the earlier stay."""

    fair = models.ForeignKey(Fair, models.CASCADE, related_name="facts")
    experience = free_text()
    heard = coded()
    support_to_be_heard = free_text()
    voices = free_text()
    facts = free_text()

    class Meta:
        app_label = "fair"


class FairRight(Fact):
    """A right at stake, and whether and why it is restricted. The latest for each right holds."""

    fair = models.ForeignKey(Fair, models.CASCADE, related_name="rights")
    right = coded()
    at_stake = free_text()
    restricted = models.BooleanField(default=False)
    law = free_text()
    aim = free_text()
    proportion = free_text()

    class Meta:
        app_label = "fair"


class FairResponsibility(Identified):
    """Something that has to change, who helps to change it, by when, and when it was done."""

    fair = models.ForeignKey(Fair, models.CASCADE, related_name="responsibilities")
    what = free_text()
    who = free_text()
    due_on = a_day()
    done_on = a_day()

    class Meta:
        app_label = "fair"


class FairReview(Fact):
    """What came of it, looked at with the person or, with a reason, without."""

    fair = models.ForeignKey(Fair, models.CASCADE, related_name="reviews")
    on = models.DateField()
    what_came = free_text()
    person_took_part = models.BooleanField()
    why_not = free_text()

    class Meta:
        app_label = "fair"
