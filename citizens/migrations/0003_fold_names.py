from django.db import migrations

from citizens.names import order_key, search_key
from core.plain_text import one_line


def fold(apps, schema_editor):
    """Names as they are meant, and the keys they are found and sorted by."""
    citizens = apps.get_model("citizens", "Citizen").objects.using(schema_editor.connection.alias)
    rows = []
    for citizen in citizens.only("name", "alias").iterator():
        name, alias = one_line(citizen.name), one_line(citizen.alias)
        # What was never visible stays as it was: a citizen is called something.
        citizen.name, citizen.alias = (
            (name, alias) if name or alias else (citizen.name, citizen.alias)
        )
        citizen.name_key = order_key(name or alias)
        citizen.search_key = search_key(name, alias)
        rows.append(citizen)
    citizens.bulk_update(rows, ["name", "alias", "name_key", "search_key"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("citizens", "0002_name_keys")]

    operations = [migrations.RunPython(fold, migrations.RunPython.noop)]
