"""One person's days as a file for a calendar program. It lies with whoever runs the calendar, often
outside the country: what stands in it names no citizen, and nothing in it was typed of one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from email.utils import parseaddr
from hashlib import blake2b
from typing import Final

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from core import calendar_files
from core.calendar_files import calendar_file
from my_calendar.entries import DayEntry, entries_of, houses_of
from organisations.actors import Actor
from schemes.calendar import COPENHAGEN

#: Days before and after today. What is older and not done stands in Min dag.
BACK: Final = 31
AHEAD: Final = 184
#: A network meeting takes about an hour (V § 2.7); nobody writes when it ends.
_LASTS: Final = timedelta(hours=1)


def feed_entries(actor: Actor, *, now: datetime) -> list[DayEntry]:
    """What is still to do. Of those of the same day, kind and house, each."""
    today = timezone.localdate(now)
    start, end = today - timedelta(days=BACK), today + timedelta(days=AHEAD)
    houses = houses_of(actor, start, end)
    every = entries_of(actor, start, end, houses=houses, now=now)
    return [entry for entry in every if not entry.is_over]


def mark_of(entries: Iterable[DayEntry]) -> str:
    """Another one whenever the file says something else (an ETag)."""
    digest = blake2b(digest_size=16)
    for entry in entries:
        parts = (entry.key, entry.on, entry.at, entry.plain, entry.where, entry.url)
        digest.update(repr(parts).encode())
    return f'W/"{digest.hexdigest()}"'


def feed_file(entries: Iterable[DayEntry], *, now: datetime) -> bytes:
    return calendar_file(
        (_entry(entry, now) for entry in entries), name=_("flexplads: my calendar")
    )


def _entry(entry: DayEntry, now: datetime) -> calendar_files.Entry:
    starts, ends = _span(entry)
    return calendar_files.Entry(
        uid=f"{entry.key}@{_domain()}",
        summary=entry.plain,
        starts=starts,
        ends=ends,
        changed_at=now,
        location=entry.where,
        url=f"{settings.SITE_ADDRESS}{entry.url}",
    )


def _span(entry: DayEntry) -> tuple[date | datetime, date | datetime]:
    if entry.at is None:
        return entry.on, entry.on + timedelta(days=1)
    starts = datetime.combine(entry.on, entry.at, tzinfo=COPENHAGEN)
    return starts, starts + _LASTS


def _domain() -> str:
    """Never the site's address, which may change: an entry would come twice."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
