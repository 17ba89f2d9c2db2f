"""What the sections of the citizen's page read. Each is asked for the citizen's own stay alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db.models import Max, Q
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from audit.models import AccessLog
from citizens.models import Citizen
from low_arousal.reading import latest_dialogue
from low_arousal.rules import uses_dialogue
from meetings.models import Meeting
from moving_in.models import DailyHelper, Preference
from organisations.models import TimeAway
from organisations.roles import Role
from own_page.sections import Section
from placements.models import FollowUp, Stay
from placements.models.follow_up import AGREED
from recovery.history import Picture, picture_of, scores_of
from recovery.models import Star
from recovery.rules import uses_star
from stay_plan.reading import CitizensPlan, plan_for_the_citizen
from stay_plan.rules import uses_plan

#: Ours, settings: how far ahead the page looks, and how far back it says who has read.
DAYS_AHEAD: Final = 42
DAYS_BACK: Final = 90
MOST_READERS: Final = 60
#: How the log names a reading by the citizen's own card.
OWN_PAGE: Final = "own_page"


@dataclass(frozen=True)
class Helper:
    name: str
    what: str
    #: Who is there instead while the person is away; "" where nobody is.
    deputy: str = ""
    is_away: bool = False


def people(stay: Stay, now: datetime) -> list[Helper] | None:
    """Who is at work for the citizen: key worker and daily helper, with who stands in today."""
    if not stay.is_open:
        return None
    today = timezone.localdate(now)
    helper = (
        DailyHelper.objects.standing()
        .filter(stay=stay, starts_on__lte=today)
        .filter(Q(ends_on=None) | Q(ends_on__gt=today))
        .select_related("helper")
        .first()
    )
    wanted = [(stay.key_worker, gettext("your key worker"))]
    wanted.append((helper.helper if helper else None, gettext("helps you from day to day")))
    users = {user.pk for user, _what in wanted if user}
    away = {
        row.user_id: row
        for row in TimeAway.objects.on(today)
        .filter(controller=stay.controller_id, user__in=users)
        .select_related("deputy")
    }
    shown = []
    for user, what in wanted:
        if user is None:
            continue
        row = away.get(user.pk)
        deputy = row.deputy.name if row and row.deputy else ""
        shown.append(Helper(user.name, what, deputy, is_away=row is not None))
    return shown or None


@dataclass(frozen=True)
class Coming:
    on: date
    #: None where only the day is known.
    at: time | None
    what: str
    where: str = ""
    who: tuple[str, ...] = ()


def coming(stay: Stay, now: datetime) -> list[Coming] | None:
    """Talks and meetings in which the citizen takes part, the next weeks; those of professionals
    alone are none."""
    if not stay.is_open:
        return None
    today = timezone.localdate(now)
    last = today + timedelta(days=DAYS_AHEAD)
    shown = [*_talks(stay, last), *_meetings(stay, now, last)]
    return sorted(shown, key=lambda each: (each.on, each.at or time(23, 59))) or None


def _talks(stay: Stay, last: date) -> list[Coming]:
    follow_ups = FollowUp.objects.open().filter(stay=stay, due_on__lte=last)
    shown = []
    for follow_up in follow_ups:
        follow_up.stay = stay
        if follow_up.kind == AGREED:
            # Its words are the house's, and may name somebody.
            shown.append(Coming(follow_up.due_on, None, gettext("Something we have agreed on.")))
        elif words := follow_up.rule.to_citizen:
            shown.append(Coming(follow_up.due_on, None, gettext(words)))
    return shown


def _meetings(stay: Stay, now: datetime, last: date) -> list[Coming]:
    kinds = {rule.kind: rule for rule in stay.version.meetings if rule.citizen_takes_part}
    meetings = (
        Meeting.objects.planned()
        .begun_by(last)
        .filter(stay=stay, kind__in=kinds, starts_at__gte=now - timedelta(hours=2))
        .prefetch_related("participants")
    )
    shown = []
    for meeting in meetings:
        starts = timezone.localtime(meeting.starts_at)
        where = meeting.place or (gettext("by video") if meeting.video else "")
        who = tuple(each.in_words for each in meeting.participants.all())
        title = gettext(kinds[meeting.kind].title)
        shown.append(Coming(starts.date(), starts.time(), title, where, who))
    return shown


@dataclass(frozen=True)
class AreaSaid:
    label: str
    #: None where it was left out.
    score: int | None
    words: str


@dataclass(frozen=True)
class OwnStar:
    picture: Picture
    areas: list[AreaSaid]


def star(stay: Stay, _now: datetime) -> OwnStar | None:
    """The latest finished star with the one before it, and the citizen's own words. What
    colleagues wrote beside it is theirs."""
    stars = list(
        Star.objects.finished()
        .filter(stay=stay)
        .order_by("-made_on", "-pk")
        .prefetch_related("scores")[:2]
    )
    if not stars:
        return None
    latest, *before = stars
    scores = scores_of(latest)
    areas = [
        AreaSaid(area.label, scores[area.key].score, scores[area.key].citizens_words)
        for area in latest.areas.areas
        if area.key in scores
    ]
    return OwnStar(picture_of(latest, before), areas)


def plan(stay: Stay, _now: datetime) -> CitizensPlan | None:
    """As it was agreed, and the week as it is."""
    return plan_for_the_citizen(stay)


@dataclass(frozen=True)
class Sign:
    asked: str
    words: str


def signs(stay: Stay, _now: datetime) -> list[Sign] | None:
    """What the citizen said in the hand-over dialogue, without what colleagues wrote beside it."""
    dialogue = latest_dialogue(stay)
    lines = dialogue.lines if dialogue is not None else []
    spoken = [Sign(gettext(line.asked.name), line.citizens_words) for line in lines]
    return [each for each in spoken if each.words] or None


@dataclass(frozen=True)
class Wish:
    topic: str
    text: str


def wishes(stay: Stay, _now: datetime) -> list[Wish] | None:
    """How the citizen wants it, in the citizen's own words."""
    rows = Preference.objects.filter(stay=stay, withdrawn_at=None)
    return [Wish(row.get_topic_display(), row.text) for row in rows] or None


