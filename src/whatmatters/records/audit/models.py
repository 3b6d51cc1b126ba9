"""The audit trail: who looked at or changed what, when and why. Rows are only ever added (F2).

It names records by id and never holds the person's words. It refers to no other table, so that it outlives what it tells of.
"""

from django.db import models

from whatmatters.records.facts import coded, free_text
from whatmatters.records.ids import LENGTH
from whatmatters.records.personal_data import IDENTITY, NONE, WORDS, WORK, holds


class Entry(models.Model):
    """One look or one change. `verb` says what was done, `details` holds coded facts only (counts, ids, dates)."""

    at = holds(WORK, models.DateTimeField())
    account = holds(WORK, models.CharField(max_length=LENGTH, blank=True, default=""))
    account_name = free_text(WORK)
    verb = coded(NONE, 60)
    person = holds(IDENTITY, models.CharField(max_length=LENGTH, blank=True, default=""))
    about = holds(NONE, models.CharField(max_length=LENGTH + 60, blank=True, default=""))
    why = free_text(WORDS)
    details = holds(IDENTITY, models.JSONField(default=dict))

    class Meta:
        app_label = "audit"
        indexes = [
            models.Index(fields=["person", "-at"]),
            models.Index(fields=["account", "-at"]),
        ]
