"""The app of FAIR analyses."""

from django.apps import AppConfig


class FairConfig(AppConfig):
    name = "whatmatters.records.fair"
    label = "fair"
    default_auto_field = "django.db.models.BigAutoField"
