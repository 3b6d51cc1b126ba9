"""Lifted words, views and agreements are never rewritten: the database refuses it. A lift may be put back."""

from django.db import migrations

from whatmatters.records.audit.guards import guard, unguard

TABLES = {
    "understanding_lift": ("put_back_at", "outcome_id", "strength_id", "risk_id", "action_id", "need_id"),
    "understanding_view": (),
    "understanding_commonground": (),
    "understanding_riskagreement": (),
}


class Migration(migrations.Migration):
    dependencies = [("understanding", "0001_initial")]
    operations = [
        migrations.RunPython(guard(table, "UPDATE", except_columns=columns), unguard(table, "UPDATE"))
        for table, columns in TABLES.items()
    ]
