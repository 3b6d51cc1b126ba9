"""The app of what was learned."""

from django.apps import AppConfig


class LearnedConfig(AppConfig):
    name = "whatmatters.records.learned"
    label = "learned"
    default_auto_field = "django.db.models.BigAutoField"
