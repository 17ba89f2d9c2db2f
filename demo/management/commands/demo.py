"""`manage.py demo`: invented citizens at Herning's real places, to look around in."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from demo import clients
from demo.build import PASSWORD, fill_in, set_up, sign_ins
from demo.progress import end_progress, write_progress


class Command(BaseCommand):
    help = "Puts the demonstration data in, once. --sign-ins prints who can sign in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sign-ins", action="store_true", help="print the sign-ins only")

    def handle(self, *_args: Any, **options: Any) -> None:
        clients.must_be_local()
        if options["sign_ins"]:
            self.stdout.write(f"Sign in with the password {PASSWORD} as one of:")
            for name, role, email in sign_ins():
                self.stdout.write(f"  {email:<26} {name}, {role}")
            self.stdout.write(
                f"The API (docs/api.md): client {clients.CLIENT_ID}, secret {clients.SECRET}"
            )
            return
        now = timezone.now()
        try:
            new = set_up(now)
            filled = fill_in(now, tell=write_progress)
        finally:
            end_progress()
        if new or filled:
            self.stdout.write("The demonstration data is in.")
        else:
            self.stdout.write("The demonstration data was there already; nothing is changed.")