@dataclass(frozen=True)
class Looked:
    on: date
    who: str
    action: str


def readers(stay: Stay, now: datetime) -> list[Looked] | None:
    """Who has read about the citizen, by day: by what they do, never by name. Staff names are
    given after review (SECURITY.md, "Reads are logged"); the key worker's the citizen knows."""
    same_person = Citizen.objects.filter(Q(pk=stay.citizen_id) | Q(joined_into=stay.citizen_id))
    rows = (
        AccessLog.objects.filter(
            controller=stay.controller_id,
            citizen_id__in=same_person.values("pk"),
            at__gte=now - timedelta(days=DAYS_BACK),
        )
        .annotate(on=TruncDate("at"))
        .values("on", "user", "role", "action", "what", "on_behalf_of", "on_behalf_of__name")
        .annotate(last=Max("at"))
        .order_by("-last")
    )
    shown: dict[Looked, None] = {}
    for row in rows.iterator(chunk_size=500):
        line = Looked(row["on"], _who(row, stay), _did(row["action"]))
        shown.setdefault(line)
        if len(shown) == MOST_READERS:
            break
    return list(shown) or None


def _who(row: Mapping[str, Any], stay: Stay) -> str:
    if row["user"] is not None and row["user"] == stay.key_worker_id:
        return gettext("your key worker")
    if row["what"] == OWN_PAGE and row["user"] is None:
        return gettext("your own card")
    if row["user"] is None and row["on_behalf_of"] == stay.controller_id:
        return gettext("somebody who works with you, by a link")
    if row["user"] is None:
        return str(row["on_behalf_of__name"])
    role = Role(row["role"]).label if row["role"] in Role.values else gettext("somebody")
    if row["on_behalf_of"] == stay.controller_id:
        return str(role)
    return f"{role}, {row['on_behalf_of__name']}"


def _did(action: str) -> str:
    words: dict[str, Callable[[], str]] = {
        AccessLog.Action.SEARCH: lambda: gettext("saw you in a search"),
        AccessLog.Action.REVEAL: lambda: gettext("saw your CPR number"),
        AccessLog.Action.PRINT: lambda: gettext("printed something about you"),
        AccessLog.Action.EXPORT: lambda: gettext("took something about you as a file"),
    }
    return words.get(action, lambda: gettext("read about you"))()


#: In the order in which the page shows them. Apps above add theirs (``sections.register``).
SECTIONS: Final = (
    Section(
        key="people",
        title=_("Who is here for me"),
        read=people,
        template="own_page/sections/people.html",
        comes_at_once=True,
    ),
    Section(
        key="coming",
        title=_("What comes"),
        read=coming,
        template="own_page/sections/coming.html",
        comes_at_once=True,
    ),
    Section(
        key="star",
        title=_("My star"),
        read=star,
        template="own_page/sections/star.html",
        is_used=uses_star,
    ),
    Section(
        key="plan",
        title=_("My plan"),
        read=plan,
        template="own_page/sections/plan.html",
        is_used=uses_plan,
    ),
    Section(
        key="signs",
        title=_("My signs, and what helps me"),
        read=signs,
        template="own_page/sections/signs.html",
        is_used=uses_dialogue,
    ),
    Section(
        key="wishes",
        title=_("How I want it"),
        read=wishes,
        template="own_page/sections/wishes.html",
    ),
    Section(
        key="readers",
        title=_("Who has read about me"),
        read=readers,
        template="own_page/sections/readers.html",
    ),
)
