"""The ledger of releases: every table that left, as it left, so that the next one is made beside it (D6).

Rows are only ever added: what is out cannot be taken back.
"""

from django.db import models

from whatmatters.records.facts import coded, free_text
from whatmatters.records.ids import LENGTH
from whatmatters.records.personal_data import NONE, WORK, holds


class Release(models.Model):
    """One table that left. `table` is the published table with its question, never an exact one; `cut` names the facts it
    was made from."""

    name = holds(NONE, models.CharField(max_length=LENGTH, unique=True))
    released_at = holds(WORK, models.DateTimeField())
    released_by = holds(WORK, models.CharField(max_length=LENGTH, blank=True, default=""))
    released_to = free_text(WORK)
    engine = coded(NONE, 60)
    cut = coded(NONE, 64)
    table = holds(NONE, models.JSONField())

    class Meta:
        app_label = "releases"
        ordering = ["released_at", "id"]
