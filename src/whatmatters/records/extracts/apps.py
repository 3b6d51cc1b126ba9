"""The app of extracts."""

from django.apps import AppConfig


class ExtractsConfig(AppConfig):
    name = "whatmatters.records.extracts"
    label = "extracts"
    default_auto_field = "django.db.models.BigAutoField"
