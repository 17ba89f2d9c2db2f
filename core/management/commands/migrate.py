"""``migrate`` as the owner: the app's role owns nothing and can't (ADR-0004)."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import cast

from django.core.management.base import CommandParser
from django.core.management.commands import migrate


class Command(migrate.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        cast("ArgumentParser", parser).set_defaults(database="owner")
