"""News: what happened, told to those concerned, shown in Min dag until it is seen.

Who is concerned by an event is decided in ``audience`` and ``readers``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from audit.models import Event
from core.acting import acting
from notifications.models import News
from organisations.actors import Actor


@dataclass(frozen=True)
class Reader:
    """One person, in the organisation where the news is read."""

    user_id: int
    organisation_id: int


def news_for(
    readers: Iterable[Reader],
    event: Event,
    *,
    about: str = "",
    words: str = "",
    referral_id: int | None = None,
) -> Iterator[News]:
    """The news of the event for each reader, not written yet.

    ``about`` is a referral's reference or a place's name, never a citizen's. ``words`` is how the
    scheme says it, if it has words of its own. ``referral_id`` is given where the reader follows
    the referral that led to the event's stay, and may not read the stay.
    """
    for reader in readers:
        yield News(
            controller_id=reader.organisation_id,
            user_id=reader.user_id,
            event_id=event.pk,
            kind=event.kind,
            at=event.at,
            referral_id=referral_id or event.referral_id,
            stay_id=event.stay_id,
            about=about,
            words=words,
        )


def write_news(news: Iterable[News]) -> None:
    """Write what is not written yet: a reader has the news of an event once. One statement per
    organisation, in which it is read."""
    by_organisation: dict[int, list[News]] = defaultdict(list)
    for row in news:
        by_organisation[row.controller_id].append(row)
    for organisation_id, rows in sorted(by_organisation.items()):
        with acting(organisation_id):
            rows.sort(key=lambda row: (row.event_id, row.user_id))
            News.objects.bulk_create(rows, ignore_conflicts=True)


def withdraw_news(kind: str, *, controller_id: int, referral_id: int | None, now: datetime) -> None:
    """Take back news that others' work has answered; the caller acts for the controller."""
    News.objects.filter(
        controller=controller_id, kind=kind, referral_id=referral_id, seen_at=None
    ).update(seen_at=now)


def unseen_news(actor: Actor) -> QuerySet[News]:
    return News.objects.filter(user=actor.user, controller=actor.organisation, seen_at=None)


def dismiss_news(*, by: Actor, news_ids: Collection[int], now: datetime) -> None:
    """One's own news only; what is another's or seen already is left as it is."""
    unseen_news(by).filter(pk__in=news_ids).update(seen_at=now)
