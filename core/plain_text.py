"""Text as people mean it: what was typed, pasted or sent, without what nobody can see.

The same letters come in many forms: composed or not (a Mac's files), with the no-break spaces and
dashes of a word processor, with zero-width and direction marks from a web page. Everything that is
kept or compared passes here first, so that two who write the same have written the same.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: Said to be ignored where it can't be shown (Unicode, Default_Ignorable_Code_Point), besides the
#: control and format characters, which have categories of their own.
_IGNORABLE: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e0fff]"
)
#: Looks like a blank and is said to be a symbol: the braille pattern without dots.
_BLANK_SYMBOL: Final = "\u2800"
_MINUS: Final = "\u2212"
#: Categories of what can't be seen by itself: controls and formats, blanks, accents on nothing.
#: What no category is given yet may be a letter by tomorrow, and is shown as a box until then.
_UNSEEN: Final = ("Cc", "Cf", "Cs", "Zl", "Zp", "Zs", "Mc", "Me", "Mn")


def one_line(text: str) -> str:
    """For names, numbers and other short texts: composed (NFC), without invisible characters,
    every run of spaces and line breaks one space, every dash a hyphen, none around."""
    return _composed(" ".join("".join(map(_on_one_line, _composed(text))).split()))


def many_lines(text: str) -> str:
    """For what is told in own words: the same, but lines, dashes and inner blanks stay."""
    lines = _composed(text).replace("\r\n", "\n").replace("\r", "\n")
    return _composed("".join(map(_on_many_lines, lines)).strip())


def shows_something(text: str) -> bool:
    """Anything that can be seen: not only blanks, invisible characters or accents on nothing."""
    return any(unicodedata.category(char) not in _UNSEEN for char in one_line(text))


def is_dash(char: str) -> bool:
    return char == _MINUS or unicodedata.category(char) == "Pd"


def _composed(text: str) -> str:
    """NFC; also afterwards, since an invisible character may keep an accent from its letter."""
    return _IGNORABLE.sub("", unicodedata.normalize("NFC", text))


def _on_one_line(char: str) -> str:
    if char.isspace():
        return " "  # also tabs and line breaks, which are control characters
    return "-" if is_dash(char) else _visible(char)


def _on_many_lines(char: str) -> str:
    return "\n" if char in "\n\u2028\u2029" else " " if char.isspace() else _visible(char)


def _visible(char: str) -> str:
    if char == _BLANK_SYMBOL:
        return " "
    return "" if unicodedata.category(char) in ("Cc", "Cf") else char
