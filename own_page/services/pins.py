"""The citizen chooses another PIN."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.problems import Problem
from core.repeats import AGAIN
from organisations.actors import Actor
from own_page.codes import MOST_PIN
from own_page.events import OwnPageEvent
from own_page.models import Card, CardSession
from own_page.services.cards import check_pin
from own_page.services.messages import locked_stay
from own_page.services.signing_in import count_wrong, is_locked, sign_out


class PinChange(Enum):
    CHANGED = auto()
    #: That is not the PIN the card has.
    WRONG = auto()
    #: The card is locked by what was tried, and the page closed here too.
    CLOSED = auto()


@transaction.atomic
def change_pin(
    *, session: CardSession, old: str, pin: str, pin_again: str, now: datetime
) -> PinChange:
    """The card opens with the new PIN from now on, and the page is closed in every other browser.
    The same again is a no-op.

    A wrong old PIN is written down as at the door: do not undo it. Raises :class:`Problems` at the
    new one.
    """
    # The card before the session, as where a card is ended.
    card = Card.objects.select_for_update(of=("self",), no_key=True).get(pk=session.card_id)
    stay = locked_stay(session)
    card.stay = stay
    is_right = not is_locked(card, now) and check_password(old[: MOST_PIN + 1], card.pin)
    if not is_right and _is_repeated(session, card, pin, now):
        return PinChange.CHANGED
    if not is_right and not is_locked(card, now):
        count_wrong(card, stay.controller, now)
    if is_locked(card, now):
        sign_out(session=session, now=now)
        return PinChange.CLOSED
    if not is_right:
        return PinChange.WRONG
    checks = Checks()
    check_pin(checks, pin, pin_again, stay.citizen)
    checks.raise_any()
    if check_password(pin, card.pin):
        raise Problem("same_pin", _("That is the PIN you have now."), field="pin")
    card.pin = make_password(pin)
    card.save(update_fields=["pin"])
    others = CardSession.objects.filter(card=card, ended_at=None).exclude(pk=session.pk)
    others.update(ended_at=now)
    CardSession.objects.filter(pk=session.pk).update(pin_changed_at=now)
    record(card, OwnPageEvent.PIN_CHANGED, by=Actor.by_card(stay.controller), at=now)
    return PinChange.CHANGED


def _is_repeated(session: CardSession, card: Card, pin: str, now: datetime) -> bool:
    """The form sent twice. Whoever changed it in this session knows the new PIN: nobody learns by
    it whether a guess was right."""
    changed_at = CardSession.objects.values_list("pin_changed_at", flat=True).get(pk=session.pk)
    return changed_at is not None and now - changed_at < AGAIN and check_password(pin, card.pin)
