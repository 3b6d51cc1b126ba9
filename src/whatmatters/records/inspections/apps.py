"""The app of inspections."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    name = "whatmatters.records.inspections"
    label = "inspections"
    default_auto_field = "django.db.models.BigAutoField"
