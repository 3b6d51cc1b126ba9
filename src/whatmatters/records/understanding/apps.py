"""The app of what is understood together."""

from django.apps import AppConfig


class UnderstandingConfig(AppConfig):
    name = "whatmatters.records.understanding"
    label = "understanding"
    default_auto_field = "django.db.models.BigAutoField"
