"""Is it the client's secret? Whoever guesses is slowed down; whoever knows it never is.

A secret is kept as an Argon2 hash, which is slow so that nobody can guess in a stolen database. At
the door that slowness would be a weapon: guesses would keep the processors busy, and a brake on
them would shut out the partner they are made against. So beside each hash stands a fingerprint
under SECRET_KEY, by which the right secret is known without the hash, brake or no brake.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Final

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.utils.crypto import constant_time_compare, salted_hmac

from core.checks import is_plain
from interop.models import Client

_SALT: Final = "flexplads client secret"


def fingerprint_of(secret: str) -> bytes:
    return salted_hmac(_SALT, secret, algorithm="sha256").digest()


def hash_of(secret: str) -> str:
    return make_password(secret, hasher=settings.OAUTH2_PROVIDER["CLIENT_SECRET_HASHER"])


def named(client_id: str) -> Client | None:
    """The client with this id, while it has access."""
    if not is_plain(client_id):
        return None
    return Client.objects.filter(client_id=client_id, revoked_at=None).first()


def is_known(client: Client | None, secret: str, now: datetime) -> bool:
    """By its fingerprint, which costs nothing: the secret was right before."""
    given = fingerprint_of(secret)
    kept = bytes(client.fingerprint) if client else b""
    former = bytes(client.former_fingerprint) if client and _overlaps(client, now) else b""
    # Both are compared, whoever it is: the time taken tells nothing.
    is_current, is_former = constant_time_compare(given, kept), constant_time_compare(given, former)
    return is_current or is_former


def is_right(client: Client | None, secret: str, now: datetime) -> bool:
    """By its hash, as often for an unknown client as for a known one; remembered if it is right."""
    kept = client.client_secret if client else _nobodys()
    former = client.former_secret if client and _overlaps(client, now) else _nobodys()
    is_current, is_former = check_password(secret, kept), check_password(secret, former)
    if client is None:
        return False
    # Not on a client whose secret was renewed meanwhile.
    same = Client.objects.filter(pk=client.pk, client_secret=client.client_secret)
    if is_current:
        same.update(fingerprint=fingerprint_of(secret))
    elif is_former:
        same.update(former_fingerprint=fingerprint_of(secret))
    return is_current or is_former


def _overlaps(client: Client, now: datetime) -> bool:
    return client.former_ends_at is not None and now < client.former_ends_at


@cache
def _nobodys() -> str:
    """A hash that nothing fits, as slow as the others."""
    return hash_of(_SALT)
