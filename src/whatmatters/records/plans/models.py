"""Care and support plans, carers' support plans, the needs in them, and the reviews held (B2, C7, C14)."""

from django.conf import settings
from django.db import models

from whatmatters.records.facts import Identified, a_day, coded, free_text
from whatmatters.records.organisations.models import Unit
from whatmatters.records.people.models import Person
from whatmatters.records.personal_data import CARE, IDENTITY, WORDS, WORK, holds


class Plan(Identified):
    """A care and support plan (adult or child) or a support plan (carer or young carer), with its co-ordinator (B9)."""

    person = holds(IDENTITY, models.ForeignKey(Person, models.CASCADE, related_name="plans"))
    kind = coded(CARE)
    unit = holds(CARE, models.ForeignKey(Unit, models.PROTECT, related_name="plans"))
    coordinator = free_text(WORK)
    started_on = holds(CARE, models.DateField())
    closed_on = a_day(CARE)
    closure_evaluation = free_text(WORDS)
    closure_statement = free_text(WORDS)

    class Meta:
        app_label = "plans"


class Need(Identified):
    """A need in a plan; scored outcomes belong to an eligible one (B2)."""

    plan = holds(IDENTITY, models.ForeignKey(Plan, models.CASCADE, related_name="needs"))
    description = free_text(WORDS)
    eligible = holds(CARE, models.BooleanField())

    class Meta:
        app_label = "plans"


class Review(Identified):
    """A review that was held: formal, or an informal look at how things are going (C7)."""

    plan = holds(IDENTITY, models.ForeignKey(Plan, models.CASCADE, related_name="reviews"))
    on = holds(CARE, models.DateField())
    kind = coded(CARE)
    participants = free_text(IDENTITY)
    decisions = free_text(WORDS)
    next_review_on = a_day(CARE)

    class Meta:
        app_label = "plans"


class ReviewUnderWay(models.Model):
    """A formal review, or the closing of a plan, that has been begun and not finished.

    What is said goes into the record as it is said; this only remembers where they are, and is gone once finished.
    """

    plan = holds(IDENTITY, models.OneToOneField(Plan, models.CASCADE, related_name="under_way"))
    closing = holds(CARE, models.BooleanField(default=False))
    on = holds(CARE, models.DateField())
    participants = free_text(IDENTITY)
    started_by = holds(WORK, models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"))
    started_at = holds(WORK, models.DateTimeField())

    class Meta:
        app_label = "plans"
