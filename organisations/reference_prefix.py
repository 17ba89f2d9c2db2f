"""Letters that stand for an organisation, said on the telephone and read on paper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, count

#: With three letters the 98 municipalities can be told apart.
LETTERS = 3


def prefixes_for(name: str) -> Iterator[str]:
    """Prefixes for a name, the most natural first: HER, HEN, HEI … for Herning; never ends."""
    letters = [letter for letter in name.upper() if letter.isalpha()] or ["X"]
    first, rest = letters[0], letters[1:]
    seen: set[str] = set()
    for more in combinations(rest, LETTERS - 1):
        prefix = first + "".join(more)
        if prefix not in seen:
            seen.add(prefix)
            yield prefix
    yield from (f"{first}{number}" for number in count(2))
