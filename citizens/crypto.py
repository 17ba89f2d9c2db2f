"""Sealing what must not be readable in the database or its backups (SECURITY.md, "CPR").

AES-256-GCM with the key's id in front, bound to that id and to the place it is kept in, so that a
sealed value moved to another row does not open. The blind index lets a number be found without
opening any: HMAC per controller, so that two organisations' indexes can't be compared.
"""

from __future__ import annotations

import base64
import hmac
import os
from functools import cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

NONCE_BYTES = 12


@cache
def _ring(entries: tuple[str, ...]) -> dict[bytes, AESGCM]:
    """Key id -> key, in the order of the setting: the first seals, all open."""
    ring: dict[bytes, AESGCM] = {}
    for entry in entries:
        key_id, _, key = entry.partition(":")
        if not key_id or "." in key_id:  # the dot ends the id in a sealed value
            raise ImproperlyConfigured("A key in FLEXPLADS_CPR_KEYS needs an id without dots.")
        ring[key_id.encode()] = AESGCM(base64.b64decode(key))
    return ring


def _keys() -> dict[bytes, AESGCM]:
    return _ring(tuple(settings.CPR_KEYS))


def _associated(key_id: bytes, bound_to: str) -> bytes:
    return key_id + b"|" + bound_to.encode()


def seal(plain: str, *, bound_to: str) -> bytes:
    """Encrypt under the first key of the ring. ``bound_to`` is "table|row|field"."""
    return seal_bytes(plain.encode(), bound_to=bound_to)


def seal_bytes(plain: bytes, *, bound_to: str) -> bytes:
    """The same of what is no text: a part of a file."""
    key_id, key = next(iter(_keys().items()))
    nonce = os.urandom(NONCE_BYTES)
    return key_id + b"." + nonce + key.encrypt(nonce, plain, _associated(key_id, bound_to))


def unseal(sealed: bytes | memoryview, *, bound_to: str) -> str:
    """Decrypt. Raises ``InvalidTag`` if altered or moved, ``KeyError`` if its key is gone."""
    return unseal_bytes(sealed, bound_to=bound_to).decode()


def unseal_bytes(sealed: bytes | memoryview, *, bound_to: str) -> bytes:
    key_id, _, rest = bytes(sealed).partition(b".")
    nonce, ciphertext = rest[:NONCE_BYTES], rest[NONCE_BYTES:]
    return _keys()[key_id].decrypt(nonce, ciphertext, _associated(key_id, bound_to))


def blind_index(value: str, *, controller_id: int) -> bytes:
    """A keyed fingerprint by which an identifier is found within one controller."""
    return fingerprint(value, use="number", controller_id=controller_id)


def fingerprint(value: str, *, use: str, controller_id: int) -> bytes:
    """A keyed fingerprint for one ``use``: the same text has another in every other use, so that
    a table of what was sent can't be held against the table of numbers."""
    return hmac.digest(
        _key_for(settings.CPR_INDEX_KEY, use), _of_controller(controller_id, value), "sha256"
    )


@cache
def _key_for(index_key: str, use: str) -> bytes:
    return hmac.digest(base64.b64decode(index_key), f"flexplads|{use}".encode(), "sha256")


def _of_controller(controller_id: int, value: str) -> bytes:
    return f"{controller_id}|{value}".encode()
