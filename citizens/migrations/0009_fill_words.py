from django.db import migrations

#: By itself, for the table's constraints can't be added to rows that are still to be checked.
FILL = """
INSERT INTO citizens_citizenword (controller_id, citizen_id, word, name_key)
SELECT c.controller_id, c.id, w.word, c.name_key
FROM citizens_citizen c
CROSS JOIN LATERAL regexp_split_to_table(ltrim(c.search_key), ' ') w(word)
WHERE c.joined_into_id IS NULL AND w.word <> ''
"""


class Migration(migrations.Migration):
    dependencies = [("citizens", "0008_words")]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
