"""The ledger of releases: every table that left, as it left, so that the next one is made beside it (D6).

Rows are only ever added: what is out cannot be taken back.
"""

from django.db import models

from whatmatters.records.facts import coded, free_text
from whatmatters.records.ids import LENGTH


class Release(models.Model):
    """One table that left. `table` is the published table with its question, never an exact one; `cut` names the facts it
    was made from."""

    name = models.CharField(max_length=LENGTH, unique=True)
    released_at = models.DateTimeField()
    released_by = models.CharField(max_length=LENGTH, blank=True, default="")
    released_to = free_text()
    engine = coded(60)
    cut = coded(64)
    table = models.JSONField()

    class Meta:
        app_label = "releases"
        ordering = ["released_at", "id"]
