"""The code that opens a draft again: sixteen digits in groups of four, easy to write down.

53 bits, and whoever guesses is stopped after a few tries (``public.guard``), so that no one is hit
by chance. Kept is a keyed fingerprint: without the key outside the database a copy of the table
opens nothing.
"""

from __future__ import annotations

import secrets
from typing import Final

from citizens.crypto import fingerprint

DIGITS: Final = 16
_GROUP: Final = 4
_LONGEST: Final = 80


def new_code() -> str:
    """ "4821 0937 5526 1184"."""
    digits = "".join(secrets.choice("0123456789") for _digit in range(DIGITS))
    return " ".join(digits[n : n + _GROUP] for n in range(0, DIGITS, _GROUP))


def digits_of(written: str) -> str:
    """The digits of what somebody wrote, whatever stands between them; "" where it is no code."""
    digits = "".join(sign for sign in written[:_LONGEST] if sign in "0123456789")
    return digits if len(digits) == DIGITS else ""


def code_index(digits: str, *, controller_id: int) -> bytes:
    """What a draft is found by."""
    return fingerprint(digits, use="public code", controller_id=controller_id)
