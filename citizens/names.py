"""Names as Danes look them up: aa is å, and æ, ø, å come last."""

from __future__ import annotations

_LAST_LETTERS = str.maketrans("æøå", "{|}")


def sort_key(text: str) -> str:
    """The same key PostgreSQL generates into ``Citizen.name_key``, so the two can be compared."""
    return text.lower().replace("aa", "å").translate(_LAST_LETTERS)


def beginnings(word: str) -> set[str]:
    """The keys a name may begin with once ``word`` has been typed.

    A last "a" may be the first half of "aa": "Aaga" is on its way to Aagaard as well as Aagade.
    """
    key = sort_key(word)
    return {key, key[:-1] + sort_key("å")} if key.endswith("a") else {key}
