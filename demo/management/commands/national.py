"""`manage.py national`: a whole invented country, to measure on."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from demo.build import PASSWORD
from demo.clients import SECRET, must_be_local
from demo.national.country import Size, sign_ins
from demo.national.fill import CLIENT_ID, AlreadyThereError, fill


class Command(BaseCommand):
    help = "Puts an invented country in: 98 municipalities and ten years at --stays 1000000."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--stays", type=int, default=1_000_000, help="about so many (100 up)")
        parser.add_argument("--in-one", action="store_true", help="all in one municipality")
        parser.add_argument("--seed", type=int, default=1, help="the same gives the same country")
        parser.add_argument("--at-once", type=int, default=2, help="connections that write")

    def handle(self, *_args: Any, **options: Any) -> None:
        must_be_local()
        if options["stays"] < 100:
            raise CommandError("--stays is 100 or more.")
        size = Size(stays=options["stays"], in_one=options["in_one"])
        now: datetime = timezone.now()
        try:
            fill(size, seed=options["seed"], now=now, tell=self._say, at_once=options["at_once"])
        except AlreadyThereError as problem:
            raise CommandError(str(problem)) from problem
        self._say(f"Sign in with the password {PASSWORD} as one of:")
        for email, who in sign_ins(size):
            self._say(f"  {email:<34} {who}")
        self._say(f"The API: client {CLIENT_ID}, secret {SECRET}")

    def _say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()
