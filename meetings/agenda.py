"""The agenda of a meeting: made of what is open until it is held, and as it was read from then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from meetings.models import Agreement, Meeting, Point
from meetings.still_open import Open, agreements_in_words, open_about
from organisations.actors import Actor
from placements.models import Facility, Stay
from placements.services.house_meetings import stays_to_go_through
from referrals.models import Referral
from schemes.meetings import About

Topic = Point.Topic
#: At a meeting about one citizen, in this order.
_OF_A_CITIZEN = (Topic.AGREED, Topic.PERIOD, Topic.FOLLOW_UPS, Topic.STAR, Topic.WAY_OUT)


@dataclass(frozen=True, kw_only=True)
class AgendaPoint:
    topic: Topic
    #: What is open of it, a line each.
    details: Sequence[str] = ()
    #: Of ``CITIZEN``: whose.
    stay: Stay | None = None
    #: None while nothing was written to it.
    point: Point | None = None

    @property
    def name(self) -> str:
        """What a form calls it."""
        if self.topic is Topic.OWN and self.point is not None:
            return f"own_{self.point.pk}"
        return f"{self.topic}_{self.stay.pk}" if self.stay is not None else str(self.topic)

    @property
    def title(self) -> str:
        if self.stay is not None:
            return self.stay.citizen.called
        if self.topic is Topic.OWN and self.point is not None:
            return self.point.title
        return str(self.topic.label)

    @property
    def text(self) -> str:
        return self.point.text if self.point is not None else ""


def agenda_of(meeting: Meeting, *, by: Actor, now: datetime) -> list[AgendaPoint]:
    """What of it is in the actor's sight: of a house meeting each citizen's point is one's own."""
    points = list(meeting.points.select_related("stay__citizen"))
    for point in points:
        point.meeting = meeting
    if meeting.held_at is not None or meeting.is_correction:
        return list(_as_it_was(points, by))
    written = {(Topic(point.topic), point.stay_id): point for point in points}
    made = _made(meeting, by, now)
    known = {(each.topic, each.stay.pk if each.stay else None) for each in made}
    made = [_with_point(each, written) for each in made]
    # What was written to and is not open any more stays on the agenda.
    still = [point for key, point in written.items() if key not in known and key[0] != Topic.OWN]
    own = [point for point in points if point.topic == Topic.OWN]
    other = written.get((Topic.OTHER, None))
    return [
        *made,
        *_as_it_was([point for point in still if point.topic != Topic.OTHER], by),
        *(AgendaPoint(topic=Topic.OWN, point=point) for point in own),
        AgendaPoint(topic=Topic.OTHER, point=other),
    ]


def _made(meeting: Meeting, by: Actor, now: datetime) -> list[AgendaPoint]:
    about = meeting.rule.about
    if about is About.CITIZEN:
        return list(_of_one(meeting, now))
    assert meeting.facility is not None, "a meeting of a house has its house"
    agreed = _agreed_before(meeting, meeting.facility)
    points = [AgendaPoint(topic=Topic.AGREED, details=agreed)] if agreed else []
    if about is About.HOUSE:
        stays = stays_to_go_through(by, meeting.facility, meeting.rule, meeting.on)
        lines = open_about(stays, on=meeting.on, now=now)
        points += [
            AgendaPoint(topic=Topic.CITIZEN, stay=stay, details=_joined(lines, stay))
            for stay in stays
        ]
    return points


def _of_one(meeting: Meeting, now: datetime) -> Iterator[AgendaPoint]:
    stay = meeting.about_stay
    by_topic: Mapping[Topic, Sequence[str]]
    if stay is not None:
        by_topic = open_about([stay], on=meeting.on, now=now)[stay.pk]
    else:
        assert meeting.referral is not None, "about a stay or a referral"
        by_topic = {
            Topic.AGREED: _agreed_about(meeting.referral, meeting),
            Topic.PERIOD: list(_of_referral(meeting.referral)),
        }
    for topic in _OF_A_CITIZEN:
        if details := by_topic.get(topic, ()):
            yield AgendaPoint(topic=topic, details=details)


def _joined(lines: Open, stay: Stay) -> list[str]:
    return [line for topic in _OF_A_CITIZEN for line in lines[stay.pk].get(topic, ())]


def _of_referral(referral: Referral) -> Iterator[str]:
    day = referral.ready_for_discharge_on or referral.expected_ready_on
    if day is not None:
        words = (
            _("Ready for discharge since %(day)s")
            if referral.ready_for_discharge_on
            else _("Expected ready for discharge: %(day)s")
        )
        yield words % {"day": date_format(day, "DATE_FORMAT")}
    if referral.wished_on is not None:
        yield _("A place is wished from %(day)s") % {
            "day": date_format(referral.wished_on, "DATE_FORMAT")
        }


def _agreed_about(referral: Referral, meeting: Meeting) -> list[str]:
    rows = Agreement.objects.open().filter(meeting__referral=referral, follow_up=None)
    return agreements_in_words(list(rows.select_related("owner")), meeting.on)


def _agreed_before(meeting: Meeting, house: Facility) -> list[str]:
    """At meetings of this kind in the house, about no citizen by name."""
    rows = Agreement.objects.open().filter(
        Q(stay=None), meeting__facility=house, meeting__kind=meeting.kind, follow_up=None
    )
    return agreements_in_words(list(rows.select_related("owner")), meeting.on)


def _with_point(
    made: AgendaPoint, written: Mapping[tuple[Topic, int | None], Point]
) -> AgendaPoint:
    point = written.get((made.topic, made.stay.pk if made.stay else None))
    if point is None:
        return made
    return AgendaPoint(topic=made.topic, details=made.details, stay=made.stay, point=point)


def _place_on_agenda(point: Point) -> tuple[int, date, int]:
    """As it was made: whoever has been here longest first."""
    since = point.stay.moved_in_on if point.stay is not None else None
    return list(Topic).index(Topic(point.topic)), since or date.min, point.pk


def _as_it_was(points: Sequence[Point], by: Actor) -> Iterator[AgendaPoint]:
    about = {point.stay_id for point in points if point.stay_id is not None}
    in_sight = set(
        Stay.objects.visible_to(by).filter(pk__in=about).values_list("pk", flat=True)
        if about
        else ()
    )
    for point in sorted(points, key=_place_on_agenda):
        if point.stay_id is None or point.stay_id in in_sight:
            yield AgendaPoint(
                topic=Topic(point.topic),
                details=point.details.splitlines(),
                stay=point.stay,
                point=point,
            )
