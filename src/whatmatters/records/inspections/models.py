"""Inspections, how long each lasts, whose accounts look, and the decisions by which records are sampled (E5, N §7).

How long an account may look is its membership, as for everybody else: there is no second clock. What was decided is never
rewritten. Which records were drawn stands with the people they are of (`people.SampledRecord`).
"""

from django.conf import settings
from django.db import models

from whatmatters.records.accounts.models import Membership
from whatmatters.records.facts import Fact, a_day, coded, free_text
from whatmatters.records.organisations.models import Unit
from whatmatters.records.personal_data import NONE, WORK, holds


class Inspection(Fact):
    """An inspection of an authority. `bodies`: ids of scrutiny bodies, one or several together; `basis`: the law."""

    unit = holds(NONE, models.ForeignKey(Unit, models.PROTECT, related_name="inspections"))
    bodies = holds(NONE, models.JSONField(default=list))
    basis = holds(NONE, models.TextField())
    about = free_text(NONE)
    first_day = holds(NONE, models.DateField())

    class Meta:
        app_label = "inspections"


class Term(Fact):
    """Until when it lasts, by whose decision: opened, extended or ended. The latest holds."""

    inspection = holds(NONE, models.ForeignKey(Inspection, models.CASCADE, related_name="terms"))
    number = holds(NONE, models.PositiveIntegerField())
    what = coded(NONE, 20)
    last_day = holds(NONE, models.DateField())
    why = free_text(NONE)
    name = free_text(WORK)

    class Meta:
        app_label = "inspections"
        constraints = [models.UniqueConstraint(fields=["inspection", "number"], name="term_number_once")]


class Inspector(models.Model):
    """An account that looks, in one unit of the scope: for as long as its membership lasts."""

    inspection = holds(WORK, models.ForeignKey(Inspection, models.CASCADE, related_name="inspectors"))
    account = holds(
        WORK, models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="inspects")
    )
    unit = holds(WORK, models.ForeignKey(Unit, models.PROTECT, related_name="+"))
    membership = holds(WORK, models.OneToOneField(Membership, models.PROTECT, related_name="inspects"))

    class Meta:
        app_label = "inspections"


class Sample(Fact):
    """A decision to open records to the inspectors: by which law, of whom, how many, drawn by which seed.

    `people` is how many there were to draw from, `among` a hash of who they were, so that a draw can be repeated and held
    against this one.
    """

    inspection = holds(NONE, models.ForeignKey(Inspection, models.CASCADE, related_name="samples"))
    basis = holds(NONE, models.TextField())
    criterion = coded(NONE, 20)
    first = a_day(NONE)
    to = a_day(NONE)
    how_many = holds(NONE, models.PositiveIntegerField())
    seed = holds(NONE, models.TextField())
    people = holds(NONE, models.PositiveIntegerField())
    among = coded(NONE, 64)
    name = free_text(WORK)

    class Meta:
        app_label = "inspections"
