"""One line of Min dag: by when, who, what, where, and the next action."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from citizens.names import order_key
from core.day_words import date_format
from core.read_together import under
from referrals.clock import Clock
from schemes.calendar import is_working_day

#: What a line reads of a citizen, a stay, a referral; ``core.read_together``.
OF_CITIZEN: Final = ("name", "alias", "died_on")
OF_STAY: Final = (
    "scheme",
    "track",
    "rules_on",
    "status",
    "moved_in_on",
    "planned_end_on",
    "key_worker_id",
    "coordinator_id",
    "facility__name",
    *under("citizen", OF_CITIZEN),
)
OF_REFERRAL: Final = (
    "controller_id",
    "reference",
    "scheme",
    "track",
    "rules_on",
    "assigned_to_id",
    "facility__name",
    *under("citizen", OF_CITIZEN),
)


class Part(IntEnum):
    """Of what has a day."""

    LATE = 0
    TODAY = 1
    SOON = 2

    @classmethod
    def of(cls, due_on: date, today: date) -> Part:
        if due_on == today:
            return cls.TODAY
        return cls.LATE if due_on < today else cls.SOON


@dataclass(frozen=True, kw_only=True)
class TaskLine:
    due_on: date
    when: str
    who: str
    what: str
    action: str
    url: str
    who_more: str = ""
    what_more: str = ""
    where: str = ""
    #: The actor's own, not just the office's: first among equals.
    is_mine: bool = False
    #: False where the actor can only look: the button is then a quiet one.
    is_step: bool = True
    #: A citizen's data is shown, so the page logs that it was read.
    citizen_id: int | None = None
    #: Whose citizen it is, where not the actor's own organisation's.
    controller_id: int | None = None
    follow_up_id: int | None = None
    #: How long it has waited for its decision, in the words of the list of referrals.
    clock: Clock | None = None
    #: A quiet second line below ``when``.
    when_more: str = ""
    #: What counts among those of a day: since when it waits.
    since: datetime | None = None
    #: Before the day: 0 what the actor answers for, then what nobody does, then the colleagues'.
    rank: int = 0

    @property
    def order(self) -> tuple[int, date, bool, float, str]:
        since = self.since.timestamp() if self.since else 0.0
        return self.rank, self.due_on, not self.is_mine, since, order_key(self.who)


def how_late(due_on: date, today: date) -> str:
    """ "3 working days", or "since Saturday" where none has passed."""
    days = (due_on + timedelta(n) for n in range(1, (today - due_on).days + 1))
    passed = sum(map(is_working_day, days))
    if not passed:
        return _("since %(weekday)s") % {"weekday": date_format(due_on, "l")}
    return ngettext("%(n)d working day", "%(n)d working days", passed) % {"n": passed}


def when(due_on: date, today: date) -> str:
    if due_on < today:
        return how_late(due_on, today)
    if due_on == today:
        return _("today")
    if due_on == today + timedelta(1):
        return _("tomorrow")
    return date_format(due_on, "l")
