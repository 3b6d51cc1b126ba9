"""What a unit worked towards is never rewritten: the database refuses it. It may be given its dates (D11)."""

from django.db import migrations

from whatmatters.records.audit.guards import guard, unguard

TABLE = "organisations_unitoutcome"


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]
    operations = [
        migrations.RunPython(guard(TABLE, "UPDATE", except_columns=("from", "to")), unguard(TABLE, "UPDATE"))
    ]
