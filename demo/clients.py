"""The region's system, for trying the API on one's own machine (docs/api.md)."""

from __future__ import annotations

from typing import Final

from django.conf import settings

from demo import setups
from interop.models import Client
from interop.scopes import Scope
from interop.services.clients import register_client
from organisations.models import Organisation

CLIENT_ID: Final = "region-midtjylland"
#: Printed by `manage.py demo --sign-ins`; there is nothing behind it but invented people.
SECRET: Final = "kun-paa-egen-maskine"  # noqa: S105
NAME: Final = "Regionens henvisningssystem"


class NotLocalError(Exception):
    """A secret that everyone knows is for one's own machine only."""


def must_be_local() -> None:
    """Refuse anywhere but on one's own machine.

    Raises:
        NotLocalError: the passwords are known to everyone.
    """
    if not settings.IS_LOCAL:
        raise NotLocalError("The demonstration is made with FLEXPLADS_ENV=local only.")


def make() -> Client:
    """The demonstration's client, of the region.

    Raises:
        NotLocalError: anywhere but on one's own machine.
    """
    must_be_local()
    region = Organisation.objects.get(key=setups.REGION.key)
    client, _secret = register_client(
        organisation=region,
        name=NAME,
        scopes=Scope.values,
        unit=region.units.get(name=setups.WARD),
        client_id=CLIENT_ID,
        secret=SECRET,
    )
    return client
