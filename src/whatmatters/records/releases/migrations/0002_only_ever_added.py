"""The database itself refuses to change or delete a release: what is out cannot be taken back (D6)."""

from django.db import migrations

from whatmatters.records.audit.guards import guard, unguard


class Migration(migrations.Migration):
    dependencies = [("releases", "0001_initial")]
    operations = [
        migrations.RunPython(
            guard("releases_release", "DELETE", "UPDATE"), unguard("releases_release", "DELETE", "UPDATE")
        )
    ]
