"""One line of Min dag: by when, who, what, where, and the next action."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from citizens.names import order_key
from schemes.calendar import is_working_day


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

    @property
    def order(self) -> tuple[date, bool, str]:
        return self.due_on, not self.is_mine, order_key(self.who)


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
