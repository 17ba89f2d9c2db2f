"""The tables as the migrations make them, written down as SQL (`schema.sql`).

Django goes through every state of every model to migrate an empty database, which takes most of
`make run`'s first start and of each test run. Loading what comes out takes a moment. The file names
the migrations it was made from. Where one of them is another by now it is left alone; those that
came since, Django runs after it.
"""

import hashlib
import inspect
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

from django.core.management import call_command
from django.db import connections, transaction
from django.db.migrations.loader import MigrationLoader
from psycopg.conninfo import make_conninfo

from flexplads.local.errors import CannotRunError
from flexplads.local.postgres import program

SCHEMA = Path(__file__).with_name("schema.sql")
_MADE_FROM = "-- Made from the migrations "
_SUM = "-- Sum of what made it and of what stands below: "
#: What writes SQL from a migration, beside the migration itself.
_LIBRARIES = ("django", "django-pghistory", "django-pgtrigger", "psycopg")
_OURS = Path(__file__).resolve().parents[2] / "core" / "db"
_APPLIED = re.compile(r"^    \('(\w+)', '(\w+)', now\(\)\)", re.MULTILINE)
_CAST_OF_LIST = re.compile(
    r"\(ARRAY\[(?P<texts>'[^']*'::character varying(?:, '[^']*'::character varying)*)\]\)::text\[\]"
)


def migrate() -> None:
    """Bring the owner's database up to date, an empty one by loading `schema.sql`.

    Raises:
        CannotRunError: the data are older than the migrations, which have begun anew since.
    """
    _refuse_what_is_older()
    _load_if_empty()
    call_command("migrate", database="owner", interactive=False, verbosity=0)


def kept_text() -> str:
    """What `schema.sql` says, "" where it is missing."""
    return SCHEMA.read_text() if SCHEMA.exists() else ""


def dump() -> str:
    """The owner's database as SQL: tables without rows, and which migrations are applied.

    Rights and policies are left out: `core.db.row_security` makes them after every migration.

    Raises:
        CannotRunError: with what pg_dump said.
    """
    command: list[str | Path] = [program("pg_dump"), "--schema-only", "--no-owner"]
    command += ["--no-privileges", "--no-comments", "--no-policies", f"--dbname={_address()}"]
    dumped = subprocess.run(command, capture_output=True, text=True, check=False)
    if dumped.returncode:
        raise CannotRunError(f"pg_dump failed:\n{dumped.stderr}")
    applied = _applied()
    text = f"{_tidied(dumped.stdout)}\n{applied}"
    return f"{_MADE_FROM}{_fingerprint(applied)}\n{_SUM}{_sum(text)}\n{text}"


def is_as_written() -> bool:
    """`schema.sql` is to the letter what was written from these migrations, by this code and these
    libraries. To go through all states of all models would write the same, and takes minutes."""
    made_from, _end, rest = kept_text().partition("\n")
    sum_line, _end, text = rest.partition("\n")
    return (made_from, sum_line) == (f"{_MADE_FROM}{_fingerprint(text)}", f"{_SUM}{_sum(text)}")


def _sum(text: str) -> str:
    contents = hashlib.sha256(f"{_fingerprint(text)}\0{text}".encode())
    for library in _LIBRARIES:
        contents.update(f"{library} {version(library)}\0".encode())
    for file in sorted(_OURS.glob("*.py")):
        contents.update(file.read_bytes())
    return contents.hexdigest()


def _fingerprint(applied: str) -> str:
    """What tells the migrations that are applied in these words, ours and the libraries', from any
    others; "" where one of them is gone."""
    contents = hashlib.sha256()
    migrations = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    for app, name in sorted(_APPLIED.findall(applied)):
        if (app, name) not in migrations:
            return ""
        contents.update(f"{app}.{name}\0".encode())
        contents.update(Path(inspect.getfile(type(migrations[app, name]))).read_bytes())
    return contents.hexdigest()


def _refuse_what_is_older() -> None:
    """Migrations that are no longer there would be followed by such as make the same again."""
    loader = MigrationLoader(connections["owner"], ignore_no_migrations=True)
    gone = set(loader.applied_migrations) - set(loader.disk_migrations)
    if any(app in loader.migrated_apps for app, _name in gone):
        raise CannotRunError(
            "The data in .local were made by an earlier flexplads, and its tables can't be brought"
            " up to date. They are the demonstration's: remove the folder .local and start again."
        )


def _load_if_empty() -> None:
    connection = connections["owner"]
    if connection.introspection.table_names():
        return
    text = kept_text()
    if not text.startswith(f"{_MADE_FROM}{_fingerprint(text)}\n"):
        return
    with transaction.atomic(using="owner"), connection.cursor() as cursor:
        # Functions stand before the tables that they read.
        cursor.execute("SET LOCAL check_function_bodies = false")
        cursor.execute(text)


def _tidied(dumped: str) -> str:
    """Without settings of the session, versions and lines that differ from dump to dump."""
    _settings, start, statements = dumped.partition("CREATE EXTENSION")
    lines = [
        line
        for line in f"{start}{statements}".splitlines()
        if not line.startswith(("--", "\\", "SET default_table"))
    ]
    text = re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip() + "\n"
    return _CAST_OF_LIST.sub(_cast_of_each, text)


def _cast_of_each(cast: re.Match[str]) -> str:
    """PostgreSQL writes a cast of a list differently once it was loaded from a dump: as loaded."""
    texts = re.sub(r"('[^']*'::character varying)", r"(\1)::text", cast["texts"])
    return f"ARRAY[{texts}]"


def _applied() -> str:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT app, name FROM public.django_migrations ORDER BY id")
        rows = ",\n".join(f"    ('{app}', '{name}', now())" for app, name in cursor.fetchall())
    return f"INSERT INTO public.django_migrations (app, name, applied) VALUES\n{rows};\n"


def _address() -> str:
    """The owner's database as the settings have it now: a test looks at a database of its own."""
    parameters = connections["owner"].get_connection_params()
    named = {"dbname": parameters["dbname"]} | {
        name: parameters[name]
        for name in ("host", "port", "user", "password")
        if name in parameters
    }
    return make_conninfo(**named)
