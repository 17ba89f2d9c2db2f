"""`manage.py prepare`: what one's own machine needs before the site can open, in one process."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from demo.build import set_up
from demo.clients import must_be_local
from flexplads.local import schema
from flexplads.local.errors import CannotRunError
from flexplads.messages import compile_if_older


class Command(BaseCommand):
    help = "Tables, Danish texts, files for the browser, and those who can sign in (local only)."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        must_be_local()
        with self._timed("The tables are up to date"):
            try:
                schema.migrate()
            except CannotRunError as cannot:
                raise CommandError(str(cannot)) from None
        with self._timed("Danish texts and files for the browser are ready"):
            compile_if_older()
            call_command("collectstatic", interactive=False, verbosity=0)
        with self._timed("Those who can sign in are there"):
            set_up(timezone.now())
        self.stdout.write("")
        call_command("demo", sign_ins=True, stdout=self.stdout)

    @contextmanager
    def _timed(self, sentence: str) -> Iterator[None]:
        started = time.monotonic()
        yield
        self.stdout.write(f"{sentence} ({time.monotonic() - started:.1f} s).")
