"""`manage.py snapshot`: tables and the demonstration's past as files, for a fast first start."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from django.utils import timezone

from demo import snapshot
from demo.build import past_as_text
from demo.clients import must_be_local
from flexplads.local import schema


class Command(BaseCommand):
    help = "Writes both files from the migrations and the code. --check fails where they differ."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing")

    def handle(self, *_args: Any, check: bool, **_options: Any) -> None:
        must_be_local()
        if connections["owner"].introspection.table_names():
            raise CommandError("This takes an empty database: use `make snapshot`.")
        if check and schema.is_as_written():
            schema.migrate()
        else:
            call_command("migrate", database="owner", interactive=False, verbosity=0)
        tables, past = schema.dump(), past_as_text(timezone.now())
        stale = {
            schema.SCHEMA: schema.kept_text() != tables,
            snapshot.SNAPSHOT: snapshot.kept_text() != past,
        }
        if check and any(stale.values()):
            names = " and ".join(path.name for path, differs in stale.items() if differs)
            raise CommandError(f"{names}: not what the code makes. Write it with: make snapshot")
        if not check:
            schema.SCHEMA.write_text(tables)
            snapshot.write(past)
        self.stdout.write("Tables and past are what the code makes.")
