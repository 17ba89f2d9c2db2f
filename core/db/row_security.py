"""Grants and row-level security, made from the models after every migration (ADR-0004).

Idempotent, and fail closed: until it has run, the app's role can do nothing. Every table with a
``controller`` gets the same policies; a table that should have none must not have the column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.apps import apps
from django.conf import settings
from django.db import connections, models

# Only in a sub-select: evaluated once per statement, not per row; and the cast raises on '' too,
# which is what a pooled session holds after its first transaction. Without the outer cast
# ANY (SELECT ...) would compare with rows instead of with the array's elements.
ACTING_FOR = "(SELECT current_setting('flexplads.controllers')::bigint[])::bigint[]"

#: The units whose part of what is shared may be read: '*', or an array (``core.acting``).
UNITS = "(SELECT current_setting('flexplads.units'))"

POLICIES = ("own_rows", "shared_rows", "owner_all")


def apply(using: str, app_role: str) -> None:
    """Give ``app_role`` its grants and every controlled table its policies."""
    connection = connections[using]
    quote = connection.ops.quote_name
    role = quote(app_role)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
        cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}")
        cursor.execute(f"GRANT SELECT ON django_migrations TO {role}")
        for model in concrete_models():
            table = quote(model._meta.db_table)
            cursor.execute(f"REVOKE ALL ON {table} FROM {role}")
            cursor.execute(f"GRANT {verbs(model, quote)} ON {table} TO {role}")
            if is_controlled(model):
                cursor.execute(";".join(policies(model, table, role)))
        cursor.execute(UNSILENCED_HISTORY)


def verbs(model: type[models.Model], quote: Callable[[str], str]) -> str:
    """What the app's role may do with the rows of a table."""
    if is_history(model):
        return "SELECT"
    kept = settings.KEPT_TABLES.get(model._meta.db_table)
    if kept is None:
        if not getattr(model, "append_only", False):
            return "SELECT, INSERT, UPDATE, DELETE"
        kept = getattr(model, "written_later", ())
    changing = f", UPDATE ({', '.join(map(quote, kept))})" if kept else ""
    return f"SELECT, INSERT{changing}"


#: History is written by triggers alone. pgtrigger lets whoever sets a variable leave its triggers
#: out, and a temporary table of the same name would catch what they write: neither holds here.
#: They run as the owner, so that the app's role needs no right to write history, true or not.
UNSILENCED_HISTORY = r"""
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name NAME)
    RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS $$ SELECT FALSE $$;
DO $$
DECLARE
    named regprocedure;
BEGIN
    FOR named IN
        SELECT oid FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace
          AND (proname LIKE 'pgtrigger\_%' OR proname = '_pgh_attach_context')
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', named);
        EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', named);
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', named);
    END LOOP;
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
END
$$;
"""


def policies(model: type[models.Model], table: str, role: str) -> Iterator[str]:
    own = f"controller_id = ANY({ACTING_FOR})"
    yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"
    for name in POLICIES:
        yield f"DROP POLICY IF EXISTS {name} ON {table}"
    yield f"CREATE POLICY own_rows ON {table} TO {role} USING ({own}) WITH CHECK ({own})"
    # FORCE binds the owner too: data migrations need a way in.
    yield f"CREATE POLICY owner_all ON {table} TO CURRENT_USER USING (true) WITH CHECK (true)"
    shared = getattr(model, "also_read_by", ())
    if shared:
        readable = " OR ".join(_shared_with(model, column) for column in shared)
        yield f"CREATE POLICY shared_rows ON {table} FOR SELECT TO {role} USING ({readable})"


def _shared_with(model: type[models.Model], column: str) -> str:
    """The organisation in ``column``; where ``column``_unit is there too, that unit of it."""
    organisation = f"{column}_id = ANY({ACTING_FOR})"
    if not any(field.name == f"{column}_unit" for field in model._meta.get_fields()):
        return organisation
    unit = f"{column}_unit_id"
    of_unit = (
        f"CASE {UNITS} WHEN '*' THEN true WHEN '{{}}' THEN {unit} IS NULL "
        f"ELSE {unit} = ANY({UNITS}::bigint[]) END"
    )
    return f"({organisation} AND {of_unit})"


def concrete_models() -> list[type[models.Model]]:
    every = apps.get_models(include_auto_created=True)
    return [m for m in every if m._meta.managed and not m._meta.proxy]


def is_controlled(model: type[models.Model]) -> bool:
    return any(field.name == "controller" for field in model._meta.get_fields())


def is_history(model: type[models.Model]) -> bool:
    """A table of pghistory's, written by triggers alone."""
    return hasattr(model, "pgh_tracked_model")
