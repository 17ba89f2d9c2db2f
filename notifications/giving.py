"""Giving the news of what happened to those concerned; nobody is told of their own doing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from audit.models import Event
from notifications.audience import NEWS, OLD_NEWS
from notifications.models import News
from notifications.news import Reader, news_for, withdraw_news, write_news
from notifications.subjects import Subjects
from notifications.telling import Asker, Telling
from placements.models import Stay
from referrals.events import ReferralEvent
from referrals.models import Referral


def give_news_of(event_ids: Sequence[int], *, controller_id: int, now: datetime) -> None:
    """Give the news of events of one controller, for which the caller acts. Repeatable."""
    by_id = Event.objects.in_bulk(event_ids)
    events = [by_id[event_id] for event_id in event_ids]
    as_news = [event for event in events if event.kind in NEWS and now - event.at <= OLD_NEWS]
    subjects = Subjects.of(controller_id, as_news)
    waiting: list[News] = []
    for event in as_news:
        telling = NEWS[event.kind]
        if telling.answers_the_referral:
            write_news(waiting)  # what is not written yet can't be withdrawn
            waiting = []
            withdraw_news(
                ReferralEvent.SUBMITTED,
                controller_id=controller_id,
                referral_id=event.referral_id,
                now=now,
            )
        waiting += _news_of(event, telling, subjects)
    write_news(waiting)


def _news_of(event: Event, telling: Telling, subjects: Subjects) -> Iterator[News]:
    referral, stay = subjects.referral_of(event), subjects.stay_of(event)
    words = _words(telling, referral, stay)
    if referral is not None:
        askers = _but_the_doer(event, _the_one_who_asked(telling, referral))
        yield from news_for(
            askers, event, about=referral.reference, referral_id=referral.pk, words=words
        )
    others = _but_the_doer(event, (each for whom in telling.to for each in whom(event, subjects)))
    yield from news_for(others, event, about=_about(event, referral, stay), words=words)


def _but_the_doer(event: Event, readers: Iterable[Reader]) -> list[Reader]:
    return [reader for reader in set(readers) if reader.user_id != event.by_id]


def _the_one_who_asked(telling: Telling, referral: Referral) -> Iterator[Reader]:
    if telling.asker is Asker.NOT or referral.submitted_by_id is None:
        return
    if telling.asker is Asker.ALWAYS or referral.sender_id == referral.controller_id:
        yield Reader(referral.submitted_by_id, referral.sender_id)


def _words(telling: Telling, referral: Referral | None, stay: Stay | None) -> str:
    row = stay or referral
    if not telling.words or row is None:
        return ""
    return str(getattr(row.version.words_for(row.track), telling.words))


def _about(event: Event, referral: Referral | None, stay: Stay | None) -> str:
    if event.referral_id is not None and referral is not None:
        return referral.reference
    if stay is not None:
        return stay.facility.name
    return str(event.facts.get("house") or event.by_name)
