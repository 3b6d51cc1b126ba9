"""Words, goals, mappings and scores are never rewritten: the database refuses it. A retraction may be added to a score."""

from django.db import migrations

from whatmatters.records.audit.guards import guard, unguard

TABLES = {
    "outcomes_wording": (),
    "outcomes_goal": (),
    "outcomes_mapping": (),
    "outcomes_score": ("retracted_at", "retracted_reason"),
    "outcomes_decision": (),
}


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0001_initial")]
    operations = [
        migrations.RunPython(guard(table, "UPDATE", except_columns=columns), unguard(table, "UPDATE"))
        for table, columns in TABLES.items()
    ]
