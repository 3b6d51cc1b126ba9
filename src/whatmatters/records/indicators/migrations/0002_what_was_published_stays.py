"""What was published is never rewritten nor deleted: a revision is a publication of its own (E2)."""

from django.db import migrations

from whatmatters.records.audit.guards import guard, unguard

TABLES = ("indicators_publication", "indicators_value")


class Migration(migrations.Migration):
    dependencies = [("indicators", "0001_initial")]
    operations = [
        migrations.RunPython(guard(table, "UPDATE", "DELETE"), unguard(table, "UPDATE", "DELETE"))
        for table in TABLES
    ]
