"""The codes that stand on cards: what one looks like, and what it is known by.

Twenty letters and digits of which none looks like another: 98 bits, so that nobody comes upon one,
and short enough to be typed where there is no camera. Kept is a keyed fingerprint: without the key
outside the database a copy of the table opens nothing.
"""

from __future__ import annotations

import secrets
from typing import Final

from django.conf import settings
from django.urls import reverse

from citizens.crypto import fingerprint
from organisations.models import Organisation

#: Without I, L, O, 0 and 1, which are taken for each other.
LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH: Final = 20
_GROUP: Final = 4
_LONGEST: Final = 80
#: Of a PIN, in digits.
LEAST_PIN: Final = 4
MOST_PIN: Final = 8


def new_code() -> str:
    """ "7KQF-2MXA-…", as it is printed."""
    letters = "".join(secrets.choice(LETTERS) for _letter in range(LENGTH))
    return "-".join(letters[n : n + _GROUP] for n in range(0, LENGTH, _GROUP))


def code_in(written: str) -> str:
    """The letters of what somebody wrote or scanned, whatever stands between them; "" where it is
    no code."""
    code = "".join(sign for sign in written[:_LONGEST].upper() if sign in LETTERS)
    return code if len(code) == LENGTH else ""


def card_fingerprint(code: str, organisation: Organisation) -> bytes:
    """What a citizen's card is found by."""
    return fingerprint(code, use="own page card", controller_id=organisation.pk)


def session_fingerprint(token: str, organisation: Organisation) -> bytes:
    return fingerprint(token, use="own page session", controller_id=organisation.pk)


def guest_fingerprint(code: str, organisation: Organisation) -> bytes:
    """What a remembered guest is found by."""
    return fingerprint(code, use="remembered guest", controller_id=organisation.pk)


def guest_key(code: str, organisation: Organisation) -> bytes:
    """What seals what is remembered of a guest: made of the code, and kept nowhere."""
    return fingerprint(code, use="remembered guest's key", controller_id=organisation.pk)


def door_of(organisation: Organisation) -> str:
    """The address that is printed on the card, and that a mail names."""
    path = reverse("own_page_door", kwargs={"organisation": organisation.key})
    return f"{settings.SITE_ADDRESS}{path}"


def address_on_card(code: str, organisation: Organisation) -> str:
    """What the card's picture holds. What stands behind # is sent to no server and written into no
    log; the page puts it in the field, and out of the address."""
    return f"{door_of(organisation)}#{code}"
