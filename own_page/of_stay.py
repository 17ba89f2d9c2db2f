"""What the house knows of a citizen's page: the card, what is open, what the citizen said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from core.problems import Problem
from organisations.actors import Actor
from own_page import rules
from own_page.models import Asking, Card, Channel, ConsentQuestion, Message, Opening, Reply
from own_page.page import questions_of
from own_page.rules import RULES, Verb
from own_page.sections import Section, sections_for
from own_page.services.signing_in import UNTIL_THE_HOUSE, lock_ends, wrong_pins
from placements.models import Stay
from sharing.rules import Verb as SharingVerb
from sharing.rules import obstacle as against_sharing
from sharing.rules import uses_consents


@dataclass(frozen=True)
class SectionState:
    section: Section
    #: None: it is closed.
    opening: Opening | None


@dataclass(frozen=True, kw_only=True)
class AskingState:
    asking: Asking
    today: date

    @property
    def reply(self) -> Reply | None:
        return getattr(self.asking, "reply", None)

    @property
    def is_silent(self) -> bool:
        return self.reply is None and not self.is_stopped and self.today >= self.asking.ends_on

    @property
    def is_stopped(self) -> bool:
        return self.reply is None and self.asking.stopped_at is not None

    @property
    def waits(self) -> bool:
        return self.reply is None and not self.is_stopped and not self.is_silent


@dataclass(frozen=True, kw_only=True)
class PageOfStay:
    """Everything in it is loaded."""

    stay: Stay
    #: The one that stands, also past its day; None where none was given or the last is ended.
    card: Card | None
    is_card_open: bool
    locked_until: datetime | None
    sections: Sequence[SectionState]
    messages: Sequence[Message]
    #: Consents that wait for the citizen's answer on the page.
    questions: Sequence[ConsentQuestion]
    uses_consents: bool
    may: bool
    may_ask: bool
    may_take_back: bool
    obstacle: Problem | None

    @property
    def is_locked_until_the_house(self) -> bool:
        return self.locked_until == UNTIL_THE_HOUSE

    @property
    def opened(self) -> int:
        return sum(each.opening is not None for each in self.sections)


@dataclass(frozen=True, kw_only=True)
class QuestionsOfStay:
    """The three questions: how the citizen wants to be asked, and what was answered."""

    askings: Sequence[AskingState]
    channel: Channel | None
    #: The house writes answers down.
    may: bool


def questions_of_stay(stay: Stay, *, by: Actor, now: datetime) -> QuestionsOfStay:
    """Two statements."""
    today = timezone.localdate(now)
    askings = Asking.objects.filter(stay=stay).select_related("reply__by")
    return QuestionsOfStay(
        askings=[AskingState(asking=asking, today=today) for asking in askings],
        channel=Channel.objects.filter(stay=stay).first(),
        may=RULES[Verb.WRITE_REPLY].may(by) and rules.obstacle(stay) is None,
    )


def page_of_stay(stay: Stay, *, by: Actor, now: datetime) -> PageOfStay:
    """Four statements, however much was said."""
    today = timezone.localdate(now)
    cards: Any = Card.objects.standing().annotate(wrong_pins=wrong_pins(now))
    card = cards.filter(stay=stay).select_related("given_by").first()
    openings = Opening.objects.filter(stay=stay, closed_at=None).select_related("opened_by")
    opened = {opening.section: opening for opening in openings}
    return PageOfStay(
        stay=stay,
        card=card,
        is_card_open=card is not None and card.is_open_on(today),
        locked_until=lock_ends(card.wrong_pins, now) if card is not None else None,
        sections=[SectionState(each, opened.get(each.key)) for each in sections_for(stay)],
        messages=list(Message.objects.filter(stay=stay).select_related("seen_by")),
        questions=questions_of(stay, today),
        uses_consents=uses_consents(stay),
        may=RULES[Verb.OPEN_SECTION].may(by),
        may_ask=RULES[Verb.ASK_CONSENT].may(by) and _asks(stay, card, today),
        may_take_back=RULES[Verb.TAKE_BACK_CONSENT].may(by),
        obstacle=rules.obstacle(stay),
    )


def _asks(stay: Stay, card: Card | None, today: date) -> bool:
    """A consent can be asked for on the page."""
    if card is None or not card.is_open_on(today) or rules.obstacle(stay) is not None:
        return False
    return against_sharing(stay, SharingVerb.ASK) is None
