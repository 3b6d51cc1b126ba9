"""The database keeps what was asked for and what left."""

from django.db import migrations

from whatmatters.records.audit.guards import guard, unguard

KEPT = ("extracts_extractrequest", "extracts_extracttaken")


class Migration(migrations.Migration):
    dependencies = [("extracts", "0001_initial")]

    operations = [
        migrations.RunPython(guard(table, "UPDATE", "DELETE"), unguard(table, "UPDATE", "DELETE"))
        for table in KEPT
    ]
