"""The card to the citizen's page: given, ended, and let go of after wrong PINs."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audit.services import record
from citizens.models import Citizen
from citizens.written_to import Language
from core.checks import Checks
from core.problems import Conflict
from organisations.actors import Actor
from own_page import rules
from own_page.codes import LEAST_PIN, MOST_PIN, card_fingerprint, code_in, new_code
from own_page.events import OwnPageEvent
from own_page.models import Card, CardSession, WrongPin
from own_page.rules import LONGEST_CARD, RULES, Verb
from placements.models import Stay
from placements.services.stay_lock import lock_stay

#: Digits that somebody who finds a card tries first, in a row: 1234, 9876.
_IN_A_ROW: Final = ("01234567890", "09876543210")


@dataclass(frozen=True)
class Given:
    """A card just made. Its code is known now and never again."""

    card: Card
    code: str


@transaction.atomic
def give_card(
    *,
    by: Actor,
    stay: Stay,
    pin: str,
    pin_again: str,
    language: str,
    last_on: date | None,
    now: datetime,
) -> Given:
    """A new card, which opens the page through ``last_on``; the one before opens nothing from now
    on, and whoever is in with it is out. Asked for twice it is two cards: the code of the first
    is on nobody's paper.

    Raises :class:`Problems` at the fields, and what stands against it.
    """
    row = own_stay(by, stay, Verb.GIVE_CARD)
    today = timezone.localdate(now)
    checks = Checks()
    check_pin(checks, pin, pin_again, row.citizen)
    tongue = checks.choice(
        "language", language, Language.values, missing=_("Choose the language of the page.")
    )
    last = checks.day("last_on", last_on, missing=_("Write how long the card opens the page."))
    if last is not None and last < today:
        checks.add("past_date", _("The day has passed."), field="last_on")
    if last is not None and last > today + LONGEST_CARD:
        checks.add("too_far", _("A card opens for a good year at most."), field="last_on")
    checks.raise_any()
    assert last is not None, "checked above"
    standing = _standing_card(row)
    if standing is not None:
        _end(standing, by, Card.Why.REPLACED, now)
    code = new_code()
    card = Card.objects.create(
        controller_id=row.controller_id,
        stay=row,
        fingerprint=card_fingerprint(code_in(code), row.controller),
        pin=make_password(pin),
        language=tongue,
        given_by=by.user,
        given_at=now,
        ends_on=last + timedelta(days=1),
    )
    record(card, OwnPageEvent.CARD_GIVEN, by=by, at=now, until=last)
    return Given(card, code)


@transaction.atomic
def end_card(*, by: Actor, stay: Stay, why: str, now: datetime) -> Card:
    """It opens nothing from now on, and whoever is in with it is out. Twice is once.

    Ended for good is also the card of a citizen who has died, or whose stay did not come to be.
    Raises :class:`Problems` at ``why``, :class:`Conflict` where none was ever given.
    """
    RULES[Verb.END_CARD].must(by)
    row = lock_stay(by, stay)
    checks = Checks()
    reason = checks.choice("why", why, Card.Why.values, missing=_("Choose why."))
    checks.raise_any()
    card = _standing_card(row)
    if card is None:
        ended = Card.objects.filter(stay=row).order_by("-ended_at", "-pk").first()
        if ended is None:
            raise _no_card()
        return ended
    _end(card, by, Card.Why(reason), now)
    with translation.override("en"):
        words = str(Card.Why(reason).label)
    record(card, OwnPageEvent.CARD_ENDED, by=by, at=now, words=words)
    return card


@transaction.atomic
def unlock_card(*, by: Actor, stay: Stay, now: datetime) -> Card:
    """Wrong PINs until now count no more; where there are none it is a no-op. Raises
    :class:`Conflict` where no card stands."""
    row = own_stay(by, stay, Verb.UNLOCK_CARD)
    card = _standing_card(row)
    if card is None:
        raise _no_card()
    since = card.unlocked_at or card.given_at
    if not WrongPin.objects.filter(card=card, at__gt=since).exists():
        return card
    card.unlocked_at = now
    card.save(update_fields=["unlocked_at"])
    record(card, OwnPageEvent.CARD_UNLOCKED, by=by, at=now)
    return card


def own_stay(by: Actor, stay: Stay, verb: Verb) -> Stay:
    """The stay, locked, for whoever may do the verb. Raises what stands against it."""
    RULES[verb].must(by)
    row = lock_stay(by, stay)
    if problem := rules.obstacle(row):
        raise problem
    return row


def _no_card() -> Conflict:
    return Conflict("no_card", _("The citizen has no card that opens the page."))


def _standing_card(stay: Stay) -> Card | None:
    card = Card.objects.standing().filter(stay=stay).select_for_update(no_key=True).first()
    if card is not None:
        card.stay = stay
    return card


def _end(card: Card, by: Actor, why: Card.Why, now: datetime) -> None:
    card.ended_at, card.ended_by, card.ended_because = now, by.user, why
    card.save(update_fields=["ended_at", "ended_by", "ended_because"])
    CardSession.objects.filter(card=card, ended_at=None).update(ended_at=now)


def check_pin(checks: Checks, pin: str, again: str, citizen: Citizen) -> None:
    """A PIN of the citizen's choice, at ``pin`` and ``pin_again``."""
    is_digits = pin.isascii() and pin.isdecimal()
    if not (is_digits and LEAST_PIN <= len(pin) <= MOST_PIN):
        words = _("Write %(least)d to %(most)d digits.")
        checks.add("not_a_pin", words % {"least": LEAST_PIN, "most": MOST_PIN}, field="pin")
    elif _is_guessed_first(pin, citizen):
        words = _("That is one of the first that others try. Choose other digits.")
        checks.add("easy_pin", words, field="pin")
    elif pin != again:
        checks.add("pins_differ", _("The two are not the same."), field="pin_again")


def _is_guessed_first(pin: str, citizen: Citizen) -> bool:
    """One or two digits over and over, digits in a row, or the citizen's birthday."""
    if (
        any(pin in row for row in _IN_A_ROW)
        or len(set(pin)) == 1
        or pin == pin[:2] * (len(pin) // 2)
    ):
        return True
    born = citizen.birth_date
    if born is None:
        return False
    day, month, year, short = f"{born:%d}", f"{born:%m}", f"{born:%Y}", f"{born:%y}"
    parts = itertools.chain(
        itertools.permutations((day, month)),
        itertools.permutations((day, month, short)),
        itertools.permutations((day, month, year)),
        [(year,)],
    )
    return any(pin == "".join(each) for each in parts)
