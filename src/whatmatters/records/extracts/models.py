"""Requests for pseudonymised extracts, and what was taken (E7). No row holds a key, a pseudonym or anything about a person."""

from django.db import models

from whatmatters.records.facts import Fact, coded, free_text
from whatmatters.records.organisations.models import Unit
from whatmatters.records.personal_data import NONE, WORK, holds


class ExtractRequest(Fact):
    """Who asked for an extract of which authority, for whom, what for, by which law, as of which day and as known when."""

    unit = holds(NONE, models.ForeignKey(Unit, models.PROTECT, related_name="extracts"))
    recipient = coded(NONE, 80)
    purpose = holds(NONE, models.TextField())
    basis = holds(NONE, models.TextField())
    as_of = holds(NONE, models.DateField())
    known_at = holds(NONE, models.DateTimeField())
    name = free_text(WORK)

    class Meta:
        app_label = "extracts"


class ExtractTaken(Fact):
    """An extract that left: once for a request. `hashes` of its files, the definitions it was made by, and the name of its
    counts in the ledger of releases; "" where they had to stay out."""

    request = holds(NONE, models.OneToOneField(ExtractRequest, models.PROTECT, related_name="taken"))
    hashes = holds(NONE, models.JSONField())
    definitions = coded(NONE, 64)
    in_ledger = coded(NONE)
    name = free_text(WORK)

    class Meta:
        app_label = "extracts"
