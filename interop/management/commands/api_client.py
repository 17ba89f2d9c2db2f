"""`manage.py api_client`: give a partner's system access, renew its secret, or take it away."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from core.problems import Problem
from interop.models import Client
from interop.scopes import Scope
from interop.services.clients import register_client, renew_secret, revoke_client
from organisations.models import Organisation


class Command(BaseCommand):
    help = (
        "Registers a client of the API and prints its id and secret, once: "
        "api_client region-midtjylland 'Regionens henvisningssystem' --scope referrals:write. "
        "--renew CLIENT_ID prints a new secret; the former one opens for --overlap days more. "
        "--revoke CLIENT_ID takes the access away at once."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("organisation", nargs="?", help="key of the organisation it acts for")
        parser.add_argument("name", nargs="?", help="what people call the system")
        parser.add_argument("--scope", action="append", choices=Scope.values, default=[])
        parser.add_argument("--unit", help="the ward or team it refers for, by name", default="")
        parser.add_argument("--renew", metavar="CLIENT_ID")
        parser.add_argument(
            "--overlap", metavar="DAYS", type=int, default=14, help="14 if left out; 0 is at once"
        )
        parser.add_argument("--revoke", metavar="CLIENT_ID")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["revoke"]:
            self._revoke(options["revoke"])
        elif options["renew"]:
            self._renew(options["renew"], timedelta(days=options["overlap"]))
        elif options["organisation"] and options["name"] and options["scope"]:
            self._register(
                options["organisation"], options["name"], options["scope"], options["unit"]
            )
        else:
            raise CommandError(
                "Say the organisation's key, the system's name and at least one --scope; "
                "or --renew or --revoke and the client's id."
            )

    def _register(self, key: str, name: str, scopes: list[str], unit_name: str) -> None:
        organisation = Organisation.objects.filter(key=key).first()
        if organisation is None:
            known = ", ".join(Organisation.objects.values_list("key", flat=True))
            raise CommandError(f"There is no organisation {key!r}, only: {known}.")
        unit = organisation.units.filter(name=unit_name).first()
        if unit_name and unit is None:
            known = ", ".join(organisation.units.values_list("name", flat=True)) or "none"
            raise CommandError(f"There is no unit {unit_name!r} in {key}, only: {known}.")
        try:
            client, secret = register_client(
                organisation=organisation, name=name, scopes=scopes, unit=unit
            )
        except Problem as problem:
            raise CommandError(str(problem)) from problem
        self._show(client, secret)

    def _renew(self, client_id: str, overlap: timedelta) -> None:
        try:
            client, secret = renew_secret(
                client=_client(client_id), former_for=overlap, now=timezone.now()
            )
        except Problem as problem:
            raise CommandError(str(problem)) from problem
        self._show(client, secret)
        assert client.former_ends_at
        until = timezone.localtime(client.former_ends_at)
        self.stdout.write(f"The former secret opens until {until:%Y-%m-%d %H:%M}.")

    def _show(self, client: Client, secret: str) -> None:
        self.stdout.write(f"client_id      {client.client_id}")
        self.stdout.write(f"client_secret  {secret}")
        self.stdout.write("The secret is not shown again. Hand it over on a safe way.")

    def _revoke(self, client_id: str) -> None:
        client = _client(client_id)
        revoke_client(client=client, now=timezone.now())
        self.stdout.write(f"{client.name} has no access any more.")


def _client(client_id: str) -> Client:
    client = Client.objects.filter(client_id=client_id).first()
    if client is None:
        raise CommandError(f"There is no client {client_id!r}.")
    return client
