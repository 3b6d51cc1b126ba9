"""The app of annual reports."""

from django.apps import AppConfig


class AnnualReportsConfig(AppConfig):
    name = "whatmatters.records.annual_reports"
    label = "annual_reports"
    default_auto_field = "django.db.models.BigAutoField"
