"""The app of themes over what people said."""

from django.apps import AppConfig


class ThemesConfig(AppConfig):
    name = "whatmatters.records.themes"
    label = "themes"
    default_auto_field = "django.db.models.BigAutoField"
