"""The database itself refuses to change or delete an audit entry, whoever asks (F2)."""

from django.db import migrations

from whatmatters.records.audit.guards import guard, unguard


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunPython(
            guard("audit_entry", "DELETE", "UPDATE"), unguard("audit_entry", "DELETE", "UPDATE")
        )
    ]
