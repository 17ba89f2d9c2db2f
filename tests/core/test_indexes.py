"""No index that another makes needless: each costs every write, and room."""

from __future__ import annotations

from typing import Final

import pytest
from django.db import connections

pytestmark = pytest.mark.django_db(databases=["owner"])

#: Of libraries, whose models are not ours to change; none of their tables is written to often.
OF_LIBRARIES: Final = {"auth_group_permissions", "auth_permission", "axes_accessattempt"}

# Not unique, and its columns are the first ones of another index of the same method, operator
# classes and condition. Two that are the same find each other.
_NEEDLESS: Final = """
SELECT twin.indexrelid::regclass::text, other.indexrelid::regclass::text,
       twin.indrelid::regclass::text
FROM pg_index twin
JOIN pg_index other ON other.indrelid = twin.indrelid AND other.indexrelid <> twin.indexrelid
JOIN pg_class t ON t.oid = twin.indexrelid
JOIN pg_class o ON o.oid = other.indexrelid AND o.relam = t.relam
WHERE t.relnamespace = 'public'::regnamespace AND NOT twin.indisunique
  AND t.relam = (SELECT oid FROM pg_am WHERE amname = 'btree')
  AND twin.indnatts = twin.indnkeyatts AND twin.indnkeyatts <= other.indnkeyatts
  AND starts_with(other.indkey::text || ' ', twin.indkey::text || ' ')
  AND starts_with(other.indclass::text || ' ', twin.indclass::text || ' ')
  AND pg_get_expr(twin.indpred, twin.indrelid)
      IS NOT DISTINCT FROM pg_get_expr(other.indpred, other.indrelid)
  AND twin.indexprs IS NULL AND other.indexprs IS NULL
ORDER BY 1
"""


def test_no_index_begins_another() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(_NEEDLESS)
        needless = [
            f"{twin} on {table}: {other} begins with it"
            for twin, other, table in cursor.fetchall()
            if table not in OF_LIBRARIES
        ]
    assert needless == []
