"""Chance that comes out the same each time: a hash of a seed, a subject and a number."""

from __future__ import annotations

import hashlib
import zlib
from random import Random


def draw(subject: str, number: str, sides: int) -> str:
    """SQL: a whole number of [0, ``sides``), by the ``subject`` and the SQL value ``number``.

    The statement is given ``seed``.
    """
    salt = zlib.crc32(subject.encode())
    return f"((hashint8extended({number}, %(seed)s::bigint + {salt}) & 2147483647) %% {sides})::int"


def choice(subject: str, number: str, values: list[str]) -> str:
    """SQL: one of some texts; a text that stands there twice is twice as likely."""
    listed = ", ".join("'{}'".format(value.replace("'", "''")) for value in values)
    return f"(ARRAY[{listed}])[1 + {draw(subject, number, len(values))}]"


def dice(seed: int, subject: str) -> Random:
    """The same for Python."""
    return Random(hashlib.sha256(f"{seed}|{subject}".encode()).digest())  # noqa: S311  no secret
