"""Who was drawn for an inspection stays as it was drawn; a record can be taken out, with a reason."""

from django.db import migrations

from whatmatters.records.audit.guards import guard, unguard

TAKEN_OUT = ("taken_out_at", "taken_out_why", "taken_out_by")


class Migration(migrations.Migration):
    dependencies = [("people", "0002_sampledrecord")]

    operations = [
        migrations.RunPython(
            guard("people_sampledrecord", "UPDATE", except_columns=TAKEN_OUT),
            unguard("people_sampledrecord", "UPDATE"),
        )
    ]
