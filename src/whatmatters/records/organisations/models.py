"""Who answers for care and support: teams, services, organisations, partnerships, nations, as a tree."""

from django.db import models

from whatmatters.records.facts import Identified, a_day, coded, free_text
from whatmatters.records.personal_data import NONE, holds


class Unit(Identified):
    """A team, project, service, organisation, partnership or nation (N Annex A)."""

    name = holds(NONE, models.TextField())
    level = coded(NONE)
    parent = holds(
        NONE, models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    )
    area_code = coded(NONE)
    nation = coded(NONE)

    class Meta:
        app_label = "organisations"

    def __str__(self) -> str:
        return self.name


class UnitWithin(models.Model):
    """Every unit with every unit it lies in, itself included: the tree laid flat, so that access is one join.

    Made from `Unit.parent` by `organisations.actions.lay_out_tree`; holds nothing of its own.
    """

    unit = holds(NONE, models.ForeignKey(Unit, models.CASCADE, related_name="+"))
    within = holds(NONE, models.ForeignKey(Unit, models.CASCADE, related_name="+"))

    class Meta:
        app_label = "organisations"
        constraints = [models.UniqueConstraint(fields=["within", "unit"], name="unit_within_once")]
        indexes = [models.Index(fields=["unit", "within"])]


class UnitOutcome(Identified):
    """An outcome that a service, organisation or partnership works towards (N Annex A, D11)."""

    unit = holds(NONE, models.ForeignKey(Unit, models.PROTECT, related_name="outcomes"))
    statement = free_text(NONE)
    from_date = a_day(NONE, db_column="from")
    to = a_day(NONE)

    class Meta:
        app_label = "organisations"
