"""What every fact carries: when it was written down, and by whom (an account's id; blank where a pack brought it)."""

import datetime as dt

from django.db import models

from whatmatters.records.ids import LENGTH, new_id
from whatmatters.records.personal_data import NONE, WORK, holds


class Identified(models.Model):
    """A record with an id of its own, the one a case pack knows it by."""

    id = holds(NONE, models.CharField(primary_key=True, max_length=LENGTH, default=new_id))

    class Meta:
        abstract = True


class Fact(Identified):
    """Something that was said or decided. A change is a new row; a row that stands is never rewritten."""

    recorded_at = holds(WORK, models.DateTimeField())
    recorded_by = holds(WORK, models.CharField(max_length=LENGTH, blank=True, default=""))

    class Meta:
        abstract = True


def free_text(what: str, **options: object) -> "models.TextField[str, str]":
    """Free text, kept letter for letter: never trimmed, never cut. `what`: what it holds of a person."""
    return holds(what, models.TextField(blank=True, default="", **options))  # type: ignore[arg-type]


def coded(what: str, length: int = 200, **options: object) -> "models.CharField[str, str]":
    """A coded value from a fixed vocabulary or a framework. `what`: what it holds of a person."""
    return holds(what, models.CharField(max_length=length, blank=True, default="", **options))  # type: ignore[arg-type]


def a_day(what: str, **options: object) -> "models.DateField[dt.date | None, dt.date | None]":
    """A date that may be unknown. `what`: what it holds of a person."""
    return holds(what, models.DateField(null=True, blank=True, **options))  # type: ignore[arg-type]
