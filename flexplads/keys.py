"""The keys of an installation, judged before anything starts: missing, short or known ones don't.

A worthless key shows nowhere. Sessions are signed, numbers are sealed and found, and whoever reads
a backup opens them all: an index under an empty key is solved by trying the 10^8 numbers there are.
No message says what a key is, since it ends in a log.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

#: Bytes of AES-256, and of the index's HMAC-SHA-256.
KEY_BYTES: Final = 32
#: What ``secrets.token_urlsafe(50)`` makes, and some; Django asks for as many.
SECRET_CHARACTERS: Final = 50
_DISTINCT: Final = 16
_KNOWN_BEGINNINGS: Final = (
    "django-insecure",
    "changeme",
    "change-me",
    "change_me",
    "secret",
    "password",
    "example",
    "build",
    "test",
    "your-",
    "insert",
)


@dataclass(frozen=True)
class Keys:
    """As the environment gives them: ``cpr_keys`` are "id:base64", the first seals."""

    secret_key: str
    cpr_keys: tuple[str, ...]
    index_key: str

    def faults(self) -> list[str]:
        """A sentence for each fault; empty when the product may start."""
        return [*self._of_secret(), *self._of_cpr_keys(), *self._of_index(), *self._of_reuse()]

    def _of_secret(self) -> Iterator[str]:
        name = "SECRET_KEY"
        if not self.secret_key:
            yield f"{name} is missing."
        elif len(self.secret_key) < SECRET_CHARACTERS:
            yield f"{name} is shorter than {SECRET_CHARACTERS} characters."
        elif self.secret_key.lower().startswith(_KNOWN_BEGINNINGS) or _is_pattern(
            self.secret_key.encode()
        ):
            yield f"{name} is a known text or a pattern, not a random one."

    def _of_cpr_keys(self) -> Iterator[str]:
        name = "FLEXPLADS_CPR_KEYS"
        if not self.cpr_keys:
            yield f"{name} is missing."
        ids = [entry.partition(":")[0] for entry in self.cpr_keys]
        if len(set(ids)) < len(ids):
            yield f"{name} has two keys with the same id."
        for n, entry in enumerate(self.cpr_keys, start=1):
            key_id, _, key = entry.partition(":")
            if not key_id or "." in key_id or not key:
                yield f'{name}: key {n} is not written as "id:base64", with an id without dots.'
            else:
                yield from (f"{name}: key {n} {fault}" for fault in _faults_of_bytes(key))

    def _of_index(self) -> Iterator[str]:
        name = "FLEXPLADS_INDEX_KEY"
        if not self.index_key:
            yield f"{name} is missing."
        else:
            yield from (f"{name} {fault}" for fault in _faults_of_bytes(self.index_key))

    def _of_reuse(self) -> Iterator[str]:
        given = [self.secret_key, self.index_key, *(e.partition(":")[2] for e in self.cpr_keys)]
        filled = [key for key in given if key]
        if len(set(filled)) < len(filled):
            yield "One key is used for two things: each needs its own."


def _faults_of_bytes(key: str) -> Iterator[str]:
    try:
        raw = base64.b64decode(key, validate=True)
    except (binascii.Error, ValueError):
        yield "is not base64."
        return
    if len(raw) != KEY_BYTES:
        yield f"holds {len(raw)} bytes, not {KEY_BYTES}."
    elif _is_pattern(raw) or (raw.isascii() and raw.decode().isprintable()):
        yield "is a text or a pattern, not random bytes."


def _is_pattern(raw: bytes) -> bool:
    """Few different bytes, a part repeated, or counting up or down."""
    steps = {(after - before) % 256 for before, after in pairwise(raw)}
    return len(set(raw)) < _DISTINCT or raw in (raw + raw)[1:-1] or len(steps) == 1


class WorthlessKeysError(Exception):
    """Names what is wrong and where to read how keys are made."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(
            "flexplads does not start with these keys. "
            + " ".join(faults)
            + " How to make them stands in docs/deploying.md, under .env."
        )
