"""The app of reflection on practice."""

from django.apps import AppConfig


class ReflectionConfig(AppConfig):
    name = "whatmatters.records.reflection"
    label = "reflection"
    default_auto_field = "django.db.models.BigAutoField"
