"""The database keeps what was written and what was published: rows are added; only what the law asks for is taken out."""

from django.db import migrations

from whatmatters.records.audit.guards import guard, unguard

# table → columns that an UPDATE may still fill in
KEPT = {
    "annual_reports_steptaken": (),
    "annual_reports_sectiontext": (),
    "annual_reports_explanation": (),
    "annual_reports_frozen": (),
    "annual_reports_arrangementreviewed": (),
    "annual_reports_edition": (),
    "annual_reports_comment": ("settled_at", "settled_by", "answer"),
    "annual_reports_placed": ("taken_out_at", "place"),
    "annual_reports_editionstory": ("text", "withdrawn_on"),
    "annual_reports_editionfile": ("content", "taken_out_on", "sha256_without"),
}


class Migration(migrations.Migration):
    dependencies = [("annual_reports", "0001_initial")]

    operations = [
        migrations.RunPython(
            guard(table, "UPDATE", "DELETE", except_columns=columns), unguard(table, "UPDATE", "DELETE")
        )
        for table, columns in KEPT.items()
    ]
