"""Names as Danes look them up: one folding for what is searched, one for the order of lists.

**Order**: aa is å, ä is æ, ö is ø, ü is y, and æ, ø, å come last (Dansk Sprognævn,
"Alfabetisering").
**Search** is more tolerant: a name is found without its accents, without the letters that a
keyboard lacks, and by what is written in their place. ø, ö, oe and o are the same; so are å, aa
and a; æ, ä, ae and a; ü, ue and u. A pair of letters folds to its first, so that what is typed
halfway through a name is always the beginning of the name's key.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from core.plain_text import one_line

#: Letters that Unicode does not take apart.
_ALONE: Final = str.maketrans(
    {
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ł": "l",
        "ŋ": "n",
        "þ": "th",
        "ŧ": "t",
        "ß": "ss",
        "ə": "e",
        "ƒ": "f",
    }
)
_IN_ORDER: Final = str.maketrans({"ä": "æ", "ö": "ø", "ő": "ø", "œ": "ø", "ü": "y", "ű": "y"})
#: Sorted after z, whatever the collation: the embedded PostgreSQL has no ICU.
_LAST: Final = str.maketrans("æøå", "{|}")
_AS_TYPED: Final = str.maketrans({"æ": "ae", "ø": "oe", "œ": "oe"})
_PAIRS: Final = re.compile("a[ae]|oe|ue")
_APOSTROPHES: Final = "'\u2018\u2019\u02bc\u00b4`"
_NOT_OF_A_WORD: Final = re.compile(r"\W+")


def order_key(text: str) -> str:
    """What lists are sorted by: æ, ø and å are ``{ | }``, after z."""
    lower = one_line(text).lower().replace("aa", "å").translate(_IN_ORDER)
    kept = "".join(
        char if char.isascii() or char in "æøå" else _without_accents(char) for char in lower
    )
    words = _NOT_OF_A_WORD.sub(" ", _joined(kept))
    return words.strip().translate(_LAST)


def search_key(*texts: str) -> str:
    """Every word of a name or an alias, each after a blank: a word is searched as " " + its key.

    A word with a hyphen or an apostrophe is there whole as well as in parts, one with ü also as a
    Dane hears it.
    """
    keys: dict[str, None] = {}
    for word in (word for text in texts for word in one_line(text).lower().split()):
        for spelt in {word: None, word.replace("ü", "y"): None}:
            keys |= dict.fromkeys((*_parts(spelt), _whole(spelt)))
    return "".join(f" {key}" for key in keys if key)


def searched(words: str) -> list[tuple[str, list[str]]]:
    """The words of a search as keys: each whole, and in its parts."""
    keys = ((_whole(word), _parts(word)) for word in one_line(words).split())
    return [(whole, parts) for whole, parts in keys if whole]


def words_of(*texts: str) -> frozenset[str]:
    """The folded words of a name, for comparing two."""
    return frozenset(part for text in texts for part in _parts(one_line(text)))


def _parts(word: str) -> list[str]:
    return [_PAIRS.sub(_first, part) for part in _NOT_OF_A_WORD.split(_plain(word)) if part]


def _whole(word: str) -> str:
    return _PAIRS.sub(_first, _NOT_OF_A_WORD.sub("", _plain(word)))


def _plain(word: str) -> str:
    return _without_accents(word.lower().translate(_AS_TYPED))


def _first(pair: re.Match[str]) -> str:
    return pair[0][0]


def _joined(text: str) -> str:
    """Without apostrophes: O'Neil stands with Oneil."""
    return "".join(char for char in text if char not in _APOSTROPHES)


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.translate(_ALONE))
    return "".join(char for char in apart if not unicodedata.combining(char)).lower()
