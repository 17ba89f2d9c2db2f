"""`manage.py add_organisation`: a new organisation, and its first administrator."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from administration.services.organisations import add_organisation
from core.problems import Problem
from organisations.models import Organisation
from organisations.services.passwords import DAYS, password_link


class Command(BaseCommand):
    help = (
        "Sets up an organisation and its first administrator, who gets a mail; prints the link "
        "with which the password is chosen: add_organisation --name 'Herning Kommune' "
        "--kind municipality --key herning --municipality-code 0657 --admin-name 'Tina Nygaard' "
        "--admin-email tina@herning.example."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", required=True, help="what people call it")
        parser.add_argument("--kind", required=True, choices=Organisation.Kind.values)
        parser.add_argument("--key", required=True, help="short, for addresses and commands")
        parser.add_argument("--municipality-code", default="", help="four digits")
        parser.add_argument("--admin-name", required=True)
        parser.add_argument("--admin-email", required=True)

    def handle(self, *_args: Any, **options: Any) -> None:
        names = ("name", "kind", "key", "municipality_code", "admin_name", "admin_email")
        try:
            membership = add_organisation(
                now=timezone.now(), **{name: options[name] for name in names}
            )
        except Problem as problem:
            faults = [f"{each.field or 'refused'}: {each.message}" for each in problem.each]
            raise CommandError("\n".join(faults)) from problem
        user = membership.user
        self.stdout.write(f"{membership.organisation.name} is there, with {user.email}.")
        if user.has_usable_password():
            self.stdout.write("The administrator has a password already, and signs in with it.")
            return
        self.stdout.write(f"The password is chosen here, once, within {DAYS} days:")
        self.stdout.write(password_link(user))
