"""What was weighed is never rewritten: the database refuses it."""

from django.db import migrations

from whatmatters.records.audit.guards import guard, unguard

TABLES = ("fair_fairfacts", "fair_fairright", "fair_fairreview")


class Migration(migrations.Migration):
    dependencies = [("fair", "0001_initial")]
    operations = [migrations.RunPython(guard(table, "UPDATE"), unguard(table, "UPDATE")) for table in TABLES]
