"""Themes over what people said (D8): people name them and say what belongs; the machine suggests, and keeps to it."""

from django.conf import settings
from django.db import models

from whatmatters.records.facts import Identified, coded, free_text
from whatmatters.records.ids import LENGTH
from whatmatters.records.organisations.models import Unit
from whatmatters.records.outcomes.models import Score
from whatmatters.records.personal_data import CARE, IDENTITY, NONE, WORDS, WORK, holds


class Theme(Identified):
    """A theme that a team or service named, in both languages. One that was merged leads to the other."""

    unit = holds(NONE, models.ForeignKey(Unit, models.PROTECT, related_name="themes"))
    name_en = free_text(NONE)
    name_cy = free_text(NONE)
    about = free_text(NONE)
    made_by = holds(WORK, models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"))
    made_at = holds(WORK, models.DateTimeField())
    merged_into = holds(
        NONE, models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    )

    class Meta:
        app_label = "themes"

    def said(self, language: str) -> str:
        """Its name in a language; in the other where it has none in this."""
        return self.name_cy or self.name_en if language == "cy" else self.name_en or self.name_cy


class Belonging(models.Model):
    """Somebody's decision that words belong to a theme, or that they do not. The latest holds: rows are numbered as they come."""

    recorded_at = holds(WORK, models.DateTimeField())
    recorded_by = holds(WORK, models.CharField(max_length=LENGTH, blank=True, default=""))
    theme = holds(NONE, models.ForeignKey(Theme, models.CASCADE, related_name="belongings"))
    score = holds(IDENTITY, models.ForeignKey(Score, models.CASCADE, related_name="themes"))
    belongs = holds(CARE, models.BooleanField())

    class Meta:
        app_label = "themes"


class NarrativeVector(models.Model):
    """Where words lie in meaning, worked out on this machine. It goes with the words it was made from."""

    score = holds(
        IDENTITY, models.OneToOneField(Score, models.CASCADE, primary_key=True, related_name="vector")
    )
    model = coded(NONE)
    vector = holds(WORDS, models.BinaryField())

    class Meta:
        app_label = "themes"
