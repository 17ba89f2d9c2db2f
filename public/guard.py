"""Against those who write to a house by the hundred, without asking a stranger who is a person.

No third party sees who was here. A form that comes back at once was sent by a program; so was one
in which a field that nobody is shown is filled in. And what is begun and sent is counted, per
address and per house, in the cache that all processes share.
"""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext as _

from core.problems import Problem, TooMany
from core.shared_cache import minutes_to_wait
from public.published import PublishedHouse

_SALT: Final = "public.opened"
HOUR: Final = 3600
QUARTER: Final = 900


def opened_now() -> str:
    """When the form was opened, signed: nobody can make it older."""
    return signing.dumps(timezone.now().timestamp(), salt=_SALT)


def must_be_a_person(*, opened: str, left_empty: str) -> None:
    """Raise :class:`Problem` where the form was sent faster than it is read, or what nobody is
    shown is filled in. Either can happen to a person: pressed once more it is done."""
    must_be_left_empty(left_empty)
    try:
        at = float(signing.loads(opened, salt=_SALT, max_age=24 * HOUR))
    except (signing.BadSignature, TypeError, ValueError):
        raise Problem(
            "not_opened", _("The page was too old. Press the button once more.")
        ) from None
    if timezone.now().timestamp() - at < settings.PUBLIC_FORM_SECONDS:
        raise Problem("too_fast", _("That was very fast. Press the button once more."))


def must_be_left_empty(typed: str) -> None:
    """Raise :class:`Problem` where a field that nobody is shown is filled in."""
    if typed:
        raise Problem("not_empty", _("Something was written in a field that is to be empty."))


def count_begun(house: PublishedHouse, address: str | None) -> None:
    """One more has begun. Raises :class:`TooMany`."""
    _count(f"public-begun:{address}", HOUR, settings.PUBLIC_BEGUN_PER_ADDRESS, house)
    _count(f"public-begun-at:{house.facility_id}", HOUR, settings.PUBLIC_BEGUN_PER_HOUSE, house)


def count_sent(house: PublishedHouse, address: str | None) -> None:
    """One more is sent. Raises :class:`TooMany`."""
    _count(f"public-sent:{address}", HOUR, settings.PUBLIC_SENT_PER_ADDRESS, house)
    _count(f"public-sent-to:{house.facility_id}", HOUR, settings.PUBLIC_SENT_PER_HOUSE, house)


def count_code(house: PublishedHouse, address: str | None, index: bytes) -> None:
    """One more try at a code, right or wrong. Raises :class:`TooMany`."""
    _count(f"public-code-from:{address}", QUARTER, settings.PUBLIC_CODES_PER_ADDRESS, house)
    _count(f"public-code:{index.hex()}", QUARTER, settings.PUBLIC_TRIES_PER_CODE, house)


def _count(key: str, seconds: int, most: int, house: PublishedHouse) -> None:
    minutes = minutes_to_wait(key, seconds, most)
    if not minutes:
        return
    ring = {"phone": house.phone, "minutes": minutes}
    if house.phone:
        words = _(
            "So many have written from here that we must stop for a while. Ring us instead: "
            "%(phone)s. Or try again in %(minutes)d min."
        )
    else:
        words = _(
            "So many have written from here that we must stop for a while. Try again in "
            "%(minutes)d min."
        )
    raise TooMany("too_many", words % ring)
