"""Who answers for care and support: teams, services, organisations, partnerships, nations, as a tree."""

from django.db import models

from whatmatters.records.facts import Identified, a_day, coded, free_text


class Unit(Identified):
    """A team, project, service, organisation, partnership or nation (N Annex A)."""

    name = models.TextField()
    level = coded()
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    area_code = coded()
    nation = coded()

    class Meta:
        app_label = "organisations"

    def __str__(self) -> str:
        return self.name


class UnitWithin(models.Model):
    """Every unit with every unit it lies in, itself included: the tree laid flat, so that access is one join.

    Made from `Unit.parent` by `organisations.actions.lay_out_tree`; holds nothing of its own.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    within = models.ForeignKey(Unit, models.CASCADE, related_name="+")

    class Meta:
        app_label = "organisations"
        constraints = [models.UniqueConstraint(fields=["within", "unit"], name="unit_within_once")]
        indexes = [models.Index(fields=["unit", "within"])]


class UnitOutcome(Identified):
    """An outcome that a service, organisation or partnership works towards (N Annex A, D11)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="outcomes")
    statement = free_text()
    from_date = a_day(db_column="from")
    to = a_day()

    class Meta:
        app_label = "organisations"
