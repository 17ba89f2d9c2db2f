"""Giving a partner's system access, and taking it away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from oauth2_provider.generators import generate_client_id, generate_client_secret
from oauth2_provider.models import AccessToken

from audit.services import record
from core.acting import acting
from core.checks import Checks
from core.problems import Conflict
from interop.events import ClientEvent
from interop.models import Client
from interop.scopes import Scope
from interop.services.secrets import fingerprint_of
from organisations.actors import Actor
from organisations.models import Organisation, Unit

#: Of two secrets; who needs longer has forgotten it.
LONGEST_OVERLAP: Final = timedelta(days=90)


@transaction.atomic
def register_client(
    *,
    organisation: Organisation,
    name: str,
    scopes: Iterable[str],
    unit: Unit | None = None,
    client_id: str | None = None,
    secret: str | None = None,
) -> tuple[Client, str]:
    """A new client of the organisation, or of one of its units, and its secret: said once, kept
    as a hash."""
    checks = Checks()
    clean = checks.text("name", name, missing=_("Write what the system is called."))
    wanted = list(dict.fromkeys(scopes))
    if not wanted:
        checks.add("missing", _("Choose what the system may do."), field="scopes")
    for scope in wanted:
        checks.choice("scopes", scope, Scope.values)
    if unit is not None and unit.organisation_id != organisation.pk:
        checks.add("not_a_choice", _("Choose one of the organisation's units."), field="unit")
    checks.raise_any()
    if client_id and Client.objects.filter(client_id=client_id).exists():
        raise Conflict("client_exists", _("There is a client with this id already."))
    secret = secret or generate_client_secret()
    client = Client.objects.create(
        organisation=organisation,
        unit=unit,
        name=clean,
        scopes=wanted,
        client_id=client_id or generate_client_id(),
        client_secret=secret,
        fingerprint=fingerprint_of(secret),
        client_type=Client.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Client.GRANT_CLIENT_CREDENTIALS,
    )
    with acting(organisation):
        record(
            client,
            ClientEvent.REGISTERED,
            by=Actor.system(organisation),
            at=timezone.now(),
            client=clean,
            scopes=wanted,
        )
    return client, secret


@transaction.atomic
def renew_secret(*, client: Client, former_for: timedelta, now: datetime) -> tuple[Client, str]:
    """A new secret for the same client, said once. The former one opens for so long more, and one
    that was former already ends now: there are never three."""
    row = Client.objects.select_for_update().get(pk=client.pk)
    if row.revoked_at is not None:
        raise Conflict("client_revoked", _("The client has no access any more."))
    if not timedelta(0) <= former_for <= LONGEST_OVERLAP:
        checks = Checks()
        checks.add("too_long", _("Two secrets overlap for 90 days at most."), field="former_for")
        checks.raise_any()
    secret = generate_client_secret()
    row.former_secret, row.former_fingerprint = row.client_secret, row.fingerprint
    row.former_ends_at = now + former_for
    row.client_secret, row.fingerprint = secret, fingerprint_of(secret)
    row.save(
        update_fields=[
            "client_secret",
            "fingerprint",
            "former_secret",
            "former_fingerprint",
            "former_ends_at",
        ]
    )
    with acting(row.organisation_id):
        record(
            row,
            ClientEvent.NEW_SECRET,
            by=Actor.system(row.organisation),
            at=now,
            client=row.name,
            until=timezone.localtime(row.former_ends_at).date().isoformat(),
        )
    return row, secret


@transaction.atomic
def revoke_client(*, client: Client, now: datetime) -> None:
    """From now on neither its secret nor any of its tokens opens anything. Twice is once."""
    row = Client.objects.select_for_update().get(pk=client.pk)
    if row.revoked_at is not None:
        return
    row.revoked_at = now
    row.save(update_fields=["revoked_at"])
    AccessToken.objects.filter(application=row).delete()
    with acting(row.organisation_id):
        record(
            row,
            ClientEvent.REVOKED,
            by=Actor.system(row.organisation),
            at=now,
            client=row.name,
        )
