"""`manage.py messages`: keep the Danish texts complete, and compile them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from flexplads import messages


class Command(BaseCommand):
    help = "extract: write the catalogue; check: fail on what is not Danish yet; compile: for use."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["extract", "check", "compile"])

    def handle(self, *_args: Any, what: str, **_options: Any) -> None:
        if what == "extract":
            catalogue = messages.update()
            empty = sum(not all(messages.strings(message)) for message in catalogue if message.id)
            self.stdout.write(f"{len(catalogue)} texts, {empty} without Danish.")
        elif what == "compile":
            done = messages.compile_if_older()
            self.stdout.write("Compiled." if done else "Already compiled.")
        elif faults := messages.faults():
            raise CommandError("The Danish texts are not complete:\n" + "\n".join(faults))
