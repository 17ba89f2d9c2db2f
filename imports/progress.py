"""How far a file is, in per cent. Only a hint to whoever waits: it may be gone at any moment, and
what is true stands in the database."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from django.core.cache import cache
from redis.exceptions import RedisError

_SECONDS: Final = 300


def tell(number: int, per_cent: int) -> None:
    with suppress(RedisError):
        cache.set(_key(number), per_cent, _SECONDS)


def how_far(number: int) -> int:
    with suppress(RedisError):
        per_cent = cache.get(_key(number), 0)
        return per_cent if isinstance(per_cent, int) else 0
    return 0


def _key(number: int) -> str:
    return f"import:{number}"
