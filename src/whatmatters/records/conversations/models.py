"""Conversations about what matters: what was said, who took part, what it drew on (A1, A2, A4, A5)."""

from django.conf import settings
from django.db import models

from whatmatters.records.facts import Fact, coded, free_text
from whatmatters.records.people.models import Person
from whatmatters.records.personal_data import CARE, IDENTITY, NONE, WORDS, WORK, holds
from whatmatters.records.plans.models import Plan


class Conversation(Fact):
    """One version of what was written down of a conversation. A change is a new version that `replaces` the earlier."""

    person = holds(IDENTITY, models.ForeignKey(Person, models.CASCADE, related_name="conversations"))
    plan = holds(
        CARE, models.ForeignKey(Plan, models.SET_NULL, null=True, blank=True, related_name="conversations")
    )
    on = holds(CARE, models.DateField())
    participants = free_text(IDENTITY)
    narrative = free_text(WORDS)
    circumstances = free_text(WORDS)
    barriers = free_text(WORDS)
    risks = free_text(WORDS)
    strengths = free_text(WORDS)
    drew_on = free_text(CARE)
    language = coded(CARE, 35)
    replaces = holds(
        NONE,
        models.OneToOneField(
            "self",
            models.PROTECT,
            null=True,
            blank=True,
            related_name="replaced_by_version",
        ),
    )

    class Meta:
        app_label = "conversations"


class Draft(models.Model):
    """What somebody is writing and has not saved yet. Kept as they type, seen by them alone, gone once saved."""

    account = holds(WORK, models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts"))
    person = holds(IDENTITY, models.ForeignKey(Person, models.CASCADE, related_name="drafts"))
    about = holds(NONE, models.CharField(max_length=200))
    text = free_text(WORDS)
    saved_at = holds(WORK, models.DateTimeField())

    class Meta:
        app_label = "conversations"
        constraints = [
            models.UniqueConstraint(fields=["account", "person", "about"], name="one_draft_each"),
        ]
