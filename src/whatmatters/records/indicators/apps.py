"""The app of the indicators."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "whatmatters.records.indicators"
    label = "indicators"
    default_auto_field = "django.db.models.BigAutoField"
