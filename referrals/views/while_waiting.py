"""On the page of a referral: what is known while it waits, and what else is asked for the same
citizen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from organisations.actors import Actor
from referrals.models import (
    MeanwhileOffer,
    Need,
    PassedOver,
    PlaceOffer,
    Referral,
    SleepsMeanwhile,
)
from referrals.rules import Verb, obstacles
from referrals.services.waiting import ASK_AGAIN_AFTER

#: Of each kind the newest; the timeline has them all.
NEWEST = 20


@dataclass(frozen=True)
class WhileWaiting:
    need: Need | None
    asked_on: date | None
    ask_again: bool
    sleeps: list[SleepsMeanwhile]
    meanwhile: list[MeanwhileOffer]
    offers: list[PlaceOffer]
    passed_over: list[PassedOver]
    may_set_need: bool
    may_offer: bool
    may_answer: bool

    @property
    def stands(self) -> bool:
        """An offer awaits its answer."""
        return any(offer.status == PlaceOffer.Status.OPEN for offer in self.offers)


def while_waiting(actor: Actor, row: Referral, now: datetime) -> WhileWaiting | None:
    """None where no place is asked for, or all of it is over and nothing was written."""
    if not row.scheme_track.takes_place:
        return None
    sleeps = list(row.sleeps.select_related("by")[:NEWEST])
    asked_on = timezone.localdate(sleeps[0].at) if sleeps else None
    today = timezone.localdate(now)
    waiting = WhileWaiting(
        need=row.needs.first(),
        asked_on=asked_on,
        ask_again=asked_on is not None and today - asked_on >= ASK_AGAIN_AFTER,
        sleeps=sleeps,
        meanwhile=list(row.meanwhile_offers.select_related("by")[:NEWEST]),
        offers=list(row.place_offers.select_related("place__facility")[:NEWEST]),
        passed_over=list(row.passed_over.select_related("by", "place")[:NEWEST]),
        may_set_need=not obstacles(actor, Verb.SET_NEED, row),
        may_offer=not obstacles(actor, Verb.OFFER, row),
        may_answer=not obstacles(actor, Verb.ANSWER_OFFER, row),
    )
    is_open = row.status == Referral.Status.SUBMITTED or row.waits_for_place
    written = waiting.need or waiting.sleeps or waiting.offers or waiting.passed_over
    return waiting if is_open or written else None


@dataclass(frozen=True)
class Earlier:
    """Another referral of the same citizen, and what came of it."""

    referral: Referral
    outcome: str
    why: str


def earlier_referrals(actor: Actor, row: Referral) -> list[Earlier]:
    """Of the own organisation's, those in the actor's sight."""
    rows = (
        Referral.objects.visible_to(actor)
        .filter(controller=row.controller_id, citizen=row.citizen_id)
        .exclude(pk=row.pk)
        .select_related("decision", "stay")
        .defer("frozen")
        .distinct()
        .order_by("-submitted_at", "-pk")
    )
    return [_earlier(other) for other in rows[:NEWEST]]


def _earlier(other: Referral) -> Earlier:
    words = other.version.words_for(other.track)
    if other.status == Referral.Status.REFUSED:
        return Earlier(other, _(words.refused), other.decision.reasons if other.decision else "")
    if other.status == Referral.Status.ACCEPTED:
        stay = other.stay if other.has_place else None
        return Earlier(other, stay.get_status_display() if stay else _(words.accepted), "")
    if other.status == Referral.Status.CLOSED:
        return Earlier(other, other.get_status_display(), other.get_closed_because_display())
    if other.status == Referral.Status.WITHDRAWN:
        return Earlier(other, other.get_status_display(), other.withdrawn_reason)
    return Earlier(other, other.get_status_display(), "")
