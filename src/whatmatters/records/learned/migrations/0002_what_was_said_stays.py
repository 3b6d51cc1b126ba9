"""What was said to have been heard and changed is never rewritten: the database refuses it (D9)."""

from django.db import migrations

from whatmatters.records.audit.guards import guard, unguard

TABLES = ("learned_learnedversion", "learned_told")


class Migration(migrations.Migration):
    dependencies = [("learned", "0001_initial")]
    operations = [migrations.RunPython(guard(table, "UPDATE"), unguard(table, "UPDATE")) for table in TABLES]
