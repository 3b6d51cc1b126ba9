"""What was written down of a conversation is never rewritten: a change is a new version."""

from django.db import migrations

from whatmatters.records.audit.guards import guard, unguard


class Migration(migrations.Migration):
    dependencies = [("conversations", "0001_initial")]
    operations = [
        migrations.RunPython(
            guard("conversations_conversation", "UPDATE", except_columns=("plan_id",)),
            unguard("conversations_conversation", "UPDATE"),
        )
    ]
