"""What is open about citizens on a day: read together, however many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from meetings.models import Agreement, Point
from placements.models import Absence, FollowUp, Stay
from recovery.history import latest_with_previous, table
from recovery.models import Star
from way_out.card import ways_out_of

Topic = Point.Topic
#: By stay, and by topic: a line for each thing.
Open = dict[int, dict[Topic, list[str]]]


def open_about(stays: Collection[Stay], *, on: date, now: datetime) -> Open:
    """On the day of a meeting: what is due by then, what stands, what was agreed and is not done.
    The same statements however many stays."""
    by_stay: Open = {stay.pk: defaultdict(list) for stay in stays}
    if not by_stay:
        return by_stay
    for stay in stays:
        by_stay[stay.pk][Topic.PERIOD] += _period(stay, on)
    for topic, lines in (
        (Topic.PERIOD, _absences(stays, on)),
        (Topic.AGREED, _agreements(stays, on)),
        (Topic.FOLLOW_UPS, _follow_ups(stays, on, timezone.localdate(now))),
        (Topic.STAR, _stars(stays)),
        (Topic.WAY_OUT, _locks(stays, now)),
    ):
        for pk, line in lines:
            by_stay[pk][topic].append(line)
    return by_stay


def agreements_in_words(agreements: Collection[Agreement], on: date) -> list[str]:
    return [
        (
            _("%(what)s: %(whose)s, was to be done by %(day)s")
            if agreement.is_late_on(on)
            else _("%(what)s: %(whose)s, by %(day)s")
        )
        % {"what": agreement.what, "whose": agreement.whose, "day": _day(agreement.due_on)}
        for agreement in agreements
    ]


def _period(stay: Stay, on: date) -> Iterator[str]:
    day = stay.day_number(on)
    if day is not None and day > 0:
        yield _("Day %(n)d of the stay") % {"n": day}
    if stay.planned_end_on is not None:
        words = (
            _("The planned end has passed: %(day)s")
            if stay.planned_end_on < on
            else _("Planned end: %(day)s")
        )
        yield words % {"day": _day(stay.planned_end_on)}


def _absences(stays: Collection[Stay], on: date) -> Iterator[tuple[int, str]]:
    for absence in Absence.objects.on(on).filter(stay__in=stays).order_by("starts_on"):
        facts = {"where": absence.get_kind_display(), "day": _day(absence.starts_on)}
        yield absence.stay_id, _("%(where)s since %(day)s") % facts


def _agreements(stays: Collection[Stay], on: date) -> Iterator[tuple[int, str]]:
    """Those that are no follow-ups: these stand among the follow-ups."""
    of_these = Q(stay__in=stays) | Q(meeting__stay__in=stays) | Q(meeting__referral__stay__in=stays)
    rows = (
        Agreement.objects.open()
        .filter(of_these, follow_up=None)
        .select_related("owner", "meeting__referral")
    )
    for agreement in rows:
        meeting = agreement.meeting
        of_referral = meeting.referral.stay_id if meeting.referral else None
        pk = agreement.stay_id or meeting.stay_id or of_referral
        assert pk is not None, "the filter asks for the stay"
        yield pk, agreements_in_words([agreement], on)[0]


def _follow_ups(stays: Collection[Stay], on: date, today: date) -> Iterator[tuple[int, str]]:
    """Whose window has opened by the day."""
    rows = FollowUp.objects.open().filter(stay__in=stays, opens_on__lte=on).order_by("due_on")
    by_pk = {stay.pk: stay for stay in stays}
    for follow_up in rows:
        follow_up.stay = by_pk[follow_up.stay_id]
        words = (
            _("%(title)s, overdue since %(day)s")
            if follow_up.due_on < today
            else _("%(title)s, due on %(day)s")
        )
        facts = {"title": _(follow_up.rule.title), "day": _day(follow_up.due_on)}
        yield follow_up.stay_id, words % facts


def _stars(stays: Collection[Stay]) -> Iterator[tuple[int, str]]:
    """The last one of each, and what has changed since the one before."""
    stars_of: dict[int, list[Star]] = defaultdict(list)
    for star in Star.objects.finished().filter(stay__in=stays).prefetch_related("scores"):
        stars_of[star.stay_id].append(star)
    for pk, stars in stars_of.items():
        both = latest_with_previous(stars)
        assert both is not None, "there is at least one"
        latest, previous = both
        yield pk, _("Made on %(day)s") % {"day": _day(latest.made_on)}
        for row in table([previous, latest] if previous else [latest]):
            cell = row.last
            if cell.score is not None and cell.change:
                yield pk, f"{row.area.label}: {cell.score.score} ({cell.change_text})"


def _locks(stays: Collection[Stay], now: datetime) -> Iterator[tuple[int, str]]:
    for pk, way_out in ways_out_of(stays, now=now).items():
        if way_out is None or way_out.obstacle:
            continue
        for line in way_out.missing:
            yield pk, f"{line.named}: {line.in_words}"


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
