"""Accounts of those who work with the records, and where each of them works in which role."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from whatmatters.records.facts import a_day, coded
from whatmatters.records.organisations.models import Unit
from whatmatters.records.personal_data import WORK, holds

ROLES = ("practitioner", "manager", "analyst", "chief_officer", "administrator", "inspector")


class Account(AbstractUser):
    """Somebody who signs in. What they may do follows from their memberships, never from the account itself."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = holds(WORK, models.CharField(max_length=200))
    language = coded(WORK, 10)

    class Meta:
        app_label = "accounts"

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    def __str__(self) -> str:
        return self.name or self.username


class Membership(models.Model):
    """A role in a unit, for a time. It reaches everything below that unit."""

    account = holds(WORK, models.ForeignKey(Account, models.CASCADE, related_name="memberships"))
    unit = holds(WORK, models.ForeignKey(Unit, models.PROTECT, related_name="memberships"))
    role = holds(WORK, models.CharField(max_length=20, choices=[(role, role) for role in ROLES]))
    from_date = holds(WORK, models.DateField(db_column="from"))
    until = a_day(WORK)

    class Meta:
        app_label = "accounts"
        indexes = [models.Index(fields=["account", "role"])]
