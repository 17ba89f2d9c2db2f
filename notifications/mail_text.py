"""The mail's words. It goes through other people's servers, so nothing in it is about a citizen:
what is to be made, at which facility, by when, how many, and a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Final, Protocol

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

import schemes
from core.problems import Text
from notifications.stages import Stage
from schemes.errors import SchemeLookupError

#: More than this is not read in a mail; the rest is counted, and in Min dag.
MOST_LINES: Final = 30

#: What is said of each stage; the leader hears of what is overdue with others. No "today" in it:
#: a mail may be read tomorrow.
HEADINGS: Final[dict[int, Text]] = {
    Stage.OVERDUE: gettext_lazy("Overdue"),
    Stage.DUE: gettext_lazy("The last day"),
    Stage.SOON: gettext_lazy("The last day is near"),
    Stage.OPENS: gettext_lazy("Can be made now"),
}


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str


class Told(Protocol):
    """What a mail may know of a reminder."""

    @property
    def stage(self) -> int: ...
    @property
    def due_on(self) -> date: ...
    @property
    def as_leader(self) -> bool: ...
    @property
    def follow_up_id(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def scheme(self) -> str: ...
    @property
    def rules_on(self) -> date: ...
    @property
    def track(self) -> str: ...
    @property
    def facility(self) -> str: ...


def mail_text_of(told: Sequence[Told]) -> Letter:
    """The mail to one person; ``told`` in the order it is to be read."""
    # Nobody's language is known when a mail is written: the house's own.
    with translation.override(settings.LANGUAGE_CODE):
        return Letter(_subject(told), "\n".join(_lines(told)))


def _subject(told: Sequence[Told]) -> str:
    if len(told) == 1:
        one = told[0]
        return f"{_heading(one)}: {_title(one)} ({one.facility})"
    late = sum(one.stage == Stage.OVERDUE for one in told)
    count = ngettext("%(n)d follow-up", "%(n)d follow-ups", len(told)) % {"n": len(told)}
    if not late:
        return _("%(follow_ups)s to remember") % {"follow_ups": count}
    return _("%(follow_ups)s to remember, %(late)d overdue") % {"follow_ups": count, "late": late}


def _lines(told: Sequence[Told]) -> list[str]:
    lines = [_("Hello"), ""]
    for heading, theirs in groupby(told[:MOST_LINES], key=_heading):
        lines += [heading, *map(_line, theirs), ""]
    if more := len(told[MOST_LINES:]):
        lines += [ngettext("and %(n)d more.", "and %(n)d more.", more) % {"n": more}, ""]
    lines += [
        _("All of it is in My day: %(link)s") % {"link": _address(reverse("my_day"))},
        "",
        _("No citizen is named here: a mail is read along the way. Sign in to see who it is."),
    ]
    return lines


def _heading(one: Told) -> str:
    if one.as_leader:
        return _("Overdue at your facility")
    return str(HEADINGS[one.stage])


def _line(one: Told) -> str:
    day = date_format(one.due_on, "MONTH_DAY_FORMAT")
    by_when = _("was due on %(day)s") if one.stage == Stage.OVERDUE else _("by %(day)s")
    link = _address(reverse("complete_follow_up", args=[one.follow_up_id]))
    return f"- {_title(one)} ({one.facility}), {by_when % {'day': day}}\n  {link}"


def _title(one: Told) -> str:
    return _(_source_title(one.scheme, one.rules_on, one.track, one.kind))


@lru_cache(maxsize=1024)
def _source_title(scheme: str, rules_on: date, track: str, kind: str) -> str:
    try:
        return schemes.get(scheme).on(rules_on).track(track).follow_up_rule(kind).title
    except SchemeLookupError:
        # One row that no scheme knows must not keep everybody else's reminders back.
        return gettext_noop("Follow-up")


def _address(path: str) -> str:
    return f"{settings.SITE_ADDRESS}{path}"
