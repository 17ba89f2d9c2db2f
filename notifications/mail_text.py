"""The mail's words. It goes through other people's servers, so nothing in it is about a citizen:
what is to be made, at which facility, by when, how many, and a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Final

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
class MailText:
    subject: str
    text: str


@dataclass(frozen=True)
class MailLine:
    """One reminder just made, and what its mail may say: nothing of the citizen is read."""

    reminder_id: int
    user_id: int
    stage: int
    due_on: date
    as_leader: bool
    #: A colleague's, who is away. The colleague is not named either.
    for_colleague: bool
    follow_up_id: int
    #: Of the follow-up, in the scheme.
    kind: str
    scheme: str
    rules_on: date
    track: str
    facility: str


#: Where the facts of a line stand, seen from its reminder; ``for_colleague`` is annotated.
MAIL_LINE: Final = (
    "pk",
    "user_id",
    "stage",
    "due_on",
    "as_leader",
    "for_colleague",
    "follow_up_id",
    "follow_up__kind",
    "follow_up__stay__scheme",
    "follow_up__stay__rules_on",
    "follow_up__stay__track",
    "follow_up__stay__facility__name",
)


def mail_text_of(lines: Sequence[MailLine]) -> MailText:
    """The mail to one person; ``lines`` in the order they are to be read."""
    # Nobody's language is known when a mail is written: the house's own.
    with translation.override(settings.LANGUAGE_CODE):
        return MailText(_subject(lines), "\n".join(_text_lines(lines)))


def _subject(lines: Sequence[MailLine]) -> str:
    if len(lines) == 1:
        line = lines[0]
        return f"{_heading(line)}: {_title(line)} ({line.facility})"
    late = sum(line.stage == Stage.OVERDUE for line in lines)
    count = ngettext("%(n)d follow-up", "%(n)d follow-ups", len(lines)) % {"n": len(lines)}
    if not late:
        return _("%(follow_ups)s to remember") % {"follow_ups": count}
    return _("%(follow_ups)s to remember, %(late)d overdue") % {"follow_ups": count, "late": late}


def _text_lines(lines: Sequence[MailLine]) -> list[str]:
    text = [_("Hello"), ""]
    for heading, theirs in groupby(lines[:MOST_LINES], key=_heading):
        text += [heading, *map(_line, theirs), ""]
    if more := len(lines[MOST_LINES:]):
        text += [ngettext("and %(n)d more.", "and %(n)d more.", more) % {"n": more}, ""]
    text += [
        _("All of it is in My day: %(link)s") % {"link": _address(reverse("my_day"))},
        "",
        _("No citizen is named here: a mail is read along the way. Sign in to see who it is."),
    ]
    return text


def _heading(line: MailLine) -> str:
    if line.as_leader:
        return _("Overdue at your facility")
    heading = str(HEADINGS[line.stage])
    if line.for_colleague:
        return _("%(heading)s, for a colleague who is away") % {"heading": heading}
    return heading


def _line(line: MailLine) -> str:
    day = date_format(line.due_on, "MONTH_DAY_FORMAT")
    by_when = _("was due on %(day)s") if line.stage == Stage.OVERDUE else _("by %(day)s")
    link = _address(reverse("complete_follow_up", args=[line.follow_up_id]))
    return f"- {_title(line)} ({line.facility}), {by_when % {'day': day}}\n  {link}"


def _title(line: MailLine) -> str:
    return _(_source_title(line.scheme, line.rules_on, line.track, line.kind))


@lru_cache(maxsize=1024)
def _source_title(scheme: str, rules_on: date, track: str, kind: str) -> str:
    try:
        return schemes.get(scheme).on(rules_on).track(track).follow_up_rule(kind).title
    except SchemeLookupError:
        # One row that no scheme knows must not keep everybody else's reminders back.
        return gettext_noop("Follow-up")


def _address(path: str) -> str:
    return f"{settings.SITE_ADDRESS}{path}"
