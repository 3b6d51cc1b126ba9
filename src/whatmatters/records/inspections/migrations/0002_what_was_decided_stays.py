"""The database keeps what was decided: an extension, an end, another sample are rows of their own."""

from django.db import migrations

from whatmatters.records.audit.guards import guard, unguard

KEPT = ("inspections_inspection", "inspections_term", "inspections_inspector", "inspections_sample")


class Migration(migrations.Migration):
    dependencies = [("inspections", "0001_initial")]

    operations = [
        migrations.RunPython(guard(table, "UPDATE", "DELETE"), unguard(table, "UPDATE", "DELETE"))
        for table in KEPT
    ]
