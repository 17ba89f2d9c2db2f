from __future__ import annotations

from typing import Any

from django.db import migrations, models

from organisations.reference_prefix import prefixes_for


def give_prefixes(apps: Any, schema_editor: Any) -> None:
    Organisation = apps.get_model("organisations", "Organisation")
    rows = Organisation.objects.using(schema_editor.connection.alias)
    taken: set[str] = set()
    for row in rows.order_by("pk"):
        row.reference_prefix = next(
            prefix for prefix in prefixes_for(row.name) if prefix not in taken
        )
        taken.add(row.reference_prefix)
        row.save(update_fields=["reference_prefix"])


class Migration(migrations.Migration):
    dependencies = [("organisations", "0003_units")]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="phone",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="organisation",
            name="reference_prefix",
            field=models.CharField(default="", editable=False, max_length=4),
            preserve_default=False,
        ),
        migrations.RunPython(give_prefixes, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="organisation",
            name="reference_prefix",
            field=models.CharField(editable=False, max_length=4, unique=True),
        ),
    ]
