from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "whatmatters.records.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"
