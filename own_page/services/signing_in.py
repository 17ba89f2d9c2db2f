"""Opening the page with card and PIN, and closing it.

Guessing is stopped three times over. An address is stopped after a few tries, and so is a code
from an address, in the cache all processes share (``views.door``). And the card itself is locked
by what stands in the database (:class:`WrongPin`), so that a cache wiped lets go of nothing: for a
day after ten wrong PINs, and after thirty in thirty days until the house lets go of it.

Nobody can lock a citizen out from outside: a try counts only with the right code, which stands on
the card and nowhere else. Whoever has the card can, for a day: the key worker hears of it at once,
and lets go of the lock, or makes a new card with which the found one opens nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from audit.services import record
from core.personal_links import new_token
from organisations.actors import Actor
from organisations.models import Organisation
from own_page import rules
from own_page.codes import MOST_PIN, card_fingerprint, code_in, session_fingerprint
from own_page.events import OwnPageEvent
from own_page.models import Card, CardSession, WrongPin
from placements.models import Facility

#: Ours, settings: after so many wrong PINs within so long the card is locked.
MOST_IN_A_DAY: Final = 10
DAY: Final = timedelta(hours=24)
MOST_IN_A_MONTH: Final = 30
MONTH: Final = timedelta(days=30)
#: Ours, settings: without use for so long, and in all, after which the page closes by itself.
IDLE: Final = timedelta(minutes=15)
LONGEST: Final = timedelta(hours=2)
#: A use is noted so long after the last that was, so that reading rarely writes.
_EVERY: Final = timedelta(minutes=1)
#: The house lets go of such a lock, and nothing else does.
UNTIL_THE_HOUSE: Final = datetime(9999, 1, 1, tzinfo=UTC)


@cache
def _nobodys_pin() -> str:
    """Looked at where there is no card, so that both answers take as long."""
    return make_password("no card has this PIN")


@dataclass(frozen=True)
class SignedIn:
    session: CardSession
    #: What the browser keeps; here a fingerprint of it.
    token: str


@dataclass(frozen=True)
class ClosedForGood:
    """Card and PIN are right, and the page is open to nobody any more."""

    house: Facility


@transaction.atomic
def sign_in(
    *, organisation: Organisation, written: str, pin: str, now: datetime
) -> SignedIn | ClosedForGood | None:
    """Open the page. None, and nothing more is said, for a code that no card has, a wrong PIN, a
    card that is locked, ended or past its day. A wrong PIN is written down: do not undo it."""
    card = _card_of(organisation, code_in(written))
    if card is None or is_locked(card, now):
        check_password(pin[:MOST_PIN], _nobodys_pin())
        return None
    if not check_password(pin[: MOST_PIN + 1], card.pin):
        count_wrong(card, organisation, now)
        return None
    if not card.is_open_on(timezone.localdate(now)):
        return None
    if rules.is_closed_for_good(card.stay):
        return ClosedForGood(card.stay.facility)
    token = new_token()
    session = CardSession.objects.create(
        controller=organisation,
        card=card,
        fingerprint=session_fingerprint(token, organisation),
        began_at=now,
        used_at=now,
    )
    return SignedIn(session, token)


def session_of(organisation: Organisation, token: str, *, now: datetime) -> CardSession | None:
    """The session that the browser's token opens, while it does: not ended, neither too long
    without use nor too long, its card open and the citizen alive."""
    if not token:
        return None
    session = (
        CardSession.objects.filter(
            controller=organisation,
            fingerprint=session_fingerprint(token, organisation),
            ended_at=None,
            used_at__gt=now - IDLE,
            began_at__gt=now - LONGEST,
            card__ended_at=None,
            card__ends_on__gt=timezone.localdate(now),
        )
        .select_related(
            "card__stay__citizen",
            "card__stay__facility",
            "card__stay__controller",
            "card__stay__key_worker",
        )
        .first()
    )
    if session is None or rules.is_closed_for_good(session.card.stay):
        return None
    if now - session.used_at >= _EVERY:
        session.used_at = now
        session.save(update_fields=["used_at"])
    return session


def sign_out(*, session: CardSession, now: datetime) -> None:
    """Twice is once."""
    CardSession.objects.filter(pk=session.pk, ended_at=None).update(ended_at=now)


def locked_until(card: Card, now: datetime) -> datetime | None:
    """When the card's lock ends by itself, ``UNTIL_THE_HOUSE`` where it does not; None where it
    is not locked."""
    tries = WrongPin.objects.filter(card=card, at__gt=card.unlocked_at or card.given_at)
    return lock_ends(_lately(tries, now), now)


def wrong_pins(now: datetime) -> ArraySubquery:
    """Of a card, beside its row: what :func:`lock_ends` asks for."""
    since = Coalesce(OuterRef("unlocked_at"), OuterRef("given_at"))
    return ArraySubquery(_lately(WrongPin.objects.filter(card=OuterRef("pk"), at__gt=since), now))


def lock_ends(tries: Iterable[datetime], now: datetime) -> datetime | None:
    """As :func:`locked_until`, of the wrong PINs that count, the latest first."""
    times = list(tries)
    if len(times) >= MOST_IN_A_MONTH:
        return UNTIL_THE_HOUSE
    if len(times) < MOST_IN_A_DAY or times[MOST_IN_A_DAY - 1] <= times[0] - DAY:
        return None
    # From the one that locked it: what is tried meanwhile is not counted.
    ends = times[0] + DAY
    return ends if now < ends else None


def _lately(tries: QuerySet[WrongPin], now: datetime) -> QuerySet[WrongPin, datetime]:
    rows = tries.filter(at__gt=now - MONTH).order_by("-at")
    return rows.values_list("at", flat=True)[:MOST_IN_A_MONTH]


def forget_sessions(*, organisation: Organisation, now: datetime) -> int:
    """Those that open nothing any more go after a day."""
    old = CardSession.objects.filter(controller=organisation, began_at__lte=now - LONGEST - DAY)
    gone, _by_model = old.delete()
    return gone


def _card_of(organisation: Organisation, code: str) -> Card | None:
    """Locked, so that tries at the same time wait for each other; None where no card that stands
    has the code."""
    rows = Card.objects.standing().filter(
        controller=organisation, fingerprint=card_fingerprint(code, organisation)
    )
    locked = rows.select_for_update(of=("self",), no_key=True)
    return locked.select_related("stay__citizen", "stay__facility").first()


def is_locked(card: Card, now: datetime) -> bool:
    return locked_until(card, now) is not None


def count_wrong(card: Card, organisation: Organisation, now: datetime) -> None:
    """One more; with the one that locks it the key worker hears of it."""
    WrongPin.objects.create(controller=organisation, card=card, at=now)
    if is_locked(card, now):
        record(card, OwnPageEvent.CARD_LOCKED, by=Actor.by_card(organisation), at=now)
