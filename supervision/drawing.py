"""Drawing at random so that it can be shown: the same seed draws the same cases again."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def drawn(seed: str, population: Iterable[int], wanted: int) -> list[int]:
    """``wanted`` of the ids, or all where there are fewer, in the order in which they are drawn.

    Each id gets the number sha256("<seed>:<id>"), and those with the lowest are drawn. Anybody can
    count it again, with any tool, for as long as the seed and the ids are known; no library's idea
    of chance comes into it.
    """
    lots = sorted((sha256(f"{seed}:{each}".encode()).hexdigest(), each) for each in set(population))
    return [each for _lot, each in lots[:wanted]]
