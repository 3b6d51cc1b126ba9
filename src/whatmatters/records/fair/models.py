"""FAIR analyses: facts, rights at stake, shared responsibilities, review, beside any decision (A10)."""

from django.db import models

from whatmatters.records.facts import Fact, Identified, a_day, coded, free_text
from whatmatters.records.outcomes.models import Outcome, Risk
from whatmatters.records.people.models import Person
from whatmatters.records.personal_data import CARE, IDENTITY, WORDS, holds
from whatmatters.records.plans.models import Plan


class Fair(Identified):
    """One analysis: which decision it is about, and what that decision hangs on."""

    person = holds(IDENTITY, models.ForeignKey(Person, models.CASCADE, related_name="fair"))
    outcome = holds(
        CARE, models.ForeignKey(Outcome, models.CASCADE, null=True, blank=True, related_name="fair")
    )
    risk = holds(CARE, models.ForeignKey(Risk, models.CASCADE, null=True, blank=True, related_name="fair"))
    plan = holds(CARE, models.ForeignKey(Plan, models.CASCADE, null=True, blank=True, related_name="fair"))
    decision = free_text(WORDS)
    begun_on = holds(CARE, models.DateField())

    class Meta:
        app_label = "fair"


class FairFacts(Fact):
    """The facts as they stood: the latest written down holds, the earlier stay."""

    fair = holds(IDENTITY, models.ForeignKey(Fair, models.CASCADE, related_name="facts"))
    experience = free_text(WORDS)
    heard = coded(CARE)
    support_to_be_heard = free_text(WORDS)
    voices = free_text(WORDS)
    facts = free_text(WORDS)

    class Meta:
        app_label = "fair"


class FairRight(Fact):
    """A right at stake, and whether and why it is restricted. The latest for each right holds."""

    fair = holds(IDENTITY, models.ForeignKey(Fair, models.CASCADE, related_name="rights"))
    right = coded(CARE)
    at_stake = free_text(WORDS)
    restricted = holds(CARE, models.BooleanField(default=False))
    law = free_text(WORDS)
    aim = free_text(WORDS)
    proportion = free_text(WORDS)

    class Meta:
        app_label = "fair"


class FairResponsibility(Identified):
    """Something that has to change, who helps to change it, by when, and when it was done."""

    fair = holds(IDENTITY, models.ForeignKey(Fair, models.CASCADE, related_name="responsibilities"))
    what = free_text(WORDS)
    who = free_text(IDENTITY)
    due_on = a_day(CARE)
    done_on = a_day(CARE)

    class Meta:
        app_label = "fair"


class FairReview(Fact):
    """What came of it, looked at with the person or, with a reason, without."""

    fair = holds(IDENTITY, models.ForeignKey(Fair, models.CASCADE, related_name="reviews"))
    on = holds(CARE, models.DateField())
    what_came = free_text(WORDS)
    person_took_part = holds(CARE, models.BooleanField())
    why_not = free_text(WORDS)

    class Meta:
        app_label = "fair"
