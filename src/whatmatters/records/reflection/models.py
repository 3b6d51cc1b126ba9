"""Reflection, not inspection: who a practitioner shows their own view to; what a team says of its own practice (G1, G2)."""

from django.conf import settings
from django.db import models

from whatmatters.records.facts import Identified, coded, free_text
from whatmatters.records.organisations.models import Unit
from whatmatters.records.personal_data import WORK, holds


class SharedReflection(models.Model):
    """A practitioner's own view, shown to one other person for a while, because they chose to (G1)."""

    account = holds(
        WORK, models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reflections_shared")
    )
    shown_to = holds(
        WORK, models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reflections_seen")
    )
    since = holds(WORK, models.DateField())
    note = free_text(WORK)
    shared_at = holds(WORK, models.DateTimeField())
    until = holds(WORK, models.DateField())
    taken_back_at = holds(WORK, models.DateTimeField(null=True, blank=True))

    class Meta:
        app_label = "reflection"


class PracticeCheck(Identified):
    """A team's own look at its practice on a day, by one of the comparisons (G2)."""

    unit = holds(WORK, models.ForeignKey(Unit, models.PROTECT, related_name="practice_checks"))
    check_id = coded(WORK)
    on = holds(WORK, models.DateField())
    who = free_text(WORK)
    next = free_text(WORK)
    account = holds(WORK, models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"))
    recorded_at = holds(WORK, models.DateTimeField())

    class Meta:
        app_label = "reflection"


class PracticeAnswer(models.Model):
    """Where a team sees itself in one row, from 1 (wholly the one) to 5 (wholly the other), and what it saw."""

    practice_check = holds(WORK, models.ForeignKey(PracticeCheck, models.CASCADE, related_name="answers"))
    row = coded(WORK)
    position = holds(WORK, models.PositiveSmallIntegerField(null=True, blank=True))
    seen = free_text(WORK)

    class Meta:
        app_label = "reflection"
        constraints = [
            models.UniqueConstraint(fields=["practice_check", "row"], name="one_answer_a_row"),
            models.CheckConstraint(
                condition=models.Q(position__isnull=True) | models.Q(position__range=(1, 5)),
                name="between_the_poles",
            ),
        ]
