"""The locks of a stay as its page shows them on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model, Prefetch, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from citizens.municipality_names import name_of
from core.read_together import hang_on, read_together
from placements.models import Stay
from schemes.base import Condition
from way_out import rules
from way_out.models import Lock, LockAnswer, LockLink

State = LockAnswer.State


@dataclass(frozen=True, kw_only=True)
class LockLine:
    """One lock: what holds, who says so, who is asked."""

    stay: Stay
    condition: Condition
    #: None while nothing was written of it.
    lock: Lock | None
    #: Newest first.
    answers: list[LockAnswer]
    #: The latest; None where none was sent.
    link: LockLink | None
    now: datetime

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)

    @property
    def answer(self) -> LockAnswer | None:
        """The one that counts. That it is another's counts until the owner is another."""
        latest = self.answers[0] if self.answers else None
        if latest is None or latest.state != State.NOT_MINE:
            return latest
        since = self.lock.owner_since if self.lock else None
        return None if since is not None and since > latest.at else latest

    @property
    def holds(self) -> bool:
        return self.answer is not None and self.answer.holds_on(self.today)

    @property
    def holds_later(self) -> bool:
        """It holds, from a day to come."""
        return self.answer is not None and self.answer.state == State.HELD and not self.holds

    @property
    def is_open(self) -> bool:
        """Somebody has said: not yet."""
        return self.answer is not None and self.answer.state == State.NOT_YET

    @property
    def is_of_a_colleague(self) -> bool:
        return self.answer is not None and self.answer.state == State.NOT_MINE

    @property
    def owner(self) -> str:
        return self.lock.owner_name if self.lock else ""

    @property
    def named(self) -> str:
        """ "lease (Lise Holm)": what it is, and who answers for it."""
        name = _(self.condition.name).lower()
        return f"{name} ({self.owner})" if self.owner else name

    @property
    def municipality(self) -> str:
        """Whose owner it is: the one that acts for the citizen, unless another is written."""
        written = self.lock.owner_municipality if self.lock else ""
        return name_of(written or acting_municipality(self.stay))

    @property
    def waits_for_link(self) -> bool:
        """A link is on its way, or opens."""
        return self.link is not None and (self.link.is_waiting or self.link.is_open_at(self.now))

    @property
    def in_words(self) -> str:
        """What is known of it, in a line."""
        answer = self.answer
        if answer is None:
            return _("Nobody has answered yet.")
        if answer.state == State.NOT_MINE:
            return _("Another is to be asked: %(name)s.") % {"name": answer.colleague_name}
        day = answer.since_on or answer.expected_on
        words = {
            (State.HELD, True): _("Holds since %(day)s."),
            (State.HELD, False): _("Holds from %(day)s."),
            (State.NOT_YET, False): _("Not yet. Expected on %(day)s.")
            if day
            else _("Not yet. Nobody knows when."),
        }[State(answer.state), self.holds]
        return words % {"day": day_in_words(day)}


@dataclass(frozen=True, kw_only=True)
class WayOut:
    stay: Stay
    lines: list[LockLine]

    @property
    def missing(self) -> list[LockLine]:
        return [line for line in self.lines if not line.holds]

    @property
    def missing_in_words(self) -> str:
        """ "plan, lease." """
        return ", ".join(_(line.condition.name).lower() for line in self.missing) + "."

    @property
    def held_since(self) -> date | None:
        """From which day all of them hold; None while any does not."""
        days = [line.answer.since_on for line in self.lines if line.answer and line.holds]
        if len(days) < len(self.lines):
            return None
        return max((day for day in days if day is not None), default=None)

    @property
    def obstacle(self) -> str:
        """Why nothing is written any more; "" where it is."""
        return str(rules.obstacle(self.stay) or "")

    @property
    def against_asking(self) -> str:
        return str(rules.against_asking(self.stay) or "")


def acting_municipality(stay: Stay) -> str:
    """The code of the municipality that acts for the citizen; "" where nobody has said."""
    return (
        stay.acting_municipality or stay.home_municipality or stay.citizen.home_municipality or ""
    )


def day_in_words(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""


def rows_of(stay: Stay) -> dict[type[Model], QuerySet[Any]]:
    """Nothing where the stay's scheme has no locks."""
    if not stay.scheme_track.locks:
        return {}
    links = LockLink.objects.filter(lock__stay=stay).select_related("asked_by")
    return {
        Lock: Lock.objects.filter(stay=stay),
        LockAnswer: LockAnswer.objects.filter(lock__stay=stay).select_related("by"),
        LockLink: links.order_by("-asked_at"),
    }


def way_out_of(
    stay: Stay, *, now: datetime, rows: Mapping[type[Model], Sequence[Any]] | None = None
) -> WayOut | None:
    """None where the stay's scheme has no locks. One statement; none where the caller has read the
    ``rows`` of :func:`rows_of`."""
    if not stay.scheme_track.locks:
        return None
    if rows is None:
        rows = read_together(stay, rows_of(stay))
    locks = rows.get(Lock, ())
    hang_on(locks, "answers", rows.get(LockAnswer, ()), via="lock")
    hang_on(locks, "links", rows.get(LockLink, ()), via="lock")
    return _way_out(stay, {lock.key: lock for lock in locks}, now)


def ways_out_of(stays: Collection[Stay], *, now: datetime) -> dict[int, WayOut | None]:
    """By the stay's id, with the same statements however many."""
    with_locks = {stay.pk: stay for stay in stays if stay.scheme_track.locks}
    locks: defaultdict[int, dict[str, Lock]] = defaultdict(dict)
    if with_locks:
        rows = Lock.objects.filter(stay__in=with_locks).prefetch_related(
            Prefetch("answers", LockAnswer.objects.select_related("by")),
            Prefetch("links", LockLink.objects.select_related("asked_by").order_by("-asked_at")),
        )
        for row in rows:
            locks[row.stay_id][row.key] = row
    return {
        stay.pk: _way_out(stay, locks[stay.pk], now) if stay.pk in with_locks else None
        for stay in stays
    }


def _way_out(stay: Stay, locks: Mapping[str, Lock], now: datetime) -> WayOut:
    """``locks`` by their condition."""
    each = stay.scheme_track.locks
    return WayOut(stay=stay, lines=[_line(stay, lock, locks.get(lock.key), now) for lock in each])


def line_of(stay: Stay, condition: Condition, *, now: datetime) -> LockLine:
    """One of them, by itself."""
    way_out = way_out_of(stay, now=now)
    assert way_out is not None, "the condition is of the stay's own scheme"
    return next(line for line in way_out.lines if line.condition.key == condition.key)


def _line(stay: Stay, condition: Condition, lock: Lock | None, now: datetime) -> LockLine:
    links = list(lock.links.all()) if lock else []
    return LockLine(
        stay=stay,
        condition=condition,
        lock=lock,
        answers=list(lock.answers.all()) if lock else [],
        link=links[0] if links else None,
        now=now,
    )
