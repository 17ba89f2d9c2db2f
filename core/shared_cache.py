"""Counting across all processes, in Redis or Valkey: brakes on those who ask too often.

Only numbers lie there, each for a minute or so, and wiping it does no more than let go of the
brakes. It holds no more keys than there are clients and addresses; nothing is thrown out to make
room.
"""

from __future__ import annotations

import json
import logging
from typing import Any, Final

from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from django.db import connection
from redis.exceptions import RedisError

_log = logging.getLogger(__name__)
_SPARE: Final = LocMemCache("while the shared one is away", {})


class Json:
    """Django's own way would be pickle: whoever writes into Valkey could run code here."""

    def dumps(self, value: Any) -> bytes | int:
        return value if type(value) is int else json.dumps(value).encode()

    def loads(self, kept: bytes) -> Any:
        return json.loads(kept)


class SharedCache(RedisCache):
    """Keys begin with the database's name: installations and test runs may share a server."""

    def make_key(self, key: str, version: int | None = None) -> str:
        return f"{self._prefix()}{version or self.version}:{key}"

    def _prefix(self) -> str:
        return f"flexplads:{connection.settings_dict['NAME']}:"

    def _client(self) -> Any:
        return self._cache.get_client(write=True)

    def clear(self) -> None:
        """Only what is ours: the same server carries the tasks."""
        client = self._client()
        for key in client.scan_iter(match=f"{self._prefix()}*"):
            client.delete(key)

    def hit(self, key: str, seconds: int) -> tuple[int, int]:
        """Count one more under ``key``: how many since the first, and in how many seconds that is
        forgotten; ``seconds`` after the first it is."""
        full = self.make_and_validate_key(key)
        counting = self._client().pipeline()
        counting.incr(full)
        counting.expire(full, seconds, nx=True)
        counting.ttl(full)
        count, _set, left = counting.execute()
        return int(count), max(1, int(left))


def minutes_to_wait(key: str, seconds: int, most: int) -> int:
    """Count one more: 0 while there are at most ``most``, else in how many minutes to try again."""
    count, left = hits(key, seconds)
    return 0 if count <= most else max(1, -(-left // 60))


def hits(key: str, seconds: int) -> tuple[int, int]:
    """Count one more, see ``SharedCache.hit``; while the shared store is away this process counts
    for itself."""
    try:
        count, left = cache.hit(key, seconds)  # type: ignore[attr-defined]  # ours: SharedCache
    except RedisError as error:
        _log.warning("Counting alone: %s", type(error).__name__)
        _SPARE.add(key, 0, seconds)
        return _SPARE.incr(key), seconds
    return count, left
